// The frame with the real core, the real pack and the real intake.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { aWhile, launch, noise, until } from './support/browser.mjs';
import { assessment, fillIn, hurry, resident, screen, untilScreen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { preparedFile, startService } from './support/service.mjs';
import { stored } from './support/traces.mjs';

let browser, service, partner, context, page, said;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin]);
  partner.routes['/'] = {
    body: `<!DOCTYPE html><html lang="en"><title>Partner</title><body><script src="${service.origin}/sealwell.js"
      data-service="livewell-dorset" async></script></body></html>`,
  };
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all([service?.close(), partner?.close()]);
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  page = await context.newPage();
  said = noise(page);
});

afterEach(() => context.close());

/** Opens the partner's page and waits for the frame; `ready` waits for the core as well. */
async function open({ ready = true } = {}) {
  await page.addInitScript(() => {
    window.events = [];
    for (const type of ['ready', 'opened', 'ended']) {
      document.addEventListener(`sealwell:${type}`, (event) => window.events.push({ type, ...event.detail }));
    }
  });
  await page.goto(`${partner.origin}/`);
  const frame = await assessment(page, service.origin);
  if (ready) await until(async () => (await events()).some(({ type }) => type === 'ready'), 'the assessment is ready', 15000);
  return frame;
}

/** The browser's Back or Forward, of which the frame's screens are part. */
const go = (steps) => page.evaluate((by) => history.go(by), steps);
const events = () => page.evaluate(() => window.events);
const alertText = (frame) => frame.evaluate(() => document.querySelector('#sealwell-alert').innerText.trim());
const phone = '0800 840 1628';
const wasm = /\/assets\/sealwell\.[0-9a-f]+\.wasm$/;

test('the first screen can be read before the core is there, and an early tap is carried out', async () => {
  let release;
  const held = new Promise((go) => { release = go; });
  await context.route(wasm, async (route) => {
    await held;
    await route.continue();
  });
  const frame = await open({ ready: false });
  await frame.locator('h1').waitFor();
  assert.ok((await frame.locator('#sealwell-main').innerText()).length > 200);
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await until(() => alertText(frame), 'a word that it is being made ready');
  assert.equal((await screen(frame)).id, 'start');
  release();
  await until(async () => (await screen(frame)).id !== 'start', 'the tap is carried out', 15000);
  assert.equal(await alertText(frame), '');
  assert.deepEqual(said, []);
});

/** The page of its own, once the core is there. */
async function openAlone() {
  await page.goto(`${service.origin}/a/livewell-dorset`);
  await until(() => page.evaluate(() => !!document.querySelector('#sealwell-device')), 'the core is there', 15000);
  return page.mainFrame();
}

test('the page and the core agree on the first screen', async () => {
  const frame = await openAlone();
  const before = await frame.evaluate(() => document.querySelector('#sealwell-screen').innerHTML);
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await untilScreen(frame, 'item/adult');
  await go(-1);
  await untilScreen(frame, 'start');
  assert.equal(await frame.evaluate(() => document.querySelector('#sealwell-screen').innerHTML), before);
});

test('a tap before the script runs starts no navigation, and the page works after it', async () => {
  const page = await context.newPage();
  let release;
  const held = new Promise((go) => { release = go; });
  await page.route('**/assets/frame.*.js', async (route) => { await held; await route.continue(); });
  await page.goto(`${service.origin}/a/livewell-dorset`, { waitUntil: 'commit' });
  await page.locator('#sealwell-form button[type="submit"]').click({ noWaitAfter: true });
  release();
  await page.waitForLoadState('load');
  const frame = page.mainFrame();
  await until(async () => {
    await frame.locator('#sealwell-form button[type="submit"]').click();
    return (await screen(frame)).id === 'item/adult';
  }, 'the first question after an early tap');
  await page.close();
});

