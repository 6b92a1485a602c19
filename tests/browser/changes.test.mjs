// A receipt as the tool to withdraw: opened as a file, in a partner's page and on the service's own; what is asked for reaches the
// staff, and what nobody has collected is deleted.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { aWhile, launch, noise, until } from './support/browser.mjs';
import { postHeaders } from './support/offline.mjs';
import { assessment, hurry, resident, screen, untilScreen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { openEnvelopes, sealwell, startService } from './support/service.mjs';
import { found, stored, untilForgotten, watchRequests } from './support/traces.mjs';

let browser, service, partner, context, page, said, requests, folder;

before(async () => {
  partner = await serve('localhost');
  service = await startService([partner.origin]);
  Object.assign(partner.routes, partnerRoutes(service.origin));
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'sealwell-changes-'));
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([service?.close(), partner?.close()]);
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  requests = watchRequests(context);
  page = await context.newPage();
  said = noise(page);
});

afterEach(() => context.close());

async function start() {
  await page.goto(`${partner.origin}/surgery`);
  const frame = await assessment(page, service.origin);
  await until(() => frame.evaluate(() => document.querySelector('[data-action="receipt"]')), 'the way back in');
  return frame;
}

/** Sends a referral and gives its receipt's file. */
async function receiptOf(scenario) {
  const frame = await start();
  await aWhile();
  await hurry(frame, resident(scenario));
  await untilScreen(frame, 'sent', 30000);
  const download = page.waitForEvent('download');
  await frame.locator('[data-action="receipt"][data-target="file"]').click();
  const path = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(path);
  const posted = requests.find(({ method, url }) => method === 'POST' && url.endsWith('/v1/envelopes'));
  return { path, receipt: JSON.parse(readFileSync(path, 'utf8')), envelope: posted.body, proved: postHeaders(posted.headers) };
}

async function open(frame, path) {
  const chooser = page.waitForEvent('filechooser');
  await frame.locator('[data-action="receipt"][data-target="open"]').click();
  await (await chooser).setFiles(path);
  await untilScreen(frame, 'changes/menu', 30000);
}

async function choose(frame, value, next) {
  await frame.locator(`input[name="choice"][value="${value}"]`).check();
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await untilScreen(frame, next);
}

const send = (frame) => frame.locator('button[value="send"]').click();
const verify = (...words) => JSON.parse(execFileSync(sealwell(), ['consent', 'verify', ...words, '--json'], { encoding: 'utf8' }));

test('a consent is taken back with the file, and the staff can check it', async () => {
  const { path, envelope } = await receiptOf('metric');
  await page.reload();
  const frame = await start();
  await open(frame, path);
  await choose(frame, 'take-back', 'changes/which');
  // Over the window, as a journey: Back leads to the screen before.
  assert.equal(await frame.evaluate(() => innerHeight), 800);
  await page.evaluate(() => history.back());
  await untilScreen(frame, 'changes/menu');
  await choose(frame, 'take-back', 'changes/which');
  const [first] = await frame.locator('input[name="choice"]').evaluateAll((all) => all.map(({ value }) => value));
  await choose(frame, first, 'changes/check');
  const before = requests.length;
  await send(frame);
  await untilScreen(frame, 'changes/done', 30000);
  const download = page.waitForEvent('download');
  await frame.locator('a[data-file="receipt"]').click();
  const later = join(folder, 'later.json');
  await (await download).saveAs(later);

  const [post] = requests.slice(before).filter(({ method }) => method === 'POST');
  const [{ record }, opened] = openEnvelopes([envelope, post.body]);
  assert.equal(opened.verified.good, true, JSON.stringify(opened.verified));
  assert.equal(opened.change.changes[0].statement, first);
  writeFileSync(join(folder, 'change.json'), JSON.stringify(opened));
  writeFileSync(join(folder, 'record.json'), JSON.stringify(record));
  const verdict = verify(join(folder, 'change.json'), '--record', join(folder, 'record.json'));
  assert.deepEqual(verdict.findings.map(({ check, outcome }) => [check, outcome]),
                   [['change', 'proved'], ['record', 'proved']]);

  // Opened again it says what stands now.
  await page.reload();
  const again = await start();
  await open(again, later);
  assert.equal(await again.locator(`input[value="${first}"]`).count(), 0);
  await untilForgotten(again);
  assert.deepEqual(said, []);
});

