// What is kept on a device: the form without internet, envelopes that were not sent, answers to come back to. With the
// real core, the real intake and a service that is really away.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { launch, until } from './support/browser.mjs';
import { goTo, ready, smallService } from './support/offline.mjs';
import { assessment, screen, untilScreen } from './support/resident.mjs';
import { found, stored, untilForgotten } from './support/traces.mjs';

let browser, small, service, context, page;

before(async () => {
  small = await smallService((pack) => { pack.hostKeepsSealed = true; });
  ({ service } = small);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await small?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  page = await context.newPage();
});

afterEach(async () => {
  await context.close();
  await service.start();
});

const above = () => page.locator('#sealwell-waiting');
const below = () => page.locator('#sealwell-device');
const says = (region, words) => until(async () => (await region().count()) && words.test(await region().innerText()), `${words}`, 40000);
const press = (key) => page.locator(`[data-key^="${key}"]`).first().click();
const unfold = () => page.locator('[data-key="draft"] summary').click();
const posts = () => service.log().split('\n').filter((line) => line.includes('"POST"') && line.includes('201')).length;

async function open(address = small.page) {
  await page.goto(address);
  await ready(page);
}

async function putForm() {
  await open();
  await says(below, /You can put this form/);
  await press('offline');
  await says(below, /This form is on this device/);
}

/** The partner's page with the frame in it. */
async function openFrame() {
  await page.goto(small.partner.origin);
  const frame = await assessment(page, service.origin);
  await ready(frame);
  return frame;
}

/** Sends while the service is away: what comes of it waits. */
async function sendInVain(frame, name) {
  await goTo(frame, 'check', name);
  await service.stop();
  await goTo(frame, 'sending');
  await untilScreen(frame, 'not-sent', 40000);
}

test('the form on the device opens and runs without a network, in every language, and what is sealed goes later', async () => {
  await putForm();
  await service.stop();
  const before = posts();
  for (const [address, title] of [[small.page, /garden/], [`${small.page}/cy`, /ardd/], [`${small.page}/ur`, /باغ/]]) {
    await page.goto(address);
    await until(async () => title.test(await page.locator('h1').innerText()), `${title}`);
  }
  await page.goto(small.page);
  await ready(page);
  await goTo(page, 'item/tool');
  await page.locator('[data-action="language"][data-target="cy"]').click();
  await until(() => page.evaluate(() => document.documentElement.lang === 'cy'), 'Welsh without a network');
  await page.locator('[data-action="language"][data-target="en"]').click();
  await until(() => page.evaluate(() => document.documentElement.lang === 'en'), 'English again');
  await goTo(page, 'sending');
  await untilScreen(page, 'not-sent', 40000);
  await says(above, /saved on this device, not sent yet/);
  await page.goto(small.page);
  await says(above, /saved on this device, not sent yet/);
  await service.start();
  await press('try');
  await says(above, /has confirmed it/);
  const { databases, caches } = await stored(page);
  assert.deepEqual(databases, []);
  assert.deepEqual(caches.filter((name) => !name.startsWith('sealwell-app-')), []);
  assert.equal(posts(), before + 1);
});

test('a receipt is made without a network', async () => {
  await putForm();
  await goTo(page, 'sending');
  await untilScreen(page, 'sent', 40000);
  await page.close();
  page = await context.newPage();
  await open();
  await service.stop();
  await goTo(page, 'consent/share');
  await page.locator('button[value="no"]').click();
  await until(async () => /^(refused|check)/.test((await screen(page)).id), 'the refusal');
  const download = page.waitForEvent('download');
  await page.locator('[data-action="receipt"][data-target="file"]').click();
  assert.match((await download).suggestedFilename(), /^receipt-.*\.json$/);
});

test('taking the form off the device leaves nothing of it, and what waits stays', async () => {
  await putForm();
  await sendInVain(page);
  await service.start();
  await context.route('**/v1/envelopes', (route) => route.abort());
  await open();
  await press('offline');
  await says(below, /no longer on this device/);
  const { caches, workers, databases } = await stored(page);
  assert.deepEqual(caches, ['sealwell-outbox']);
  assert.equal(workers, 0);
  assert.equal(databases[0].rows.length, 1);
});

