import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './support/typescript.mjs';

const { announcedHeight } = await load('embed/frame/host.ts');

test('a height is the next multiple of 64 pixels', () => {
  assert.equal(announcedHeight(0, 0), 64);
  assert.equal(announcedHeight(64, 0), 64);
  assert.equal(announcedHeight(64.2, 0), 128);
  assert.equal(announcedHeight(700, 0), 704);
  assert.equal(announcedHeight(1e9, 0), 65536);
});

test('growing is told at once, a small shrinking is not', () => {
  assert.equal(announcedHeight(705, 704), 768);
  assert.equal(announcedHeight(500, 704), 704);
  assert.equal(announcedHeight(448, 704), 448);
  assert.equal(announcedHeight(449, 704), 704);
});
