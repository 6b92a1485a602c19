/**
 * The dialog that shows a frame over the page's whole window. It is there from the beginning, open and part of the page, so
 * that the frame in it never moves and never loads anew. The top layer is out of reach of whatever the page does to its place:
 * transforms, clipped boxes, headers that stay in place.
 */
export class JourneyWindow {
  readonly dialog = document.createElement('dialog');
  private unlockScroll: (() => void) | null = null;

  /** True where the browser can do this. */
  static readonly works = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;

  /** `cancelled` is called when the resident asks to close it from outside the frame. */
  constructor(private readonly frame: HTMLIFrameElement, cancelled: () => void) {
    const { dialog } = this;
    dialog.append(frame);
    // Where the browser knows this, a phone's Back goes through the history, and so to the screen before.
    dialog.setAttribute('closedby', 'none');
    this.stand();
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      cancelled();
    });
    dialog.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') cancelled();
    });
    // Some browsers close it all the same when they are asked twice.
    dialog.addEventListener('close', () => {
      if (dialog.open) return;
      this.hide();
      cancelled();
    });
  }

  show() {
    if (this.unlockScroll) return;
    this.dialog.close();
    this.dialog.style.cssText = `all:initial;${COLUMN};position:fixed;inset:0;background:Canvas`;
    this.dialog.showModal();
    this.unlockScroll = lockScroll();
    this.frame.focus({ preventScroll: true });
  }

  hide() {
    if (!this.unlockScroll) return;
    this.unlockScroll();
    this.unlockScroll = null;
    this.dialog.close();
    // Laid out anew, and not moved: browsers would count what moves as a fault of the page's.
    this.dialog.style.display = 'none';
    void this.dialog.offsetWidth;
    this.stand();
    this.frame.focus({ preventScroll: true });
  }

  /** For good. */
  end() {
    this.unlockScroll?.();
    this.dialog.remove();
  }

  private stand() {
    // Not `show()`: that would take the focus from whatever the page's visitor is at.
    this.dialog.open = true;
    this.dialog.style.cssText = `all:unset;${COLUMN};flex:1`;
  }
}

const COLUMN = 'display:flex;flex-direction:column';

/** Keeps the page from scrolling behind the dialog, without its content getting wider where its scroll bar was. */
function lockScroll(): () => void {
  const { style, clientWidth } = document.documentElement;
  const padding = parseFloat(getComputedStyle(document.documentElement).paddingInlineEnd) || 0;
  const locked = {
    'overflow': 'hidden',
    'overscroll-behavior': 'none',
    'padding-inline-end': `${padding + Math.max(0, innerWidth - clientWidth)}px`,
  };
  const before = Object.entries(locked).map(([name, value]) => {
    const own = [name, style.getPropertyValue(name), style.getPropertyPriority(name)] as const;
    style.setProperty(name, value, 'important');
    return own;
  });
  return () => {
    for (const [name, value, priority] of before) style.setProperty(name, value, priority);
  };
}