test('headers: nothing looser than the frame needs, and only listed sites may show it', async () => {
  const framed = await context.request.get(`${service.origin}/f/livewell-dorset/`);
  const policy = Object.fromEntries(framed.headers()['content-security-policy'].split('; ').map((directive) => {
    const [name, ...sources] = directive.split(' ');
    return [name, sources.join(' ')];
  }));
  assert.match(policy['style-src'], /^'sha256-[A-Za-z0-9+/]{43}='$/);
  assert.match(policy['frame-ancestors'], new RegExp(`(^| )${partner.origin}( |$)`));
  assert.deepEqual({ ...policy, 'style-src': '', 'frame-ancestors': '' }, {
    'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'connect-src': "'self'", 'style-src': '',
    'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': '',
    'require-trusted-types-for': "'script'", 'trusted-types': 'sealwell sealwell-worker',
  });
  assert.equal(framed.headers()['cross-origin-embedder-policy'], 'require-corp');
  assert.equal(framed.headers()['cross-origin-resource-policy'], 'cross-origin');
  assert.equal(framed.headers()['referrer-policy'], 'no-referrer');
  assert.equal(framed.headers()['x-content-type-options'], 'nosniff');
  assert.match(framed.headers()['permissions-policy'], /camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  const alone = await context.request.get(`${service.origin}/a/livewell-dorset`);
  assert.match(alone.headers()['content-security-policy'], /frame-ancestors 'none'$/);
  assert.equal(alone.headers()['cross-origin-opener-policy'], 'same-origin');

  const stranger = await serve('localhost', { '/': { body: `<iframe src="${service.origin}/f/livewell-dorset/"></iframe>` } });
  await page.goto(stranger.origin);
  await aWhile();
  assert.equal(page.frames().some((frame) => frame.url().startsWith(`${service.origin}/f/`)), false);
  await stranger.close();
});

test('no text becomes markup or code on a page of the service', async () => {
  for (const comes of [open, openAlone]) {
    const place = await comes();
    const refused = await place.evaluate(async () => {
      const tries = {
        markup: () => { document.querySelector('#sealwell-screen').innerHTML = '<b>hello</b>'; },
        fragment: () => document.createRange().createContextualFragment('<b>hello</b>'),
        script: () => { document.createElement('script').text = 'hello()'; },
        worker: () => navigator.serviceWorker.register('/sealwell.js'),
        policy: () => window.trustedTypes.createPolicy('mine', {}),
        again: () => window.trustedTypes.createPolicy('sealwell', {}),
      };
      const names = [];
      for (const [name, attempt] of Object.entries(tries)) {
        try {
          await attempt();
        } catch (reason) {
          if (reason instanceof TypeError) names.push(name);
        }
      }
      return names;
    });
    assert.deepEqual(refused, ['markup', 'fragment', 'script', 'worker', 'policy', 'again']);
    // What the core says becomes markup all the same.
    await place.evaluate(() => document.querySelector('#sealwell-form').requestSubmit());
    await until(async () => (await screen(place)).position === 1, 'the first question');
  }
  said.length = 0;
});

test('the same page stands on its own, silently', async () => {
  await page.goto(`${service.origin}/a/livewell-dorset`);
  await page.locator('#sealwell-form button[type="submit"]').click();
  await until(async () => (await screen(page.mainFrame())).position === 1, 'the next screen', 15000);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'sealwell-heading');
  assert.equal(page.url(), `${service.origin}/a/livewell-dorset`);
  assert.deepEqual(said, []);
});

test('a pack that is not the service\'s own is refused in words that help', async () => {
  const pack = readFileSync(preparedFile());
  pack[pack.length >> 1] ^= 1;
  await context.route(/\.pack$/, (route) => route.fulfill({ body: pack, contentType: 'application/octet-stream' }));
  const frame = await open({ ready: false });
  await until(async () => (await alertText(frame)).includes(phone), 'words with the phone number', 15000);
  assert.equal(await frame.locator('form').count(), 0);
  assert.deepEqual(await events(), []);
});

test('a changed core is never run', async () => {
  const changed = [];
  await context.route(wasm, async (route) => {
    const body = await (await route.fetch()).body();
    body[body.length - 1] ^= 1;
    changed.push(body.length);
    await route.fulfill({ body, contentType: 'application/wasm' });
  });
  const frame = await open({ ready: false });
  await until(async () => (await alertText(frame)).includes(phone), 'words with the phone number', 20000);
  assert.ok(changed.length);
  assert.deepEqual(await events(), []);
});

test('a browser without WebAssembly is told whom to call', async () => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  const frame = await open({ ready: false });
  await until(async () => (await alertText(frame)).includes(phone), 'words with the phone number');
});

test('a core that comes at the second try is as good', async () => {
  let tries = 0;
  await context.route(wasm, (route) => (++tries < 2 ? route.abort() : route.continue()));
  await open();
  assert.ok(tries >= 2);
});

test('errors take the focus, and their links lead to the input without leaving a trace', async () => {
  const frame = await open();
  await frame.locator('#sealwell-form button[type="submit"]').click();
  const length = await page.evaluate(() => history.length);
  await frame.locator('#sealwell-form button[type=submit]').click();
  await frame.locator('#sealwell-errors').waitFor();
  assert.equal(await frame.evaluate(() => document.activeElement.id), 'sealwell-errors');
  assert.match(await frame.title(), /^Error: /);
  await frame.locator('#sealwell-errors a').click();
  assert.equal(await frame.evaluate(() => document.activeElement.tagName), 'INPUT');
  assert.equal(new URL(frame.url()).hash, '');
  assert.equal(await page.evaluate(() => history.length), length);
});

