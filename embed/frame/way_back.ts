interface Words {
  back: string;
  goOn: string;
  paused: string;
}

const inAllLanguages = JSON.parse(document.body.dataset.wayBack!) as Record<string, Words>;

/** The bar above everything else on the page. */
const place = document.createElement('div');
const button = document.createElement('button');
place.id = 'sealwell-back';
place.hidden = true;
button.type = 'button';
button.className = 'sealwell-link';
place.append(button);
document.body.prepend(place);

/** What is said of leaving and going on, in the language at hand. */
export const wayBackWords = () => inAllLanguages[document.documentElement.lang]!;

/** A telephone that was called has the page leave for a moment, as browsers see it. */
const CALL_MS = 1000;
let called = 0;

/** Whether a link that leaves the page where it is was followed just now. */
export const isCalling = () => Date.now() - called < CALL_MS;

/** Shows the way back to the partner's page above a journey that is shown over its window, or takes it away. */
export function showWayBack(is: boolean) {
  place.hidden = !is;
  button.textContent = wayBackWords().back;
}

/** Where Back does not lead out of the journey, this does. */
export const focusOnWayBack = () => button.focus({ preventScroll: true });

/** Has it lead there, and Escape as well. */
export function connectWayBack(back: () => void) {
  button.addEventListener('click', back);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) back();
  });
  document.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('a[href^="tel:"], a[href^="mailto:"]')) called = Date.now();
  }, true);
}
