#!/usr/bin/env node
// How many journeys a second are scored on one core, natively and in the browser's module.
// docs/benchmarks.md says what is measured.
//
//   node tests/bench/scoring/scoring.mjs [--runs N] [--seconds S]    N runs (5) of S seconds (1) each

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runNatively, wasmFile } from '../../browser/support/service.mjs';
import { load } from '../../embed/support/typescript.mjs';

/** Journeys a second natively: what design and issue ask for. */
const AIM = 10_000;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, seconds: { type: 'string', default: '1' } } });
const runs = Number(values.runs);
const seconds = Number(values.seconds);
if (!Number.isInteger(runs) || runs < 1 || !(seconds > 0)) {
  process.stderr.write('--runs needs a whole number from 1, --seconds a number over 0\n');
  process.exit(2);
}

const root = new URL('../../../', import.meta.url).pathname;
const task = (instrument, inputs) => ({ instrument, inputs: JSON.stringify(inputs) });

/** What is scored for one record: its instruments, the COM-B profile and its functions, the safety messages. */
function tasksOf({ scores, comB }) {
  const tasks = scores.map(({ instrument, inputs }) => task(instrument, inputs));
  if (comB) tasks.push(task('comb_keyworth6', comB.ratings), task('bcw_2014', { barriers: comB.barriers }));
  const figures = Object.assign({}, ...scores.map(({ instrument, result }) =>
    (instrument === 'audit_c' ? { audit_c: result.score } : instrument === 'bmi_nice' ? { bmi: result.bmi } : {})));
  return [...tasks, task('red_flags', figures)];
}

const scenarios = readdirSync(`${root}site/packs/livewell-dorset/scenarios`).map((name) => name.replace('.json', ''));
const records = scenarios.map((name) => runNatively(name).record).filter((record) => record?.scores?.length);
const vectors = JSON.parse(readFileSync(`${root}tests/vectors/instruments.json`, 'utf8'));
const good = vectors.filter(({ expected }) => !('error' in expected));
const oneOfEach = [...new Map(good.map((vector) => [vector.instrument, vector])).values()];
const subjects = [
  { name: `LiveWell Dorset's journeys (${records.length}, ${(records.flatMap(tasksOf).length / records.length).toFixed(1)} ` +
      'instruments each)', journeys: records.map(tasksOf) },
  { name: `every instrument once (${oneOfEach.length})`, journeys: [oneOfEach.map(({ instrument, inputs }) => task(instrument, inputs))] },
];

execFileSync('cmake', ['--build', '--preset', 'native', '--target', 'bench_scoring'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const { loadCore } = await load('wasm/sealwell.ts');
const core = await loadCore(readFileSync(wasmFile()));

function native(journeys) {
  const printed = execFileSync(`${root}build/native/tests/bench/scoring/bench_scoring`, [String(seconds)],
                               { input: JSON.stringify(journeys), encoding: 'utf8' });
  return JSON.parse(printed).journeysPerSecond;
}

function wasm(journeys) {
  const begin = process.hrtime.bigint();
  let scored = 0;
  let taken = 0;
  while (taken < seconds) {
    for (const journey of journeys) for (const { instrument, inputs } of journey) core.score(instrument, inputs);
    scored += journeys.length;
    taken = Number(process.hrtime.bigint() - begin) / 1e9;
  }
  return scored / taken;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const whole = (number) => Math.round(number).toLocaleString('en-GB').padStart(10);

console.log(`${runs} runs of ${seconds} s each, one core. Machine's load: ${loadavg().map((value) => value.toFixed(1)).join(' ')}`);
console.log(`\nJourneys scored a second     ${'native'.padStart(10)} ${'wasm'.padStart(10)}   native / aim   wasm / native`);
for (const { name, journeys } of subjects) {
  const [natively, inModule] = [[], []];
  // In turns, so that whatever else the machine does slows both down.
  for (let run = 0; run < runs; ++run) {
    natively.push(native(journeys));
    inModule.push(wasm(journeys));
  }
  const [fast, slow] = [median(natively), median(inModule)];
  console.log(`${name}\n${' '.repeat(28)} ${whole(fast)} ${whole(slow)} ${(fast / AIM).toFixed(2).padStart(14)} ${(slow / fast).toFixed(2).padStart(15)}`);
}
console.log(`\nAim: ${whole(AIM).trim()} journeys a second natively.`);
