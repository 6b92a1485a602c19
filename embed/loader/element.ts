import { wrapHostCopyMessage } from '../protocol/host_copy_messages.js';
import { readFrameMessage, wireMessage, type HostMessage } from '../protocol/messages.js';
import { keepFocusClear } from './focus_clear.js';
import { handleHostCopyMessage } from './host_storage.js';
import { JourneyWindow } from './journey_window.js';

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

/** Until the frame has said how tall its start screen is. */
const FIRST_HEIGHT = 'min-height:600px';

/**
 * The one height of a journey that stays in the page. A little less than the window, so that there is an edge of the page to
 * scroll by; the frame scrolls inside.
 */
const INLINE_HEIGHT = 'height:85vh;height:85svh;min-height:480px';

declare global {
  interface GlobalEventHandlersEventMap {
    /** The assessment can be used. */
    'sealwell:ready': CustomEvent<null>;
    /** Somebody has begun. Once. */
    'sealwell:opened': CustomEvent<null>;
    /** They have left its last screen or cleared it; never says what came of it. Once. */
    'sealwell:ended': CustomEvent<null>;
  }
  interface HTMLElementTagNameMap {
    'sealwell-assessment': AssessmentElement;
  }
}

/** `<sealwell-assessment>`: the frame, with its start screen in the page, and a link until the frame is there. */
export class AssessmentElement extends HTMLElement {
  static readonly observedAttributes = ['service', 'language', 'origin', 'open-in-own-tab', 'display', 'label'];

  /** Where frames come from unless the attribute `origin` says otherwise. */
  static serviceOrigin = '';

  private readonly shadow = this.attachShadow({ mode: 'closed' });
  private frame: HTMLIFrameElement | null = null;
  private frameOrigin = '';
  private box: HTMLElement | null = null;
  private fallback: HTMLElement | null = null;
  private stopKeepingClear: (() => void) | null = null;
  /** Even where nothing was begun: a service's name that was false may be corrected. */
  private inPage = false;
  /** Null where the journey stays in the page. */
  private window: JourneyWindow | null = null;

  connectedCallback() {
    this.inPage = true;
    this.begin();
  }

  disconnectedCallback() {
    this.inPage = false;
    this.end();
  }

  /** With this the browser moves the element within the page (`moveBefore`) without ending the session. */
  connectedMoveCallback() {}

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (!this.inPage || before === after) return;
    if (name === 'label' && this.frame) this.name();
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
    const ownTab = this.hasAttribute('open-in-own-tab');
    this.fallback = this.linkTo(`${this.frameOrigin}/a/${path}`, ownTab);
    if (!ownTab) {
      const inline = this.getAttribute('display') === 'inline' || !JourneyWindow.works;
      // Frame and link share the first height, so that nothing moves when the link goes.
      this.box.style.cssText = `display:flex;flex-direction:column;${inline ? INLINE_HEIGHT : FIRST_HEIGHT}`;
      this.frame = this.makeFrame(`${this.frameOrigin}/f/${path}/`);
      if (!inline) this.window = new JourneyWindow(this.frame, () => this.tell({ type: 'cancel' }));
      this.name();
      this.box.append(this.window?.dialog ?? this.frame);
      addEventListener('message', this.receive);
      addEventListener('blur', this.followFocus);
      addEventListener('focus', this.followFocus);
    }
    this.box.append(this.fallback);
    this.shadow.append(this.box);
  }

  private end() {
    removeEventListener('message', this.receive);
    removeEventListener('blur', this.followFocus);
    removeEventListener('focus', this.followFocus);
    this.stopKeepingClear?.();
    this.stopKeepingClear = null;
    this.window?.end();
    this.box?.remove();
    this.box = this.frame = this.fallback = this.window = null;
  }

  private makeFrame(address: string): HTMLIFrameElement {
    const frame = document.createElement('iframe');
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

  /** What a screen reader calls the frame, and the dialog around it. */
  private name() {
    this.frame!.title = this.label();
    this.window?.dialog.setAttribute('aria-label', this.label());
  }

  private tell(message: HostMessage) {
    this.frame?.contentWindow?.postMessage(wireMessage(message), this.frameOrigin);
  }

  private readonly receive = (event: MessageEvent) => {
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== this.frameOrigin) return;
    const message = readFrameMessage(event.data);
    if (!message) {
      const prefix = `sealwell:${this.frameOrigin}/${this.getAttribute('service')}/`;
      for (const answer of handleHostCopyMessage(event.data, prefix)) this.frame.contentWindow?.postMessage(wrapHostCopyMessage(answer), this.frameOrigin);
      return;
    }
    switch (message.type) {
      case 'hello':
        // A frame that has loaded anew stands in the page again.
        this.window?.hide();
        this.fallback?.remove();
        this.tell({ type: 'init', display: this.window ? 'window' : 'inline' });
        break;
      case 'height':
        if (this.window) this.box!.style.cssText += `;min-height:0;height:${message.height}px`;
        break;
      case 'show':
      case 'hide':
        this.window?.[message.type]();
        break;
      default:
        this.dispatchEvent(new CustomEvent(`sealwell:${message.type}`, { bubbles: true }));
    }
  };

  /** The window loses focus to the frame, and gets it back from there. */
  private readonly followFocus = (event: Event) => {
    this.stopKeepingClear?.();
    const within = event.type === 'blur' && document.activeElement === this;
    this.stopKeepingClear = within ? keepFocusClear(this) : null;
  };
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
