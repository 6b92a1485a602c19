// Pictures of every screen of a journey, for looking at:
//
//   node tests/browser/screenshots.mjs OUT [SCENARIO [LANGUAGE]]    (smoker in English unless named)
//
// Each at 320 and at 1280 pixels, from the service's own origin, with the partner's page first,
// as it is, with the journey over it and with the journey put aside; the screens at 1280 also at
// 400 per cent zoom, in forced colours, with a wish for dark colours and for stillness, with the text spacing of WCAG
// 1.4.12, and as printed. Needs what scripts/build-demo makes.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { launch } from './support/browser.mjs';
import { assessment, fillIn, resident, screen, untilScreen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

const [out, scenario = 'smoker', language = 'en'] = process.argv.slice(2);
if (!out) {
  process.stderr.write('usage: node tests/browser/screenshots.mjs OUT [SCENARIO [LANGUAGE]]\n');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const host = await serve('localhost');
const service = await startService([host.origin]);
Object.assign(host.routes, partnerRoutes(service.origin));

const SPACING = '.sealwell-spaced *{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}' +
                '.sealwell-spaced p{margin-bottom:2em!important}';
const asUsual = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference', media: 'screen' };
const looks = {
  'forced-colours': { forcedColors: 'active' },
  dark: { colorScheme: 'dark' },
  still: { reducedMotion: 'reduce' },
  print: { media: 'print' },
};

/** The other ways to see the screen at hand; `picture` takes one and calls it as it is told. */
async function otherLooks(page, picture, name) {
  for (const [look, wish] of Object.entries(looks)) {
    await page.emulateMedia({ ...asUsual, ...wish });
    await picture(`${name}-${look}`);
  }
  await page.emulateMedia(asUsual);
  await page.evaluate(() => document.body.classList.add('sealwell-spaced'));
  await picture(`${name}-spaced`);
  await page.evaluate(() => document.body.classList.remove('sealwell-spaced'));
  // A window of 1280 by 800 at 400 per cent.
  await page.setViewportSize({ width: 320, height: 200 });
  await picture(`${name}-zoomed`);
  await page.setViewportSize({ width: 1280, height: 800 });
}

const browser = await launch();
for (const width of [320, 1280]) {
  // The service's policy would keep the text spacing out.
  const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true });
  const picture = (name) => page.screenshot({ path: join(out, `${width}-${name}.png`), fullPage: true });
  await page.goto(`${host.origin}/surgery`);
  const embedded = await assessment(page, service.origin);
  await page.waitForTimeout(1500);
  await picture('00-partner');
  await embedded.locator('#sealwell-form button[type=submit]').click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(out, `${width}-00-window.png`) });
  await embedded.locator('#sealwell-back button').click();
  await page.waitForTimeout(500);
  await picture('00-aside');
  await page.goto(`${service.origin}/a/livewell-dorset/${language}`);
  await page.addStyleTag({ content: SPACING });
  const frame = await assessment(page, service.origin);
  const person = resident(scenario);
  for (let step = 1; ; step += 1) {
    const here = await screen(frame);
    const name = `${String(step).padStart(2, '0')}-${here.id.replaceAll('/', '-')}`;
    await picture(name);
    if (width === 1280) await otherLooks(page, picture, name);
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
