import { wrapHostCopyMessage } from '../protocol/host_copy_messages.js';
import { readFrameMessage, wireMessage } from '../protocol/messages.js';
import { handleHostCopyMessage } from './host_storage.js';
import { bringTopIntoView, keepFocusClear } from './in_view.js';

export const ELEMENT_NAME = 'sealwell-assessment';

/** What the service, language and label look like when nobody mistyped them. */
const SERVICE = /^[a-z0-9-]{1,64}$/;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const DEFAULT_LABEL = 'Health and lifestyle assessment';

/**
 * What the frame may do. Scripts together with its own origin is safe because that origin is never
 * the page's; modals are for the print dialogue, downloads for the results, popups for links. It may leave the page
 * around it when its visitor does something: that is "Exit this page".
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups ' +
                'allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/**
 * How wide the frame would be if its place were as wide as its content: as wide as the frame's column
 * gets. Where the page floats the element or lays it out in a row, it is that wide or as wide as there
 * is room; everywhere else it fills its place.
 */
const OWN_WIDTH = 'min(100vw, 704px)';

/**
 * The least height: 600 pixels at first, and the window's unless the page's author wants the frame to fit its content. A
 * frame whose lower edge is out of sight can grow and shrink without moving anything that is seen. The page can't tell
 * whether its visitor has just tapped inside the frame, so what moves then moves for no reason that it or the browser knows.
 */
const FIRST_HEIGHT = 'min-height:600px';
const WINDOW_HEIGHT = 'min-height:max(600px,100vh);min-height:max(600px,100svh)';

/** `<sealwell-assessment>`: the frame, as tall as its content, and a link until the frame is there. */
export class AssessmentElement extends HTMLElement {
  static readonly observedAttributes = ['service', 'language', 'origin', 'open-in-own-tab', 'fit-content', 'label'];

  /** Where frames come from unless the attribute `origin` says otherwise. */
  static serviceOrigin = '';

  private readonly shadow = this.attachShadow({ mode: 'closed' });
  private frame: HTMLIFrameElement | null = null;
  private frameOrigin = '';
  private box: HTMLElement | null = null;
  private fallback: HTMLElement | null = null;
  private stopKeepingClear: (() => void) | null = null;
  private fitsContent = false;
  /** How tall the frame is to be, in pixels; 0 once it is. */
  private wanted = 0;

  connectedCallback() {
    this.begin();
  }

  disconnectedCallback() {
    this.end();
  }

