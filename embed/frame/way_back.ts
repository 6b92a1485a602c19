interface Words {
  back: string;
  goOn: string;
  paused: string;
}

const place = document.getElementById('sealwell-back')!;
const inAllLanguages = JSON.parse(place.dataset.words!) as Record<string, Words>;

/** What is said of leaving and going on, in the language at hand. */
export const wayBackWords = () => inAllLanguages[document.documentElement.lang]!;

/** A telephone that was called has the page leave for a moment, as browsers see it. */
const CALL_MS = 1000;

/** The way back to the partner's page, above every screen of a journey that is shown over its window. */
export class WayBack {
  private called = 0;

  constructor(back: () => void) {
    place.addEventListener('click', back);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) back();
    });
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a[href^="tel:"], a[href^="mailto:"], a[download]')) this.called = Date.now();
    }, true);
  }

  show(is: boolean) {
    place.hidden = !is;
    place.firstElementChild!.textContent = wayBackWords().back;
  }

  /** Whether a link that leaves the page where it is was followed just now. */
  isCalling = () => Date.now() - this.called < CALL_MS;
}
