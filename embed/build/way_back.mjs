// "Back to the website": the bar above the screens of a journey that is shown over a partner's window, the same on each, and
// so the page's and not the core's. frame/way_back.ts shows it, and finds the words of the other languages here.

import { escaped, wordsFor } from './words.mjs';

/**
 * For a page that begins in `language` and may change to any of `languages`.
 * @param {string} language
 * @param {string[]} languages
 */
export function wayBack(language, languages) {
  const said = Object.fromEntries(languages.map((each) => {
    const { back, goOn, paused } = wordsFor(each);
    return [each, { back, goOn, paused }];
  }));
  return `<div id="sealwell-back" hidden data-words="${escaped(JSON.stringify(said))}">` +
    `<button type="button" class="sealwell-link">${escaped(wordsFor(language).back)}</button></div>`;
}