  /** With this the browser moves the element within the page (`moveBefore`) without ending the session. */
  connectedMoveCallback() {}

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (!this.box || before === after) return;
    if (name === 'label' && this.frame) this.frame.title = this.label();
    else {
      this.end();
      this.begin();
    }
  }

  private begin() {
    const service = this.getAttribute('service') ?? '';
    const language = this.getAttribute('language') ?? '';
    this.frameOrigin = originOf(this.getAttribute('origin')) || AssessmentElement.serviceOrigin;
    if (!SERVICE.test(service) || !this.frameOrigin) return;
    const path = LANGUAGE.test(language) ? `${service}/${language}` : service;

    if (getComputedStyle(this).display === 'inline') this.style.display = 'block';
    // Style sheets that say how tall everything is, or that everything moves slowly, mean something else.
    this.style.cssText += ';height:auto!important;max-height:none!important;transition:none!important';
    this.box = document.createElement('div');
    this.fitsContent = this.hasAttribute('fit-content');
    const ownTab = this.hasAttribute('open-in-own-tab');
    this.fallback = this.linkTo(`${this.frameOrigin}/a/${path}`, ownTab);
    if (!ownTab) {
      // Frame and link share the first height, so that nothing moves when the link goes.
      this.box.style.cssText = `display:flex;flex-direction:column;${this.fitsContent ? FIRST_HEIGHT : WINDOW_HEIGHT}`;
      this.frame = this.makeFrame(`${this.frameOrigin}/f/${path}/`);
      this.box.append(this.frame);
      addEventListener('message', this.receive);
      addEventListener('scroll', this.settle, { passive: true });
      addEventListener('blur', this.followFocus);
      addEventListener('focus', this.followFocus);
    }
    this.box.append(this.fallback);
    this.shadow.append(this.box);
  }

  private end() {
    removeEventListener('message', this.receive);
    removeEventListener('scroll', this.settle);
    removeEventListener('blur', this.followFocus);
    removeEventListener('focus', this.followFocus);
    this.stopKeepingClear?.();
    this.stopKeepingClear = null;
    this.box?.remove();
    this.wanted = 0;
    this.box = this.frame = this.fallback = null;
  }

  private makeFrame(address: string): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.title = this.label();
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('allow', '');
    frame.referrerPolicy = 'no-referrer';
    frame.loading = 'eager';
    frame.style.cssText = `display:block;width:${OWN_WIDTH};min-width:100%;max-width:100%;border:0;flex:1`;
    frame.src = address;
    return frame;
  }

  /** What the page's author put inside the element, or else a link of our own. */
  private linkTo(address: string, ownTab: boolean): HTMLElement {
    const place = document.createElement('div');
    const slot = document.createElement('slot');
    const link = document.createElement('a');
    link.href = address;
    link.rel = 'noopener noreferrer';
    if (ownTab) link.target = '_blank';
    link.textContent = this.label();
    // White space between the tags would count as content of the slot; elements are what counts.
    const choose = () => {
      link.style.display = slot.assignedElements().length ? 'none' : '';
    };
    slot.addEventListener('slotchange', choose);
    place.append(slot, link);
    choose();
    return place;
  }

  private label(): string {
    return this.getAttribute('label') || DEFAULT_LABEL;
  }

  /** Tells the frame whose guest it is. */
  private greet() {
    this.frame?.contentWindow?.postMessage(wireMessage({ type: 'init' }), this.frameOrigin);
  }

  private readonly receive = (event: MessageEvent) => {
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== this.frameOrigin) return;
    const message = readFrameMessage(event.data);
    if (!message) {
      const prefix = `sealwell:${this.frameOrigin}/${this.getAttribute('service')}/`;
      for (const answer of handleHostCopyMessage(event.data, prefix)) this.frame.contentWindow?.postMessage(wrapHostCopyMessage(answer), this.frameOrigin);
      return;
    }
    if (message.type === 'hello') this.greet();
    else if (message.type === 'focus') bringTopIntoView(this);
    else if (message.type === 'height') this.fit(message.height);
    else {
      const { type, ...detail } = message;
      this.dispatchEvent(new CustomEvent(`sealwell:${type}`, { bubbles: true, detail }));
    }
  };

  /** The window loses focus to the frame, and gets it back from there. */
  private readonly followFocus = (event: Event) => {
    this.stopKeepingClear?.();
    const within = event.type === 'blur' && document.activeElement === this;
    this.stopKeepingClear = within ? keepFocusClear(this) : null;
  };

  private fit(height: number) {
    this.wanted = height;
    if (this.fitsContent || this.fallback) {
      this.become();
      return;
    }
    this.settle();
    // A new screen that is taller comes with its top into view. What still covers it after that has to move.
    const growing = () => {
      if (this.wanted > (this.frame?.offsetHeight ?? Infinity)) this.become();
    };
    requestAnimationFrame(() => requestAnimationFrame(growing));
  }

  /** Gives the frame its height if nothing that can be seen moves by it; else at a later scroll. */
  private readonly settle = () => {
    if (!this.wanted || !this.frame) return;
    const { top, bottom } = this.frame.getBoundingClientRect();
    const least = parseFloat(getComputedStyle(this.box!).minHeight) || 0;
    if (Math.min(bottom, top + Math.max(this.wanted, least)) >= innerHeight) this.become();
  };

  private become() {
    this.frame!.style.flex = '1 0 auto';
    this.frame!.style.height = `${this.wanted}px`;
    if (this.fitsContent) this.box!.style.minHeight = '';
    this.wanted = 0;
    this.fallback?.remove();
    this.fallback = null;
  }
}

/** The origin of an address, or nothing when it is none of the web's. */
export function originOf(address: string | null): string {
  try {
    const { protocol, origin } = new URL(address ?? '');
    return protocol === 'https:' || protocol === 'http:' ? origin : '';
  } catch {
    return '';
  }
}
