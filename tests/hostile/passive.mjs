#!/usr/bin/env node
// What a host page that only listens and looks can tell apart: walks scenarios of every pack, each way of embedding, beside a
// page that records all that it can observe, and prints how many sights differ and how many bits that is worth.
//
//   node tests/hostile/passive.mjs [--all] [--pack ID]... [--way NAME]... [--width N --height N] [--pace SECONDS] [--engine Firefox]
//
// Without --all a fixed spread of each pack's scenarios: the longest, the first, and those that end in a refusal or are turned
// away. SECONDS is how long every screen takes its resident (10), for the last table: what it is worth to know how long the
// journey was open. Firefox's driver types into no frame of another origin: there no key is pressed.

import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { engines } from '../browser/support/engines.mjs';
import { serve } from '../browser/support/servers.mjs';
import { startService } from '../browser/support/service.mjs';
import { difference, measure, packIds, packsThatLetHostsKeep, scenariosOf, sightOf, spreadOf, ways } from './support/sights.mjs';

/**
 * Walks those scenarios of those packs each of those ways. Gives a row for each way and pack: {way, pack, runs, pairs, of, bits,
 * screens, example}, `example` is where the first two sights that differ do.
 */
export async function look({ chosen, packs = packIds(), all = false, viewport, engine = 'Chromium', told = () => {} }) {
  const rows = [];
  const browser = await engines[engine]();
  const partner = await serve('localhost');
  const keeping = chosen.some((way) => ways[way].keepsSealed) ? packsThatLetHostsKeep(packs) : null;
  const services = {
    plain: chosen.some((way) => !ways[way].keepsSealed) ? await startService([partner.origin]) : null,
    keeping: keeping && await startService([partner.origin], keeping.folder),
  };
  try {
    for (const way of chosen) {
      for (const pack of packs) {
        const service = ways[way].keepsSealed ? services.keeping : services.plain;
        const seen = [];
        for (const scenario of all ? scenariosOf(pack) : spreadOf(pack)) {
          const run = await sightOf({ browser, partner, service, pack, scenario, way, viewport, keyboard: engine === 'Chromium' });
          seen.push({ scenario, ...run });
          told(`${way} ${pack} ${scenario}: ${run.screens} screens, ended at ${run.last}`);
        }
        const other = seen.find(({ sight }) => difference(seen[0].sight, sight));
        rows.push({
          way, pack, ...measure(seen.map(({ sight }) => sight)), screens: seen.map(({ screens }) => screens),
          example: other ? `${seen[0].scenario} | ${other.scenario}: ${difference(seen[0].sight, other.sight)}` : '',
        });
      }
    }
  } finally {
    await browser.close();
    await Promise.all([services.plain?.close(), services.keeping?.close(), partner.close()]);
    keeping?.remove();
  }
  return rows;
}

/** The table as a document shows it. */
export function table(rows, pace) {
  const lines = ['| way | pack | journeys | pairs that look different | bits |', '|---|---|---|---|---|'];
  for (const { way, pack, runs, pairs, of, bits } of rows) lines.push(`| ${way} | ${pack} | ${runs} | ${pairs} of ${of} | ${bits.toFixed(1)} |`);
  lines.push('', `How long it was open, at ${pace} seconds for every screen:`, '', '| pack | journeys | between | bits |', '|---|---|---|---|');
  const once = new Map(rows.map((row) => [row.pack, row]));
  for (const { pack, screens } of once.values()) {
    const [least, most] = [Math.min(...screens) * pace, Math.max(...screens) * pace];
    lines.push(`| ${pack} | ${screens.length} | ${least} and ${most} seconds | ${measure(screens).bits.toFixed(1)} |`);
  }
  return lines.join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: {
    all: { type: 'boolean', default: false }, pack: { type: 'string', multiple: true }, way: { type: 'string', multiple: true },
    width: { type: 'string', default: '1280' }, height: { type: 'string', default: '800' }, pace: { type: 'string', default: '10' },
    engine: { type: 'string', default: 'Chromium' },
  } });
  const rows = await look({
    chosen: values.way ?? Object.keys(ways), all: values.all, engine: values.engine, viewport: { width: Number(values.width), height: Number(values.height) },
    told: (line) => process.stderr.write(`${line}\n`), ...(values.pack ? { packs: values.pack } : {}),
  });
  for (const { way, pack, example } of rows) if (example) process.stderr.write(`${way}, ${pack}: ${example}\n`);
  process.stdout.write(`${table(rows, Number(values.pace))}\n`);
}
