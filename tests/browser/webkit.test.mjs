// What waits on a device with WebKit, which stands in for Safari: finished without a connection, saved, the browser ended
// and begun again, sent. On the service's own page and in another site's frame, where WebKit forgets databases. The
// service goes away in earnest: WebKit's driver can't cut the network.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { until } from './support/browser.mjs';
import { goTo, killBrowser, ready, smallService } from './support/offline.mjs';
import { assessment, untilScreen } from './support/resident.mjs';
import { launchWebKit } from './support/webkit.mjs';

let small, service, folder, browser;

before(async () => {
  small = await smallService();
  ({ service } = small);
  // Plain, since WebKit's driver finds no frame that a closed shadow tree holds.
  small.partner.routes['/plain'] = {
    body: `<!DOCTYPE html><html lang="en"><title>Partner</title><body><iframe title="Form" width="800" height="800"
      src="${service.origin}/f/languages/"></iframe></body></html>`,
  };
});

after(() => small?.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwell-webkit-'));
});

afterEach(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await service.start();
});

const places = {
  'the service\'s own page': async (page) => {
    await page.goto(small.page);
    return page;
  },
  'a frame of another site': async (page) => {
    await page.goto(`${small.partner.origin}/plain`);
    return assessment(page, service.origin);
  },
};

async function open(place) {
  browser = await launchWebKit({ folder });
  const frame = await places[place](await browser.newPage());
  await ready(frame);
  return frame;
}

const text = (frame) => frame.evaluate(() => document.body.innerText);
const says = (frame, words) => until(async () => words.exec(await text(frame)), `${words}`, 40_000);
const stored = () => execFileSync('sqlite3', [join(service.folder, 'intake.db'), 'SELECT hex(id) FROM envelope'], { encoding: 'utf8' })
  .trim().split('\n').filter(Boolean).map((id) => id.slice(0, 12).replace(/(.{4})(?=.)/g, '$1-'));

async function sendInVain(frame) {
  await goTo(frame, 'check');
  await service.stop();
  await goTo(frame, 'sending');
  await untilScreen(frame, 'not-sent', 40_000);
}

for (const place of Object.keys(places)) {
  for (const [how, end] of [['closed', () => browser.close()], ['killed', () => killBrowser(folder).then(() => browser.close())]]) {
    test(`in ${place}, what waits outlasts a browser that is ${how}, and is sent once`, async () => {
      let frame = await open(place);
      await sendInVain(frame);
      const [, reference] = await says(frame, /Reference ([0-9A-F-]{14}): saved on this device, not sent yet/);
      const before = stored();
      await end();
      await service.start();
      frame = await open(place);
      await says(frame, new RegExp(`has confirmed it. Your reference is ${reference}`));
      assert.deepEqual(stored().filter((other) => !before.includes(other)), [reference]);
      // It is not sent again at the next visit.
      await browser.close();
      frame = await open(place);
      assert.doesNotMatch(await text(frame), /saved on this device, not sent yet|has confirmed it/);
      assert.equal(stored().length, before.length + 1);
    });
  }
}

/** Storage takes nothing any more. */
function refuse() {
  const no = () => { throw new DOMException('refused', 'SecurityError'); };
  IDBFactory.prototype.open = no;
  CacheStorage.prototype.open = no;
  CacheStorage.prototype.has = () => Promise.resolve(false);
}

const offersFile = (frame) => until(() => frame.evaluate(() => !!document.querySelector('[data-key^="file-"]')), 'the offer of a file');

test('where WebKit stores nothing, that is said at once, and the file is offered', async () => {
  const frame = await open('the service\'s own page');
  await frame.evaluate(refuse);
  await sendInVain(frame);
  await says(frame, /can not keep them\. Save the file/);
  await offersFile(frame);
  assert.doesNotMatch(await text(frame), /saved on this device/i);
});

test('where what was saved is cleared and can not be saved again, that is said, and the file is offered', async () => {
  const frame = await open('the service\'s own page');
  await sendInVain(frame);
  await says(frame, /saved on this device, not sent yet/);
  await frame.evaluate(() => {
    indexedDB.deleteDatabase('sealwell').onsuccess = () => caches.delete('sealwell-outbox').then(() => { window.cleared = true; });
  });
  await until(() => frame.evaluate(() => window.cleared === true), 'all is cleared');
  await frame.evaluate(refuse);
  // The next round looks for what waits.
  await frame.evaluate(() => { dispatchEvent(new Event('online')); });
  await says(frame, /What was saved on this device has gone\. It was not sent\. Save the file/);
  await offersFile(frame);
});
