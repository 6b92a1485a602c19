// What is kept on a device: the form without internet, envelopes that were not sent, answers to come back to. With the
// real core, the real intake and a service that is really away.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { launch, until } from './support/browser.mjs';
import { goTo, postHeaders, ready, smallService } from './support/offline.mjs';
import { answerQuickly, assessment, resident, screen, untilScreen } from './support/resident.mjs';
import { openEnvelopes, startService } from './support/service.mjs';
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
/** Saves the answers and gives the code that opens them. */
async function save() {
  await press('draft-keep');
  await says(below, /Saved on this device until/);
  return below().locator('code').innerText();
}

/** Types the code where saved answers are offered. */
async function comeBack(code) {
  await until(() => page.locator('[data-key="draft-open"]').count(), 'the offer to go on');
  await below().locator('input').fill(code);
  await press('draft-open');
}

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

test('what one place has lost comes back from another; from the host page when the resident says so', async () => {
  let frame = await openFrame();
  await sendInVain(frame);
  const parcels = () => page.evaluate(() => Object.keys(localStorage));
  await until(async () => (await parcels()).length === 1, 'the host page has a copy');
  const kept = await page.evaluate(() => Object.values(localStorage).join());
  assert.equal(Buffer.from(kept, 'base64').toString('latin1', 128, 136), 'SEALWELL', 'a proof, then the envelope');
  assert.deepEqual(found(['Ada Unmistakable'], kept), []);
  await service.start();
  await context.route('**/v1/envelopes', (route) => route.abort());

  const lose = { database: () => indexedDB.deleteDatabase('sealwell'), cache: () => caches.delete('sealwell-outbox') };
  const bothHaveIt = (after) => until(async () => {
    const { databases, caches } = await stored(frame);
    return databases[0]?.rows?.length === 1 && caches.includes('sealwell-outbox');
  }, `both places have it again after ${after}`, 15000);
  for (const lost of ['database', 'cache']) {
    await frame.evaluate(lose[lost]);
    frame = await openFrame();
    await bothHaveIt(`losing the ${lost}`);
  }
  // Both, before the next page looks: one that is open puts back what it knows.
  await page.addInitScript(() => {
    if (window === top) return;
    indexedDB.deleteDatabase('sealwell');
    void caches.delete('sealwell-outbox');
  });
  await page.goto('about:blank');
  await context.unroute('**/v1/envelopes');
  const before = posts();
  frame = await openFrame();
  const handed = () => frame.locator('#sealwell-handed');
  await says(handed, /handed back a locked referral/);
  const { databases, caches } = await stored(frame);
  assert.deepEqual([databases, caches, posts()], [[], [], before], 'nothing is kept or sent unasked');
  await context.route('**/v1/envelopes', (route) => route.abort());
  await frame.locator('[data-key^="send-"]').click();
  await bothHaveIt('asking for it');
  // Tried again by itself after a pause.
  await context.unroute('**/v1/envelopes');
  await says(() => frame.locator('#sealwell-waiting'), /has what this website handed back/);
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
  // In a frame the host page says that it keeps it, and that is not called saved.
  const frame = await openFrame().catch(() => null);
  assert.equal(frame, null, 'the service is away');
  await service.start();
  const framed = await openFrame();
  await sendInVain(framed);
  await until(async () => /website around this form says that it keeps/.test(await framed.locator('#sealwell-waiting').innerText()), 'the host page keeps it');
  assert.doesNotMatch(await framed.locator('body').innerText(), /saved on this device/i);
});

test('the file that was saved is opened by the service, and is the referral that the intake gets', async () => {
  await open();
  await sendInVain(page);
  const download = page.waitForEvent('download');
  await press('file-');
  const file = await download;
  const bytes = readFileSync(await file.path());
  const id = bytes.toString('hex', 16, 32);
  const opening = (envelope) => openEnvelopes([envelope], { keys: small.recipientKeys, pack: join(small.pack.folder, 'languages.pack') })
    .map(({ id: own, record, verified }) => ({ id: own, record, verified }));
  const saved = opening(bytes);
  assert.equal(saved[0].id, id);
  assert.equal(saved[0].verified.good, true);
  assert.match(JSON.stringify(saved[0].record), /Ada Unmistakable/);
  await service.start();
  await open();
  await says(above, /has confirmed it/);
  const kept = execFileSync('sqlite3', [join(service.folder, 'intake.db'), `SELECT hex(bytes) FROM envelope WHERE hex(id) = '${id.toUpperCase()}'`], { encoding: 'utf8' });
  assert.deepEqual(opening(Buffer.from(kept.trim(), 'hex')), saved);
});

