// A whole journey with the keyboard alone in each of three engines, and what somebody who can't see or can't point is
// owed on the way: where focus is, in what order it goes, that it can be seen, a heading of its own for each step, and a title.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { until } from './support/browser.mjs';
import { engines } from './support/engines.mjs';
import { assessment, fillIn, resident, screen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

const PATIENCE = { timeout: 300_000 };

/**
 * Where each engine meets the assessment: in the loader's frame, alone, and in a plain iframe. WebDriver types into the
 * page at the top and, in Firefox, into no frame from another origin; WebKit's names no frame that a closed shadow tree holds.
 */
const journeys = {
  Chromium: { address: () => `${partner.origin}/surgery`, pack: 'livewell-dorset', scenario: 'call-back' },
  Firefox: { address: () => `${service.origin}/a/livewell-dorset`, pack: 'livewell-dorset', scenario: 'call-back' },
  WebKit: { address: () => `${partner.origin}/library`, pack: 'lancaster-health-coach', scenario: 'shortest' },
};
let service, partner;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin]);
  Object.assign(partner.routes, partnerRoutes(service.origin));
});

after(() => Promise.all([service?.close(), partner?.close()]));

/** In the frame: what has focus, whether it can be seen to have it, and whether it comes after what had it before. */
function focusNow() {
  const { activeElement: now } = document;
  const before = document.querySelector('[data-had-focus]');
  before?.removeAttribute('data-had-focus');
  const inFrame = now !== document.body;
  if (inFrame) now.setAttribute('data-had-focus', '');
  // A radio button or a check box is drawn by its label.
  const drawn = ['radio', 'checkbox'].includes(now.type) ? [now.labels[0], '::before'] : [now, null];
  const marks = () => {
    const { outlineStyle, outlineWidth, boxShadow, borderTopWidth, backgroundColor } = getComputedStyle(...drawn);
    return [outlineStyle === 'none' ? 0 : outlineWidth, boxShadow, borderTopWidth, backgroundColor].join();
  };
  const focused = marks();
  let unfocused = '';
  if (inFrame) {
    now.blur();
    unfocused = marks();
    now.focus({ preventScroll: true });
  }
  return {
    inFrame,
    forward: !before || !inFrame || !!(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING),
    visible: focused !== unfocused,
    name: now.id || now.textContent.trim().slice(0, 60),
  };
}

/** The page's keyboard, with a look at every stop that Tab makes. Wrong ones are added to `faults`. */
function watched(page, frame, faults) {
  return {
    keyboard: {
      type: (text) => page.keyboard.type(text),
      async press(key) {
        await page.keyboard.press(key);
        if (key !== 'Tab') return;
        const { inFrame, forward, visible, name } = await frame.evaluate(focusNow);
        if (inFrame && !forward) faults.push(`Tab goes back to ${name}`);
        if (inFrame && !visible) faults.push(`${name} does not look as if it had focus`);
      },
    },
  };
}

const place = (frame) => frame.evaluate(() => {
  const { activeElement, title } = document;
  return { focus: activeElement.id, title, heading: document.querySelector('h1').textContent.trim().replace(/\s+/g, ' ') };
});

for (const [engine, start] of Object.entries(engines)) {
  const { address, pack, scenario } = journeys[engine];
  test(`${engine}: to a sent referral by keyboard alone`, PATIENCE, async () => {
    const browser = await start();
    try {
      const page = await browser.newPage();
      await page.goto(address());
      const frame = await assessment(page, service.origin);
      await until(() => frame.evaluate(() => document.readyState === 'complete'), 'the frame has loaded');
      for (let stop = 0; !await frame.evaluate(() => document.activeElement.type === 'submit'); ++stop) {
        assert.ok(stop < 60, 'Tab leads into the frame');
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await until(async () => (await screen(frame)).position === 1, 'the first question', 20000);
      // The window that opens takes the focus for a moment.
      await until(async () => (await place(frame)).focus === 'sealwell-heading', 'focus at its heading');

      const faults = [];
      const titles = new Map();
      // The title of a page of its own stands in the browser's history: it is the service's name alone.
      const alone = new URL(address()).pathname.startsWith('/a/');
      const name = alone && await page.title();
      const keyboard = watched(page, frame, faults);
      const person = resident(scenario, pack);
      for (let triedEmpty = false; ;) {
        const here = await screen(frame);
        const { focus, title, heading } = await place(frame);
        if (here.id !== 'sending' && focus !== 'sealwell-heading') faults.push(`${here.id} begins with focus at ${focus || 'nothing'}`);
        titles.set(alone ? `${here.position} ${title}` : title, heading);
        if (alone && title !== name) faults.push(`${here.id} is titled ${title}`);
        if (here.id === 'sent') break;
        if (here.id === 'sending') {
          await until(async () => (await screen(frame)).id !== 'sending', 'the end of sending', 20000);
          continue;
        }
        assert.ok(here.form, `${here.id} goes on`);
        if (!triedEmpty && here.id.startsWith('item/')) {
          triedEmpty = true;
          await fillIn(keyboard, frame, { answers: {} }, here);
          await until(async () => (await place(frame)).focus === 'sealwell-errors', 'focus at the error summary');
          if (!alone) assert.match((await place(frame)).title, /^Error: /);
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
          assert.equal(await frame.evaluate(() => document.activeElement.tagName), 'INPUT', 'a link of the summary leads to its field');
          // From there back to the top, as every screen begins.
          await frame.evaluate(() => document.querySelector('#sealwell-errors').focus());
        }
        await fillIn(keyboard, frame, person, here);
        await until(async () => (await screen(frame)).id !== here.id, `something after ${here.id}`);
      }
      assert.deepEqual(faults, []);
      // Each step's title begins with words that its heading has too, and no two headings share one.
      assert.ok(titles.size > 5);
      if (!alone) assert.equal(new Set(titles.values()).size, titles.size, JSON.stringify([...titles]));
    } finally {
      await browser.close();
    }
  });
}
