// What the published pages say for themselves, beside the core's sentences: leaving the page in a hurry, the way back to
// the partner's website, and the form on paper. In English here and in site/translations/pages in other languages, as
// docs/translations.md has it; a page in another gets the English words, marked as English.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const english = {
  exit: 'Exit this page',
  emergency: 'Emergency',
  exiting: 'Leaving this page.',
  pressTwice: 'Shift, press 2 more times to leave.',
  pressOnce: 'Shift, press 1 more time to leave.',
  expired: 'Leaving this page was cancelled.',
  back: 'Back to the website',
  goOn: 'Go on where you were',
  paused: 'Your place is kept until you leave or close this page.',
  paperLink: 'Get the questions as a page to print or save',
  paperTitle: 'The questions on paper',
  paperLead: 'Print this page or save it. You can fill it in and have it beside you when you call. Nothing that you write here is sent to anybody.',
  save: 'Save this page',
  yes: 'Yes',
  no: 'No',
  one: 'Choose one',
  several: 'Choose all that are right',
  onlyIf: 'Only if this is about you',
  other: 'Something else',
  date: 'Day, month, year',
};

/** @typedef {typeof english} Words */

export const pageWordsFolder = fileURLToPath(new URL('../../site/translations/pages', import.meta.url));

/**
 * A catalogue's file as it is read: its language, its words, and whether somebody has approved them.
 * @param {string} name
 * @param {string} text
 */
export function readCatalogue(name, text) {
  /** @param {string} what */
  const wrong = (what) => new Error(`site/translations/pages/${name}: ${what}`);
  const { format, language, status, words } = /** @type {{format: string, language: string, status: string, words: Words}} */ (JSON.parse(text));
  if (format !== 'sealwell-page-words/1') throw wrong('its format must be sealwell-page-words/1');
  if (`${language}.json` !== name) throw wrong('its language is not the one that it is called after');
  if (!['awaiting-approval', 'approved'].includes(status)) throw wrong('its status must be awaiting-approval or approved');
  for (const id of /** @type {(keyof Words)[]} */ (Object.keys(english))) if (typeof words?.[id] !== 'string' || !words[id]) throw wrong(`it has no words for ${id}`);
  for (const id of Object.keys(words)) if (!(id in english)) throw wrong(`the pages have no words called ${id}`);
  return { language, words, approved: status === 'approved' };
}

const ours = { language: 'en', words: english, approved: true };
const catalogues = new Map([ours,
  ...readdirSync(pageWordsFolder).map((name) => readCatalogue(name, readFileSync(`${pageWordsFolder}/${name}`, 'utf8'))),
].map((catalogue) => [catalogue.language, catalogue]));

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];
/** @param {string} language */
const primary = (language) => language.split('-')[0].toLowerCase();

/** @param {string} language */
export const directionOf = (language) => (RIGHT_TO_LEFT.includes(primary(language)) ? 'rtl' : 'ltr');

/**
 * The words for a page in this language, in which language they are, and whether they are approved.
 * @param {string} language
 */
export function wordsFor(language) {
  const { words, language: spoken, approved } = catalogues.get(primary(language)) ?? ours;
  return { ...words, language: spoken, approved };
}

/**
 * Of these languages those in which a service that is no demonstration may not have its pages yet.
 * @param {string[]} languages
 * @param {string} stage
 */
export const unapproved = (languages, stage) =>
  (stage === 'demonstration' ? [] : languages.filter((language) => !wordsFor(language).approved));

/**
 * A text for where it stands in HTML, between tags or in double quotes.
 * @param {string} text
 */
export const escaped = (text) => String(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
