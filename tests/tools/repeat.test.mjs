// The command that repeats a test while the machine is busy.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

const repeat = fileURLToPath(new URL('../repeat.mjs', import.meta.url));
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwell-repeat-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** How it ends and what it prints; without what tells a runner below that it is one. */
function run(...words) {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [repeat, ...words, '--load', '1'], { encoding: 'utf8', env });
  return { status, counted: stdout.trim(), stderr };
}

test('a test that is good each time passes', () => {
  const good = file('good.test.mjs', "import test from 'node:test';\ntest('is good', () => {});\n");
  const { status, counted } = run(good, '--times', '3');
  assert.deepEqual([status, counted], [0, '3 passed, 0 failed']);
});

test('a test that fails every other time is counted, and the first failure is told', () => {
  const mark = join(folder, 'mark');
  const unsteady = file('unsteady.test.mjs', `import { existsSync, rmSync, writeFileSync } from 'node:fs';
import test from 'node:test';
test('is unsteady', () => {
  if (!existsSync(${JSON.stringify(mark)})) return writeFileSync(${JSON.stringify(mark)}, '');
  rmSync(${JSON.stringify(mark)});
  throw new Error('the second time');
});
`);
  const { status, counted, stderr } = run(unsteady, '--times', '4');
  assert.deepEqual([status, counted], [1, '2 passed, 2 failed']);
  assert.match(stderr, /the second time/);
});

test('one test of a file is taken by its name, and a name that nothing has fails', () => {
  const two = file('two.test.mjs', `import test from 'node:test';
test('good (1)', () => {});
test('bad', () => { throw new Error('x'); });
`);
  assert.equal(run(two, '--name', 'good (1)', '--times', '2').counted, '2 passed, 0 failed');
  assert.equal(run(two, '--name', 'bad', '--times', '2').counted, '0 passed, 2 failed');
  assert.equal(run(two, '--name', 'nobody has this name', '--times', '1').counted, '0 passed, 1 failed');
});

test('a test that hangs is ended', () => {
  const hanging = file('hanging.test.mjs', `import test from 'node:test';
test('hangs', () => new Promise(() => setInterval(() => {}, 1000)));
`);
  const { counted, stderr } = run(hanging, '--times', '1', '--patience', '3');
  assert.equal(counted, '0 passed, 1 failed');
  assert.match(stderr, /ended after 3 s/);
});

test('a program of unit tests is repeated too', () => {
  const program = file('unit_program', '#!/bin/sh\n[ "$1 $2 $3" = "--warn NoTests a case" ]\n');
  chmodSync(program, 0o755);
  assert.equal(run(program, '--name', 'a case', '--times', '2').counted, '2 passed, 0 failed');
  assert.equal(run(program, '--name', 'another', '--times', '2').counted, '0 passed, 2 failed');
});

test('what makes no sense is wrong usage', () => {
  for (const words of [[], ['nowhere.test.mjs'], [repeat, '--times', '0'], [repeat, '--nonsense']]) {
    assert.equal(run(...words).status, 2, words.join(' '));
  }
});
