// The list of what is stored, /storage.json, against what a browser holds at each step of a journey: in the frame, in
// the page of the service's own, and in the host page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { aWhile, launch, until } from './support/browser.mjs';
import { goTo, ready, smallService } from './support/offline.mjs';
import { assessment, untilScreen } from './support/resident.mjs';

let browser, small, service, list;

before(async () => {
  small = await smallService((pack) => { pack.hostKeepsSealed = true; });
  ({ service } = small);
  browser = await launch();
  list = await (await fetch(`${service.origin}/storage.json`)).json();
});

after(async () => {
  await browser?.close();
  await small?.close();
});

/** What a page or frame really holds, as [place, name]. */
const held = (frame) => frame.evaluate(async () => [
  ...document.cookie.split('; ').filter(Boolean).map((name) => ['cookie', name]),
  ...Object.keys(localStorage).map((name) => ['localStorage', name]),
  ...Object.keys(sessionStorage).map((name) => ['sessionStorage', name]),
  ...(await indexedDB.databases()).map(({ name }) => ['indexedDB', name]),
  ...(await caches.keys()).map((name) => ['cacheStorage', name]),
  ...(await navigator.serviceWorker.getRegistrations()).map(({ active }) => ['serviceWorker', new URL(active.scriptURL).pathname]),
]);

/** A listed name as a pattern: words in capitals stand for what differs. */
const pattern = (name) => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[A-Z]{4,}/g, '.+')}$`);

/** The listed names of what is held, each once. Anything that is not listed fails. */
async function listed(frame, origin) {
  const names = (await held(frame)).map(([place, name]) => {
    const thing = list.things.find((each) => each.place === place && each.origin === origin && pattern(each.name).test(name));
    assert.ok(thing, `${origin}: ${place} ${name} is not on the list`);
    return thing.name;
  });
  return [...new Set(names)].sort();
}

const OUTBOX = ['sealwell', 'sealwell-outbox'];
const FORM = ['/workers/SERVICE.js', 'sealwell-app-SERVICE/VERSION'];
const DRAFT = ['sealwell-draft'];
const HOST = ['sealwell:ORIGIN/SERVICE/ENVELOPE'];

const says = (frame, words) =>
  until(async () => words.test(await frame.locator('body').innerText()), `${words}`, 40000);

test('the list is well formed, and any site may read it', async () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/storage.schema.json', import.meta.url), 'utf8'));
  const wanted = schema.properties.things.items;
  assert.equal(list.format, schema.properties.format.const);
  assert.deepEqual(list.cookies, []);
  for (const thing of list.things) {
    assert.deepEqual(Object.keys(thing).sort(), [...wanted.required].sort());
    for (const [name, value] of Object.entries(thing)) {
      assert.ok(typeof value === 'string' && value.length > 0, name);
      if (wanted.properties[name].enum) assert.ok(wanted.properties[name].enum.includes(value), value);
    }
  }
  const { headers } = await fetch(`${service.origin}/storage.json`);
  assert.equal(headers.get('access-control-allow-origin'), '*');
});

test('in a frame: nothing but the outbox, nothing before something is sent, and nothing after', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const open = async () => {
    await page.goto(small.partner.origin);
    const frame = await assessment(page, service.origin);
    await ready(frame);
    return frame;
  };
  let frame = await open();
  const all = async () => [await listed(frame, 'service'), await listed(page.mainFrame(), 'host')];
  for (const goal of ['start', 'item/name', 'item/tool', 'consent/share', 'check']) {
    await goTo(frame, goal);
    assert.deepEqual(await all(), [[], []], goal);
  }
  await service.stop();
  await goTo(frame, 'sending');
  await untilScreen(frame, 'not-sent', 40000);
  assert.deepEqual(await all(), [OUTBOX, HOST]);
  await service.start();
  frame = await open();
  await says(frame, /has confirmed it/);
  await until(async () => (await all()).flat().length === 0, 'nothing is left');
  await goTo(frame, 'item/tool');
  await frame.locator('[data-key="draft"] summary').click();
  await frame.locator('[data-key="draft-keep"]').click();
  await says(frame, /Saved on this device until/);
  assert.deepEqual(await all(), [DRAFT, []]);
  await goTo(frame, 'sending');
  await untilScreen(frame, 'sent', 40000);
  await until(async () => (await all()).flat().length === 0, 'nothing is left');
  await context.close();
});

test('on the page of its own: the form only when its button is pressed, also by who comes from a frame', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(small.page);
  await ready(page);
  await says(page, /You can put this form/);
  assert.deepEqual(await listed(page, 'service'), []);
  await page.locator('[data-key="offline"]').click();
  await says(page, /This form is on this device/);
  assert.deepEqual(await listed(page, 'service'), FORM);
  await page.locator('[data-key="offline"]').click();
  await says(page, /no longer on this device/);
  assert.deepEqual(await listed(page, 'service'), []);

  const partner = await context.newPage();
  await partner.goto(small.partner.origin);
  const frame = await assessment(partner, service.origin);
  await says(frame, /opens in a new tab/);
  const tab = context.waitForEvent('page');
  await frame.locator('#sealwell-device a').click();
  const own = await tab;
  // It leads to the button. A link from anywhere does, and so it is no request by itself.
  await until(() => own.evaluate(() => document.activeElement.dataset.key === 'offline'), 'focus at the button');
  assert.equal(own.url(), small.page);
  await aWhile();
  assert.deepEqual(await listed(own, 'service'), []);
  assert.equal(await own.evaluate(() => navigator.storage.persisted()), false);
  await own.keyboard.press('Enter');
  await says(own, /This form is on this device/);
  assert.deepEqual(await listed(own, 'service'), FORM);
  assert.deepEqual(await listed(frame, 'service'), []);
  await context.close();
});