/** The intake takes it, and the browser does not hear of it. */
async function sendUnheard(name) {
  await goTo(page, 'check', name);
  await context.route('**/v1/envelopes', async (route) => {
    await fetch(`${service.origin}/v1/envelopes`, {
      method: 'POST', headers: postHeaders(route.request().headers()), body: route.request().postDataBuffer() });
    await route.abort();
  });
  await goTo(page, 'sending');
  await untilScreen(page, 'not-sent', 40000);
  await context.unroute('**/v1/envelopes');
}

test('keys changed while it waits: it is believed while the pack names the earlier key, else kept, and that is said', async () => {
  await open();
  await sendUnheard();
  const before = posts();
  await service.stop();
  small.rotate({ forgets: true });
  await service.start();
  await open();
  await says(above, /could not be sure that the service has them, so they stay on this device/);
  assert.equal((await stored(page)).databases[0].rows.length, 1);
  const download = page.waitForEvent('download');
  await press('file-');
  const [opened] = openEnvelopes([readFileSync(await (await download).path())], { keys: small.recipientKeys, pack: null });
  assert.ok(opened.record);
  assert.equal(await page.locator('[data-key^="delete-"]').count(), 1);
  await service.stop();
  small.rotate();
  await service.start();
  await open();
  await says(above, /has confirmed it/);
  await untilForgotten(page);
  assert.equal(posts(), before);
});

