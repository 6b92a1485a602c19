// "Exit this page" as published, against the fixture of govuk-frontend: the same but for what we add on purpose.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { exitLink, exitLinkBelow, exitStyle } from '../../embed/build/exit.mjs';
import { escaped, wordsFor } from '../../embed/build/words.mjs';

const { fixtures } = createRequire(import.meta.url)('govuk-frontend/dist/govuk/components/exit-this-page/fixtures.json');
const fixture = (name) => fixtures.find((one) => one.name === name);

/** Ours without its additions: words for the script, the window at the top, what is said to a screen reader. */
function withoutOurs(html) {
  for (const ours of [/ data-words="[^"]*"/, / target="_top"/, /<div role="status"[^>]*><\/div>/]) {
    assert.match(html, ours);
    html = html.replace(ours, '');
  }
  return html;
}

test('the component is the design system\'s', () => {
  const { options, html } = fixture('default');
  const ours = withoutOurs(exitLink(options.redirectUrl, 'en', ['en']));
  assert.equal(ours, html.replace(/>\s+</g, '><').replace(/>\s+/g, '>').replace(/\s+</g, '<').replace('</span>', '</span> '));
  process.stdout.write(`exit-this-page: 1 the same of ${fixtures.length}; not covered: attributes, classes, id and words of one's own\n`);
});

test('its words are there in every language that the page may change to, and nothing of the address is markup', () => {
  const html = exitLink('https://example.org/?a=1&b="<', 'cy', ['cy', 'en', 'ur']);
  assert.ok(html.includes(escaped(wordsFor('cy').exit)));
  assert.ok(!/[<"]</.test(html.match(/href="[^"]*"/)[0]));
  const words = JSON.parse(html.match(/data-words="([^"]*)"/)[1].replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)));
  assert.deepEqual(Object.keys(words), ['cy', 'en', 'ur']);
  const members = Object.keys(words.en);
  for (const language of Object.keys(words)) {
    assert.deepEqual(Object.keys(words[language]), members);
    assert.ok(Object.values(words[language]).every(Boolean), language);
  }
});

test('below the screens the same link stands once more, and nothing that may be on a page but once', () => {
  const link = (html) => html.match(/<a .*<\/a>/)[0];
  const below = exitLinkBelow('https://example.org/?a=1&b="<', 'cy');
  assert.equal(below, `<div class="sealwell-exit-below">${link(exitLink('https://example.org/?a=1&b="<', 'cy', ['cy']))}</div>`);
  assert.doesNotMatch(below, / id=| data-words=| role="status"/);
  const [, onPaper] = exitStyle.match(/@media print\{([^{]*)\{display:none\}\}/);
  assert.deepEqual(onPaper.split(','), ['.govuk-exit-this-page', '.sealwell-exit-below']);
});

test('a language that has no words here gets English ones', () => {
  assert.equal(wordsFor('pl').exit, 'Exit this page');
  assert.equal(wordsFor('pl').language, 'en');
  assert.equal(wordsFor('cy-GB').language, 'cy');
});

test('the frame\'s script knows the names that the page is published with', () => {
  const script = readFileSync(new URL('../../embed/frame/exit.ts', import.meta.url), 'utf8');
  const html = exitLink('https://example.org/', 'en', ['en']);
  assert.ok(script.includes('.govuk-exit-this-page') && html.includes('class="govuk-exit-this-page"'));
  assert.ok(script.includes('.govuk-exit-this-page__button') && html.includes(' govuk-exit-this-page__button '));
  assert.ok(script.includes('dataset.words') && html.includes('data-words='));
});
