#!/usr/bin/env node
// Measures sealing and opening, natively and in WebAssembly, beside libsodium-wrappers and the FormSG SDK, and
// `sealwell open` over folders. docs/benchmarks.md says what is measured and how to read it.
//
//   node tests/bench/sealing/sealing.mjs [--runs N] [--only operations|folder] [--many N]
//
//   --runs N    how often each is measured (5)
//   --only      one of the two parts
//   --many N    one more, larger folder for the memory, of N envelopes

import { cpus, loadavg } from 'node:os';
import { table } from '../figures.mjs';
import { readWords } from '../words.mjs';
import { judgeFolder, makeFolders, measureMemory, measureRates, rateEnvelopes, reportMemory, reportRates } from './folder.mjs';
import { judgeOperations, measureOperations, reportOperations } from './operations.mjs';

const { values: words, usage } = readWords(import.meta.url, {
  options: { runs: { type: 'string', default: '5' }, only: { type: 'string' }, many: { type: 'string' } },
});
const whole = (name) => {
  const number = Number(words[name]);
  if (!Number.isInteger(number) || number < 1) usage(`--${name} needs a whole number from 1`);
  return number;
};
const runs = whole('runs');
if (words.only && !['operations', 'folder'].includes(words.only)) usage('--only is operations or folder');
const counts = [1000, 10_000, 100_000];
if (words.many) counts.push(whole('many'));

const load = () => loadavg().map((value) => value.toFixed(1)).join(' ');
const progress = (text) => process.stderr.write(`${text}\n`);
const verdicts = [];
let made;
try {
  console.log(`${cpus().length} processors (${cpus()[0]?.model ?? 'of an unknown kind'}), Node ${process.version}; ` +
    `each measured ${runs} times, in turns. Machine's load: ${load()}`);
  if (words.only !== 'folder') {
    const cases = await measureOperations(runs, progress);
    console.log(`\nOne at a time: median, and the range in brackets\n\n${reportOperations(cases)}`);
    verdicts.push(...judgeOperations(cases));
  }
  if (words.only !== 'operations') {
    progress('sealing what is opened');
    made = makeFolders([...new Set([rateEnvelopes, ...counts])]);
    const rates = await measureRates(made, runs, progress);
    console.log(`\nA folder of ${rateEnvelopes} envelopes with records of ${made.recordBytes} bytes\n\n${reportRates(rates)}`);
    const memory = await measureMemory(made, counts, progress);
    console.log(`\nPeak memory of sealwell open on all processors\n\n${reportMemory(memory)}`);
    verdicts.push(...judgeFolder(rates, memory));
  }
  console.log(`\nAims\n\n${table(verdicts)}\n\nMachine's load at the end: ${load()}`);
} catch (failure) {
  process.stderr.write(`could not measure: ${failure.stack}\n`);
  process.exitCode = 1;
} finally {
  made?.close();
}
