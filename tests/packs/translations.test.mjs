// What a translation must keep, whoever made it: names in braces and, because somebody may be in danger, every number to
// call. `pack check` knows which texts are missing.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const packs = new URL('../../site/packs/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, packs), 'utf8'));
const { rtl: rightToLeft } = read('../../tests/vectors/directions.json');

const bracesOf = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
// 999, 116 123, 0800 840 1628, 18.5, 85258: a space between figures may be one that does not break.
const numbersOf = (text) => (text.replaceAll('\u00a0', ' ').match(/\d+(?:[.,: ]\d+)*/g) ?? [])
  .filter((number) => number.length > 1).sort();
const addressesOf = (text) => (text.match(/[\w.]+@[\w.]+\w|https:\S+/g) ?? []).sort();

const catalogues = readdirSync(packs)
  .filter((pack) => existsSync(new URL(`${pack}/translations`, packs)))
  .flatMap((pack) => readdirSync(new URL(`${pack}/translations`, packs)).map((file) => ({ pack, file })));

test('LiveWell Dorset and Living Well Consortium are there in Welsh and Urdu', () => {
  for (const pack of ['livewell-dorset', 'living-well-consortium']) {
    assert.deepEqual(catalogues.filter((entry) => entry.pack === pack).map((entry) => entry.file), ['cy.json', 'ur.json']);
  }
});

for (const { pack, file } of catalogues) {
  test(`${pack}, ${file}: every number, address and name in braces stands in the translation`, () => {
    const { language, texts } = read(`${pack}/translations/${file}`);
    assert.equal(`${language}.json`, file);
    for (const [english, translation] of Object.entries(texts)) {
      if (!translation) continue;
      assert.deepEqual(bracesOf(translation), bracesOf(english), english);
      assert.deepEqual(numbersOf(translation), numbersOf(english), english);
      assert.deepEqual(addressesOf(translation), addressesOf(english), english);
    }
  });

  test(`${pack}, ${file}: no figures change places where the text runs from right to left`, () => {
    const { language, texts } = read(`${pack}/translations/${file}`);
    if (!rightToLeft.includes(language)) return;
    for (const translation of Object.values(texts)) {
      // A plain space between two figures takes the direction of the letters around it (UAX 9, N1), so that 116 123 is
      // shown as 123 116. One that does not break is part of the number (UAX 9, W4).
      assert.doesNotMatch(translation, /\d \d/, translation);
    }
  });
}
