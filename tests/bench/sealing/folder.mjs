// `sealwell open` over a folder: its rate beside the SDK's over a folder with as much content, and
// its peak memory as the folder grows.

import { execFileSync, spawn } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFile, packFile, passphraseFile, sealwell, signingKeysFile } from '../../browser/support/service.mjs';
import { median, ratio, spread, table } from '../figures.mjs';
import { formFields, formSdk } from './subjects.mjs';

/** Envelopes that are really sealed. The rest of a folder are links to them: what is read and opened is the same. */
const SEALED = 32;
const RATE_ENVELOPES = 20_000;
const SDK_SUBMISSIONS = 300;
const SCENARIO = 'smoker';

function fill(folder, originals, count) {
  mkdirSync(folder);
  for (let i = 0; i < count; i += 1) linkSync(originals[i % originals.length], join(folder, `${i}.envelope`));
  return folder;
}

/** The folders to open, in a place of their own; `close` takes all away. */
export function makeFolders(counts) {
  const place = mkdtempSync(join(tmpdir(), 'sealwell-bench-'));
  const answers = new URL(`../../../site/packs/livewell-dorset/scenarios/${SCENARIO}.json`, import.meta.url).pathname;
  mkdirSync(join(place, 'originals'));
  let record;
  const originals = Array.from({ length: SEALED }, (_, i) => {
    const file = join(place, 'originals', String(i));
    const output = execFileSync(sealwell(), ['run', packFile(), '--trust', signingKeysFile(), '--answers', answers, '--envelope', file],
      { encoding: 'utf8', maxBuffer: 1 << 26 });
    ({ record } = JSON.parse(output));
    return file;
  });
  const folders = new Map(counts.map((count) => [count, fill(join(place, String(count)), originals, count)]));

  const recordBytes = Buffer.byteLength(JSON.stringify(record));
  const sdk = formSdk();
  const submissions = join(place, 'submissions');
  mkdirSync(submissions);
  for (let i = 0; i < SDK_SUBMISSIONS; i += 1) {
    writeFileSync(join(submissions, `${i}.json`), JSON.stringify({ encryptedContent: sdk.encrypt(formFields(recordBytes)), version: 1 }));
  }
  return { recordBytes, folders, submissions, sdk, close: () => rmSync(place, { recursive: true, force: true }) };
}

/**
 * Runs the command to its end. Gives how many lines it printed, how many a second from its first output
 * on, and its peak memory in bytes: in all, and once the key was open, which takes far more.
 */
function runOpen(words) {
  return new Promise((done, failed) => {
    const child = spawn(sealwell(), ['open', ...words, '--key', keyFile('recipient'), '--passphrase-file', passphraseFile()],
      { stdio: ['ignore', 'pipe', 'inherit'] });
    let lines = 0;
    let first = null;
    let last = null;
    const peak = { VmHWM: 0, VmRSS: 0 };
    const look = (name) => {
      try {
        const kilobytes = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0;
        peak[name] = Math.max(peak[name], Number(kilobytes) * 1024);
      } catch { /* it has ended */ }
    };
    let looked = 0n;
    child.stdout.on('data', (data) => {
      for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) lines += 1;
      last = { lines, at: process.hrtime.bigint() };
      first ??= last;
      if (last.at - looked < 5_000_000n) return;
      looked = last.at;
      look('VmHWM');
      look('VmRSS');
    });
    child.on('close', (code) => {
      if (code !== 0) return failed(new Error(`sealwell open ended with ${code}`));
      const seconds = Number(last.at - first.at) / 1e9;
      return done({ lines, rate: (lines - first.lines) / seconds, whole: peak.VmHWM, opening: peak.VmRSS });
    });
  });
}

function runSdk({ submissions, sdk }) {
  const began = process.hrtime.bigint();
  let opened = 0;
  for (const name of readdirSync(submissions)) {
    const { encryptedContent } = JSON.parse(readFileSync(join(submissions, name), 'utf8'));
    if (JSON.stringify(sdk.decrypt(encryptedContent)).length > 0) opened += 1;
  }
  return opened / (Number(process.hrtime.bigint() - began) / 1e9);
}

/** Rates in envelopes a second: the command's on all processors and on one, and the SDK's on its one. */
export async function measureRates(made, runs, progress) {
  const rates = { all: [], one: [], sdk: [] };
  const folder = made.folders.get(RATE_ENVELOPES);
  for (let run = 0; run <= runs; run += 1) {
    progress(`a folder of ${RATE_ENVELOPES}: run ${run} of ${runs}`);
    const all = await runOpen([folder]);
    const one = await runOpen([folder, '--jobs', '1']);
    const sdk = runSdk(made);
    if (run === 0) continue;  // the first one warms up
    rates.all.push(all.rate);
    rates.one.push(one.rate);
    rates.sdk.push(sdk);
  }
  return rates;
}

export async function measureMemory(made, counts, progress) {
  const measured = [];
  for (const count of counts) {
    progress(`memory over ${count} envelopes`);
    const opened = await runOpen([made.folders.get(count)]);
    if (opened.lines !== count) throw new Error(`${opened.lines} lines for ${count} envelopes`);
    measured.push({ count, ...opened });
  }
  return measured;
}

export const rateEnvelopes = RATE_ENVELOPES;

export function reportRates(rates) {
  const row = (name, values) => [name, spread(values), ratio(median(values), median(rates.sdk))];
  return table([
    ['', 'a second', 'times the SDK'],
    row('sealwell open, all processors', rates.all),
    row('sealwell open, one job', rates.one),
    row('FormSG SDK', rates.sdk),
  ]);
}

export function reportMemory(measured) {
  return table([
    ['envelopes', 'peak while opening, MB', 'times the fewest', 'peak in all, MB', 'times the fewest', 'a second'],
    ...measured.map(({ count, opening, whole, rate }) => [
      String(count), (opening / 1e6).toFixed(1), ratio(opening, measured[0].opening),
      (whole / 1e6).toFixed(1), ratio(whole, measured[0].whole), rate.toFixed(0),
    ]),
  ]);
}

export function judgeFolder(rates, measured) {
  const times = median(rates.all) / median(rates.sdk);
  const growth = Math.max(...measured.map(({ opening }) => opening)) / measured[0].opening;
  return [
    ['sealwell open over a folder', 'aim at least 30x the SDK', `${times.toFixed(1)}x`, times >= 30 ? 'met' : 'MISSED'],
    ['Memory while opening, most to fewest envelopes', 'aim at most 1.2x', `${growth.toFixed(2)}x`, growth <= 1.2 ? 'met' : 'MISSED'],
  ];
}