test('a new version waits for the session that is under way, then takes over, and leaves the outbox alone', async () => {
  await putForm();
  await open();
  await goTo(page, 'item/tool');
  const old = (await stored(page)).caches;
  // The service puts a new version online.
  small.pack.build((pack) => { pack.hostKeepsSealed = true; pack.start.title = 'Get help with your allotment'; });
  await service.stop();
  small.publish();
  await service.start();
  await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration('/a/languages')).update(); });
  await until(() => page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration('/a/languages')).waiting), 'the new version waits', 15000);
  const both = (await stored(page)).caches;
  assert.equal(both.length, 2);
  assert.ok(both.includes(old[0]));
  // Without a network the session goes on, with the words of its own version.
  await sendInVain(page);
  assert.equal((await stored(page)).databases[0].rows.length, 1);
  await service.start();
  await page.close();
  page = await context.newPage();
  await context.route('**/v1/envelopes', (route) => route.abort());
  await open();
  await until(async () => {
    const { caches } = await stored(page);
    return caches.filter((name) => name.startsWith('sealwell-app-')).length === 1 && !caches.includes(old[0]);
  }, 'the old version is gone', 15000);
  assert.equal(await page.locator('h1').innerText(), 'Get help with your allotment');
  assert.equal((await stored(page)).databases[0].rows.length, 1);
  await context.unroute('**/v1/envelopes');
  await open();
  await says(above, /has confirmed it/);
});

test('what one place has lost comes back from another: the database, the cache, the host page', async () => {
  let frame = await openFrame();
  await sendInVain(frame);
  const parcels = () => page.evaluate(() => Object.keys(localStorage));
  await until(async () => (await parcels()).length === 1, 'the host page has a copy');
  const kept = await page.evaluate(() => Object.values(localStorage).join());
  assert.match(Buffer.from(kept, 'base64').toString('latin1'), /^SEALWELL/);
  assert.deepEqual(found(['Ada Unmistakable'], kept), []);
  await service.start();
  await context.route('**/v1/envelopes', (route) => route.abort());

  const lose = { database: () => indexedDB.deleteDatabase('sealwell'), cache: () => caches.delete('sealwell-outbox') };
  for (const lost of [['database'], ['cache'], ['database', 'cache']]) {
    for (const place of lost) await frame.evaluate(lose[place]);
    frame = await openFrame();
    await until(async () => {
      const { databases, caches } = await stored(frame);
      return databases[0]?.rows?.length === 1 && caches.includes('sealwell-outbox');
    }, `both places have it again after losing ${lost}`, 15000);
  }
  const before = posts();
  await context.unroute('**/v1/envelopes');
  frame = await openFrame();
  await until(async () => (await parcels()).length === 0, 'the host page has forgotten it', 15000);
  const left = await stored(frame);
  assert.deepEqual([left.databases, left.caches], [[], []]);
  assert.equal(posts(), before + 1);
});

test('where storage is refused, what is sealed can be saved as a file at once, and the service opens it', async () => {
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
    IDBFactory.prototype.open = refuse;
    CacheStorage.prototype.open = refuse;
    // As a browser does that lets a frame store nothing.
    LockManager.prototype.request = () => Promise.reject(new DOMException('refused', 'SecurityError'));
    window.BroadcastChannel = class { constructor() { refuse(); } };
  });
  await open();
  await sendInVain(page);
  await says(above, /can not keep them\. Save the file/);
  assert.doesNotMatch(await page.locator('body').innerText(), /saved on this device/i);
  const download = page.waitForEvent('download');
  await press('file-');
  const file = await download;
  assert.match(file.suggestedFilename(), /^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}\.sealwell$/);
  assert.match(readFileSync(await file.path(), 'latin1'), /^SEALWELL/);
  // In a frame the host page keeps it, and that is said.
  const frame = await openFrame().catch(() => null);
  assert.equal(frame, null, 'the service is away');
  await service.start();
  const framed = await openFrame();
  await sendInVain(framed);
  await until(async () => /saved on this device, not sent yet/.test(await framed.locator('#sealwell-waiting').innerText()), 'the host page keeps it');
});

