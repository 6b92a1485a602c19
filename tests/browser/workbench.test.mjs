// The workbench in a browser: what is drawn and the same as HTML beside it, against the real intake.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, noise, until } from './support/browser.mjs';
import { engines } from './support/engines.mjs';
import { answerQuickly, resident, screen, walk } from './support/resident.mjs';
import { keyFile, packFile, passphraseFile, sealwell, signingKeysFile, startService } from './support/service.mjs';
import { command, drawn, give, goTo, openWorkbench, PAGES, pressDrawn, unfoldAll } from './support/workbench.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const packFolder = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const PATIENCE = { timeout: 240_000 };

let service, browser, scratch;
before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'sealwell-workbench-'));
  service = await startService([]);
  browser = await launch();
}, PATIENCE);
after(async () => {
  await browser?.close();
  await service?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function open(t, name) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  t.after(() => context.close());
  const page = await context.newPage();
  const said = noise(page);
  await openWorkbench(page, service.origin, name);
  return { context, page, said };
}

async function openPack(page) {
  await command(page, 'Open a pack\'s folder');
  await give(page, packFolder);
  await page.waitForSelector('#sealwell-main');
}

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), tags);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' ')}`);
}

/** How many colours the drawing has. */
const colours = (page) => page.evaluate(() => {
  const canvas = document.querySelector('#workbench-canvas');
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  const context = copy.getContext('2d');
  context.drawImage(canvas, 0, 0);
  return new Set(new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer)).size;
});

/** Without what the browser says about the test's own look at the canvas. */
const unexpected = (said) => said.filter((line) => !line.includes('ReadPixels'));

test('nothing that a resident fetches refers to it', () => {
  const { files } = JSON.parse(readFileSync(join(service.folder, 'site/site.json'), 'utf8'));
  const residents = files.filter(({ path }) => !path.startsWith('/workbench/'));
  assert.ok(files.length > residents.length, 'it is served');
  for (const { path, file } of residents) {
    assert.ok(!readFileSync(join(service.folder, 'site', file), 'latin1').includes('/workbench/'), path);
  }
});

test('the drawing and the HTML show the same, whichever of them is pressed', PATIENCE, async (t) => {
  const { page, said } = await open(t, 'packs');
  await openPack(page);
  assert.ok(await colours(page) > 20, 'something is drawn');
  assert.equal((await screen(page)).id, 'start');

  await pressDrawn(page, 'preview/screen/button/start');
  await until(async () => (await screen(page)).id !== 'start', 'the HTML goes on with the drawing');
  const here = await screen(page);
  await page.evaluate(answerQuickly, resident('all-four-goals'));
  await until(async () => (await screen(page)).id !== here.id, 'the next screen');
  const heading = (await page.textContent('#sealwell-heading')).trim();
  assert.ok([...(await drawn(page)).values()].some(({ key }) => key.startsWith('preview/screen/field/')), heading);
  assert.deepEqual(unexpected(said), []);
});

test('a whole pack is walked with the keyboard in the HTML, to the envelope', PATIENCE, async (t) => {
  const { page, said } = await open(t, 'packs');
  await openPack(page);
  await page.focus('#sealwell-heading');
  const { seen } = await walk(page, page, resident('call-back-first-time'), 'sending');
  assert.ok(seen.length > 5, seen.join(' '));
  await unfoldAll(page);
  const text = await page.innerText('#workbench-beside');
  assert.match(text, /Padded to/, 'the envelope is told');
  assert.deepEqual(unexpected(said), []);
});

test('no room has a fault that axe finds, drawn large or on a small display', PATIENCE, async (t) => {
  const { page } = await open(t, 'referrals');
  for (const room of ['open', 'assist', 'author', 'preview']) {
    if (room === 'author') await openWorkbench(page, service.origin, 'packs');
    await goTo(page, room);
    await unfoldAll(page);
    assert.deepEqual(await violations(page), [], room);
  }
  await openPack(page);
  await unfoldAll(page);
  assert.deepEqual(await violations(page), [], 'a pack in preview');
  await goTo(page, 'author');
  await command(page, 'Open a pack\'s folder');
  await give(page, packFolder);
  await unfoldAll(page);
  assert.deepEqual(await violations(page), [], 'a pack in author');
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await violations(page), [], 'a small display');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the display');
});

test('the keyboard goes into the drawing, through it and out again', PATIENCE, async (t) => {
  const { page } = await open(t, 'packs');
  await page.keyboard.press('F6');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'workbench-canvas');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(() => page.locator('[data-room="author"][aria-current="page"]').count(), 'the second button of the drawing opens its room');
  await page.keyboard.press('F6');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'workbench-beside');
});

test('a browser that can not draw has all of it as a page', PATIENCE, async (t) => {
  const firefox = await engines.Firefox();
  t.after(() => firefox.close());
  const context = await firefox.newContext({ viewport: { width: 1280, height: 800 } });
  // Some machines' Firefox can.
  await context.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
  const page = await context.newPage();
  await page.goto(`${service.origin}/workbench/`);
  await page.waitForSelector('body[data-ready]', { timeout: 60_000 });
  assert.match(await page.textContent('#workbench-said'), /no WebGL 2/);
  await command(page, 'Open a signed pack');
  await give(page, packFile());
  await page.waitForSelector('#sealwell-main');
  await page.focus('#sealwell-heading');
  const { seen } = await walk(page, page, resident('under-18'), 'nowhere');
  assert.ok(seen.at(-1).startsWith('ended/'), seen.join(' '));
  assert.deepEqual(await violations(page), []);
});

test('a browser that disguises what a page draws has all of it as a page', PATIENCE, async (t) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  t.after(() => context.close());
  await context.addInitScript(() => {
    const read = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...where) {
      const seen = read.apply(this, where);
      crypto.getRandomValues(seen.data.subarray(0, 65536));
      return seen;
    };
  });
  const page = await context.newPage();
  await page.goto(service.origin + PAGES.packs);
  await page.waitForSelector('body[data-ready]');
  assert.match(await page.textContent('#workbench-said'), /lets no page draw/);
  assert.ok(await page.locator('#workbench-drawn').isHidden());
  await openPack(page);
});

/** How many of a control's pixels in the drawing are as dark as letters. */
async function inkOf(page, key) {
  const { at } = await until(async () => (await drawn(page)).get(key), key);
  return page.evaluate(([left, top, right, bottom]) => {
    const canvas = document.querySelector('#workbench-canvas');
    const copy = Object.assign(document.createElement('canvas'), { width: right - left, height: bottom - top });
    const context = copy.getContext('2d');
    context.drawImage(canvas, left, top, right - left, bottom - top, 0, 0, right - left, bottom - top);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 384) dark += 1;
    return dark;
  }, at);
}

test('letters are drawn in the sizes that are asked for, Arabic ones too', PATIENCE, async (t) => {
  const { page } = await open(t, 'packs');
  await openPack(page);
  await page.click('[data-view-of="drawn"]');
  const links = ['cy', 'ur'].map((language) => `preview/screen/language/${language}`);
  const keys = [...(await drawn(page)).keys()];
  for (const key of links) assert.ok(keys.includes(key), `${key} among ${keys.slice(0, 12)}`);
  const before = {};
  for (const key of links) before[key] = await inkOf(page, key);
  for (const key of links) assert.ok(before[key] > 20, `${key} has ${before[key]} dark pixels`);
  for (let i = 0; i < 4; i++) await pressDrawn(page, 'bar/text/larger');
  await until(async () => await inkOf(page, links[1]) > 2 * before[links[1]], 'the letters are larger');
});

test('while nothing happens nothing is drawn, and what is drawn stays', PATIENCE, async (t) => {
  const { page } = await open(t, 'packs');
  await openPack(page);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    globalThis.asked = 0;
    const ask = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (draw) => { globalThis.asked += 1; return ask(draw); };
  });
  await page.waitForTimeout(2000);
  assert.equal(await page.evaluate(() => globalThis.asked), 0);
  assert.ok(await colours(page) > 20);
  // The counter counts: a look that is another is drawn.
  await pressDrawn(page, 'bar/look/dark');
  await until(() => page.evaluate(() => globalThis.asked > 0), 'a frame');
});

test('a finger taps and moves what is drawn, and typing goes where it tapped', PATIENCE, async (t) => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, hasTouch: true });
  t.after(() => context.close());
  const page = await context.newPage();
  await openWorkbench(page, service.origin, 'packs');
  await openPack(page);
  const tap = async (key) => {
    const { at: [left, top, right, bottom] } = await until(async () => (await drawn(page)).get(key), key);
    const box = await page.locator('#workbench-canvas').boundingBox();
    await page.touchscreen.tap(box.x + (left + Math.min(right, left + 40)) / 2, box.y + (top + bottom) / 2);
  };
  // Not in sight before the screen is moved up.
  const top = async () => (await drawn(page)).get('preview/screen/button/start').at[1];
  const before = await top();
  const session = await context.newCDPSession(page);
  const touch = (type, y) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: 300, y }] });
  await touch('touchStart', 500);
  for (let y = 480; y >= 200; y -= 20) await touch('touchMove', y);
  await touch('touchEnd');
  await until(async () => await top() < before - 100, 'the screen has moved up');
  await tap('preview/screen/button/start');
  await until(async () => (await screen(page)).id !== 'start', 'the next screen');

  await openWorkbench(page, service.origin, 'referrals');
  await goTo(page, 'open');
  await tap('open/keys/field/path');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'workbench-typing');
  await page.keyboard.type('ŵ/keys');
  await page.keyboard.press('Enter');
  await until(async () => (await drawn(page)).get('open/keys/field/path'), 'the input');
  await tap('open/keys/button/add');
  await until(async () => /ŵ\/keys/.test(await page.innerText('[data-panel="keys"]')), 'what was typed is looked for');
});

test('what is written in the page is listed until it is saved, and is in the file', PATIENCE, async (t) => {
  const { page } = await open(t, 'packs');
  await goTo(page, 'author');
  await command(page, 'Open a pack\'s folder');
  await give(page, packFolder);
  await unfoldAll(page);
  const text = page.locator('[data-panel="item"] textarea, [data-panel="item"] input[type="text"]').first();
  const chosen = page.locator('[data-panel="tree"] [data-action="choose"]').first();
  await chosen.click();
  await text.fill('A heading that is new');
  await text.locator('xpath=ancestor::form').getByRole('button').first().click();
  await command(page, 'Save');
  const save = page.getByRole('button', { name: 'Save livewell-dorset/questionnaire.json' });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  assert.ok(saved.includes('A heading that is new'));
  const asItWas = readFileSync(join(packFolder, 'questionnaire.json'), 'utf8').split('\n');
  assert.ok(saved.split('\n').filter((line, i) => line !== asItWas[i]).length <= 2, 'nothing else is another');
  await until(() => page.locator('#workbench-changed').isHidden(), 'nothing is left to save');
});

test('a page opens without a network once it has been open, and only that page is kept', PATIENCE, async (t) => {
  const { context, page } = await open(t, 'packs');
  const isKept = (at) => page.evaluate(async (at) => await caches.match(at) !== undefined, at);
  await until(() => isKept(PAGES.packs), 'the page is kept');
  assert.equal(await isKept(PAGES.referrals), false);
  await context.setOffline(true);
  await service.stop();
  try {
    await page.reload();
    await page.waitForSelector('body[data-ready]');
    await command(page, 'Open a signed pack');
    await give(page, packFile());
    await page.waitForSelector('#sealwell-main');
    assert.equal((await screen(page)).id, 'start');
  } finally {
    await service.start();
  }
});

test('the other page opens beside this one, which keeps what it has', PATIENCE, async (t) => {
  const { context, page } = await open(t, 'packs');
  await openPack(page);
  const [other] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: /^Referrals/ }).click()]);
  await other.waitForSelector('body[data-ready]');
  assert.deepEqual(await other.locator('[data-room]').allInnerTexts(), ['Assist', 'Open']);
  await other.getByRole('link', { name: /^Packs/ }).click();
  await page.waitForTimeout(500);
  assert.equal(context.pages().length, 2, 'it is the page that was open already');
});

/** Goes to the outbox and says where the intake is. */
async function nameIntake(page) {
  await goTo(page, 'assist');
  await page.click('[data-fold="assist/outbox"]');
  await page.fill('[name="origin.origin"]', service.origin);
  await command(page, 'Use this address');
}

/** Fills an assessment in to where it is sealed. */
async function assist(page) {
  await command(page, 'Choose signing public keys');
  await give(page, signingKeysFile());
  await command(page, 'Choose a signed pack and begin');
  await give(page, packFile());
  await page.waitForSelector('#sealwell-main');
  const person = resident('all-four-goals');
  for (;;) {
    const here = await screen(page);
    if (!here.form) break;
    await page.evaluate(answerQuickly, person);
    await until(async () => (await screen(page)).id !== here.id, `something after ${here.id}`);
  }
}

const outboxSays = (page, words) => until(async () => words.test(await page.innerText('[data-panel="outbox"]')), String(words), 30_000);

test('staff assist offline: it is kept when the page goes, and sent when there is a network', PATIENCE, async (t) => {
  const { context, page } = await open(t, 'referrals');
  await nameIntake(page);
  await context.setOffline(true);
  await assist(page);
  await outboxSays(page, /saved on this device, not sent yet/);

  await context.setOffline(false);
  const again = await context.newPage();
  await page.close({ runBeforeUnload: false });
  await openWorkbench(again, service.origin, 'referrals');
  await nameIntake(again);
  await outboxSays(again, /Nothing waits to be sent/);

  // What was sent is not in the database any more: opened once again, nothing waits.
  await until(() => again.evaluate(() => new Promise((resolve) => {
    indexedDB.open('sealwell-workbench').onsuccess = ({ target: { result: database } }) => {
      const all = database.transaction('kept').objectStore('kept').getAllKeys();
      all.onsuccess = () => resolve(all.result.every((name) => !name.startsWith('outbox/')));
    };
  })), 'an empty outbox in the database');
});

for (const [what, refuse] of Object.entries({
  'has no room': () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, name) {
      if (String(name).startsWith('outbox/')) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, name);
    };
  },
  'keeps nothing': () => { IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); }; },
})) {
  test(`a browser that ${what} never says that an envelope is saved, and the envelope is sent or saved as a file`, PATIENCE, async (t) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    t.after(() => context.close());
    await context.addInitScript(refuse);
    const page = await context.newPage();
    await page.goto(service.origin + PAGES.referrals);
    await page.waitForSelector('body[data-ready]');
    await nameIntake(page);
    await context.setOffline(true);
    await assist(page);
    await outboxSays(page, /this device could not keep it/);
    assert.doesNotMatch(await page.innerText('#workbench-beside'), /saved on this device/);
    assert.match(await page.textContent('#workbench-said'), /could not keep an envelope/);
    const [download] = await Promise.all([page.waitForEvent('download'), command(page, 'Save the locked file')]);
    assert.equal(readFileSync(await download.path()).subarray(0, 8).toString(), 'SEALWELL');
    await context.setOffline(false);
    await command(page, 'Try to send now');
    await outboxSays(page, /Nothing waits to be sent/);
  });
}

test('a key opens an envelope, and what is exported is what the command prints', PATIENCE, async (t) => {
  const envelope = join(scratch, 'one.sealwell');
  const answers = join(packFolder, 'scenarios/all-four-goals.json');
  execFileSync(sealwell(), ['run', packFile(), '--trust', signingKeysFile(), '--answers', answers, '--envelope', envelope], { stdio: 'pipe' });
  const passphrase = readFileSync(passphraseFile(), 'utf8').trim();

  const { page, said } = await open(t, 'referrals');
  await goTo(page, 'open');
  await unfoldAll(page);
  await command(page, 'Choose key files');
  await give(page, keyFile('recipient'));
  await unfoldAll(page);
  await page.fill('[data-panel="keys"] [data-secret]', passphrase);
  await page.keyboard.press('Enter');
  await until(async () => !(await page.locator('[data-panel="keys"] [data-secret]').count()), 'the key is open', 60_000);
  assert.ok(!(await page.content()).includes(passphrase));
  await command(page, 'Open envelopes');
  await give(page, envelope);
  await unfoldAll(page);
  await until(() => page.locator('[data-panel="envelopes"] tbody tr').count(), 'a row');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /export/i }).first().click()]);
  const printed = execFileSync(sealwell(), ['open', '--key', keyFile('recipient'), '--passphrase-file', passphraseFile(), envelope], { encoding: 'utf8' });
  // A line names its file where it lies: here among the page's files.
  const here = (line) => line.replace(/"file":"[^"]*\//, '"file":"');
  assert.equal(here(readFileSync(await download.path(), 'utf8')), here(printed));

  // One record as a page of its own, to print.
  await page.locator('[data-panel="envelopes"] tbody [data-action="choose"]').first().click();
  await command(page, 'Show as a page to print');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: /in a new tab/ }).click()]);
  await opened.waitForLoadState();
  assert.match(await opened.innerText('body'), /Kim Example/);
  assert.deepEqual(unexpected(said), []);
});
