// A host's page that covers, clips or fades the form while somebody answers: the form says so, and offers its own page, in
// browsers that can tell. What comes and goes, or only moves or enlarges the form, is nothing to tell of.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launch, until } from './support/browser.mjs';
import { engines } from './support/engines.mjs';
import { assessment, hurry, resident, screen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';
import { hostilePage } from '../hostile/support/active_page.mjs';

let service, partner, browser;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all([service?.close(), partner?.close()]);
});

const PACK = 'livewell-dorset';
const ONE_LINE = () => `<!DOCTYPE html><html lang="en"><title>Partner</title><link rel="icon" href="data:,"><body>
  <div style="position:fixed;bottom:0;left:0;right:0;height:160px;background:#ccc;z-index:9">Cookies?</div>
  <script src="${service.origin}/sealwell.js" data-service="${PACK}" async></script>`;

/** Answers a screen of a journey that the host's page has `change`d before; gives what the form says then, and what its host heard. */
async function answered(start, { body, change = () => {}, patience = 2200 }) {
  partner.routes['/'] = { body };
  const context = await start.newContext({ viewport: { width: 900, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.told = [];
      addEventListener('message', ({ data }) => window.told.push(data.type));
    });
    await page.goto(partner.origin);
    const frame = await assessment(page, service.origin);
    await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'the core is there', 30000);
    await frame.evaluate(() => document.querySelector('#sealwell-form').requestSubmit());
    await until(async () => (await screen(frame)).position === 1, 'the first question');
    await page.evaluate(change);
    await new Promise((resume) => setTimeout(resume, patience));
    await hurry(frame, resident('metric'), 'item/used-before');
    await new Promise((resume) => setTimeout(resume, 300));
    return {
      heading: await frame.evaluate(() => document.querySelector('#sealwell-waiting h2')?.textContent ?? null),
      link: await frame.evaluate(() => document.querySelector('#sealwell-waiting a')?.href ?? null),
      told: await page.evaluate(() => window.told.filter((type) => type !== 'height')),
    };
  } finally {
    await context.close();
  }
}

const ownFrame = () => hostilePage({ service: service.origin, pack: PACK, display: 'window' });
/** Runs in the host's page. */
const styled = (style) => `document.getElementById('f').style.cssText += ';${style}'`;
const laid = (style) => `document.body.append(Object.assign(document.createElement('div'), { style: 'position:fixed;z-index:9;${style}' }))`;

const TOLD = ['hello', 'ready', 'show', 'opened'];

for (const [what, change] of Object.entries({
  'a line of a pixel over it': laid('left:0;top:300px;width:700px;height:1px;background:#fff'),
  'a cover that lets every click through': laid('inset:0;pointer-events:none;background:#0001'),
  'half of it clipped away': styled('clip-path:inset(0 0 50% 0)'),
  'faded': styled('opacity:.4'),
  'blurred': styled('filter:blur(2px)'),
})) {
  test(`it says so: ${what}`, { timeout: 60_000 }, async () => {
    const { heading, link, told } = await answered(browser, { body: ownFrame(), change });
    assert.equal(heading, 'Is something in the way?');
    assert.equal(link, `${service.origin}/a/${PACK}`);
    // And its host hears nothing of it.
    assert.deepEqual(told, TOLD);
  });
}

test('over the dialog that the loader opens, too', { timeout: 60_000 }, async () => {
  const { heading } = await answered(browser, { body: ONE_LINE(), change: `(() => {
    const cover = Object.assign(document.createElement('div'), { popover: 'manual', style: 'inset:0;margin:0;width:100%;height:2px;border:0;padding:0;background:#fff' });
    document.body.append(cover);
    cover.showPopover();
  })()` });
  assert.equal(heading, 'Is something in the way?');
});

for (const [what, change, patience] of [
  ['nothing done', '0'],
  ['moved', styled('transform:translate(30px, 20px)')],
  ['enlarged by zoom', styled('zoom:1.2')],
  ['fading in', 'document.getElementById("f").animate({ opacity: [0, 1] }, 900)', 1200],
  ['something beside it', laid('right:0;top:0;width:100px;height:600px;background:#ccc')],
  ['something that has gone again', `${laid('inset:0;background:#fff')}; setTimeout(() => document.body.lastChild.remove(), 700)`],
]) {
  test(`it says nothing: ${what}`, { timeout: 60_000 }, async () => {
    assert.deepEqual(await answered(browser, { body: ownFrame(), change, patience }), { heading: null, link: null, told: TOLD });
  });
}

test('it says nothing: the loader\'s dialog above a page with a cookie banner', { timeout: 60_000 }, async () => {
  const { heading } = await answered(browser, { body: ONE_LINE() });
  assert.equal(heading, null);
});

test('Firefox, which can not tell, says nothing', { timeout: 60_000 }, async () => {
  const firefox = await engines.Firefox();
  try {
    const { heading } = await answered(firefox, { body: ownFrame(), change: styled('opacity:.4') });
    assert.equal(heading, null);
  } finally {
    await firefox.close();
  }
});
