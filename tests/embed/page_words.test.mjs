// What the published pages say in other languages: the catalogues of site/translations/pages, and whose words may be shown.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { pageWordsFolder, readCatalogue, unapproved, wordsFor } from '../../embed/build/words.mjs';

const text = (name) => readFileSync(`${pageWordsFolder}/${name}`, 'utf8');
const names = readdirSync(pageWordsFolder);
const changed = (change) => {
  const file = JSON.parse(text('cy.json'));
  change(file);
  return () => readCatalogue('cy.json', JSON.stringify(file));
};

test('every catalogue is whole, and is what the pages say', () => {
  assert.ok(names.includes('cy.json') && names.includes('ur.json'));
  for (const name of names) {
    const { language, words, approved } = readCatalogue(name, text(name));
    assert.deepEqual(wordsFor(language), { ...words, language, approved });
  }
});

test('a catalogue that lacks a word, has one too many or does not say what it is, is refused', () => {
  assert.doesNotThrow(changed(() => {}));
  assert.throws(changed(({ words }) => delete words.exit), /cy\.json: it has no words for exit/);
  assert.throws(changed(({ words }) => { words.save = ''; }), /no words for save/);
  assert.throws(changed(({ words }) => { words.exits = 'x'; }), /no words called exits/);
  assert.throws(changed((file) => { file.language = 'ur'; }), /its language/);
  assert.throws(changed((file) => { file.format = 'sealwell-sentences/1'; }), /its format/);
  assert.throws(changed((file) => delete file.status), /its status/);
});

test('words that nobody has approved are a demonstration\'s alone', () => {
  const waiting = names.map((name) => readCatalogue(name, text(name))).filter(({ approved }) => !approved).map(({ language }) => language);
  assert.deepEqual(unapproved(['en', ...waiting, 'pl'], 'production'), waiting);
  assert.deepEqual(unapproved(['en', ...waiting, 'pl'], 'demonstration'), []);
  assert.equal(changed((file) => { file.status = 'approved'; })().approved, true);
});