test('Back and Forward go screen by screen and lose nothing', async () => {
  const frame = await openAlone();
  const person = resident('metric');
  await hurry(frame, person, 'item/used-before');
  const ids = ['item/used-before'];
  for (let back = 0; back < 2; ++back) {
    await go(-1);
    await until(async () => (await screen(frame)).id !== ids.at(-1), 'the screen before');
    ids.push((await screen(frame)).id);
    assert.equal(await frame.locator('input:checked').count(), 1);
  }
  await go(1);
  await untilScreen(frame, ids[1]);
  // The Back link is the browser's Back: Forward still works after it.
  await frame.locator('[data-action="back"]').click();
  await untilScreen(frame, ids[2]);
  await go(1);
  await untilScreen(frame, ids[1]);
  assert.deepEqual(Object.keys(await frame.evaluate(() => history.state)).sort(), ['position', 'run']);
});

/** The first question, over the window. */
async function begin(frame) {
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await untilScreen(frame, 'item/adult');
  await untilShown(frame);
}
const untilShown = (frame) => until(() => frame.evaluate(() => innerHeight === 800 && document.activeElement.id === 'sealwell-heading'), 'the window is open');
const untilAside = (frame) => until(() => frame.evaluate(() => innerHeight > 800 && document.querySelector('#sealwell-main').dataset.screen === 'start'),
                                    'the start screen stands in the page');
const historyLength = () => page.evaluate(() => history.length);
const wayBack = (frame) => frame.locator('#sealwell-back button');
const goOnButton = (frame) => frame.getByRole('button', { name: 'Go on where you were' });

test('in a frame Back goes screen by screen and loses nothing, and the history says only that somebody began', async () => {
  const frame = await open();
  const before = await historyLength();
  await begin(frame);
  assert.equal(await historyLength(), before + 1);
  const person = resident('metric');
  await hurry(frame, person, 'item/used-before');
  assert.equal(await historyLength(), before + 1);
  // So does the link of the screen.
  for (const back of [() => go(-1), () => frame.locator('[data-action="back"]').click()]) {
    const { id } = await screen(frame);
    await back();
    await until(async () => (await screen(frame)).id !== id, 'the screen before');
    assert.equal(await frame.locator('input:checked').count(), 1);
    assert.equal(await historyLength(), before + 1);
  }
  await hurry(frame, person, 'item/used-before');
  assert.equal(await historyLength(), before + 1);
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }]);
  assert.deepEqual(said, []);
});

test('the way back, Escape and Back at the first question put the journey aside, with what is typed, and it goes on where it was', async () => {
  const frame = await open();
  const place = () => frame.evaluate(() => Math.round(document.querySelector('#sealwell-form button[type="submit"]').getBoundingClientRect().top + scrollY));
  const atFirst = await place();
  await begin(frame);
  await frame.locator('input[type="radio"]').first().check();
  for (const leave of [() => wayBack(frame).click(), () => page.keyboard.press('Escape'), () => go(-1), () => frame.locator('[data-action="back"]').click()]) {
    await leave();
    await untilAside(frame);
    assert.equal(await wayBack(frame).isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'sealwell-assessment');
    assert.equal(await frame.evaluate(() => document.activeElement.textContent), 'Go on where you were');
    assert.match(await frame.locator('#sealwell-paused').innerText(), /until you leave or close this page/);
    await until(async () => await place() === atFirst, 'what has focus is where Start was');
    await goOnButton(frame).click();
    await untilShown(frame);
    assert.equal(await alertText(frame), '');
    assert.equal((await screen(frame)).id, 'item/adult');
    assert.equal(await frame.locator('input:checked').count(), 1);
  }
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }]);
  // What was put aside can be cleared.
  await wayBack(frame).click();
  await untilAside(frame);
  await hurry(frame, resident('metric'), 'start');
  await goOnButton(frame).click();
  await untilShown(frame);
  await hurry(frame, resident('metric'), 'item/used-before');
  await wayBack(frame).click();
  await untilAside(frame);
  await frame.getByRole('button', { name: 'Clear my answers' }).click();
  await until(async () => (await goOnButton(frame).count()) === 0, 'a fresh start screen');
  assert.equal((await screen(frame)).id, 'start');
  await until(async () => (await events()).length === 3, 'its end');
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }, { type: 'ended' }]);
  await begin(frame);
  assert.equal(await frame.locator('input:checked').count(), 0);
  assert.deepEqual(said, []);
});

