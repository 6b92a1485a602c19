// @ts-check
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { bodiesOf, tablesOf, untruths } from './tap_to_post.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/tap-to-post.md'), 'utf8');
/** @param {string} file */
const read = (file) => existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null;

test('docs/tap-to-post.md names functions that are there, each named by the one before it', () => {
  const tables = tablesOf(page);
  const steps = (page.match(/^\| *\d/gm) ?? []).length;
  assert.equal(tables.flat().length, steps, 'each row of a step was read');
  assert.ok(tables.length >= 7 && steps > 100, `found ${tables.length} tables, ${steps} steps`);
  assert.deepEqual(tables.flatMap((table) => untruths(table, read)), []);
});

test('no layer between the tap and the post gives two functions that do different things one name', () => {
  for (const file of ['core/engine/session.cpp', 'core/journey/journey.cpp']) {
    assert.deepEqual(bodiesOf(read(file) ?? '', file, 'send'), [], file);
  }
});

/** @type {Record<string, string>} */
const files = {
  'a.ts': `
/** Sends. */
export async function first(one: string): Promise<{ a: string } | null> {
  // third() comes later
  second(one);
  return third(one);
}

const second = (one: string) => one;
`,
  'b.cpp': `
int third(int one,
          int two) {
  return Room::fourth(one);
}

struct Room {
  int fourth(int one) const {
    return third(one, 2);
  }
  int fifth() { return 5; }
};

int Room::sixth();
`,
};
/** @typedef {[from: number, file: string, name: string]} Row */
/** @param {Row[]} rows */
const table = (...rows) => rows.map(([from, file, name], index) => ({ number: index + 1, from, file, name }));
/** @param {Row[]} rows */
const found = (...rows) => untruths(table(...rows), (file) => files[file] ?? null);

test('a page that tells the truth is believed', () => {
  assert.deepEqual(found([0, 'a.ts', 'first'], [1, 'a.ts', 'second'], [1, 'b.cpp', 'third'], [3, 'b.cpp', 'fourth']), []);
  assert.deepEqual(found([0, 'b.cpp', 'fifth']), []);
});

test('each way of not telling the truth is found by name', () => {
  /** @type {[Row[], RegExp][]} */
  const cases = [
    [[[0, 'c.ts', 'first']], /there is no file c\.ts/],
    [[[0, 'a.ts', 'third']], /a\.ts defines no third/],
    [[[0, 'b.cpp', 'Room::sixth']], /b\.cpp defines no Room::sixth/],
    [[[0, 'b.cpp', 'third'], [1, 'a.ts', 'second']], /third in b\.cpp does not mention second/],
    [[[0, 'a.ts', 'first'], [1, 'b.cpp', 'third'], [1, 'a.ts', 'second']], /names second before the step above it/],
    [[[0, 'a.ts', 'first'], [0, 'a.ts', 'second']], /comes from no earlier step/],
  ];
  for (const [rows, wrong] of cases) assert.match(found(...rows).join('\n'), wrong);
  // What stands in a comment is no call.
  /** @type {Record<string, string>} */
  const onlySaid = { 'a.ts': 'function first() {\n  // second()\n}\nfunction second() {\n}\n' };
  assert.match(untruths(table([0, 'a.ts', 'first'], [1, 'a.ts', 'second']), (file) => onlySaid[file] ?? null).join(), /does not mention second/);
});
