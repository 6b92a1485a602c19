// Focus that the keyboard moves while the journey is over the window. A browser that moves it scrolls every page around the
// frame so that it is in sight, as far as that page's scroll padding asks: the host could read from its own scroll position
// which control has focus, and so which option was chosen. Here it is moved without that, and the frame alone scrolls.

const STEPS: Record<string, number | undefined> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

const isRadio = (one: Element): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio';

/** What Tab stops at, in its order, each group of radio buttons once. */
function tabStops(at: HTMLElement): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea,summary,[tabindex]')];
  return all.filter((one) => {
    if (one !== at && (one.tabIndex < 0 || one.matches(':disabled') || !one.getClientRects().length ||
                       getComputedStyle(one).visibility !== 'visible')) return false;
    if (!isRadio(one) || one === at) return true;
    const group = radiosOf(one);
    return !group.includes(at as HTMLInputElement) && one === (group.find(({ checked }) => checked) ?? group[0]);
  });
}

const radiosOf = ({ name, form }: HTMLInputElement) =>
  [...document.querySelectorAll('input')].filter((one) => isRadio(one) && one.name === name && one.form === form && !one.disabled);

/** What the key that was pressed at `at` leads to; null leaves the key to the browser. */
function next(at: HTMLElement, { key, shiftKey }: KeyboardEvent): HTMLElement | null {
  if (key === 'Tab') {
    // From no control, the browser goes on from where somebody pointed last.
    const stops = at === document.body ? [] : tabStops(at);
    return stops[stops.indexOf(at) + (shiftKey ? -1 : 1)] ?? null;
  }
  const step = STEPS[key];
  if (!step || shiftKey || !isRadio(at)) return null;
  const group = radiosOf(at);
  return group[(group.indexOf(at) + step + group.length) % group.length]!;
}

/** Moves focus there; the frame alone scrolls to it. */
export function moveFocus(target: HTMLElement) {
  target.focus({ preventScroll: true });
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  const ceiling = MARGIN + (parseFloat(scrollPaddingTop) || 0);
  const floor = innerHeight - MARGIN;
  // With its label, which is what is drawn of a radio button, and stands above a field; a long one may leave no room for both.
  const own = target.getBoundingClientRect();
  const all = [own, ...[...((target as HTMLInputElement).labels ?? [])].map((one) => one.getBoundingClientRect())];
  const whole = { top: Math.min(...all.map((one) => one.top)), bottom: Math.max(...all.map((one) => one.bottom)) };
  const { top, bottom } = whole.bottom - whole.top <= floor - ceiling ? whole : own;
  if (top < ceiling || bottom > floor) scrollBy(0, top < ceiling ? top - ceiling : Math.min(top - ceiling, bottom - floor));
}

/** Room around what has focus, for what shows that it has. */
const MARGIN = 16;

/** Has the keys that move focus leave the pages around the frame where they are, as long as `isAsked`. */
export function keepHostStill(isAsked: () => boolean) {
  document.addEventListener('keydown', (event) => {
    const at = document.activeElement;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !(at instanceof HTMLElement) || !isAsked()) return;
    const target = next(at, event);
    if (!target) return;
    event.preventDefault();
    moveFocus(target);
    if (event.key !== 'Tab') target.click();
    else if (target instanceof HTMLInputElement && !/radio|checkbox/.test(target.type)) target.select();
  });
}
