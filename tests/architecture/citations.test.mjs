// What documents and comments point at is there: a path in backticks, and a section of a page under docs/.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
/**
 * The changelog and the records tell what was there then.
 * @param {string} file
 */
const now = (file) => file !== 'CHANGELOG.md' && !file.startsWith('docs/decisions/');
const pages = tracked.filter((file) => file.endsWith('.md') && now(file) && existsSync(join(root, file)));
// This file shows what would be found.
const sources = tracked.filter((file) => file !== 'tests/architecture/citations.test.mjs' &&
  /\.(cpp|hpp|c|h|ts|mjs|cmake)$|CMakeLists\.txt$|^scripts\//.test(file) && existsSync(join(root, file)));

/**
 * The paths of this repository that a text has in backticks, without those with a word in capitals for somebody's own.
 * @param {string} text
 */
function pathsIn(text) {
  return [...text.matchAll(/`((?:core|wasm|shell|embed|site|tests|docs|scripts|cmake)\/[\w./-]+)`/g)].map(([, path]) => path)
    .filter((path) => !/\b[A-Z]{3,}\b/.test(path));
}

/**
 * Pages and their sections that a text cites: page.md, "Section".
 * @param {string} text
 */
function sectionsIn(text) {
  return [...text.matchAll(/(?:docs\/)?([a-z-]+\.md)(?:\]\([^)]*\))?\)?,\s+(?:\/\/\/?\s+)?"([^"\n]+)"/g)]
    .map(([, page, section]) => ({ page, section }));
}

/** @param {string} page */
const headingsOf = (page) => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);

test('the search finds what is there', () => {
  assert.deepEqual(pathsIn('see `core/base/text.hpp` and `docs/x.md`, not `core`, `a/b` or `site/packs/NAME`'), ['core/base/text.hpp', 'docs/x.md']);
  assert.deepEqual(sectionsIn('docs/session.md, "Snapshots" and ([offline.md](offline.md), "The outbox")'),
    [{ page: 'session.md', section: 'Snapshots' }, { page: 'offline.md', section: 'The outbox' }]);
});

test('each path that a document or a comment names is there', () => {
  /** @type {string[]} */
  const gone = [];
  for (const file of [...pages, ...sources]) {
    for (const path of pathsIn(read(file))) {
      // What a build makes is named as well, and a file may be named without its ending.
      if (!existsSync(join(root, path)) && !tracked.some((each) => each.startsWith(`${path}.`))) gone.push(`${file}: ${path}`);
    }
  }
  assert.deepEqual(gone, []);
});

test('each section that a document or a comment cites is there', () => {
  /** @type {string[]} */
  const gone = [];
  for (const file of [...pages, ...sources]) {
    for (const { page, section } of sectionsIn(read(file))) {
      if (!existsSync(join(root, 'docs', page))) continue;
      if (!headingsOf(`docs/${page}`).some((heading) => heading.startsWith(section))) gone.push(`${file}: docs/${page}, "${section}"`);
    }
  }
  assert.deepEqual(gone, []);
});
