// The figures as a plain table, with what was aimed at and where the time goes.

import { figure, median, quantile, ratio, spread, table } from '../figures.mjs';

const AIMS = {
  'partner readable': { what: 'First screen readable in a partner page', most: 1000, unit: 'ms' },
  'alone readable': { what: 'First screen readable as a page of its own', most: 500, unit: 'ms' },
  'partner blocking': { what: 'Main-thread blocking in a partner page', most: 100, unit: 'ms' },
  'alone blocking': { what: 'Main-thread blocking as a page of its own', most: 100, unit: 'ms' },
  'partner heap': { what: 'JavaScript heap in a partner page', most: 4, unit: 'MB' },
  'alone heap': { what: 'JavaScript heap as a page of its own', most: 4, unit: 'MB' },
};
const STEP_AIM = { what: 'Tap to next screen painted, 95th percentile', most: 50, unit: 'ms' };

const MEASURES = [
  { key: 'readable', what: 'First screen readable, ms' },
  { key: 'answerable', what: 'First question answerable, ms' },
  { key: 'blocking', what: 'Main-thread blocking, ms' },
  { key: 'heap', what: 'JavaScript heap, MB', of: 1e6, digits: 2 },
  { key: 'moduleMemory', what: 'WebAssembly memory, MB', of: 1e6, digits: 2, plain: true },
  { key: 'wire', what: 'Bytes over the wire, kB', of: 1e3, digits: 1 },
  { key: 'tapsLost', what: 'Taps on Start that nobody heard', plain: true },
];

/** The run whose value of `key` is the middle one. */
const middleRun = (runs, key) => [...runs].sort((a, b) => a[key] - b[key])[Math.floor((runs.length - 1) / 2)];

const shortened = (address) => {
  const { host, pathname } = new URL(address);
  return host + pathname;
};

function criticalPath({ fetched, marks }) {
  const ms = (value) => (value === undefined ? '' : String(Math.round(value)));
  // The frame is in the page's list too, without times.
  const list = fetched.filter(({ by }) => by !== 'iframe').map((entry) => ({ at: entry.began, row: [
    ms(entry.began), ms(entry.sent), ms(entry.first), ms(entry.ended),
    entry.sent === undefined ? '' : figure(entry.bytes, { of: 1e3, digits: 1 }), `${shortened(entry.address)} (${entry.by})`,
  ] }));
  const all = [...list, ...marks.map(({ what, at }) => ({ at, row: [ms(at), '', '', '', '', `--- ${what}`] }))];
  return table([['began', 'sent', 'first byte', 'ended', 'kB', ''], ...all.sort((a, b) => a.at - b.at).map(({ row }) => row)]);
}

function blockers({ longTasks, slowFrames }) {
  const rows = longTasks.map(({ began, duration }) => {
    const within = slowFrames.filter((frame) => frame.began < began + duration && frame.began + frame.duration > began);
    const scripts = within.flatMap((frame) => frame.scripts).filter((script) => script.duration > 5);
    const layout = Math.max(0, ...within.map((frame) => frame.layout));
    const why = [
      ...scripts.map(({ source, invoker, duration: took }) =>
        `${source ? shortened(source) : ''} ${/^https?:/.test(invoker) ? 'evaluated' : invoker} ${Math.round(took)} ms`.trim()),
      ...(layout > 5 ? [`style, layout and paint ${Math.round(layout)} ms`] : []),
    ];
    return [String(Math.round(began)), String(Math.round(duration)), why.join('; ')];
  });
  return table([['began', 'took', 'of which the browser could tell'], ...rows]);
}

function slowestSteps(steps) {
  const slowest = [...steps].sort((a, b) => b.painted - b.tapped - (a.painted - a.tapped)).slice(0, 8);
  return table([['all', 'until heard', 'handled', 'drawn', ''], ...slowest.map((step) => [
    step.painted - step.tapped, step.heard - step.tapped, step.drawing - step.heard, step.painted - step.drawing,
  ].map((value) => value.toFixed(0)).concat(`${step.from} -> ${step.to}`))]);
}

function explanation(key, runs) {
  const measure = key.split(' ')[1];
  const run = middleRun(runs, measure);
  if (measure === 'readable') return `The middle run's critical path, in ms:\n${criticalPath(run)}`;
  if (measure === 'blocking') return `The middle run's long tasks, in ms:\n${blockers(run)}`;
  return 'The bare form\'s heap above is what an empty page of this browser has.';
}

/** `results` is a map from a subject's id to its runs, as `measure` gives them. */
export function report(subjects, results) {
  const of = (id, key) => results.get(id).map((run) => run[key]);
  const rows = [['', ...subjects.map(({ name }) => name)]];
  for (const measure of MEASURES) {
    rows.push([measure.what, ...subjects.map(({ id }) => spread(of(id, measure.key), measure))]);
    if (measure.plain) continue;
    for (const [base, words] of [['bare', 'times the bare form'], ['survey', 'times SurveyJS']]) {
      rows.push([`  ${words}`, ...subjects.map(({ id }) =>
        (id === base ? '' : ratio(median(of(id, measure.key)), median(of(base, measure.key)))))]);
    }
  }

  const walks = results.get('partner');
  const took = (steps) => steps.map(({ tapped, painted }) => painted - tapped);
  const steps = walks.flatMap((run) => run.steps);
  const ninetyFifth = quantile(took(steps), 0.95);
  const parts = [
    'Median of all runs, and the range in brackets.',
    table(rows),
    `A whole journey in the partner page, ${walks[0].steps.length} taps in each run`,
    table([
      ['Tap to next screen painted, ms: median', spread(walks.map((run) => quantile(took(run.steps), 0.5)))],
      ['                     95th percentile', spread(walks.map((run) => quantile(took(run.steps), 0.95)))],
      ['Main-thread blocking, ms', spread(walks.map((run) => run.journeyBlocking))],
      ['WebAssembly memory at the end, MB', spread(walks.map((run) => run.journeyMemory), { of: 1e6, digits: 2 })],
    ]),
  ];

  const verdicts = [];
  const reasons = [];
  const judge = (aim, value, why) => {
    const met = value <= aim.most;
    const digits = aim.unit === 'MB' ? 2 : 0;
    verdicts.push([aim.what, `aim ${aim.most} ${aim.unit}`, `${value.toFixed(digits)} ${aim.unit}`, met ? 'met' : 'MISSED']);
    if (!met) reasons.push(`${aim.what}: missed. ${why()}`);
  };
  for (const [key, aim] of Object.entries(AIMS)) {
    const [id, measure] = key.split(' ');
    judge(aim, median(of(id, measure)) / (aim.unit === 'MB' ? 1e6 : 1), () => explanation(key, results.get(id)));
  }
  judge(STEP_AIM, ninetyFifth, () => `The slowest of all ${steps.length} steps, in ms:\n${slowestSteps(steps)}`);
  return [...parts, 'Aims', table(verdicts), ...reasons].join('\n\n');
}
