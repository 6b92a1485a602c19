// docs/accessibility.md is what the command makes, and every test that it names is there.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { criteria, notPassed, page } from './report.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the page is up to date: node tests/accessibility/report.mjs --write', () => {
  assert.equal(read('docs/accessibility.md'), page());
});

test('every criterion of WCAG 2.2 A and AA is there once', () => {
  assert.deepEqual(['A', 'AA'].map((level) => criteria.filter((one) => one.level === level).length), [31, 24]);
  assert.equal(new Set(criteria.map(({ number }) => number)).size, criteria.length);
});

test('every test that is named exists, and what is tested names one', () => {
  for (const { number, how, evidence } of criteria) {
    if (how === 'tests') assert.ok(evidence.length, `${number} names no test`);
    for (const one of evidence) assert.ok(read(one.file).replaceAll('\\\'', '\'').includes(one.test), `${number}: ${one.file} has no test "${one.test}"`);
  }
});

test('a test that failed, was skipped or did not run is no evidence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-evidence-'));
  try {
    const log = (good) => {
      const tests = new Map(criteria.flatMap(({ evidence }) => evidence).map((one) => [one.test, one]));
      const lines = [...tests.values()].map(({ file, test }) =>
        (/\.(?:cpp|txt)$/.test(file)
          ? `1/9 Test #1: ${file.endsWith('.txt') ? test : `unit_html:${test}`} ....${good(test) ? '   Passed' : '***Failed'} 0.1 sec`
          : `${good(test) ? 'ok' : 'not ok'} 1 - ${test}`));
      writeFileSync(join(folder, 'tests.log'), lines.join('\n'));
    };
    log(() => true);
    assert.deepEqual(notPassed(folder), []);
    for (const wrong of ['html_trees', 'one level-1 heading, and it can receive focus', 'to a sent referral by keyboard alone', 'clearing forgets every answer']) {
      log((test) => test !== wrong);
      const used = criteria.some(({ evidence }) => evidence.some(({ test }) => test === wrong));
      assert.equal(notPassed(folder).length, used ? 1 : 0, wrong);
    }
    writeFileSync(join(folder, 'tests.log'), 'ok 1 - every screen of every pack in every language # SKIP\n');
    assert.ok(notPassed(folder).some((one) => one.includes('every screen of every pack')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
