// node tests/unit/html/styles.mjs PATH-OF-html_preview
// The frame's style sheet: nobody else's colours or fonts, nothing fetched, a mirror for pages from
// right to left, small, and no rule left out that a screen needs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { compileStyles, unusedSelectors } from '../../../embed/frame/styles/compile.mjs';

const ceiling = 7000; // bytes of brotli

const css = compileStyles();
const size = brotliCompressSync(css).length;
console.log(`frame.css: ${css.length} bytes, ${size} with brotli; at most ${ceiling}`);
assert.ok(size <= ceiling, 'the style sheet has outgrown its ceiling');

// Blue, green, yellow, link blue and near-black of GOV.UK; blue of the NHS; both brands' fonts.
const brands = [
  '#1d70b8', '#0f7a52', '#00703c', '#ffdd00', '#1a65a6', '#0b0c0c', '#005eb8', 'GDS Transport', 'Frutiger',
];
for (const brand of brands) {
  assert.ok(!css.toLowerCase().includes(brand.toLowerCase()), `${brand} is a mark of somebody else's`);
}
for (const fetched of ['url(', '@font-face', '@import']) {
  assert.ok(!css.includes(fetched), `${fetched} fetches something`);
}

const physical =
  css.match(/[{;](?:(?:margin|padding)-(?:left|right)|left|right|text-align: ?(?:left|right)|float)[^;}]*/g);
assert.deepEqual(physical, null, 'left or right in the style sheet');

const folder = mkdtempSync(join(tmpdir(), 'sealwell-styles-'));
try {
  const pages = execFileSync(process.argv[2], ['frame.css', folder]).toString().trim().split('\n');
  const classLists = pages.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/ class="([^"]*)"/g)]);
  const classes = new Set(classLists.flatMap((found) => found[1].split(' ')));
  for (const one of classes) {
    const lost = unusedSelectors.filter((part) => one.includes(part));
    assert.deepEqual(lost, [], `.${one} is on a screen, and its rules were left out`);
  }
  console.log(`${classes.size} classes on ${pages.length} screens`);
} finally {
  rmSync(folder, { recursive: true });
}
