#!/usr/bin/env node
// Measures how fast the assessment is there on a slow phone, beside a bare HTML form and SurveyJS
// with the same questions. docs/benchmarks.md says what is measured and how to read it.
//
//   node tests/bench/load/load.mjs [--runs N]    N cold loads of each (5)

import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from '../../browser/support/browser.mjs';
import { resident } from '../../browser/support/resident.mjs';
import { NETWORK, SLOWDOWN, browserWords, measure } from './measure.mjs';
import { report } from './report.mjs';
import { startSubjects } from './subjects.mjs';

/** The longest journey among the pack's scenarios. */
const SCENARIO = 'all-four-goals';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write('--runs needs a whole number from 1\n');
  process.exit(2);
}

const load = () => loadavg().map((value) => value.toFixed(1)).join(' ');

let started, browser;
try {
  started = await startSubjects();
  browser = await launch({ args: browserWords });
  const { downloadThroughput, uploadThroughput, latency } = NETWORK;
  console.log(`Chromium ${browser.version()}: ${downloadThroughput * 8 / 1e6} Mbit/s down, ${uploadThroughput * 8 / 1e6} up, ` +
    `${latency} ms, processor slowed down ${SLOWDOWN} times; ${runs} cold loads of each. Machine's load: ${load()}`);
  const results = new Map(started.subjects.map(({ id }) => [id, []]));
  for (let run = 1; run <= runs; ++run) {
    // In turns, so that whatever else the machine does slows all of them down.
    for (const subject of started.subjects) {
      process.stderr.write(`run ${run} of ${runs}: ${subject.name}\n`);
      const person = subject.id === 'partner' ? resident(SCENARIO) : null;
      results.get(subject.id).push(await measure(browser, subject, started.firstQuestion, person));
    }
  }
  console.log(`\n${report(started.subjects, results)}\n\nMachine's load at the end: ${load()}`);
} catch (failure) {
  process.stderr.write(`could not measure: ${failure.stack}\n`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await started?.close();
}
