// The ways out of a page: to the phone and the questions on paper where the form can't run, and away in a hurry where a
// pack asks for that.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, afterEach, before } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { launch, noise, until } from './support/browser.mjs';
import { engines } from './support/engines.mjs';
import { assessment, screen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';

const ELSEWHERE = 'https://www.bbc.co.uk/weather';
/** The pack that asks for "Exit this page", in the page of the partner that shows it. */
const EXITING = { pack: 'living-well-consortium', partner: 'homes' };
const PHONE = '0800 840 1628';

let service, partner, browser, context;

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

afterEach(() => context?.close());

async function newPage(options = {}) {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  await context.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }));
  return context.newPage();
}

test('without scripts: the phone number and the questions on paper, in a frame and alone', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(`${service.origin}/a/livewell-dorset`);
  assert.ok((await page.locator('noscript').innerText()).includes(PHONE));
  const paper = page.waitForEvent('popup');
  await page.locator('noscript a').click();
  const form = await paper;
  assert.equal(form.url(), `${service.origin}/paper/livewell-dorset/en`);
  assert.ok(await form.getByText('Are you 18 or over?').isVisible());
  assert.ok(await form.getByText(PHONE).first().isVisible());
  assert.equal(await form.locator('.paper').evaluate((main) => main.querySelectorAll('input, script').length), 0);
});

