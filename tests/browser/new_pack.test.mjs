// What `sealwell pack new` makes, as it comes, in a browser: from the first page to the sealed referral.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { launch, noise } from './support/browser.mjs';
import { assessment, untilScreen, walk } from './support/resident.mjs';
import { buildPack, sealwell, startService } from './support/service.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sealwell-new-pack-'));
const packs = join(folder, 'packs');
let browser, service;

before(async () => {
  execFileSync(sealwell(), ['pack', 'new', 'brook-health', '--into', folder, '--name', 'Brook Health'], { stdio: 'pipe' });
  mkdirSync(packs);
  buildPack(join(folder, 'brook-health'), packs);
  service = await startService([], packs);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await service?.close();
  rmSync(folder, { recursive: true });
});

for (const [scenario, ending] of [['referral', 'sent'], ['refused', 'refused/referral'], ['under-18', 'ended/under-18']]) {
  test(`${scenario}: to ${ending}, by keyboard`, async () => {
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
    const said = noise(page);
    await page.goto(`${service.origin}/a/brook-health`);
    const frame = await assessment(page, service.origin);
    assert.equal(await frame.locator('.sealwell-service').innerText(), 'Brook Health');
    const { answers, decisions = {} } = JSON.parse(readFileSync(join(folder, `brook-health/scenarios/${scenario}.json`), 'utf8'));
    const { seen } = await walk(page, frame, { answers, decisions });
    if (ending === 'sent') await untilScreen(frame, ending);
    else assert.equal(seen.at(-1), ending, seen.join(' '));
    assert.deepEqual(said, []);
    await page.close();
  });
}
