// Host pages keep bars in place at the edges of the window: headers, cookie notices. They are not to cover what has focus in
// a frame that stands in the page.

type Edge = 'Top' | 'Bottom';

/**
 * Until the function that comes back is called, the browser scrolls what has focus in the frame
 * clear of those bars. This is done with the page's scroll padding, so that the frame need not
 * say where its focus is.
 */
export function keepFocusClear(element: HTMLElement): () => void {
  const { style } = document.documentElement;
  const { scrollPaddingTop, scrollPaddingBottom } = style;
  const own = getComputedStyle(document.documentElement);
  const least = { Top: parseFloat(own.scrollPaddingTop) || 0, Bottom: parseFloat(own.scrollPaddingBottom) || 0 };
  const measure = () => {
    for (const edge of ['Top', 'Bottom'] as const) {
      const bar = covered(edge, element);
      if (bar > least[edge]) style[`scrollPadding${edge}`] = `${bar}px`;
    }
  };
  measure();
  addEventListener('scroll', measure, { passive: true });
  return () => {
    removeEventListener('scroll', measure);
    Object.assign(style, { scrollPaddingTop, scrollPaddingBottom });
  };
}

/** How many pixels at this edge of the window lie behind something that stays in place there. */
function covered(edge: Edge, element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  let pixels = 0;
  // More than one bar may be stacked; what fills half the window is a dialogue, not a bar.
  for (let bar = 0; bar < 4; ++bar) {
    const y = edge === 'Top' ? pixels + 1 : innerHeight - pixels - 2;
    const rect = barAt(left + width / 2, y, element);
    const reach = rect ? Math.ceil(edge === 'Top' ? rect.bottom : innerHeight - rect.top) : 0;
    if (reach <= pixels || reach > innerHeight / 2) break;
    pixels = reach;
  }
  return pixels;
}

/** Where the bar is that lies over this point of the window, if there is one. */
function barAt(x: number, y: number, element: HTMLElement): DOMRect | null {
  let node = document.elementFromPoint(x, y);
  for (; node && !node.contains(element); node = node.parentElement) {
    const { position } = getComputedStyle(node);
    if (position === 'fixed' || position === 'sticky') return node.getBoundingClientRect();
  }
  return null;
}
