import { HEIGHT_MAX, HEIGHT_STEP, readHostMessage, wireMessage, type FrameMessage } from '../protocol/messages.js';

/** A shrinking of fewer pixels than this is kept from the host page: it would only make its content jump. */
const SHRINK_STEP = 256;

/** The height to tell the host page for content of this many pixels, when it has been told `announced`. */
export function announcedHeight(content: number, announced: number): number {
  const steps = Math.max(1, Math.ceil(content / HEIGHT_STEP));
  const height = Math.min(HEIGHT_MAX, steps * HEIGHT_STEP);
  return height > announced || announced - height >= SHRINK_STEP ? height : announced;
}

/** The page around the frame, when there is one that speaks our protocol. */
export interface Host {
  ready(): void;
  /**
   * Another screen is there, or the same one with errors, and its top gets focus. Says whether the page
   * around brings that into view; alone and in a plain iframe the browser has to.
   */
  shown(step: number): boolean;
  completed(reference: string): void;
  closed(): void;
  /** Its origin; empty while there is none. */
  origin(): string;
}

/** Greets the host page and from its answer on keeps it told of the height. Alone at the top: silent. */
export function connectHost(window: Window & typeof globalThis): Host {
  const { document, parent } = window;
  const embedded = parent !== window;
  let origin = '';
  let announced = 0;
  let isReady = false;
  let lastStep = 0;

  const tellHost = (message: FrameMessage) => {
    if (origin) parent.postMessage(wireMessage(message), origin);
  };

  const fit = () => {
    const height = announcedHeight(document.documentElement.getBoundingClientRect().height, announced);
    if (!origin || height === announced) return;
    announced = height;
    tellHost({ type: 'height', height });
  };

  const receive = (event: MessageEvent) => {
    if (event.source !== parent || event.origin === 'null') return;
    if (origin || !readHostMessage(event.data)) return;
    origin = event.origin;
    // The host gives as much room as we ask for; a scroll bar would only flicker.
    document.documentElement.style.overflow = 'hidden';
    fit();
    if (isReady) tellHost({ type: 'ready' });
  };

  if (embedded) {
    window.addEventListener('message', receive);
    new ResizeObserver(fit).observe(document.documentElement);
    // The host's origin is not known yet, and this says nothing: the only message to just anyone.
    // Once more where no answer came: a message that a busy browser loses is a frame that stays too small.
    const greet = () => origin || parent.postMessage(wireMessage({ type: 'hello' }), '*');
    greet();
    setTimeout(greet, 2000);
  }

  return {
    ready() {
      isReady = true;
      tellHost({ type: 'ready' });
    },
    shown(step) {
      // Without a host that makes room the page scrolls by itself, alone and in a plain iframe alike.
      window.scrollTo(0, 0);
      fit();
      if (step !== lastStep) tellHost({ type: 'progress', step });
      lastStep = step;
      tellHost({ type: 'focus' });
      return !!origin;
    },
    completed: (reference) => tellHost({ type: 'completed', reference }),
    closed: () => tellHost({ type: 'closed' }),
    origin: () => origin,
  };
}