test('a bad entry keeps nobody back, and can be saved and deleted', async () => {
  await open();
  await sendInVain(page);
  const { rows } = (await stored(page)).databases[0];
  await page.evaluate(async (good) => {
    const request = indexedDB.open('sealwell', 1);
    await new Promise((done) => { request.onsuccess = done; });
    const store = request.result.transaction('outbox', 'readwrite').objectStore('outbox');
    store.put({ id: '0'.repeat(32), service: 'languages', sha256: 'f'.repeat(64), address: good.address, envelope: new Uint8Array(300) });
    await new Promise((done) => { store.transaction.oncomplete = done; });
    request.result.close();
  }, rows[0]);
  await service.start();
  const before = posts();
  await open();
  await says(above, /0000-0000-0000: the service’s computer did not take them/);
  await until(() => posts() === before + 1, 'the good one is sent');
  await until(async () => (await stored(page)).databases[0].rows.length === 1, 'only the bad one is left');
  const download = page.waitForEvent('download');
  await press('file-000');
  assert.equal((await download).suggestedFilename(), '0000-0000-0000.sealwell');
  await press('delete-000');
  await says(above, /Yes, delete for good/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), `delete-${'0'.repeat(32)}`);
  await press('delete-000');
  await says(above, /Deleted from this device/);
  const { databases, caches } = await stored(page);
  assert.deepEqual([databases, caches], [[], []]);
});

test('a busy server is left alone for as long as it asks, and then it goes by itself', async () => {
  await page.clock.install();
  await open();
  await goTo(page, 'check');
  let tries = 0;
  await context.route('**/v1/envelopes', (route) => {
    tries += 1;
    return route.fulfill({ status: 503, headers: { 'Retry-After': '3600' }, body: '' });
  });
  await goTo(page, 'sending');
  await untilScreen(page, 'not-sent', 40000);
  await page.evaluate(() => { dispatchEvent(new Event('focus')); dispatchEvent(new Event('online')); });
  await page.clock.runFor(3_000_000);
  assert.equal(tries, 1);
  await context.unroute('**/v1/envelopes');
  await page.clock.runFor(700_000);
  await untilScreen(page, 'sent', 40000);
  await untilForgotten(page);
});

test('answers are saved on request only, encrypted, and gone on with where the resident was', async () => {
  await open();
  await goTo(page, 'item/tool', 'Ada Unmistakable');
  assert.deepEqual((await stored(page)).databases, []);
  await page.locator('input[type="radio"]').last().check();
  await unfold();
  await says(below, /do not do this on a shared device/);
  await press('draft-keep');
  await says(below, /Saved on this device until/);
  const saved = await page.evaluate(async () => {
    const request = indexedDB.open('sealwell-draft');
    await new Promise((done) => { request.onsuccess = done; });
    const all = request.result.transaction('draft').objectStore('draft').getAll();
    await new Promise((done) => { all.onsuccess = done; });
    request.result.close();
    const [{ key, sealed, until }] = all.result;
    return { extractable: key.extractable, sealed: [...new Uint8Array(sealed)], days: (until - Date.now()) / 86_400_000,
             refused: await crypto.subtle.exportKey('raw', key).then(() => false, () => true) };
  });
  assert.deepEqual([saved.extractable, saved.refused], [false, true]);
  assert.ok(saved.days > 6.9 && saved.days <= 7);
  assert.deepEqual(found(['Unmistakable', 'rake', 'item/tool'], Buffer.from(saved.sealed)), []);
  assert.equal((await screen(page)).id, 'item/tool');

  await open(`${small.page}/cy`);
  await until(() => page.locator('[data-key="draft-open"]').count(), 'the offer to go on');
  await press('draft-open');
  await untilScreen(page, 'item/tool');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.locator('input[value="rake"]').isChecked(), true);
  await page.locator('[data-action="back"]').click();
  await untilScreen(page, 'item/name');
  assert.equal(await page.locator('input[type="text"]').inputValue(), 'Ada Unmistakable');
  await page.evaluate(() => history.forward());
  await untilScreen(page, 'item/tool');
  await goTo(page, 'sending');
  await untilScreen(page, 'sent', 40000);
  await until(async () => (await stored(page)).databases.length === 0, 'what was saved is gone');
});

test('saved answers are deleted on request, when they are cleared, and after seven days', async () => {
  const save = async () => {
    await open();
    await goTo(page, 'item/tool');
    await unfold();
  await press('draft-keep');
    await says(below, /Saved on this device until/);
  };
  const gone = () => until(async () => (await stored(page)).databases.length === 0, 'nothing is left');
  await save();
  await press('draft-delete');
  await says(below, /have been deleted/);
  await gone();
  await save();
  await page.locator('[data-action="clear"]').click();
  await gone();
  await save();
  await page.clock.install({ time: Date.now() + 7 * 86_400_000 + 1000 });
  await open();
  await gone();
  assert.equal(await page.locator('[data-key="draft-open"]').count(), 0);
});
