import { HEIGHT_MAX, readHostMessage, wireMessage, type Display, type FrameMessage } from '../protocol/messages.js';

/** The frame has its place in the page back within this time after it was told to hide, or never changed its size. */
const SETTLED_MS = 1000;

/** Sizes that follow each other within this time are passed over: a page that is laid out anew goes through several. */
const RESIZING_MS = 150;

/** The page around the frame, when there is one that speaks our protocol. Nothing that it is told depends on an answer. */
export interface Host {
  /** Whether it shows the journey over its whole window, and the start screen in the page. */
  opensWindow(): boolean;
  /** Whether it does so now. */
  isOverWindow(): boolean;
  /** Whether the journey was ever begun. */
  hasOpened(): boolean;
  /** Its origin; empty while there is none. */
  origin(): string;
  ready(): void;
  /** The journey begins or goes on. */
  show(): void;
  /** It is put aside, or over. */
  hide(): void;
  /** The resident has left its last screen, or cleared it. */
  ended(): void;
}

/**
 * Greets the host page. `startHeight` is how tall the start screen is by itself; `cancelled` is called when the resident asks
 * the host to close its window. Alone at the top: silent.
 */
export function connectHost(window: Window & typeof globalThis, startHeight: () => number, cancelled: () => void): Host {
  const { document, parent } = window;
  let origin = '';
  let display: Display = 'inline';
  let told = 0;
  let isReady = false;
  let isShown = false;
  let hasOpened = false;
  let hasEnded = false;
  /** Whether the frame has the size of its place in the page. */
  let settled = true;
  let timer = 0;

  const tell = (type: Exclude<FrameMessage['type'], 'height'>) => {
    if (origin) parent.postMessage(wireMessage({ type }), origin);
  };
  const tellWindow = (type: 'show' | 'hide') => {
    if (display === 'window') tell(type);
  };

  const fit = () => {
    if (display !== 'window' || isShown || !settled) return;
    const height = Math.min(HEIGHT_MAX, Math.ceil(startHeight()));
    if (height < 1 || height === told) return;
    told = height;
    parent.postMessage(wireMessage({ type: 'height', height }), origin);
  };

  const receive = (event: MessageEvent) => {
    if (event.source !== parent || event.origin === 'null' || (origin && event.origin !== origin)) return;
    const message = readHostMessage(event.data);
    if (message?.type === 'cancel' && origin) cancelled();
    if (message?.type !== 'init' || origin) return;
    ({ origin } = event);
    ({ display } = message);
    fit();
    if (isReady) tell('ready');
    if (isShown) tellWindow('show');
    if (hasOpened) tell('opened');
  };

  const fitSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(fit, RESIZING_MS);
  };
  const settle = () => {
    if (isShown) return;
    settled = true;
    fitSoon();
  };

  if (parent !== window) {
    window.addEventListener('message', receive);
    window.addEventListener('resize', settle);
    new ResizeObserver(() => settled && fitSoon()).observe(document.body);
    // The host's origin is not known yet, and this says nothing: the only message to just anyone.
    // Once more where no answer came: a message that a busy browser loses is a frame that stays too small.
    const greet = () => origin || parent.postMessage(wireMessage({ type: 'hello' }), '*');
    greet();
    setTimeout(greet, 2000);
  }

  return {
    opensWindow: () => display === 'window',
    isOverWindow: () => display === 'window' && isShown,
    hasOpened: () => hasOpened,
    origin: () => origin,
    ready() {
      isReady = true;
      tell('ready');
    },
    show() {
      if (isShown) return;
      isShown = true;
      settled = false;
      tellWindow('show');
      if (hasOpened) return;
      hasOpened = true;
      tell('opened');
    },
    hide() {
      if (!isShown) return;
      isShown = false;
      tellWindow('hide');
      // Until then it still has the size of the window.
      setTimeout(settle, SETTLED_MS);
    },
    ended() {
      if (!hasOpened || hasEnded) return;
      hasEnded = true;
      tell('ended');
    },
  };
}
