// Runs fuzz targets side by side for as long as one likes, at the lowest priority, and prints what each came to:
//
//   node tests/fuzz/long-run.mjs [--seconds N] [TARGET]...
//
//   --seconds N   how long, 3600 unless said otherwise; Ctrl-C ends it earlier
//   TARGET        what to run; envelope, key_file, acknowledgement and signed_pack unless said otherwise
//
// Needs the native-asan build. Seeds are the ones of tests/fuzz/seeds, and every vector for those of sealing. What a run
// learned stays in the build folder, so that the next one goes on from there; so do the logs.
// Exit status: 0 without a finding, 1 with one or when a target could not run, 2 for usage.

import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../bench/figures.mjs';
import { readWords } from '../bench/words.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const build = join(root, 'build/native-asan/tests/fuzz');
const place = join(build, 'long-run');
const SEALING = ['envelope', 'key_file', 'acknowledgement', 'signed_pack'];
/** What libFuzzer exits with when it was told to stop. */
const INTERRUPTED = 72;

const { values, positionals, usage } = readWords(import.meta.url, {
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '3600' } },
});
const seconds = Number(values.seconds);
if (!Number.isInteger(seconds) || seconds < 1) usage('--seconds needs a whole number from 1');

// A room's targets are built in its folder.
const programOf = (target) =>
  ['', 'sealing', 'record', 'scoring', 'fhirpath', 'conformance'].map((room) => join(build, room, `fuzz_${target}`)).find(existsSync);
const targets = positionals.length > 0 ? positionals : SEALING;
for (const target of targets) {
  if (!/^[a-z_]+$/.test(target) || !programOf(target)) usage(`${target}: no such target, or the native-asan build is missing`);
}

/** Processor time of a process so far, in seconds; nothing once it has ended. */
function processorSeconds(pid) {
  try {
    // After the name in brackets, which may hold anything: user and system time are the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

const running = new Set();

function run(target) {
  const learned = join(place, 'learned', target);
  mkdirSync(learned, { recursive: true });
  const seeds = [join(root, 'tests/fuzz/seeds', target), join(place, 'seeds', target)].filter(existsSync);
  const log = join(place, `${target}.log`);
  const file = openSync(log, 'w');
  // The clock on the wall decides what hangs, and at this priority a busy machine can stand still for minutes.
  const child = spawn(programOf(target), [
    `-max_total_time=${seconds}`, '-timeout=600', '-rss_limit_mb=2048', '-print_final_stats=1',
    `-artifact_prefix=${join(place, `${target}-`)}`, learned, ...seeds,
  ], { stdio: ['ignore', file, file] });
  closeSync(file);
  running.add(child);
  let processor = 0;
  const watch = setInterval(() => { processor = processorSeconds(child.pid) ?? processor; }, 1000);
  return new Promise((done) => {
    const end = (code) => {
      clearInterval(watch);
      running.delete(child);
      const executions = /^stat::number_of_executed_units: (\d+)$/m.exec(readFileSync(log, 'utf8'))?.[1];
      const good = executions !== undefined && (code === 0 || code === INTERRUPTED);
      done({ target, executions: executions ?? '?', processor, good, log });
    };
    child.on('error', () => end(1));
    child.on('close', end);
  });
}

mkdirSync(place, { recursive: true });
execFileSync(process.execPath, [join(root, 'tests/fuzz/sealing/make_seeds.mjs'), join(place, 'seeds'), '--all']);
setPriority(constants.priority.PRIORITY_LOW);
process.on('SIGINT', () => running.forEach((child) => child.kill('SIGINT')));  // and wait for what they print
process.stderr.write(`${targets.join(', ')}: ${seconds} seconds, logs in ${place}\n`);
const began = Date.now();
const outcomes = await Promise.all(targets.map(run));
console.log(table([
  ['target', 'executions', 'processor time, s', 'outcome'],
  ...outcomes.map(({ target, executions, processor, good, log }) =>
    [target, executions, processor.toFixed(0), good ? 'no finding' : `FINDING: ${log}`]),
]));
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} seconds`);
process.exitCode = outcomes.every(({ good }) => good) ? 0 : 1;
