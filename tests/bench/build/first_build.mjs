#!/usr/bin/env node
// How long a newcomer waits: the first build, everything's tests, and what a change costs. docs/benchmarks.md says what is
// measured.
//
//   node tests/bench/build/first_build.mjs [--only run|test|by-hand|unit|block]... [--here]
//
// Each is measured in a clean clone of this checkout's last commit, without ccache. `unit` and `block` need a native build,
// which comes first and is not measured; --here takes the one of this checkout for them, and puts the files back that it
// changes. Meant for a machine that does nothing else.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ratio, table } from '../figures.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PORT = 18_080;

/** What is measured, and within how many seconds it should be done on two cores that do nothing else. */
const AIMS = {
  run: { what: 'scripts/run to its first page', seconds: 8 * 60, measure: untilFirstPage },
  test: { what: 'scripts/test', seconds: 35 * 60, measure: (folder) => timed(folder, 'scripts/test') },
  'by-hand': {
    what: 'the build by hand, with its tests', seconds: 35 * 60,
    measure: () => timed(root, 'SEALWELL_BY_HAND=whole node --test tests/tools/by_hand.test.mjs'),
  },
  unit: { what: "a change in one core file to its unit test's result", seconds: 20, measure: untilUnitResult },
  block: { what: "a new member of a question's block", seconds: 60, measure: untilBlockIsBuilt },
};

const usage = `node tests/bench/build/first_build.mjs [--only ${Object.keys(AIMS).join('|')}]... [--here]\n`;
let values;
try {
  ({ values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: Object.keys(AIMS) }, here: { type: 'boolean' } } }));
} catch (error) {
  process.stderr.write(`${error.message}\n${usage}`);
  process.exit(2);
}
if (values.only.some((name) => !AIMS[name])) {
  process.stderr.write(usage);
  process.exit(2);
}

const environment = { ...process.env, CCACHE_DISABLE: '1' };

/** The command that runs: a signal ends it, and what was changed is put back. */
let running = null;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true;
    if (running) process.kill(-running.pid, 'SIGTERM');
  });
}

/** Seconds that a command takes. Throws where it fails. */
async function timed(folder, command) {
  if (stopped) throw new Error(`${command} was not begun`);
  const began = Date.now();
  running = spawn('bash', ['-c', command], { cwd: folder, env: environment, detached: true, stdio: ['ignore', 2, 2] });
  const status = await new Promise((ended) => running.on('close', ended));
  running = null;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return (Date.now() - began) / 1000;
}

/** From nothing to the partner's page and the form's own page answering. */
async function untilFirstPage(folder) {
  const began = Date.now();
  const started = spawn('scripts/run', ['--port', String(PORT)],
    { cwd: folder, env: environment, detached: true, stdio: ['ignore', 2, 2] });
  let ended = false;
  started.on('exit', () => { ended = true; });
  const answers = (address) => fetch(address).then(({ ok }) => ok, () => false);
  try {
    while (!(await answers(`http://localhost:${PORT}/`) && await answers(`http://127.0.0.1:${PORT + 1}/a/livewell-dorset`))) {
      if (ended || stopped) throw new Error('scripts/run has ended');
      await new Promise((resume) => setTimeout(resume, 500));
    }
    return (Date.now() - began) / 1000;
  } finally {
    if (!ended) process.kill(-started.pid, 'SIGTERM');
  }
}

/** Runs work with files changed, and puts them back. */
async function withChanges(folder, changes, work) {
  const before = changes.map(([path]) => [path, readFileSync(join(folder, path), 'utf8')]);
  try {
    for (const [path, from, to] of changes) {
      const text = readFileSync(join(folder, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} has no "${from}"`);
      writeFileSync(join(folder, path), text.replace(from, to));
    }
    return await work();
  } finally {
    for (const [path, text] of before) writeFileSync(join(folder, path), text);
  }
}

const build = (...targets) => `cmake --build --preset native${targets.length ? ` --target ${targets.join(' ')}` : ''}`;

/** The slower of a file that little uses and one in the middle of the engine. */
async function untilUnitResult(folder) {
  let slowest = 0;
  for (const [path, test] of [['core/base/decimal.cpp', 'unit_base'], ['core/engine/answer_validation.cpp', 'unit_engine']]) {
    await timed(folder, build(test));
    const change = [path, 'namespace sealwell', 'static_assert(true, "changed");\nnamespace sealwell'];
    const seconds = await withChanges(folder, [change],
      () => timed(folder, `${build(test)} && ctest --preset native --no-tests=error -R '^${test}:'`));
    slowest = Math.max(slowest, seconds);
    await timed(folder, build(test));
  }
  return slowest;
}

/** All that a native build makes anew where Field has one more member, which the list of members must name. */
async function untilBlockIsBuilt(folder) {
  await timed(folder, build());
  const changes = [
    ['core/engine/screen.hpp', '  std::string other_text;\n};', '  std::string other_text;\n  bool measured = false;\n};'],
    ['core/engine/screen_members.hpp', 'other_label, other_name, other_text] = part;',
      'other_label, other_name, other_text, measured] = part;\n  visit("measured", measured);'],
  ];
  // A renderer's test fails for the new member, as it should; what is measured is until everything is compiled and linked.
  const seconds = await withChanges(folder, changes, () => timed(folder, build()));
  await timed(folder, build());
  return seconds;
}

const rows = [['what', 'seconds', 'aim', 'of the aim']];
for (const name of Object.keys(AIMS).filter((one) => values.only.includes(one))) {
  const { what, seconds: aim, measure } = AIMS[name];
  const needsBuild = ['unit', 'block'].includes(name);
  let folder = root;
  try {
    if (!(values.here && needsBuild) && name !== 'by-hand') {
      folder = mkdtempSync(join(tmpdir(), 'sealwell-first-'));
      execFileSync('git', ['clone', '--quiet', root, folder]);
      if (needsBuild) await timed(folder, 'scripts/setup && cmake --preset native');
    }
    const seconds = await measure(folder);
    rows.push([what, seconds.toFixed(1), String(aim), ratio(seconds, aim)]);
  } finally {
    if (folder !== root) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(table(rows));
console.log(`\n${cpus().length} processors, ${cpus()[0]?.model.trim()}; load now ${loadavg().map((load) => load.toFixed(1)).join(', ')}`);
