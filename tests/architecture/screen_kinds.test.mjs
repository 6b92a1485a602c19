// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

/** @param {string} file */
const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
/** @param {string} text @param {RegExp} pattern */
const all = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1]);

test("the frame knows the kinds of screens that the core has, by the core's words", () => {
  const core = all(read('core/engine/screen_id.cpp'), /case Kind::\w+: return "([a-z-]+)";/g);
  const frame = all(read('wasm/screen_id.ts').split(';')[0] ?? '', /'([a-z-]+)'/g);
  assert.ok(core.length > 10, `found ${core.length} kinds`);
  assert.deepEqual(frame, core);
});