test('the start screen that stands for a journey speaks its language', async () => {
  const frame = await open();
  await begin(frame);
  await frame.locator('[data-action="language"][data-target="ur"]').click();
  await until(() => frame.evaluate(() => document.documentElement.lang === 'ur' && !document.querySelector('.sealwell-message')), 'Urdu', 15000);
  await aWhile();
  await wayBack(frame).click();
  await untilAside(frame);
  const shown = await frame.evaluate(() => [document.documentElement.dir, document.querySelector('h1').textContent, document.activeElement.textContent]);
  const inUrdu = await (await context.request.get(`${service.origin}/f/livewell-dorset/ur/`)).text();
  assert.equal(shown[0], 'rtl');
  assert.ok(inUrdu.includes(`>${shown[1]}</h1>`), shown[1]);
  assert.equal(shown[2], 'جہاں آپ تھے وہیں سے آگے بڑھیں');
});

test('leaving the page asks first as long as something is unfinished, and not after a call', async () => {
  const frame = await open();
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const leave = () => page.evaluate(() => { location.href = '/elsewhere'; });
  await begin(frame);
  await leave();
  await until(() => asked.length === 1, 'the question');
  await wayBack(frame).click();
  await untilAside(frame);
  await leave();
  await until(() => asked.length === 2, 'the same of a journey that is put aside');
  assert.deepEqual(asked, ['beforeunload', 'beforeunload']);
  await goOnButton(frame).click();
  await untilShown(frame);
  await frame.locator('a[href^="tel:"]').first().click();
  await aWhile();
  assert.equal(asked.length, 2, 'a telephone is no way out');
  assert.equal((await screen(frame)).id, 'item/adult');
  await frame.locator('[data-action="clear"]').click().catch(() => {});
});

test('the second half of a double click answers nothing', async () => {
  const frame = await open();
  await frame.locator('#sealwell-form button[type="submit"]').dblclick();
  await aWhile();
  assert.equal((await screen(frame)).position, 1);
  assert.equal(await frame.locator('#sealwell-errors').count(), 0);
});

test('what could not be sent stays on the device, sealed, and goes at the next visit', async () => {
  const frame = await open();
  const person = resident('metric');
  await hurry(frame, person, 'check');
  await service.stop();
  try {
    await fillIn(page, frame, person, await screen(frame));
    await untilScreen(frame, 'not-sent');
    assert.match(await frame.locator('#sealwell-main').innerText(), /saved on this device/i);
    const { databases } = await stored(frame);
    assert.equal(databases.length, 1);
    assert.equal(databases[0].rows.length, 1);
    assert.deepEqual(Object.keys(databases[0].rows[0]).sort(), ['address', 'envelope', 'id', 'proof', 'service', 'sha256', 'withdrawal']);
    assert.match(databases[0].rows[0].envelope.text, /^SEALWELL/);

    // Still nothing: it is tried again, and stays.
    await frame.locator('[data-action="retry"]').click();
    await aWhile();
    await untilScreen(frame, 'not-sent');
    assert.equal((await stored(frame)).databases[0].rows.length, 1);
  } finally {
    await service.start();
  }
  const again = await open();
  await until(async () => (await stored(again)).databases.length === 0, 'the outbox is empty and gone', 15000);
  const sent = service.log().split('\n').filter((line) => line.includes('"POST"') && line.includes('201'));
  assert.equal(sent.length, 1);
});

test('an answer that the intake did not sign is no acknowledgement', async () => {
  const frame = await open();
  const person = resident('metric');
  await hurry(frame, person, 'check');
  await context.route('**/v1/envelopes', (route) => route.fulfill({ status: 201, contentType: 'application/json', body: '{"format":"sealwell-ack/1"}' }));
  await fillIn(page, frame, person, await screen(frame));
  await untilScreen(frame, 'not-sent');
  assert.equal((await stored(frame)).databases[0].rows.length, 1);
  await context.unroute('**/v1/envelopes');
  await frame.locator('[data-action="retry"]').click();
  await untilScreen(frame, 'sent');
  await until(async () => (await stored(frame)).databases.length === 0, 'the outbox is gone');
});

test('without storage the resident is told so, and sending works all the same', async () => {
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
    IDBFactory.prototype.open = refuse;
    CacheStorage.prototype.open = refuse;
  });
  const frame = await open();
  const person = resident('metric');
  await hurry(frame, person, 'check');
  await context.route('**/v1/envelopes', (route) => route.abort());
  await fillIn(page, frame, person, await screen(frame));
  await untilScreen(frame, 'not-sent');
  assert.doesNotMatch(await frame.locator('#sealwell-main').innerText(), /saved on this device/i);
  await context.unroute('**/v1/envelopes');
  await frame.locator('[data-action="retry"]').click();
  await untilScreen(frame, 'sent');
});
