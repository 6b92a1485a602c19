// What people read has one catalogue (core/pack/sentences.hpp), and what is known of a language stands in one place
// (core/pack/language.hpp): a second list of either would come to disagree with the first.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is shipped or makes what is shipped, path by text: all code but the tests. */
const code = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'core', 'wasm', 'shell', 'embed', 'site', 'scripts'],
                          { cwd: root, encoding: 'utf8' }).trim().split('\n')
  .filter((path) => /\.(cpp|hpp|c|h|ts|mjs|js)$/.test(path))
  .flatMap((path) => {
    try {
      return [{ path, text: readFileSync(`${root}${path}`, 'utf8') }];
    } catch {
      return []; // listed, and taken away since
    }
  });

/** @param {(text: string) => boolean} matches */
const places = (matches) => code.filter(({ text }) => matches(text)).map(({ path }) => path);

/**
 * The quoted strings of a text: a list of them is what a second table would be.
 * @param {string} text
 */
const quoted = (text) => new Set([...text.matchAll(/"([^"\n\\]*)"|'([^'\n\\]*)'/g)].map(([, double, single]) => (double ?? single).toLowerCase()));

/**
 * Whether three or more of these stand in quotes in a text.
 * @param {string[]} words
 */
const lists = (words) => (/** @type {string} */ text) => {
  const found = quoted(text);
  return words.filter((word) => found.has(word)).length >= 3;
};

const MONTHS = ['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const FROM_RIGHT = ['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'yi', 'ckb', 'dv'];

test('a second list would be found', () => {
  assert.ok(lists(MONTHS)('["January", "February", "March"]'));
  assert.ok(lists(FROM_RIGHT)("const rightToLeft = ['ar', 'fa', 'he'];"));
  assert.ok(lists(FROM_RIGHT)('primary == "ar" || primary == "he" || primary == "fa"'));
  assert.ok(!lists(FROM_RIGHT)('{"en", "cy", "ur"}'));
});

test('the names of the months stand once', () => {
  assert.deepEqual(places(lists(MONTHS)), ['core/pack/sentences_date.cpp']);
});

test('which languages run from right to left is known in one place', () => {
  assert.deepEqual(places(lists(FROM_RIGHT)), ['core/pack/language.cpp']);
  // Whoever decides a direction asks there; everybody else passes on what a screen says.
  assert.deepEqual(places((text) => /\?\s*["']rtl["']\s*:/.test(text)), ['core/pack/language.cpp']);
});

test('sentences are declared in the catalogue alone, and one function finds them', () => {
  const declares = places((text) => /\bSentence\s+\w+\[\]|<(?:\w+::)*Sentence\b[^>]*>\s+\w+\s*[={]/.test(text));
  assert.ok(declares.length > 4, String(declares));
  assert.deepEqual(declares.filter((path) => !/^core\/pack\/sentences_\w+\.cpp$/.test(path)), []);
  assert.deepEqual(places((text) => /\bMessages::say\(/.test(text)), ['core/pack/messages.cpp']);
});

test('what a site\'s pages say in English stands in no script of the build', () => {
  const english = [...readFileSync(`${root}core/pack/sentences_page.cpp`, 'utf8').matchAll(/\{"[a-z-]+", "([^"]+)/g)].map(([, text]) => text)
    .filter((text) => text.length > 10);
  assert.ok(english.length > 8);
  for (const { path, text: whole } of code.filter((one) => /^(embed|site)\/.*\.m?[jt]s$/.test(one.path))) {
    // A comment may name what is said.
    const text = whole.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    assert.deepEqual(english.filter((sentence) => text.includes(`'${sentence}'`) || text.includes(`"${sentence}"`)), [], path);
    assert.doesNotMatch(text, /\.replace\([^)]*<\/?(?:title|head|body|noscript)/, `${path} changes a page that the core has drawn`);
  }
});
