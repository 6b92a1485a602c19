// A journey over the partner's window, engine by engine: the same document all along, one history entry, Back to the screen
// before, put aside and gone on with. WebKit's driver names no frame that a closed shadow tree holds.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { aWhile, noise, until } from './support/browser.mjs';
import { engines } from './support/engines.mjs';
import { assessment, hurry, resident, screen, untilScreen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

let service, partner;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin]);
  Object.assign(partner.routes, partnerRoutes(service.origin));
});

after(() => Promise.all([service?.close(), partner?.close()]));

/** What the browser's own button does, in Chromium. */
async function pressBack(page) {
  const session = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
  await session.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1].id });
  await session.detach();
}

const WINDOW = { width: 360, height: 640 };

for (const engine of ['Chromium', 'Firefox']) {
  test(`${engine}: opened, Back, put aside, gone on with, ended`, { timeout: 120_000 }, async () => {
    const browser = await engines[engine]();
    try {
      const page = await (await browser.newContext({ viewport: WINDOW })).newPage();
      const said = noise(page);
      await page.addInitScript(() => {
        window.messages = [];
        addEventListener('message', ({ data }) => window.messages.push(data.type));
      });
      await page.goto(`${partner.origin}/surgery`);
      const frame = await assessment(page, service.origin);
      await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'the core is there', 30000);
      await page.locator('sealwell-assessment').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
      const length = await page.evaluate(() => history.length);
      await frame.evaluate(() => { window.mark = Math.random(); });
      const mark = await frame.evaluate(() => window.mark);
      const place = () => page.evaluate(() => [scrollY, document.querySelector('main').getBoundingClientRect().width]);
      const [scrolled, wide] = await place();
      // Firefox's driver clicks in no frame of another origin.
      const press = (what) => frame.evaluate((selector) => document.querySelector(selector).click(), what);
      const fills = () => until(() => frame.evaluate(({ width, height }) => innerWidth === width && innerHeight === height, WINDOW), 'over the window');
      const stands = () => until(() => frame.evaluate(({ height }) => innerHeight > height && document.querySelector('#sealwell-main').dataset.screen === 'start', WINDOW),
                                 'in the page');

      await press('#sealwell-form button[type="submit"]');
      await untilScreen(frame, 'item/adult');
      await fills();
      await hurry(frame, resident('metric'), 'item/used-before');
      assert.equal(await page.evaluate(() => history.length), length + 1);
      await page.evaluate(() => history.back());
      await until(async () => (await screen(frame)).position === 2, 'the screen before');
      await page.evaluate(() => history.back());
      await until(async () => (await screen(frame)).position === 1, 'and the one before that');
      await fills();
      assert.equal(await frame.evaluate(() => document.querySelectorAll('input:checked').length), 1);
      // The host itself gets no further: how often it has to go back would tell it how far somebody has come.
      for (let times = 0; times < 3; ++times) {
        await page.evaluate(() => history.back());
        await until(() => frame.evaluate(() => document.activeElement.closest('#sealwell-back')), 'focus at the way back');
      }
      assert.equal((await screen(frame)).position, 1);
      await fills();
      // A Back of the browser's own leads out. Firefox's driver knows none.
      if (engine === 'Chromium') await pressBack(page);
      else await press('#sealwell-back button');
      await stands();
      assert.deepEqual(await place(), [scrolled, wide]);
      await press('#sealwell-form button[type="submit"]');
      await fills();
      assert.equal((await screen(frame)).position, 1);
      await press('#sealwell-back button');
      await stands();
      await press('#sealwell-form button[type="submit"]');
      await hurry(frame, resident('metric'), 'results');
      await press('[data-action="clear"]');
      await stands();
      await until(() => frame.evaluate(() => document.activeElement.type === 'submit'), 'focus where it began');
      await aWhile();
      assert.deepEqual(await place(), [scrolled, wide]);
      assert.equal(await page.evaluate(() => history.length), length + 1);
      assert.equal(await frame.evaluate(() => window.mark), mark);
      const messages = await page.evaluate(() => window.messages);
      const begins = messages.indexOf('show');
      // A page that gets a scroll bar by the height of the start screen makes it another.
      assert.deepEqual([...new Set(messages.slice(0, begins))].sort(), ['height', 'hello', 'ready']);
      assert.deepEqual(messages.slice(begins), ['show', 'opened', 'hide', 'show', 'hide', 'show', 'hide', 'ended']);
      assert.deepEqual(said, []);
    } finally {
      await browser.close();
    }
  });
}
