// The module that saves answers in a browser: what it makes opens with its code alone, and every failure has its name.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';

const { loadDrafts } = await load('wasm/draft.ts');
const module = readFileSync(join(dirname(wasmFile()), 'sealwell_draft.wasm'));
const answers = Buffer.from('{"answers": "Ada Unmistakable"}');
const now = Date.parse('2026-11-22T09:30:00Z');
const until = now + 7 * 86_400_000;
const drafts = () => loadDrafts(module);
const text = (opened) => (opened instanceof Uint8Array ? Buffer.from(opened).toString() : opened);

test('what one page saves another opens, with the code alone', async () => {
  const { code, bytes } = (await drafts()).seal(answers, 'a-service', until);
  assert.match(code, /^([2-9A-HJKMNP-Z]{3}-){5}[2-9A-HJKMNP-Z]{3}$/);
  assert.equal(bytes.length, 64 + 4096 + 16);
  assert.equal(Buffer.from(bytes).includes('Ada'), false);
  const later = await drafts();
  assert.equal(text(later.open(bytes, code.toLowerCase().replaceAll('-', ' '), 'a-service', now)), answers.toString());
  assert.deepEqual(later.open(bytes, code.slice(1), 'a-service', now), { error: 'unknown_value', where: 'code' });
  const other = later.seal(answers, 'a-service', until).code;
  assert.deepEqual(later.open(bytes, other, 'a-service', now), { error: 'key_wrong_passphrase' });
  assert.deepEqual(later.open(bytes, code, 'another', now), { error: 'key_wrong_passphrase' });
  assert.deepEqual(later.open(bytes, code, 'a-service', until), { error: 'out_of_range', where: 'until' });
  assert.deepEqual(later.open(bytes.slice(1), code, 'a-service', now), { error: 'unsupported', where: 'format' });
  assert.equal(text(later.open(bytes, code, 'a-service', now)), answers.toString());
});
