/** Where the resident is in the browser's history. The address tells nothing of it. */
export interface Trail {
  /** A new screen. */
  moved(position: number): void;
  /** The screen that `visit` asked for, or the one shown instead of it. */
  visited(position: number): void;
  /** A run was taken up at that screen. */
  restored(position: number): void;
  /** The resident is within the journey, or no longer. */
  within(is: boolean): void;
  /** From here on what was shown so far leads nowhere: it is forgotten. */
  begin(): void;
}

/** WebKit refuses a page that makes more than a hundred entries within half a minute. */
const MAX_RESTORED = 50;

const drawn = () => crypto.getRandomValues(new Uint32Array(2)).join('-');

/** On a page of its own: one entry a screen. An entry holds the screen's position and nothing else. */
export class ScreenTrail implements Trail {
  /** Tells this run's entries from those of an earlier load of the page. */
  private run = '';
  private first = 0;

  constructor(private position: number, onVisit: (position: number) => void) {
    this.begin();
    addEventListener('popstate', (event) => {
      const entry = event.state as { run?: string; position?: number } | null;
      if (entry?.run === this.run && typeof entry.position === 'number') onVisit(entry.position);
      else this.replace();
    });
  }

  /** A new entry when the trail has grown, else the present one is overwritten. */
  moved(position: number) {
    const grown = position > this.position;
    this.position = position;
    if (grown) history.pushState(this.entry(), '');
    else this.replace();
  }

  /** Back leads to the screens before it. */
  restored(position: number) {
    for (let at = Math.max(1, position - MAX_RESTORED); at <= position; ++at) this.moved(at);
  }

  visited(position: number) {
    this.position = position;
    this.replace();
  }

  within() {}

  /** Goes back by the browser's history; false where no entry of this run lies before the present one. */
  back(): boolean {
    const can = this.position > this.first;
    if (can) history.back();
    return can;
  }

  begin() {
    this.run = drawn();
    this.first = this.position;
    this.replace();
  }

  private entry() {
    return { run: this.run, position: this.position };
  }

  private replace() {
    history.replaceState(this.entry(), '');
  }
}

/** What browsers with the Navigation API say of the navigation that comes. */
type NavigateEvent = Event & { userInitiated: boolean };

/**
 * In a frame, whose entries the host page can count: one for the whole journey, however many screens it has. It is made when
 * the journey begins, made again each time that Back has used it up, and taken away when the resident is out of the journey.
 *
 * Its address is one that the host can't know. To an address that it knows a host could add the id of an element, which takes
 * the focus where that element is there: it could ask for any id whether the screen at hand has it.
 */
export class SingleEntry implements Trail {
  private readonly run = drawn();
  private readonly address = `?${drawn()}`;
  private isWithin = false;
  private isLeaving = false;
  private byResident = false;

  /**
   * `onBack` goes to the screen before, or out of the journey; false where there is neither. It is told whether the browser
   * says that the resident asked for it, and not a script: the host's scripts drive this history too.
   */
  constructor(onBack: (byResident: boolean) => boolean) {
    history.replaceState(null, '', this.address);
    (window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
      this.byResident = (event as NavigateEvent).userInitiated;
    });
    addEventListener('popstate', () => {
      const left = this.isLeaving;
      this.isLeaving = false;
      // An entry that the host had made before this script ran.
      if (location.search !== this.address) history.replaceState(history.state, '', this.address);
      if (this.isWithin && !this.isHere && (left || onBack(this.byResident))) this.hold();
    });
    // A browser may not count an entry that was made without a tap.
    addEventListener('click', () => this.hold(), true);
  }

  within(is: boolean) {
    this.isWithin = is;
    if (is) this.hold();
    else if (this.isHere) {
      this.isLeaving = true;
      history.back();
    }
  }

  moved() {}
  visited() {}
  restored() {}
  begin() {}

  private get isHere() {
    return (history.state as { run?: string } | null)?.run === this.run;
  }

  private hold() {
    if (this.isWithin && !this.isHere) history.pushState({ run: this.run }, '', this.address);
  }
}
