// Pictures of every screen of a journey, for looking at:
//
//   node tests/browser/screenshots.mjs OUT [SCENARIO]    (smoker unless named)
//
// Each at 320 and at 1280 pixels, from the service's own origin, with the partner's page first and
// last. Needs what scripts/build-demo makes.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { launch } from './support/browser.mjs';
import { assessment, fillIn, resident, screen, untilScreen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

const [out, scenario = 'smoker'] = process.argv.slice(2);
if (!out) {
  process.stderr.write('usage: node tests/browser/screenshots.mjs OUT [SCENARIO]\n');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const host = await serve('localhost');
const service = await startService([host.origin]);
Object.assign(host.routes, partnerRoutes(service.origin));

const browser = await launch();
for (const width of [320, 1280]) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const picture = (name) => page.screenshot({ path: join(out, `${width}-${name}.png`), fullPage: true });
  await page.goto(`${host.origin}/surgery`);
  await assessment(page, service.origin);
  await page.waitForTimeout(1500);
  await picture('00-partner');
  await page.goto(`${service.origin}/a/livewell-dorset`);
  const frame = await assessment(page, service.origin);
  const person = resident(scenario);
  for (let step = 1; ; step += 1) {
    const here = await screen(frame);
    await picture(`${String(step).padStart(2, '0')}-${here.id.replaceAll('/', '-')}`);
    if (!here.form && here.id !== 'sending') break;
    if (here.id === 'sending') {
      await untilScreen(frame, 'sent');
      continue;
    }
    // One refused screen shows the error summary.
    if (step === 2) {
      await page.keyboard.press('Enter');
      await frame.evaluate(() => document.querySelector('#sealwell-form button[type=submit]').click());
      await page.waitForTimeout(200);
      await picture(`${String(step).padStart(2, '0')}-errors`);
    }
    await fillIn(page, frame, person, here);
    for (let wait = 0; wait < 100 && (await screen(frame)).id === here.id; wait += 1) await page.waitForTimeout(30);
  }
  await page.close();
}
await browser.close();
await service.close();
await host.close();
process.stdout.write(`the pictures are in ${out}\n`);
