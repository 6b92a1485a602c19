// A host page that acts: what each attack of support/attacks.mjs gets is what docs/frame-protocol.md says that it gets, no more
// and, so that the measure is known to see, no less. `SEALWELL_EVERY_SCREEN=1` runs all of them with all of their residents.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { asRow, strike } from './active.mjs';
import { attacks } from './support/attacks.mjs';
import { bitsOf, bitsOfTimes } from './support/bits.mjs';
import { row } from './support/table.mjs';

const all = !!process.env.SEALWELL_EVERY_SCREEN;

/** What the document says of an attack, by its name: {window, inline}, each the text of a cell. */
function documented() {
  const text = readFileSync(new URL('../../docs/frame-protocol.md', import.meta.url), 'utf8');
  const table = text.slice(text.indexOf('<!-- attacks of a host that acts -->'), text.indexOf('<!-- end of attacks -->'));
  return new Map(table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| attack')).map((line) => {
    const [attack, window, inline] = line.split('|').slice(1).map((cell) => cell.trim());
    return [attack, { window, inline }];
  }));
}

/** True where the cell says that the attack gets something in this engine: "0", "1.0 of 2.0", "0 (Chromium); 0.9 of 1.6 (Firefox)". */
function getsSomething(cell, engine) {
  const parts = cell.split('; ');
  const own = parts.length > 1 ? parts.find((part) => part.endsWith(`(${engine})`)) : cell;
  assert.ok(own, `${cell} says nothing of ${engine}`);
  return !own.startsWith('0 ') && own !== '0';
}

const said = documented();

test('the document names every attack of the suite', () => {
  assert.deepEqual([...said.keys()], attacks.map(({ name }) => name));
});

/** Runs them, and holds what they got against the document. */
async function hold(options, t) {
  const found = await strike(options);
  assert.ok(found.length > 0);
  for (const each of found) {
    row(asRow(each));
    t.diagnostic(`${each.engine}: ${asRow(each).attack}: ${asRow(each).measure}`);
  }
  const wrong = found.filter(({ attack, display, engine, bits }) => (bits > 0) !== getsSomething(said.get(attack)[display], engine));
  assert.deepEqual(wrong.map(({ attack, display, engine, bits, seen }) => `${engine}, ${display}: ${attack}: ${bits} bits: ${JSON.stringify(seen).slice(0, 1500)}`), []);
}

const named = (...parts) => attacks.filter(({ name }) => parts.some((part) => name.includes(part)));

const certain = attacks.filter(({ timed }) => !timed);
/** Those that need no second look each time: what they get is the browser's to give, and others of their kind are looked at. */
const seldom = named('credentials', 'how many', 'hairlines', 'take the keyboard');

test('Chromium, over the window', { timeout: 900_000 }, (t) =>
  hold({ all, displays: ['window'], chosen: all ? certain : certain.filter((each) => !seldom.includes(each)) }, t));

test('Chromium, in the page: what remains there, and what does not', { timeout: 900_000 }, (t) =>
  hold({ all, displays: ['inline'], chosen: all ? certain : named('history', 'chooses an option') }, t));

test('Firefox', { timeout: 900_000 }, (t) =>
  hold({ all, on: ['Firefox'], displays: all ? ['window', 'inline'] : ['window'], chosen: all ? certain : named('put aside', 'history', 'its letters') }, t));

test('the measure: certain sights count in full, chance counts for nothing', () => {
  const runs = (...pairs) => pairs.map(([variant, sight]) => ({ variant, sight }));
  assert.deepEqual(bitsOf(runs(['a', 1], ['a', 1], ['b', 2])), { bits: 1, noisy: false });
  assert.deepEqual(bitsOf(runs(['a', 1], ['b', 1], ['c', 2], ['d', 2])), { bits: 1, noisy: false });
  assert.deepEqual(bitsOf(runs(['a', 1], ['b', 1])), { bits: 0, noisy: false });
  assert.deepEqual(bitsOf(runs(['a', 1], ['a', 2], ['b', 2])), { bits: 0, noisy: true });
  // One that differs by chance from itself is told apart only where no sight of it is another's.
  assert.equal(bitsOf(runs(['a', 1], ['a', 2], ['b', 3], ['b', 3])).noisy, true);
  const measured = (a, b) => bitsOfTimes([...a.map((sight) => ({ variant: 'a', sight: [sight] })), ...b.map((sight) => ({ variant: 'b', sight: [sight] }))]).bits;
  assert.equal(measured([1, 2, 3, 2, 1, 3], [11, 12, 13, 12, 11, 13]), 1);
  assert.equal(measured([1, 12, 3, 14, 5, 16], [2, 11, 4, 13, 6, 15]), 0);
});
