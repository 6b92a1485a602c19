#!/usr/bin/env node
// Repeats a test while the machine is busy: what fails only beside other work shows here, not one time in twenty runs of
// everything.
//
//   node tests/repeat.mjs FILE [--name TEST] [--times N] [--load N] [--patience SECONDS]
//
// FILE is a test of Node's (.mjs), or a program of unit tests (build/native/tests/unit/engine/unit_engine). --name takes
// one test of it: a part of its name for Node, Catch2's own words for a program. It runs N times (20), one after the
// other, while as many processes as --load says (4) use the processors. One that takes longer than --patience (600) is
// ended and has failed. Prints 'N passed, N failed', and what the first that failed has said. Exits 1 when one has.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

const usage = 'node tests/repeat.mjs FILE [--name TEST] [--times N] [--load N] [--patience SECONDS]\n';

/** @type {{values: Record<string, string>, positionals: string[]}} */
let given;
try {
  given = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string', default: '' }, times: { type: 'string', default: '20' },
      load: { type: 'string', default: '4' }, patience: { type: 'string', default: '600' },
    },
  });
} catch (error) {
  process.stderr.write(`${error.message}\n${usage}`);
  process.exit(2);
}
const [file] = given.positionals;
const { name } = given.values;
const [times, load, patience] = [given.values.times, given.values.load, given.values.patience].map(Number);
if (given.positionals.length !== 1 || ![times, patience].every((number) => Number.isInteger(number) && number > 0)
    || !Number.isInteger(load) || load < 0) {
  process.stderr.write(usage);
  process.exit(2);
}
if (!existsSync(file)) {
  process.stderr.write(`repeat: ${file} is not there\n`);
  process.exit(2);
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const script = file.endsWith('.mjs');
// A name that nothing has would pass twenty times.
const command = script
  ? [process.execPath, '--test', '--test-reporter=tap', ...(name ? [`--test-name-pattern=${literally(name)}`] : []), file]
  : [file, '--warn', 'NoTests', ...(name ? [name] : [])];

/** Whether one run was good, and all that it said. */
function run() {
  return new Promise((ended) => {
    // In a process group of its own, so that a browser that hangs goes with it.
    const child = spawn(command[0], command.slice(1), { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      process.kill(-child.pid, 'SIGKILL');
    }, patience * 1000);
    child.on('error', (error) => ended({ good: false, said: error.message }));
    child.on('close', (code) => {
      clearTimeout(timer);
      const ran = !script || Number(/^# pass (\d+)$/m.exec(said)?.[1] ?? 0) > 0;
      if (late) said += `\nended after ${patience} s\n`;
      else if (code === 0 && !ran) said += '\nno test of that name has run\n';
      ended({ good: code === 0 && !late && ran, said });
    });
  });
}

const busy = Array.from({ length: load }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
const stop = () => busy.forEach((child) => child.kill('SIGKILL'));
process.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

let passed = 0;
let firstFailure = null;
for (let i = 1; i <= times; ++i) {
  const began = Date.now();
  const { good, said } = await run();
  passed += good;
  firstFailure ??= good ? null : said;
  process.stderr.write(`${i}/${times} ${good ? 'passed' : 'FAILED'} ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}
if (firstFailure !== null) process.stderr.write(`\nThe first that failed has said:\n${firstFailure}\n`);
console.log(`${passed} passed, ${times - passed} failed`);
process.exit(passed === times ? 0 : 1);
