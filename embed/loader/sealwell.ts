// The script that a partner's page loads: defines <sealwell-assessment> and puts one where the
// script's own tag stands when that names a service. It reads no answer, stores
// nothing but sealed envelopes where a pack allows that (host_storage.ts), and says nothing on the console.

import { AssessmentElement, ELEMENT_NAME, originOf } from './element.js';

/** The tags that asked for this script: the one that runs it, or all of them when none can be told apart. */
function ownTags(): HTMLScriptElement[] {
  const running = document.currentScript;
  if (running instanceof HTMLScriptElement) return [running];
  return [...document.querySelectorAll<HTMLScriptElement>('script[src*="/sealwell.js"]')];
}

function place(tag: HTMLScriptElement) {
  const { service, language, label, openInOwnTab, display } = tag.dataset;
  // A page that has the line twice, or the line and the element, gets one assessment.
  if (!service || !document.body?.contains(tag)) return;
  for (const there of document.querySelectorAll(ELEMENT_NAME)) {
    if (there.getAttribute('service') === service) return;
  }
  const element = document.createElement(ELEMENT_NAME);
  const attributes = {
    service, language, label, display, 'open-in-own-tab': openInOwnTab, origin: originOf(tag.src),
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  // Not empty: there are style sheets that hide whatever is.
  element.append(' ');
  tag.after(element);
}

const tags = ownTags();
if (!customElements.get(ELEMENT_NAME)) {
  AssessmentElement.serviceOrigin = originOf(tags[0]?.src ?? null);
  customElements.define(ELEMENT_NAME, AssessmentElement);
}
tags.forEach(place);
