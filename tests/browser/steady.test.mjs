// Once the assessment has said how tall it is, nothing on the host's page moves, neither while the core arrives nor while a
// resident walks through: layout shifts as the browser counts them. What a tap changes is no shift to it, but the host's
// page knows nothing of a tap in a frame from another origin, and so all are counted here.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { launch, noise, until } from './support/browser.mjs';
import { assessment, resident, untilScreen, walk } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

/** The greatest sum of shifts that still counts as steady here; Google calls a page good up to 0.1. */
const STEADY = 0.02;

let service, partner, browser;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin]);
  Object.assign(partner.routes, partnerRoutes(service.origin));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all([service?.close(), partner?.close()]);
});

/** Counts every layout shift of a page from its beginning on, and notes when the height of the frame was first told. */
function countShifts() {
  window.shifts = [];
  const note = ({ value, startTime, sources }) => window.shifts.push({
    value, startTime,
    moved: sources.map(({ node, previousRect, currentRect }) =>
      `${node?.nodeName} ${node?.className ?? ''} ${[previousRect, currentRect].map(({ top, bottom }) => `${top}–${bottom}`).join(' → ')}`),
  });
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('sealwell:ready', () => { window.isReady = true; });
  addEventListener('message', ({ data }) => {
    if (data?.type === 'height') window.heightKnown ??= performance.now();
  });
}

const aFrameOrTwo = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

for (const viewport of [{ width: 360, height: 640 }, { width: 1280, height: 800 }]) {
  const size = `${viewport.width} by ${viewport.height}`;

  test(`at ${size} pixels the page around the assessment stays where it is`, async (t) => {
    const page = await browser.newPage({ viewport });
    const said = noise(page);
    await page.addInitScript(countShifts);
    await page.goto(`${partner.origin}/surgery`);
    const frame = await assessment(page, service.origin);
    await until(() => page.evaluate(() => window.heightKnown), 'the height');
    await aFrameOrTwo(page);
    const since = await page.evaluate(() => performance.now());
    const shifted = async (from) => {
      const shifts = await page.evaluate((start) => window.shifts.filter(({ startTime }) => startTime > start), from);
      return { shifts, sum: shifts.reduce((all, { value }) => all + value, 0) };
    };
    // The core, the pack and what they put in order arrive in the meantime.
    await until(() => page.evaluate(() => window.isReady), 'the assessment is ready', 30000);
    await new Promise((resume) => setTimeout(resume, 1000));
    const arriving = await shifted(since);
    t.diagnostic(`arriving: layout shift ${arriving.sum.toFixed(4)}`);
    assert.ok(arriving.sum < STEADY, JSON.stringify(arriving.shifts));

    // Not from the host's page on: its own link to skip to the content would appear at the first Tab.
    await frame.locator('h1').click();
    const { seen } = await walk(page, frame, resident('all-four-goals'), 'sent');
    await untilScreen(frame, 'sent', 60000);
    await aFrameOrTwo(page);
    const walking = await shifted(since);
    t.diagnostic(`a walk of ${seen.length} screens: layout shift ${walking.sum.toFixed(4)}`);
    assert.ok(walking.sum < STEADY, JSON.stringify(walking.shifts, null, 1));
    assert.deepEqual(said, []);
    await page.close();
  });
}
