/** WebKit refuses a page that makes more than a hundred entries within half a minute. */
const MAX_RESTORED = 50;

/**
 * The resident's trail in the browser's history, one entry a screen. An entry holds the screen's
 * position and nothing else; the address never changes.
 */
export class Trail {
  /** Tells this run's entries from those of an earlier load of the page. */
  private run = '';
  private position: number;

  constructor(position: number, onVisit: (position: number) => void) {
    this.position = position;
    this.begin();
    addEventListener('popstate', (event) => {
      const entry = event.state as { run?: string; position?: number } | null;
      if (entry?.run === this.run && typeof entry.position === 'number') onVisit(entry.position);
      else this.replace();
    });
  }

  /** A new screen: a new entry when the trail has grown, else the present one is overwritten. */
  moved(position: number) {
    const grown = position > this.position;
    this.position = position;
    if (grown) history.pushState(this.entry(), '');
    else this.replace();
  }

  /** A run was taken up at that screen: Back leads to those before it. */
  restored(position: number) {
    for (let at = Math.max(1, position - MAX_RESTORED); at <= position; ++at) this.moved(at);
  }

  /** The screen that the browser's Back or Forward asked for, or the one shown instead of it. */
  visited(position: number) {
    this.position = position;
    this.replace();
  }

  /** Whether an entry of this run lies before the present one. */
  get canGoBack(): boolean {
    return this.position > this.first;
  }

  /** From here on the entries made so far lead nowhere: what they stood for is forgotten. */
  begin() {
    this.run = crypto.getRandomValues(new Uint32Array(2)).join('-');
    this.first = this.position;
    this.replace();
  }

  private first = 0;

  private entry() {
    return { run: this.run, position: this.position };
  }

  private replace() {
    history.replaceState(this.entry(), '');
  }
}
