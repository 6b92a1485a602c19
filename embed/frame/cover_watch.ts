// Whether the host's page covers, clips, fades or distorts the frame while somebody is at the form. Browsers that can tell
// (Chromium and what is made from it: IntersectionObserver, version 2) say only whether the frame as a whole is surely in plain
// sight; of the others nothing is said. What is wholly transparent does not count to them: docs/frame-protocol.md.

/** What covers it for less long is on its way: a window that opens, a message that goes by itself. */
const PATIENCE_MS = 1500;

/** With less of it in sight it is clipped: a telephone's address bar takes less. */
const LEAST_IN_SIGHT = 0.8;

/** An invisible box that stays there and takes no click. Not in the body, whose parts make the height that the host is told. */
function mark(place: string): HTMLElement {
  const box = document.createElement('div');
  box.style.cssText = `position:fixed;${place};z-index:2147483647;pointer-events:none`;
  document.documentElement.append(box);
  return box;
}

/** Calls `found` once, when somebody answers while it is so; `isAsked`: whether the journey is over the window. */
export function watchCover(isAsked: () => boolean, found: () => void) {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return;
  let since = 0;
  // One as large as the frame, to see what is clipped. One in its corner, above everything of the frame's own: whether that is
  // covered is decided for the frame as a whole.
  const whole = mark('inset:0');
  const corner = mark('left:0;top:0;width:1px;height:1px');
  let isClipped = false;
  let isCovered = false;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, intersectionRatio, isVisible } of entries as (IntersectionObserverEntry & { isVisible: boolean })[]) {
      if (target === whole) isClipped = intersectionRatio < LEAST_IN_SIGHT;
      else isCovered = !isVisible;
    }
    if (!isClipped && !isCovered) since = 0;
    else since ||= Date.now();
  }, { trackVisibility: true, delay: 100, threshold: [0, LEAST_IN_SIGHT, 1] } as IntersectionObserverInit);
  observer.observe(whole);
  observer.observe(corner);

  document.addEventListener('input', function look() {
    if (!since || !isAsked() || Date.now() - since < PATIENCE_MS) return;
    document.removeEventListener('input', look);
    observer.disconnect();
    whole.remove();
    corner.remove();
    found();
  });
}
