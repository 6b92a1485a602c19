// Leaving in a hurry, on the pages that have "Exit this page": nothing of the form stays in sight or comes back with the
// browser's Back, and pressing Shift three times is as good as the link. Loaded by those pages alone.

interface Words {
  exit: string;
  emergency: string;
  exiting: string;
  pressTwice: string;
  pressOnce: string;
  expired: string;
}

/** How long one press of Shift waits for the next, as the design system has it. */
const PATIENCE_MS = 5000;

const place = document.querySelector<HTMLElement>('.govuk-exit-this-page')!;
/** The link above the screens, and the same once more below them. */
const links = document.querySelectorAll<HTMLAnchorElement>('.govuk-exit-this-page__button');
const said = place.querySelector<HTMLElement>('[role="status"]')!;
const inAllLanguages = JSON.parse(place.dataset.words!) as Record<string, Words>;
const words = () => inAllLanguages[document.documentElement.lang]!;

let presses = 0;
let waiting = 0;
let left = false;

function leave() {
  left = true;
  // Nobody is asked whether they are sure.
  document.documentElement.dataset.leaving = '';
  said.textContent = words().exiting;
  // Before the other page has come there is nothing to be seen, nor a title that tells what this was.
  document.title = location.hostname;
  for (const region of document.querySelectorAll<HTMLElement>('#sealwell-back, #sealwell-alert, #sealwell-screen, #sealwell-waiting, #sealwell-handed, #sealwell-device')) {
    region.replaceChildren();
    region.hidden = true;
  }
}

for (const link of links) {
  link.addEventListener('click', (event) => {
    leave();
    // This screen's place in the history goes to the other page.
    try {
      window.top!.location.replace(link.href);
      event.preventDefault();
    } catch {
      // A sandbox that does not let a frame do this lets the link itself try.
    }
  });
  // It is called a button, and a button is pressed with Space too.
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}

function reset(sentence = '') {
  presses = 0;
  clearTimeout(waiting);
  said.textContent = sentence;
}

document.addEventListener('keyup', (event) => {
  if (left) return;
  if (event.key !== 'Shift') {
    // Capital letters are typed with Shift too.
    if (presses) reset();
    return;
  }
  clearTimeout(waiting);
  presses += 1;
  if (presses === 3) {
    links[0]!.click();
    return;
  }
  said.textContent = presses === 1 ? words().pressTwice : words().pressOnce;
  waiting = setTimeout(() => reset(words().expired), PATIENCE_MS);
});

// Typed text between two presses ends the count, whichever key it was.
document.addEventListener('keydown', (event) => {
  if (presses && event.key !== 'Shift') reset();
});

// A page that the browser had kept as it was begins anew.
addEventListener('pageshow', (event) => {
  if (event.persisted && left) location.reload();
});

new MutationObserver(() => {
  const { exit, emergency } = words();
  for (const link of links) {
    link.firstElementChild!.textContent = emergency;
    link.lastChild!.textContent = ` ${exit}`;
  }
}).observe(document.documentElement, { attributeFilter: ['lang'] });
