// Once the assessment has said how tall it is, nothing on the host's page moves until the resident does something: layout
// shifts as the browser counts them. What a resident's tap changes is no shift to them, but the host's page knows nothing
// of a tap in a frame from another origin, and so the browser would count it.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { launch, noise, until } from './support/browser.mjs';
import { assessment } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

/** The greatest sum of shifts that still counts as steady here; Google calls a page good up to 0.1. */
const STEADY = 0.02;

let service, partner, browser;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin], 'as built');
  Object.assign(partner.routes, partnerRoutes(service.origin));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all([service?.close(), partner?.close()]);
});

for (const width of [360, 1280]) {
  test(`at ${width} pixels the page around the assessment stays where it is`, async (t) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const said = noise(page);
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, startTime } of list.getEntries()) {
          if (!hadRecentInput) window.shifts.push({ value, startTime });
        }
      }).observe({ type: 'layout-shift', buffered: true });
      document.addEventListener('sealwell:ready', () => { window.isReady = true; });
      addEventListener('message', ({ data }) => {
        if (data?.type === 'height') window.heightKnown ??= performance.now();
      });
    });
    await page.goto(`${partner.origin}/surgery`);
    await assessment(page, service.origin);
    await until(() => page.evaluate(() => window.heightKnown), 'the height');
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const since = await page.evaluate(() => performance.now());
    // The core, the pack and what they put in order arrive in the meantime.
    await until(() => page.evaluate(() => window.isReady), 'the assessment is ready', 30000);
    await new Promise((resume) => setTimeout(resume, 1000));
    const shifts = await page.evaluate((from) => window.shifts.filter(({ startTime }) => startTime > from), since);
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    t.diagnostic(`layout shift ${sum.toFixed(4)}`);
    assert.ok(sum < STEADY, JSON.stringify(shifts));
    assert.deepEqual(said, []);
    await page.close();
  });
}
