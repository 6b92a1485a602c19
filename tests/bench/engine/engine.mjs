#!/usr/bin/env node
// What one action of a resident costs as the questionnaire grows, natively, and what it costs SurveyJS to take an
// answer in a survey of the same questions. docs/benchmarks.md says what is measured.
//
//   node tests/bench/engine/engine.mjs [--seconds S]    S seconds (0.3) for each figure

import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { figure, ratio, table } from '../figures.mjs';

const sizes = [10, 100, 1_000, 10_000];
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '0.3' } } });
const seconds = Number(values.seconds);
if (!(seconds > 0)) {
  process.stderr.write('--seconds needs a number over 0\n');
  process.exit(2);
}
const root = new URL('../../../', import.meta.url).pathname;

/** `count` items: groups of a yes-or-no question, one that it enables, and three that are always asked. */
function questionnaire(count) {
  const item = [];
  for (let i = 0; item.length * 5 < count; ++i) {
    item.push({ linkId: `g${i}`, type: 'group', text: `Part ${i}`, item: [
      { linkId: `a${i}`, type: 'boolean', text: `Is this so (${i})?`, required: true },
      { linkId: `b${i}`, type: 'string', text: 'Which?', enableWhen: [{ question: `a${i}`, operator: '=', answerBoolean: true }] },
      { linkId: `c${i}`, type: 'boolean', text: 'And this?' },
      { linkId: `d${i}`, type: 'string', text: 'How?' },
    ] });
  }
  return { resourceType: 'Questionnaire', item };
}

function sealwell(count) {
  const pack = {
    pack: { format: 'sealwell-pack/1', id: 'growing', version: '1', name: 'Growing', languages: ['en'],
            contact: { lead: 'Call us', phone: '01632 960 001' }, start: { title: 'Begin', button: 'Start' } },
    questionnaire: questionnaire(count),
  };
  return JSON.parse(execFileSync(`${root}build/native/tests/bench/engine/bench_engine`, [String(seconds)],
                                 { input: JSON.stringify(pack), encoding: 'utf8' }));
}

async function surveyJs(count) {
  const { Model } = await import('survey-core');
  const elements = questionnaire(count).item.flatMap(({ item }) => item).map((item) => ({
    type: item.type === 'boolean' ? 'boolean' : 'text', name: item.linkId, title: item.text,
    ...(item.enableWhen && { visibleIf: `{${item.enableWhen[0].question}} = true` }),
  }));
  const survey = new Model({ elements });
  const first = elements[0].name;
  let taken = 0n;
  let done = 0;
  while (taken < seconds * 1e9) {
    const begin = process.hrtime.bigint();
    survey.setValue(first, done % 2 === 0);
    taken += process.hrtime.bigint() - begin;
    done += 1;
  }
  return Number(taken) / done;
}

execFileSync('cmake', ['--build', '--preset', 'native', '--target', 'bench_engine'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
process.stdout.write(`Load of the machine: ${loadavg()[0].toFixed(2)}\n\nMicroseconds an action, and times the smallest\n`);
const reports = sizes.map(sealwell);
const peer = [];
for (const size of sizes) peer.push(await surveyJs(size));
const row = (name, costs) => [name, ...costs.map((cost) => `${figure(cost, { of: 1000, digits: 1 })} (${ratio(cost, costs[0])})`)];
process.stdout.write(`${table([
  ['', ...sizes.map((size) => `${size} items`)],
  ...Object.keys(reports[0].actions).map((name) => row(name, reports.map(({ actions }) => actions[name]))),
  row('SurveyJS: an answer that shows or hides one', peer),
])}\n\nLoad of the machine: ${loadavg()[0].toFixed(2)}\n`);
