// A partner's page that only listens and looks learns nothing of what a resident answers: whatever can be observed of a journey
// over the window is the same for every scenario of a pack. `SEALWELL_EVERY_SCREEN=1` walks all of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { launch } from '../browser/support/browser.mjs';
import { serve } from '../browser/support/servers.mjs';
import { startService } from '../browser/support/service.mjs';
import { look, table } from './passive.mjs';
import { row } from './support/table.mjs';
import { difference, packIds, sightOf, spreadOf } from './support/sights.mjs';

const all = !!process.env.SEALWELL_EVERY_SCREEN;

for (const viewport of [{ width: 360, height: 640 }, { width: 1280, height: 800 }]) {
  // On a phone's window two packs are enough to see a difference of layout.
  const packs = all || viewport.width > 360 ? packIds() : ['living-well-consortium', 'livewell-dorset'];
  test(`over the window, ${viewport.width} by ${viewport.height}: every journey looks the same to the host`, { timeout: 1_800_000 }, async (t) => {
    const rows = await look({ chosen: ['window'], packs, all, viewport });
    table(rows, 10).split('\n').forEach((line) => t.diagnostic(line));
    assert.deepEqual(rows.map(({ pack }) => pack), packs);
    for (const { pack, runs, pairs, bits, example } of rows) {
      row({ attack: `only listens, over the window, ${viewport.width} by ${viewport.height}, ${pack}, ${runs} journeys`, measure: `${bits} bits`, engine: 'Chromium' });
      assert.ok(runs >= 3, pack);
      assert.deepEqual([pairs, bits], [0, 0], `${pack}: ${example}`);
    }
  });
}

test('nor does it see what a resident does on the way: errors, Back, what unfolds, printing, files, receipts', { timeout: 600_000 }, async () => {
  const partner = await serve('localhost');
  const service = await startService([partner.origin]);
  const browser = await launch();
  try {
    const run = (scenario, wanders) => sightOf({
      browser, partner, service, pack: 'living-well-consortium', scenario, way: 'window', viewport: { width: 1280, height: 800 }, wanders });
    const plain = await run('ninth-item', false);
    for (const scenario of ['ninth-item', 'refused-sharing']) {
      const wandering = await run(scenario, true);
      assert.equal(difference(plain.sight, wandering.sight), null, scenario);
    }
  } finally {
    await browser.close();
    await Promise.all([service.close(), partner.close()]);
  }
});

test('a courier for which nothing failed sees no more', { timeout: 600_000 }, async () => {
  const [{ pairs, example }] = await look({ chosen: ['courier, nothing failed'], packs: ['living-well-consortium'], viewport: { width: 1280, height: 800 } });
  assert.equal(pairs, 0, example);
});

test('in the page the host sees more: the measure sees what there is to see', { timeout: 600_000 }, async (t) => {
  assert.ok(spreadOf('living-well-consortium').includes('ninth-item'));
  const rows = await look({ chosen: ['inline', 'courier, service away'], packs: ['living-well-consortium'], viewport: { width: 1280, height: 800 } });
  table(rows, 10).split('\n').forEach((line) => t.diagnostic(line));
  for (const { way, pairs, bits, pack, runs } of rows) {
    row({ attack: `only listens, ${way}, ${pack}, ${runs} journeys`, measure: `${bits.toFixed(1)} bits`, engine: 'Chromium' });
    assert.ok(pairs > 0, way);
  }
});
