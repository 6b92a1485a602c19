import { trustedTexts } from '../section/trusted_texts.js';
import type { ScreenHead } from '../../wasm/contract.js';

/** What the server wrote into the page: where to find things, and what to say when there is no core. */
export interface Page {
  service: string;
  pack: string;
  /** Which of the core's modules the pack needs. */
  core: string;
  messages: Record<'loading' | 'packRefused' | 'unsupported' | 'failed', string>;
}

export function readPage(): Page {
  const { service = '', pack = '', core = '', messageLoading = '', messagePackRefused = '', messageUnsupported = '',
          messageFailed = '' } = document.body.dataset;
  return {
    service,
    pack,
    core,
    messages: {
      loading: messageLoading,
      packRefused: messagePackRefused,
      unsupported: messageUnsupported,
      failed: messageFailed,
    },
  };
}

/**
 * Markup that the core or the build of this site has made: nothing else may become markup on the page. Browsers without
 * Trusted Types take a text as it is.
 */
export const asHtml = trustedTexts('sealwell', 'createHTML');

const region = (id: string) => document.getElementById(id)!;

/** What the session shows: in the page, but while the start screen stands in their place (put_aside.ts). */
export const live = { alert: region('sealwell-alert'), screen: region('sealwell-screen') };

/** Id and place of the screen that the page came with. */
export function firstScreen(): Pick<ScreenHead, 'id' | 'position'> {
  const { screen = '', position = '0' } = region('sealwell-main').dataset;
  return { id: screen, position: Number(position) };
}

export function showScreen(head: ScreenHead, html: string) {
  live.screen.innerHTML = asHtml(html);
  // A page of its own leaves nothing in the browser's history but the service's name, which it came with. The title of a page
  // in a frame stands in no history, and helps who hears it.
  if (parent !== window) document.title = head.title;
  document.documentElement.lang = head.language;
  document.documentElement.dir = head.direction;
}

/** Safety messages stand in a live region: it is touched only when they change. */
let alertShown: string | null = null;

export function showAlert(html: string) {
  if (html === (alertShown ?? live.alert.innerHTML)) return;
  alertShown = html;
  live.alert.innerHTML = asHtml(html);
}

/** A sentence in the live region, above the screen. */
export function announce(sentence: string) {
  alertShown = null;
  live.alert.replaceChildren(messageLine(sentence));
}

export function messageLine(sentence: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'govuk-body sealwell-message';
  line.textContent = sentence;
  return line;
}

/** Moves focus to the top of the screen: its heading, or what is wrong. `stay`: without scrolling to it. */
export function focusOn(what: 'heading' | 'errors', stay: boolean) {
  const target = region(what === 'errors' ? 'sealwell-errors' : 'sealwell-heading');
  target.tabIndex = -1;
  target.focus({ preventScroll: stay });
}

/** Moves focus to the button of the start screen, without scrolling to it. */
export const focusOnStart = () => region('sealwell-form').querySelector<HTMLElement>('button[type="submit"]')!.focus({ preventScroll: true });

/**
 * Carries focus over a drawing that is to leave it where it was: call it before, and what it
 * gives back after.
 */
export function keepFocus(): () => void {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement)) return () => {};
  const { action, target } = held.dataset;
  return () => {
    if (held.isConnected) return;
    const again = held.id
      ? document.getElementById(held.id)
      : [...document.querySelectorAll<HTMLElement>('[data-action]')].find(
          (control) => control.dataset.action === action && control.dataset.target === target);
    again?.focus({ preventScroll: true });
  };
}

/**
 * The core is not there and won't be: its screen gives way to the one thing left to say, and to the way out that the page
 * has for those without scripts.
 */
export function showFailure(sentence: string) {
  live.screen.querySelector('#sealwell-main')!.replaceChildren();
  live.screen.querySelectorAll('[data-action]').forEach((control) => control.remove());
  announce(sentence);
  const said = new DOMParser().parseFromString(asHtml(document.querySelector('noscript')?.textContent ?? ''), 'text/html');
  live.alert.append(...said.querySelectorAll('a'));
}
