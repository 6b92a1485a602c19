// The network goes at each step of a journey in turn, the journey goes on, and what is sealed at its end is sent later:
//   node tests/browser/steps.mjs [--engine Chromium|Firefox] [--pack ID] [--scenario NAME]
// For every pack (or the one named) it walks the scenario with the most answers of those that send something (or the one
// named), once for each of its screens, and takes the service away when that screen has come. Prints one line of JSON a
// journey on stderr and the counts on stdout. Exits 1 when a journey did not go on, when a referral was not said to be
// saved, when one that was said to be saved did not arrive, or when one was stored twice. faults.test.mjs does a few.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { until } from './support/browser.mjs';
import { engines } from './support/engines.mjs';
import { repositoryPacks } from './support/every_screen.mjs';
import { ready } from './support/offline.mjs';
import { answerQuickly, resident, screen } from './support/resident.mjs';
import { startService } from './support/service.mjs';

const PATIENCE_MS = 60_000;

/** The scenario of a pack that sends something and has the most answers. */
export function longestScenario({ folder }) {
  const all = readdirSync(join(folder, 'scenarios')).map((file) => {
    const { answers, expect } = JSON.parse(readFileSync(join(folder, 'scenarios', file), 'utf8'));
    return { name: basename(file, '.json'), answers: Object.keys(answers).length, sends: expect.ends === 'sent' };
  });
  return all.filter(({ sends }) => sends).sort((one, other) => other.answers - one.answers)[0].name;
}

/** The references of what the intake has. */
const inStore = (service) => execFileSync('sqlite3', [join(service.folder, 'intake.db'), 'SELECT hex(id) FROM envelope'], { encoding: 'utf8' })
  .trim().split('\n').filter(Boolean).map((id) => id.slice(0, 12).replace(/(.{4})(?=.)/g, '$1-'));

/** Answers screens until there is no form any more, or `most` of them have been answered. Gives back how many were. */
async function walkQuickly(page, person, most = Infinity) {
  for (let answered = 0; ; ++answered) {
    const here = await screen(page);
    if (!here.form || answered === most) return answered;
    await page.evaluate(answerQuickly, person);
    await until(async () => {
      const now = await screen(page);
      if (now.id !== here.id) return true;
      const refused = await page.evaluate(() => document.querySelector('#sealwell-errors')?.innerText ?? '');
      if (refused) throw new Error(`${here.id} was refused: ${refused}`);
      return false;
    }, `something after ${here.id}`, PATIENCE_MS);
  }
}

/**
 * Cuts the network at the steps that `choose` picks of all the numbers of screens (all of them unless it is given).
 * Counts as faults.mjs does.
 */
export async function stepsRun({ engine, pack, scenario, choose = (steps) => steps, report = () => {} }) {
  const person = resident(scenario, pack);
  const service = await startService([]);
  const browser = await engines[engine]();
  const counts = { engine, pack, scenario, screens: 0, journeys: 0, saidSaved: 0, notSaidSaved: 0, lost: 0, storedTwice: 0 };
  const visit = async (work) => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${service.origin}/a/${pack}`, { timeout: PATIENCE_MS });
      await ready(page);
      await work(page, context);
    } finally {
      await context.close();
    }
  };
  const says = (page, words) => until(async () => words.exec(await page.evaluate(() => document.body.innerText)), `${words}`, PATIENCE_MS);
  try {
    await visit(async (page) => {
      counts.screens = await walkQuickly(page, person);
      await until(async () => (await screen(page)).id === 'sent', 'the journey ends with the network there', PATIENCE_MS);
    });
    for (const step of choose(Array.from({ length: counts.screens }, (_, number) => number))) {
      const before = inStore(service);
      await visit(async (page, context) => {
        await walkQuickly(page, person, step);
        const { id } = await screen(page);
        await service.stop();
        await walkQuickly(page, person);
        await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
        const said = await says(page, /Reference ([0-9A-F-]{14}): saved on this device, not sent yet/).catch(() => null);
        counts[said ? 'saidSaved' : 'notSaidSaved'] += 1;
        await page.close();
        await service.start();
        const later = await context.newPage();
        await later.goto(`${service.origin}/a/${pack}`, { timeout: PATIENCE_MS });
        const isThere = () => !!said && inStore(service).includes(said[1]);
        const confirmed = await says(later, /has confirmed it/).catch(() => null);
        counts.lost += said && !(confirmed && isThere()) ? 1 : 0;
        counts.storedTwice += Math.max(0, inStore(service).length - before.length - 1);
        counts.journeys += 1;
        report({ pack, step, screen: id, reference: said?.[1], arrived: isThere() });
      });
    }
  } finally {
    await browser.close();
    await service.close();
  }
  return counts;
}

export const isGood = (counts) => counts.journeys > 0 && counts.lost + counts.storedTwice + counts.notSaidSaved === 0;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: {
    engine: { type: 'string', default: 'Chromium' }, pack: { type: 'string' }, scenario: { type: 'string' } } });
  const packs = repositoryPacks().filter(({ id }) => !values.pack || values.pack === id);
  if (!packs.length || !['Chromium', 'Firefox'].includes(values.engine) || (values.scenario && !values.pack)) {
    process.stderr.write('usage: node tests/browser/steps.mjs [--engine Chromium|Firefox] [--pack ID [--scenario NAME]]\n');
    process.exit(2);
  }
  let good = true;
  for (const pack of packs) {
    const counts = await stepsRun({
      engine: values.engine, pack: pack.id, scenario: values.scenario ?? longestScenario(pack),
      report: (line) => process.stderr.write(`${JSON.stringify(line)}\n`) });
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    good &&= isGood(counts);
  }
  process.exit(good ? 0 : 1);
}
