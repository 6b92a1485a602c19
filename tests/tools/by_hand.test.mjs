// The build by hand, as CONTRIBUTING.md has it, runs on a clean clone.
//
// In the suite it builds and runs one program, unit_base, and the clone borrows what scripts/setup fetched here, so that
// nothing is downloaded: that every line works and that nothing else is needed. SEALWELL_BY_HAND=whole runs the paragraph as
// it stands, which takes as long as a first build and its tests (`node tests/bench/build/first_build.mjs --only by-hand`).

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What scripts/setup fetches. */
const BORROWED = ['node_modules', 'build/third-party'];
const whole = process.env.SEALWELL_BY_HAND === 'whole';

/** The paragraph of the build by hand: the first block of commands. */
function paragraph() {
  const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  return /^```\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
}

/** The same for one program. Each of the two lines must be there to be changed. */
function forOneProgram(commands) {
  const change = (from, to) => {
    assert.ok(commands.includes(`${from}\n`), `the paragraph has no line "${from}"`);
    commands = commands.replace(`${from}\n`, `${to}\n`);
  };
  change('cmake --build --preset native', 'cmake --build --preset native --target unit_base');
  change('ctest --preset native', "ctest --preset native --no-tests=error -R '^unit_base:'");
  return commands;
}

test('the build by hand runs on a clean clone', (t) => {
  const clone = mkdtempSync(join(root, 'build/clone-'));
  t.after(() => rmSync(clone, { recursive: true, force: true }));
  execFileSync('git', ['clone', '--quiet', root, clone]);
  if (!whole) {
    // What scripts/setup would fetch. The script itself runs, and finds it there.
    for (const fetched of BORROWED) {
      assert.ok(existsSync(join(root, fetched)), `${fetched} is missing: run scripts/setup`);
    }
    // A folder of its own, with the same files: what the clone lays anew is not laid anew here.
    mkdirSync(join(clone, 'build'));
    for (const fetched of BORROWED) execFileSync('cp', ['--archive', '--link', join(root, fetched), join(clone, fetched)]);
  }
  const commands = whole ? paragraph() : forOneProgram(paragraph());
  const done = spawnSync('bash', ['-euo', 'pipefail'], { cwd: clone, input: commands, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, `${done.stdout.slice(-4000)}\n${done.stderr.slice(-4000)}`);
  assert.match(done.stdout, /100% tests passed/);
});
