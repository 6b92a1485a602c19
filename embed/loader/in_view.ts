/**
 * Scrolls the page so that the top of `element` can be seen, when it can't: below whatever the
 * page keeps in place at the top of the window.
 */
export function bringTopIntoView(element: HTMLElement) {
  const top = element.getBoundingClientRect().top;
  if (top >= coveredAbove(element) && top < innerHeight / 2) return;
  const scroll = () => element.scrollIntoView({ block: 'start', behavior: 'instant' });
  scroll();
  // A header may cover the top only once the page is scrolled.
  const covered = coveredAbove(element);
  if (element.getBoundingClientRect().top >= covered) return;
  const margin = element.style.scrollMarginTop;
  element.style.scrollMarginTop = `${covered}px`;
  scroll();
  element.style.scrollMarginTop = margin;
}

/** How many pixels at the top of the window lie behind something that stays in place there. */
function coveredAbove(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  let covered = 0;
  // More than one bar may be stacked; what fills half the window is a dialogue, not a header.
  for (let bar = 0; bar < 4; ++bar) {
    const bottom = barAt(left + width / 2, covered, element);
    if (bottom <= covered || bottom > innerHeight / 2) break;
    covered = Math.ceil(bottom);
  }
  return covered;
}

/** The lower edge of the bar at this point of the window, 0 when there is none. */
function barAt(x: number, y: number, element: HTMLElement): number {
  let node = document.elementFromPoint(x, y + 1);
  for (; node && !node.contains(element); node = node.parentElement) {
    const { position } = getComputedStyle(node);
    if (position === 'fixed' || position === 'sticky') return node.getBoundingClientRect().bottom;
  }
  return 0;
}
