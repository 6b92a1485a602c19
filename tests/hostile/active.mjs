#!/usr/bin/env node
// What a host page that acts can tell apart: runs the attacks of support/attacks.mjs and prints how many bits each got.
//
//   node tests/hostile/active.mjs [--all] [--attack PART-OF-A-NAME]... [--engine NAME]... [--display window|inline]... [--explain]
//
// An attack tries to tell residents apart who differ in one thing. Its bits are how much what it saw says of which of them it
// was; where the same resident looks different twice, what it saw says so much less. Without --all two residents an attack, in
// both displays and Chromium, and those that tell nothing in Firefox. `Chromium, one process` is Chromium as it is on phones with
// little memory, where page and frame share a process.

import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { engines as browsers } from '../browser/support/engines.mjs';
import { launch } from '../browser/support/browser.mjs';
import { serve } from '../browser/support/servers.mjs';
import { startService } from '../browser/support/service.mjs';
import { attacks, enter } from './support/attacks.mjs';
import { bitsOf, bitsOfTimes } from './support/bits.mjs';
import { row } from './support/table.mjs';

const engines = {
  'Chromium': browsers.Chromium,
  'Chromium, one process': () => launch({ args: ['--no-sandbox', '--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process,MediaRouter,Translate'] }),
  'Firefox': browsers.Firefox,
};

/** Firefox's driver presses keys in no frame of another origin. One process matters only to what is felt of the load. */
const applies = (attack, engine) => (engine === 'Firefox' ? !attack.keys : engine === 'Chromium' || !!attack.timed);

/** Runs those attacks; gives {attack, display, engine, of, bits, noisy, seen} for each. */
export async function strike({ chosen = attacks, displays = ['window', 'inline'], on = ['Chromium'], all = false, told = () => {} }) {
  const found = [];
  const partner = await serve('localhost');
  const service = await startService([partner.origin]);
  try {
    for (const engine of on) {
      const browser = await engines[engine]();
      try {
        const able = chosen.filter((each) => applies(each, engine) && each.variants(all).length);
        const shared = able.filter((each) => each.shared);
        // Those that disturb nothing go one after the other along one journey.
        for (const together of [...(shared.length ? [shared] : []), ...able.filter((each) => !each.shared).map((each) => [each])]) {
          for (const display of displays) {
            const [{ page, variants: of, timed }] = together;
            const seen = new Map(together.map((attack) => [attack, []]));
            const variants = of(all);
            // Of the first resident two runs: what differs then is chance. What is measured is measured in turns, so that a
            // machine that gets busier tells nothing.
            const turns = timed ?? 2;
            for (let turn = 0; turn < turns; ++turn) {
              for (const [at, variant] of variants.entries()) {
                if (!timed && turn > 0 && (at > 0 || !(all || together.length > 1))) continue;
                const stage = await enter({ browser, partner, service, variant, display, page, presses: engine !== 'Firefox' });
                try {
                  for (const attack of together) seen.get(attack).push({ variant: variant.name, sight: await attack.perform(stage, all) });
                } finally {
                  await stage.close();
                }
              }
            }
            for (const attack of together) {
              const sights = seen.get(attack);
              const result = { attack: attack.name, display, engine, of: Math.log2(variants.length), ...(timed ? bitsOfTimes(sights) : bitsOf(sights)), seen: sights };
              found.push(result);
              told(result);
            }
          }
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await Promise.all([service.close(), partner.close()]);
  }
  return found;
}

/** One of the found as a row of the table. */
export const asRow = ({ attack, display, engine, bits, of, noisy }) => ({
  attack: `${attack} (${display === 'window' ? 'over the window' : 'in the page'})`,
  measure: `${bits.toFixed(1)} of ${of.toFixed(1)} bits${noisy ? ', by chance' : ''}`, engine,
});

/** All that was found, as docs/frame-protocol.md shows it: {attack, window, inline}, what differs by engine under its name. */
export function byAttack(found) {
  const cell = (attack, display) => {
    const values = new Map();
    for (const each of found.filter((one) => one.attack === attack && one.display === display)) {
      const value = each.bits > 0 ? `${each.bits.toFixed(1)} of ${each.of.toFixed(1)}` : '0';
      values.set(value, [...values.get(value) ?? [], each.engine]);
    }
    if (!values.size) return 'not looked at';
    if (values.size === 1) return [...values.keys()][0];
    return [...values].map(([value, on]) => `${value} (${on.join(', ')})`).join('; ');
  };
  return ['| attack | over the window | in the page | looked at in |', '|---|---|---|---|',
    ...[...new Set(found.map(({ attack }) => attack))].map((attack) => `| ${attack} | ${cell(attack, 'window')} | ${cell(attack, 'inline')} | ${
      [...new Set(found.filter((one) => one.attack === attack).map(({ engine }) => engine))].join(', ')} |`)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: {
    all: { type: 'boolean', default: false }, attack: { type: 'string', multiple: true }, engine: { type: 'string', multiple: true },
    display: { type: 'string', multiple: true }, explain: { type: 'boolean', default: false },
  } });
  const found = await strike({
    all: values.all, on: values.engine ?? Object.keys(engines),
    chosen: attacks.filter(({ name }) => !values.attack || values.attack.some((part) => name.includes(part))),
    ...(values.display ? { displays: values.display } : {}),
    told: (result) => {
      const { attack, measure, engine } = asRow(result);
      process.stderr.write(`${engine}: ${attack}: ${measure}\n`);
      if (values.explain) for (const { variant, sight } of result.seen) process.stderr.write(`    ${variant}: ${JSON.stringify(sight).slice(0, 600)}\n`);
    },
  });
  for (const each of found) row(asRow(each));
  process.stdout.write(`${byAttack(found)}\n`);
}
