// "Exit this page" (docs/embedding.md): the GOV.UK Design System's component, in the pages of those packs that ask for it.
// It stands above the screens, the same on each, and so belongs to the page and not to the core.

import { escaped, wordsFor } from './words.mjs';

/**
 * The link itself, the same wherever it stands. Without a script it is a link to `address` that leaves the host's page too.
 * @param {string} address
 * @param {string} language
 */
function link(address, language) {
  const { exit, emergency } = wordsFor(language);
  return `<a href="${escaped(address)}" target="_top" role="button" draggable="false" class="govuk-button govuk-button--warning ` +
    'govuk-exit-this-page__button govuk-js-exit-this-page-button" data-module="govuk-button" rel="nofollow noreferrer">' +
    `<span class="govuk-visually-hidden">${escaped(emergency)}</span> ${escaped(exit)}</a>`;
}

/**
 * The component above the screens, for a page that begins in `language` and may change to any of `languages`:
 * frame/exit.ts adds the rest, and finds the words of the other languages here.
 * @param {string} address
 * @param {string} language
 * @param {string[]} languages
 */
export function exitLink(address, language, languages) {
  const said = Object.fromEntries(languages.map((each) => {
    const { exit, emergency, exiting, pressTwice, pressOnce, expired } = wordsFor(each);
    return [each, { exit, emergency, exiting, pressTwice, pressOnce, expired }];
  }));
  return `<div class="govuk-exit-this-page" data-module="govuk-exit-this-page" data-words="${escaped(JSON.stringify(said))}">` +
    link(address, language) + '<div role="status" class="govuk-visually-hidden" id="sealwell-exit-said"></div></div>';
}

/**
 * The link once more, below the screens: where the frame is as tall as its start screen, nothing in it stays in sight while the
 * host's page is scrolled, and who has come to its end has the link above out of sight.
 * @param {string} address
 * @param {string} language
 */
export const exitLinkBelow = (address, language) => `<div class="sealwell-exit-below">${link(address, language)}</div>`;

/** Its look: the one above always at the top while the page itself is scrolled, over nothing that has focus; neither on paper. */
export const exitStyle =
  'html{scroll-padding-top:4rem}' +
  '.govuk-exit-this-page,.sealwell-exit-below{box-sizing:border-box;max-width:44rem;margin-inline:auto;padding:.5rem 1rem;text-align:end}' +
  '.govuk-exit-this-page{position:sticky;top:0;z-index:1;pointer-events:none}' +
  '.govuk-exit-this-page__button{margin:0;pointer-events:auto;background-color:#a2211a;border-color:#a2211a}' +
  '.govuk-exit-this-page__button:not(:focus){color:#fff}' +
  '@media print{.govuk-exit-this-page,.sealwell-exit-below{display:none}}';