test('the questions on paper fit a phone and a sheet, in every language', async () => {
  const page = await newPage({ viewport: { width: 320, height: 800 } });
  for (const language of ['en', 'cy', 'ur']) {
    await page.goto(`${service.origin}/paper/livewell-dorset/${language}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, language);
    assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ur' ? 'rtl' : 'ltr');
    assert.notEqual(await page.locator('main').evaluate((main) => getComputedStyle(main).maxWidth), 'none', 'the style is let in');
  }
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.save').isVisible(), false);
});

test('without WebAssembly: the same, said by the page itself', async () => {
  const old = await engines.Firefox({ firefoxUserPrefs: { 'javascript.options.wasm': false } });
  try {
    const page = await old.newPage();
    await page.goto(`${service.origin}/a/livewell-dorset/cy`);
    assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
    const link = page.locator('#sealwell-alert a');
    await link.waitFor();
    assert.ok((await page.locator('#sealwell-alert').innerText()).includes(PHONE));
    assert.equal(await link.getAttribute('href'), '/paper/livewell-dorset/cy');
  } finally {
    await old.close();
  }
});

test('a pack that does not ask for it has no "Exit this page"', async () => {
  const page = await newPage();
  await page.goto(`${service.origin}/a/livewell-dorset`);
  assert.equal(await page.locator('.govuk-exit-this-page, .sealwell-exit-below').count(), 0);
});

/** The partner's page with the pack that can be left in a hurry. */
async function atStart(page) {
  await page.goto(`${partner.origin}/`);
  await page.addInitScript(() => {
    window.messages = [];
    addEventListener('message', ({ data }) => window.messages.push(data.type));
  });
  await page.goto(`${partner.origin}/${EXITING.partner}`);
  return assessment(page, service.origin);
}

/** The same at its first question, over the whole window. */
async function atFirstQuestion(page) {
  const frame = await atStart(page);
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await until(async () => (await screen(frame)).position === 1, 'the first question', 20000);
  await until(() => frame.evaluate(() => document.activeElement.id === 'sealwell-heading'), 'focus at its heading');
  return frame;
}

const above = (frame) => frame.locator('.govuk-exit-this-page__button').first();
const below = (frame) => frame.locator('.sealwell-exit-below a');
const atElsewhere = (page) => until(() => page.url() === ELSEWHERE, 'the other page is there');

test('the link leaves the host\'s page from inside the frame, and Back finds nothing of what was answered', async () => {
  const page = await newPage();
  const said = noise(page);
  const frame = await atFirstQuestion(page);
  await above(frame).click();
  await atElsewhere(page);
  assert.deepEqual(said, []);
  await page.goBack();
  const again = await assessment(page, service.origin);
  await until(async () => (await screen(again).catch(() => ({}))).id === 'start', 'a beginning');
});

const inSight = (link) => link.evaluate((one) => new Promise((seen) => {
  new IntersectionObserver(([entry]) => seen(entry.intersectionRatio === 1)).observe(one);
}));

test('at the end of a start screen in the page, where the link above is out of sight, there is another', async () => {
  for (const width of [320, 1280]) {
    const page = await newPage({ viewport: { width, height: 600 } });
    const said = noise(page);
    const frame = await atStart(page);
    await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'all that comes', 20000);
    await below(frame).focus();
    await until(() => inSight(below(frame)), 'the link below is in sight');
    assert.equal(await inSight(above(frame)), false, `the link above is out of sight at ${width}`);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    // Its role is a button's: Space presses it.
    await page.keyboard.press('Space');
    await atElsewhere(page);
    assert.deepEqual(said, []);
    await context.close();
  }
});

test('over the window the link above stays in sight, covers nothing that has focus, and nobody is asked whether they are sure', async () => {
  for (const width of [320, 1280]) {
    const page = await newPage({ viewport: { width, height: 600 } });
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const frame = await atFirstQuestion(page);
    await frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await until(() => inSight(above(frame)), 'the link above is in sight');
    await below(frame).focus();
    for (let stop = 0; stop < 8; ++stop) {
      await page.keyboard.press('Shift+Tab');
      const covered = await frame.evaluate(() => {
        const { left, top, width, height } = document.activeElement.getBoundingClientRect();
        return !document.activeElement.labels?.length && !document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      assert.equal(covered, false, `stop ${stop} at ${width}`);
    }
    await above(frame).click();
    await atElsewhere(page);
    assert.deepEqual(asked, []);
    await context.close();
  }
});

test('neither link is printed', async () => {
  const page = await newPage();
  await page.goto(`${service.origin}/a/${EXITING.pack}`);
  assert.deepEqual([await above(page).isVisible(), await below(page).isVisible()], [true, true]);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual([await above(page).isVisible(), await below(page).isVisible()], [false, false]);
});

test('Shift three times does the same, and no message says so', async () => {
  const page = await newPage();
  const frame = await atFirstQuestion(page);
  const told = await page.evaluate(() => window.messages.length);
  await page.keyboard.press('Shift');
  assert.match(await frame.locator('#sealwell-exit-said').innerText(), /2 more/);
  // Anything typed between is no wish to leave.
  await page.keyboard.press('Tab');
  assert.equal(await frame.locator('#sealwell-exit-said').innerText(), '');
  for (const left of [/2 more/, /1 more/]) {
    await page.keyboard.press('Shift');
    assert.match(await frame.locator('#sealwell-exit-said').innerText(), left);
  }
  assert.deepEqual((await page.evaluate(() => window.messages)).slice(told).filter((type) => type !== 'height'), []);
  await page.keyboard.press('Shift');
  await atElsewhere(page);
});

test('they speak the language of the screen', async () => {
  const page = await newPage();
  await page.goto(`${service.origin}/a/${EXITING.pack}`);
  const words = (expected) => async () => expected.test(await above(page).innerText()) && expected.test(await below(page).innerText());
  assert.ok(await words(/Exit this page/)());
  await page.locator('[data-action="language"][data-target="cy"]').click();
  await until(words(/Gadael y dudalen hon/), 'the links in Welsh', 20000);
});

for (const pack of [EXITING.pack, 'livewell-dorset']) test(`nothing in the browser's history tells more than the service's name: ${pack}`, async () => {
  const page = await newPage();
  await page.goto(`${service.origin}/a/${pack}`);
  const { name } = JSON.parse(readFileSync(`site/packs/${pack}/pack.json`, 'utf8'));
  const titles = new Set([await page.title()]);
  await page.exposeFunction('titled', (title) => titles.add(title));
  await page.evaluate(() => new MutationObserver(() => window.titled(document.title)).observe(document.head, { childList: true, subtree: true, characterData: true }));
  await page.locator('#sealwell-form button[type="submit"]').click();
  await until(async () => (await screen(page)).position === 1, 'the first question', 20000);
  // An error has a title of its own elsewhere.
  await page.locator('#sealwell-form button[type="submit"]').click();
  await page.locator('#sealwell-errors').waitFor();
  await page.goBack();
  await until(async () => (await screen(page)).position === 0, 'the beginning');
  assert.deepEqual([...titles], [name]);
  assert.match(await page.evaluate(() => JSON.stringify([history.state, location.href])), /^\[\{"run":"[0-9-]+","position":0\},"[^"#?]+"\]$/);

  const frame = await atFirstQuestion(page);
  assert.notEqual(await frame.evaluate(() => document.title), name, 'in a frame the title is for who hears it');
});
