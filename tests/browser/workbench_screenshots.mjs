// Pictures of the workbench in a browser, for looking at:
//
//   node tests/browser/workbench_screenshots.mjs OUT [PACK-FOLDER]    (site/packs/livewell-dorset unless named)
//
// Every panel of every room, drawn and as HTML, at 1440 and at 420 pixels, light and dark. `sealwell-workbench PACK --screenshots OUT`
// makes those of the window. Needs what scripts/build-demo makes.

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './support/browser.mjs';
import { keyFile, packFile, signingKeysFile, startService } from './support/service.mjs';
import { command, drawn, give, goTo, openWorkbench, pressDrawn, unfoldAll } from './support/workbench.mjs';

const [out, pack = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url))] = process.argv.slice(2);
if (!out) {
  process.stderr.write('usage: node tests/browser/workbench_screenshots.mjs OUT [PACK-FOLDER]\n');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

/** What each room is given before it is looked at. */
const begin = {
  async preview(page) {
    await command(page, 'Open a pack\'s folder');
    await give(page, resolve(pack));
  },
  async author(page) {
    await command(page, 'Open a pack\'s folder');
    await give(page, resolve(pack));
  },
  async assist(page) {
    await command(page, 'Choose signing public keys');
    await give(page, signingKeysFile());
    await command(page, 'Choose a signed pack and begin');
    await give(page, packFile());
  },
  async open(page) {
    await command(page, 'Choose key files');
    await give(page, keyFile('recipient'));
  },
};

const service = await startService([]);
const browser = await launch();
for (const width of [1440, 420]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const picture = async (name) => {
    await page.waitForTimeout(200);  // the frames that show what came of the last press
    await page.screenshot({ path: join(out, `${width}-${name}.png`) });
    console.log(`${width}-${name}.png`);
  };
  for (const room of Object.keys(begin)) {
    if (room === 'preview') await openWorkbench(page, service.origin, 'packs');
    if (room === 'assist') await openWorkbench(page, service.origin, 'referrals');
    await page.click('[data-view-of="html"]');
    await goTo(page, room);
    await begin[room](page);
    await unfoldAll(page);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await picture(`${room}-page-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.click('[data-view-of="both"]');
    if (width > 1000) await picture(`${room}-both`);
    await page.click('[data-view-of="drawn"]');
    await picture(`${room}-drawn`);
    if (width > 1000) continue;
    // One panel at a time on a small display.
    const panels = [...(await drawn(page)).keys()].filter((key) => key.startsWith(`${room}/panels/`));
    for (const key of panels) {
      await pressDrawn(page, key).catch((failed) => console.log(`${key}: ${failed.message}`));
      await picture(`${room}-drawn-${key.split('/').pop()}`);
    }
  }
  await context.close();
}
await browser.close();
await service.close();