test('a page that was open while keys changed keeps what is sealed, says so, and the next visit sends it', async () => {
  await open();
  await goTo(page, 'check');
  await service.stop();
  small.rotate();
  await service.start();
  await goTo(page, 'sending');
  await untilScreen(page, 'not-sent', 40000);
  const text = await page.locator('#sealwell-main').innerText();
  assert.match(text, /could not be sure that the service has your answers/);
  assert.match(text, /saved on this device/);
  await says(above, /could not be sure that the service has them/);
  const before = posts();
  await open();
  await says(above, /has confirmed it/);
  await untilForgotten(page);
  assert.equal(posts(), before);
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
  await says(above, /^Not sent\./m);
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
  await says(below, /open only with a code that we show you once/);
  const code = await save();
  const saved = await page.evaluate(async () => {
    const request = indexedDB.open('sealwell-draft');
    await new Promise((done) => { request.onsuccess = done; });
    const all = request.result.transaction('draft').objectStore('draft').getAll();
    await new Promise((done) => { all.onsuccess = done; });
    request.result.close();
    const [{ bytes, until, ...others }] = all.result;
    return { bytes: [...bytes], others, days: (until - Date.now()) / 86_400_000 };
  });
  // Nothing lies beside them that could open them.
  assert.deepEqual(saved.others, { service: 'languages' });
  assert.ok(saved.days > 6.9 && saved.days <= 7);
  assert.deepEqual(found(['Unmistakable', 'rake', 'item/tool', code, code.replaceAll('-', '')], Buffer.from(saved.bytes)), []);
  assert.equal((await screen(page)).id, 'item/tool');

  await open(`${small.page}/cy`);
  await comeBack(code);
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

test('what is said of saved answers speaks the language of the screen, also when that changes', async () => {
  await open();
  await goTo(page, 'item/tool', 'Ada Unmistakable');
  await unfold();
  const code = await save();
  const switchTo = (language) => page.locator(`[data-action="language"][data-target="${language}"]`).click();
  await switchTo('cy');
  await says(below, /Cadw a dod yn ôl/);
  await until(async () => !/Saved on this device/.test(await below().innerText()), 'no English is left');
  // Chromium has no Welsh month names.
  assert.match(await below().innerText(), /tan \d{1,2}\/\d{1,2}\/\d{4}/);
  assert.equal(await below().locator('code').innerText(), code, 'the code stands there still');
  await open();
  await comeBack('');
  await says(below, /mistake in this code/);
  await switchTo('cy');
  await says(below, /Cadw a dod yn ôl/);
  await until(async () => !/mistake/.test(await below().innerText()), 'no English is left');
});

test('no screen offers a receipt that can not be made any more, or says that there is one to be saved where there is none', async () => {
  const frame = await openFrame();
  await page.clock.install();
  await sendInVain(frame, 'Ada Unmistakable');
  const all = () => frame.locator('body').innerText();
  assert.doesNotMatch(await all(), /receipt/i);
  // What it would be made from goes by itself while nobody is there.
  for (const minutes of [29, 3]) await page.clock.fastForward(minutes * 60_000);
  await until(async () => /can not be made here any more/.test(await all()), 'it is said');
  await service.start();
  await until(async () => {
    await page.clock.fastForward(700_000);
    return (await screen(frame)).id === 'sent';
  }, 'it is sent', 40000);
  assert.equal(await frame.locator('[data-action="receipt"]').count(), 0);
  assert.match(await all(), /can not be made here any more/);
});

test('what was deleted on the device is not said to be held still', async () => {
  const frame = await openFrame();
  await sendInVain(frame, 'Ada Unmistakable');
  await frame.locator('[data-action="give-up"]').click();
  await untilScreen(frame, 'given-up');
  await until(async () => /being deleted/.test(await frame.locator('body').innerText()), 'what waits');
  assert.doesNotMatch(await frame.locator('body').innerText(), /still holds|send now/);
  assert.match(await frame.locator('[data-key="try"]').innerText(), /delete now/);
  assert.equal(await frame.locator('[data-action="receipt"][data-target="file"]').count(), 1);
});

/** A question whose answers are being saved, and will be for this long at least. */
async function saveSlowly(ms) {
  await page.route('**/sealwell_draft*', async (route) => {
    await new Promise((later) => setTimeout(later, ms));
    await route.continue();
  });
  await open();
  await goTo(page, 'item/tool', 'Ada Unmistakable');
  await unfold();
  await press('draft-keep');
  await says(below, /takes a moment/);
}

test('what is cleared while it is being saved is not saved, and a code that another tab made useless is not shown', async () => {
  await saveSlowly(1500);
  await page.locator('[data-action="clear"]').click();
  await untilScreen(page, 'start');
  await new Promise((later) => setTimeout(later, 3000));
  assert.deepEqual((await stored(page)).databases, []);
  assert.doesNotMatch(await below().innerText(), /code|Saved/);

  await goTo(page, 'item/tool', 'Ada Unmistakable');
  await unfold();
  await save();
  const other = await context.newPage();
  await other.goto(small.page);
  await ready(other);
  await other.locator('[data-key="draft-delete"]').click();
  await until(async () => !await below().locator('code').count(), 'the code goes');
  assert.doesNotMatch(await below().innerText(), /Saved on this device/);
});

test('whoever goes on before saving is done reads the code on the next screen', async () => {
  await saveSlowly(1000);
  await page.locator('[data-action="back"]').click();
  await until(async () => (await screen(page)).id !== 'item/tool', 'the screen before');
  await until(() => below().locator('code').isVisible(), 'the code');
  await says(below, /Saved on this device/);
});

test('a receipt that can not be made is no reason to say that nothing was sent', async () => {
  await page.route('**/assets/sealwell_receipts*', (route) => route.abort());
  await open();
  await goTo(page, 'sending');
  await untilScreen(page, 'sent', 40000);
  await page.locator('[data-action="receipt"][data-target="file"]').click();
  await until(async () => /Something went wrong/.test(await page.locator('#sealwell-alert').innerText()), 'it is said');
  assert.doesNotMatch(await page.locator('body').innerText(), /Nothing has been sent/);
});

test('saved answers are deleted on request, when they are cleared, and after seven days', async () => {
  const saveAgain = async () => {
    await open();
    await goTo(page, 'item/tool');
    await unfold();
    await save();
  };
  const gone = () => until(async () => (await stored(page)).databases.length === 0, 'nothing is left');
  await saveAgain();
  await press('draft-delete');
  await says(below, /have been deleted/);
  await gone();
  await saveAgain();
  await page.locator('[data-action="clear"]').click();
  await gone();
  await saveAgain();
  await page.clock.install({ time: Date.now() + 7 * 86_400_000 + 1000 });
  await open();
  await gone();
  assert.equal(await page.locator('[data-key="draft-open"]').count(), 0);
});

test('saved answers come back where questions and groups repeat', async () => {
  const many = await smallService((pack, folder) => {
    const file = join(folder, 'questionnaire.json');
    const questionnaire = JSON.parse(readFileSync(file, 'utf8'));
    questionnaire.item.splice(1, 0,
      { linkId: 'plants', type: 'string', text: 'What grows there?', repeats: true },
      { linkId: 'helper', type: 'group', text: 'Somebody who helps you', repeats: true, item: [
        { linkId: 'helper-name', type: 'string', text: 'What are they called?', required: true },
        { linkId: 'helper-day', type: 'choice', text: 'On which day?', required: true, answerOption: [
          { valueCoding: { code: 'monday', display: 'Monday' } }, { valueCoding: { code: 'friday', display: 'Friday' } }] }] });
    writeFileSync(file, JSON.stringify(questionnaire));
    pack.languages = ['en'];
    rmSync(join(folder, 'translations'), { recursive: true });
    pack.journey[0].items = ['name', 'plants', 'helper', 'tool'];
  });
  /** Fills in the screen and presses a button of it. */
  const answer = async (fields, button = '', next = true) => {
    const { id } = await screen(page);
    await page.evaluate(({ fields: given, button: value }) => {
      const form = document.querySelector('#sealwell-form');
      for (const [name, text] of Object.entries(given)) {
        const input = form.querySelector(`[type="radio"][name="${name}"][value="${text}"]`);
        if (input) input.checked = true;
        else form.querySelector(`[name="${name}"]`).value = text;
      }
      form.requestSubmit(form.querySelector(value ? `button[value^="${value}"]` : 'button[type="submit"]:not([value*="/"])'));
    }, { fields, button });
    if (next) await until(async () => (await screen(page)).id !== id, `something after ${id}`, 40000);
  };
  const shown = () => page.locator('#sealwell-main').innerText();
  try {
    await open(many.page);
    await goTo(page, 'item/name');
    await answer({ name: 'Ada' });
    await answer({ plants: 'Leeks' }, 'add/plants', false);
    await until(() => page.locator('[name="plants#2"]').count(), 'another place');
    await answer({ 'plants#2': 'Beans' });
    const helpers = [['Bob', 'friday'], ['Cleo', 'monday']];
    for (const [index, [name, day]] of helpers.entries()) {
      const at = index ? `@${index + 1}` : '';
      await answer({ [`helper-name${at}`]: name });
      await answer({ [`helper-day${at}`]: day });
      const more = (await screen(page)).id.slice('item/'.length);
      await answer({ [more]: index ? 'false' : 'true' });
    }
    assert.equal((await screen(page)).id, 'item/tool');
    await page.locator('[data-action="back"]').click();
    await until(async () => /-more$/.test((await screen(page)).id), 'the question for one more');
    const told = await shown();
    assert.match(told, /Bob[^]*Friday[^]*Cleo[^]*Monday/);
    await page.evaluate(() => history.forward());
    await untilScreen(page, 'item/tool');
    await unfold();
    const code = await save();
    await open(many.page);
    await comeBack(code);
    await untilScreen(page, 'item/tool');
    await page.locator('[data-action="back"]').click();
    await until(async () => /-more$/.test((await screen(page)).id), 'the question for one more');
    assert.equal(await shown(), told);
    await page.evaluate(() => history.forward());
    await untilScreen(page, 'item/tool');
    await goTo(page, 'check');
    assert.match(await shown(), /Ada[^]*Leeks[^]*Beans[^]*Bob[^]*Friday[^]*Cleo[^]*Monday/);
  } finally {
    await many.close();
  }
});

test('saved answers come back with what was starred and the barrier that the resident named', async () => {
  const whole = await startService([]);
  try {
    const address = `${whole.origin}/a/livewell-dorset`;
    await open(address);
    const person = resident('smoker');
    for (let here = await screen(page); here.id !== 'results'; here = await screen(page)) {
      await page.evaluate(answerQuickly, person);
      await until(async () => (await screen(page)).id !== here.id, `something after ${here.id}`, 40000);
    }
    const action = (type, target) => page.locator(`[data-action="${type}"]${target === undefined ? ':not([data-target])' : `[data-target="${target}"]`}`).first().click();
    await action('disagree');
    await page.locator('[data-action="disagree"][data-target="social_opportunity"]').click();
    await page.locator('[data-action="disagree"][data-target="undo"]').waitFor();
    await page.locator('[data-action="star"]').last().click();
    await until(() => page.locator('[data-action="star"][aria-pressed="true"]').count(), 'the star');
    const results = () => page.evaluate(() => {
      const main = document.querySelector('#sealwell-main');
      const buttons = [...main.querySelectorAll('[data-action]')].map(({ dataset, textContent, ariaPressed }) => [dataset.action, dataset.target, textContent, ariaPressed]);
      return { text: main.innerText.split('\n'), buttons };
    });
    const before = await results();
    await unfold();
    const code = await save();
    assert.deepEqual(await results(), before);
    await open(address);
    await comeBack(code);
    await untilScreen(page, 'results');
    assert.deepEqual(await results(), before);
  } finally {
    await whole.close();
  }
});

test('saved answers come back in the midst of a change, and consent is asked again', async () => {
  await open();
  await goTo(page, 'check', 'Ada Unmistakable');
  await page.locator('[data-action="change"][data-target="item/name"]').click();
  await untilScreen(page, 'item/name');
  await page.locator('input[type="text"]').fill(' Ada  Half-Changed');
  await unfold();
  const code = await save();
  await open();
  await comeBack(code);
  await untilScreen(page, 'item/name');
  assert.equal(await page.locator('input[type="text"]').inputValue(), ' Ada  Half-Changed');
  // The browser's own Back leads to the screens that were seen before.
  await page.evaluate(() => history.back());
  await until(async () => (await screen(page)).id !== 'item/name', 'the screen before');
  await page.evaluate(() => history.forward());
  await untilScreen(page, 'item/name');
  assert.equal(await page.locator('input[type="text"]').inputValue(), ' Ada  Half-Changed');
  await page.locator('#sealwell-form button[type="submit"]').first().click();
  await untilScreen(page, 'consent/share');
  await goTo(page, 'check');
  assert.match(await page.locator('#sealwell-main').innerText(), /Ada {1,2}Half-Changed/);
  await goTo(page, 'sending');
  await untilScreen(page, 'sent', 40000);
  await untilForgotten(page);
});

test('answers saved with an earlier version of the form: what fits is taken over, what does not is asked', async () => {
  const edit = (more = () => {}) => (pack, folder) => {
    const file = join(folder, 'questionnaire.json');
    const questionnaire = JSON.parse(readFileSync(file, 'utf8'));
    more(questionnaire.item);
    writeFileSync(file, JSON.stringify(questionnaire));
    pack.languages = ['en'];
    rmSync(join(folder, 'translations'), { recursive: true, force: true });
  };
  const changing = await smallService(edit());
  try {
    await open(changing.page);
    await goTo(page, 'item/tool', 'Ada Unmistakable');
    await page.locator('input[type="radio"]').last().check();
    await unfold();
    const code = await save();
    changing.pack.build(edit((items) => { items.find(({ linkId }) => linkId === 'name').maxLength = 5; }));
    changing.publish();
    // The service reads its files when it starts.
    await changing.service.stop();
    await changing.service.start();
    await open(changing.page);
    await comeBack(code);
    await untilScreen(page, 'item/name');
    assert.equal(await page.locator('input[type="text"]').inputValue(), 'Ada Unmistakable');
    await page.locator('input[type="text"]').fill('Ada');
    await page.locator('#sealwell-form button[type="submit"]').first().click();
    await untilScreen(page, 'item/tool');
    assert.equal(await page.locator('input[value="rake"]').isChecked(), true);
  } finally {
    await changing.close();
  }
});

/** Alters what is saved: its bytes are cut, its day is put off, or it is what a program saved that kept its key beside it. */
const alter = (how) => page.evaluate(async (how) => {
  const request = indexedDB.open('sealwell-draft');
  await new Promise((done) => { request.onsuccess = done; });
  const store = request.result.transaction('draft', 'readwrite').objectStore('draft');
  const all = store.getAll();
  await new Promise((done) => { all.onsuccess = done; });
  const [{ service, bytes, until }] = all.result;
  const putting = store.put({
    cut: { service, until, bytes: bytes.slice(0, 100) },
    later: { service, until: until + 30 * 86_400_000, bytes },
    withKey: { service, until, key: 'a key', sealed: bytes.buffer },
  }[how]);
  await new Promise((done) => { putting.onsuccess = done; });
  request.result.close();
}, how);

test('a mistyped code is told from another draft\'s; nothing is lost by either, and what is saved can be deleted without one', async () => {
  await open();
  await goTo(page, 'item/tool', 'Ada Unmistakable');
  await unfold();
  const first = await save();
  const code = await save();
  assert.notEqual(first, code);
  await says(below, /We show it only now/);
  // Shown on the screen on which they were saved, and on no other.
  await page.locator('[data-action="back"]').click();
  await untilScreen(page, 'item/name');
  assert.equal(await below().locator('code').count(), 0);
  await open();
  for (const [typed, words] of [['', /mistake in this code/], [code.slice(1), /mistake in this code/], [first, /not the code of the answers/],
                                [code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), /mistake in this code/]]) {
    // What was said of the code before.
    await page.evaluate(() => document.querySelector('#sealwell-device [role="alert"]')?.remove());
    await comeBack(typed);
    await says(below, words);
    const input = below().locator('input');
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    assert.equal(await input.inputValue(), typed);
    assert.match(await input.evaluate((line) => line.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')), words);
    assert.equal((await screen(page)).id, 'start');
  }
  // In small letters, with spaces, and with Enter.
  await below().locator('input').fill(code.toLowerCase().replaceAll('-', ' '));
  await below().locator('input').press('Enter');
  await untilScreen(page, 'item/tool');
  await open();
  await press('draft-delete');
  await says(below, /have been deleted/);
  await until(async () => (await stored(page)).databases.length === 0, 'nothing is left');
});

test('past their day saved answers open no more, whatever the device stores about it, and go with the next visit', async () => {
  await open();
  await goTo(page, 'item/tool', 'Ada Unmistakable');
  await unfold();
  const code = await save();
  // Somebody puts the day off that lies beside them.
  await alter('later');
  await page.clock.install({ time: Date.now() + 7 * 86_400_000 + 1000 });
  await open();
  await comeBack(code);
  await page.clock.runFor(5000);
  await says(below, /could not be opened, so they have been deleted/);
  await until(async () => (await stored(page)).databases.length === 0, 'nothing is left');
});

test('what another program saved with its key beside it goes at the next visit', async () => {
  await open();
  await goTo(page, 'item/tool');
  await unfold();
  await save();
  await alter('withKey');
  await open();
  await until(async () => (await stored(page)).databases.length === 0, 'nothing is left');
  assert.equal(await page.locator('[data-key="draft-open"]').count(), 0);
});

test('saved answers that can not be opened are deleted, and it is said', async () => {
  await open();
  await goTo(page, 'item/tool');
  await unfold();
  const code = await save();
  await alter('cut');
  await open();
  await comeBack(code);
  await says(below, /could not be opened, so they have been deleted/);
  assert.equal((await screen(page)).id, 'start');
  await until(async () => (await stored(page)).databases.length === 0, 'nothing is left');
});