test('everything is deleted before anybody has collected it, and no address on the way has the secret', async () => {
  const { path, receipt, envelope, proved } = await receiptOf('metric');
  const address = `${service.origin}/a/livewell-dorset`;
  const download = page.waitForEvent('download');
  await (await assessment(page, service.origin)).locator('[data-action="receipt"][data-target="page"]').click();
  const saved = join(folder, 'receipt.html');
  await (await download).saveAs(saved);
  const printed = execFileSync(sealwell(), ['receipt', path, '--view', 'html', '--link', address], { encoding: 'utf8' });
  for (const html of [readFileSync(saved, 'utf8'), printed]) assert.match(html, /<svg role="img"/);
  // The code on the page is the same whatever was sent: it is that of the address.
  const code = (html) => /<svg role="img".*?<\/svg>/s.exec(html)[0];
  const other = await receiptOf('smoker');
  assert.equal(code(execFileSync(sealwell(), ['receipt', other.path, '--view', 'html', '--link', address], { encoding: 'utf8' })), code(printed));
  assert.deepEqual(found([receipt.secret], [readFileSync(saved, 'utf8'), printed]), []);

  await page.goto(address);
  const frame = page.mainFrame();
  await until(() => frame.evaluate(() => document.querySelector('[data-action="receipt"]')), 'the way back in');
  await open(frame, path);
  assert.equal(page.url(), address);
  await choose(frame, 'erase', 'changes/erase');
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await untilScreen(frame, 'changes/check');
  await send(frame);
  await untilScreen(frame, 'changes/deleted', 30000);
  assert.deepEqual(found([receipt.secret], requests.map(({ url, headers }) => [url, headers])), []);
  assert.deepEqual(found([receipt.secret], service.log()), []);
  const again = await fetch(`${service.origin}/v1/envelopes`, { method: 'POST', headers: proved, body: envelope });
  assert.equal(again.status, 410);
});

test('whatever stands behind # in an address opens no receipt and is taken out of it', async () => {
  await page.goto(`${service.origin}/a/livewell-dorset#receipt=AQIDBA`);
  await until(() => page.evaluate(() => document.querySelector('[data-action="receipt"]') && !location.hash), 'the start, at its own address');
  assert.equal((await screen(page.mainFrame())).id, 'start');
});

test('offline, what is asked for waits sealed on the device and is sent at the next visit', async () => {
  const { path } = await receiptOf('metric');
  await page.reload();
  const frame = await start();
  await open(frame, path);
  await choose(frame, 'complaint', 'changes/complaint');
  await frame.locator('textarea').fill('Nobody told me about the zebra.');
  await frame.locator('#sealwell-form button[type="submit"]').click();
  await untilScreen(frame, 'changes/check');
  await context.setOffline(true);
  await send(frame);
  await untilScreen(frame, 'changes/not-sent', 30000);
  assert.deepEqual(found(['zebra'], await stored(frame)), []);
  assert.equal((await stored(frame)).databases.length, 1);
  await context.setOffline(false);
  const before = requests.length;
  await page.reload();
  const again = await start();
  await until(() => requests.slice(before).some(({ method }) => method === 'POST'), 'it is sent');
  await until(async () => (await stored(again)).databases.length === 0, 'the outbox is empty and gone', 15000);
  const [post] = requests.slice(before).filter(({ method }) => method === 'POST');
  assert.equal(openEnvelopes([post.body])[0].change.changes[0].text, 'Nobody told me about the zebra.');
});

test('a file that is no receipt, or of another service, is refused in words', async () => {
  const frame = await start();
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, '{"format": "something else"}');
  const chooser = page.waitForEvent('filechooser');
  await frame.locator('[data-action="receipt"][data-target="open"]').click();
  await (await chooser).setFiles(wrong);
  await untilScreen(frame, 'changes/refused', 30000);
  assert.equal((await screen(frame)).form, false);
});
