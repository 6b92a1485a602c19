// node tests/unit/html/styles.mjs PATH-OF-html_preview
// The frame's style sheet: nobody else's colours or fonts, nothing fetched, a mirror for pages from
// right to left, small, and no rule left out that a screen needs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { compileStyles, unusedSelectors } from '../../../embed/build/compile_styles.mjs';

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

// By dark: the pairs that core/authoring/lint/theme_contrast_lint.cpp asks of a theme by light, and those that no theme changes.
const dark = Object.fromEntries([...css.match(/prefers-color-scheme: ?dark\)\{:root\{([^}]*)/)[1]
  .matchAll(/--govuk-([a-z-]+)-colour: ?(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]));
const luminance = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const grounds = ['body-background', 'template-background', 'surface-background'];
const pairs = [
  ...['text', 'secondary-text', 'link', 'link-visited', 'link-hover', 'link-active', 'error'].flatMap((words) =>
    grounds.map((ground) => [words, ground, 4.5])),
  ['surface-text', 'surface-background', 4.5], ['inverse-text', 'brand', 4.5], ['inverse-text', 'success', 4.5],
  ['brand', 'body-background', 4.5], ['brand', 'surface-background', 3], ['surface-border', 'surface-background', 3],
  ['surface-border', 'body-background', 3], ['input-border', 'body-background', 3],
];
for (const [one, other, least] of pairs) {
  const [low, high] = [dark[one], dark[other]].map(luminance).sort((a, b) => a - b);
  const ratio = (high + 0.05) / (low + 0.05);
  assert.ok(ratio >= least, `by dark ${one} on ${other} has a contrast of ${ratio}, and needs ${least}`);
}

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
