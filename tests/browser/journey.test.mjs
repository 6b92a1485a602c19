// The main job: a resident on a partner's page answers with the keyboard alone, sends, and the
// service's staff open what was sent. Then everything that left or stayed is searched for answers.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { aWhile, launch, noise, until } from './support/browser.mjs';
import { assessment, hurry, resident, screen, untilScreen, walk } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { openEnvelopes, readReceipt, runNatively, startService } from './support/service.mjs';
import { found, stored, untilForgotten, watchRequests } from './support/traces.mjs';

let browser, service, partner, context, page, said, requests;

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

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  requests = watchRequests(context);
  page = await context.newPage();
  said = noise(page);
});

afterEach(() => context.close());

async function begin() {
  await page.addInitScript(() => {
    window.messages = [];
    addEventListener('message', (event) => window.messages.push(event.data));
    window.events = [];
    for (const type of ['ready', 'opened', 'ended']) {
      document.addEventListener(`sealwell:${type}`, (event) => window.events.push({ type, ...event.detail }));
    }
  });
  await page.goto(`${partner.origin}/surgery`);
  const frame = await assessment(page, service.origin);
  await until(() => page.evaluate(() => window.events.some(({ type }) => type === 'ready')), 'the assessment is ready', 15000);
  await until(() => requests.some(({ url }) => url.endsWith('.device')), 'what is fetched behind the first screen', 15000);
  // From the top of the page by Tab alone into the frame.
  for (let stop = 0; ; ++stop) {
    assert.ok(stop < 60, 'the frame can be reached with the keyboard');
    await page.keyboard.press('Tab');
    if (await frame.evaluate(() => document.activeElement.type === 'submit')) break;
  }
  await page.keyboard.press('Enter');
  await until(async () => (await screen(frame)).position === 1, 'the first question');
  await until(() => frame.evaluate(() => document.activeElement.id === 'sealwell-heading'), 'focus at its heading');
  return frame;
}

/** By the bar above the last screen. */
async function leave(frame) {
  await frame.locator('#sealwell-back button').click();
  await until(async () => (await events()).length === 3, 'the host page is told');
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }, { type: 'ended' }]);
}
const events = () => page.evaluate(() => window.events);

/** Whatever could have carried or kept one of `texts`, searched. */
async function nothingOf(texts, frame) {
  const places = {
    'an address': requests.map(({ url }) => url),
    'a header': requests.map(({ headers }) => headers),
    'a body': Buffer.concat(requests.map(({ body }) => body ?? Buffer.alloc(0))),
    'the console': said,
    'a message to the host': await page.evaluate(() => [window.messages, window.events]),
    'the host page\'s storage': await stored(page.mainFrame()),
    'the frame\'s storage': await stored(frame),
    'the intake\'s log': service.log(),
    'the intake\'s store': Buffer.concat(readdirSync(service.folder).filter((name) => name.startsWith('intake.db'))
      .map((name) => readFileSync(join(service.folder, name)))),
    'the frame\'s page': await frame.evaluate(() => document.documentElement.outerHTML),
  };
  for (const [place, content] of Object.entries(places)) assert.deepEqual(found(texts, content), [], place);
}

for (const scenario of ['all-four-goals', 'call-back']) {
  test(`${scenario}: by keyboard from a partner's page to what the staff read, and nothing anywhere else`, async () => {
    const frame = await begin();
    const person = resident(scenario);
    const { given, seen } = await walk(page, frame, person);
    await untilScreen(frame, 'sent');
    await aWhile();
    assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }], 'sending tells the host page nothing');

    const posts = requests.filter(({ method }) => method === 'POST');
    assert.equal(posts.length, 1);
    const [opened] = openEnvelopes([posts[0].body]);
    assert.deepEqual(opened.verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
    // The same answers through the native command make the same record, in the same order of screens.
    const native = runNatively(scenario);
    assert.deepEqual(['start', ...seen.slice(0, -1)], native.screens.slice(0, -1));
    assert.deepEqual(opened.record.questionnaireResponse.item, native.record.questionnaireResponse.item);
    for (const member of ['format', 'kind', 'pack', 'language', 'scores', 'flags']) {
      assert.deepEqual(opened.record[member], native.record[member], member);
    }

    assert.ok(given.length >= 2);
    await nothingOf(given, frame);
    await untilForgotten(frame);
    assert.deepEqual(said, []);

    // Back leaves the last screen, and shows no question again, let alone an answer.
    await page.evaluate(() => history.back());
    await until(async () => (await events()).length === 3, 'the host page is told');
    assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }, { type: 'ended' }]);
    await aWhile();
    await nothingOf(given, frame);
    await frame.getByRole('button', { name: 'Go on where you were' }).click();
    assert.equal((await screen(frame)).id, 'sent');
  });
}

/** Presses one of the receipt's buttons, by keyboard; the file that comes of it. */
async function saveReceipt(frame, target) {
  const download = page.waitForEvent('download');
  await frame.locator(`[data-action="receipt"][data-target="${target}"]`).focus();
  await page.keyboard.press('Enter');
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path(), text: readFileSync(await file.path(), 'utf8') };
}

test('the receipt can be saved after sending, also without a connection, and proves what was agreed', async () => {
  const frame = await begin();
  const { given } = await hurry(frame, resident('metric'));
  await untilScreen(frame, 'sent');
  await until(() => requests.some(({ url }) => url.endsWith('.terms')), 'what makes receipts is fetched');
  await aWhile();
  await context.setOffline(true);
  const forPeople = await saveReceipt(frame, 'page');
  const forTools = await saveReceipt(frame, 'file');
  assert.match(forPeople.name, /^receipt-[0-9A-F-]{14}\.html$/);
  assert.match(forTools.name, /^receipt-[0-9A-F-]{14}\.json$/);
  const receipt = JSON.parse(forTools.text);
  assert.ok(!forPeople.text.includes(receipt.secret));
  assert.match(forPeople.text, new RegExp(receipt.reference));
  const { verdict, view } = readReceipt(forTools.path, frame.url().split('?')[0]);
  assert.equal(verdict.good, true, JSON.stringify(verdict));
  for (const check of ['file', 'chain', 'decisions', 'wording', 'pack', 'sent', 'acknowledgement']) {
    const outcomes = verdict.findings.filter((finding) => finding.check === check).map(({ outcome }) => outcome);
    assert.deepEqual([...new Set(outcomes)], ['proved'], check);
  }
  assert.equal(`${forPeople.text}\n`, view);
  await nothingOf(given.filter((text) => !forPeople.name.includes(text)), frame);
  assert.deepEqual(said, []);
});

/** Every request that a resident's run makes up to the post, in order, each with its size. */
async function trafficOf(scenario) {
  const own = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    requests = watchRequests(own);
    page = await own.newPage();
    const frame = await begin();
    await aWhile();  // what loads behind the first screens is there
    await hurry(frame, resident(scenario));
    if (!(await screen(frame)).id.startsWith('refused/')) await untilScreen(frame, 'sent');
    await aWhile();
    const post = requests.findIndex(({ method }) => method === 'POST');
    const before = post < 0 ? requests : requests.slice(0, post);
    return {
      posts: requests.filter(({ method }) => method === 'POST').length,
      before: before.map(({ method, url, headers, body }) => [method, url, JSON.stringify(headers).length, body?.length ?? 0]),
    };
  } finally {
    await own.close();
  }
}

test('who refuses and who sends leave the same traffic up to the post', async () => {
  const refusing = await trafficOf('refused');
  const sending = await trafficOf('metric');
  const other = await trafficOf('all-four-goals');
  assert.deepEqual([refusing.posts, sending.posts, other.posts], [0, 1, 1]);
  assert.ok(refusing.before.length > 3);
  assert.deepEqual(sending.before, refusing.before);
  assert.deepEqual(other.before, refusing.before);
});

test('a refusal sends nothing and leaves nothing', async () => {
  const frame = await begin();
  const before = requests.length;
  const { given } = await hurry(frame, resident('refused'));
  assert.match((await screen(frame)).id, /^refused\//);
  await aWhile();
  assert.deepEqual(requests.slice(before).map(({ url }) => url), []);
  assert.ok(given.length > 0);
  await nothingOf(given, frame);
  assert.deepEqual(await stored(frame).then(({ cookie, local, session, databases, caches, workers }) =>
    ({ cookie, local, session, databases, caches, workers })),
  { cookie: '', local: {}, session: {}, databases: [], caches: [], workers: 0 });
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }]);

  // The results are theirs to keep.
  const download = page.waitForEvent('download');
  await frame.locator('a[data-file]').first().click();
  const file = await download;
  assert.match(file.suggestedFilename(), /\.html$/);
  assert.match(readFileSync(await file.path(), 'utf8'), /LiveWell Dorset/);

  // So is the receipt of what they decided. What makes it comes from the service's site, and nothing goes there.
  const forTools = await saveReceipt(frame, 'file');
  const forPeople = await saveReceipt(frame, 'page');
  assert.deepEqual([...new Set(requests.slice(before).map(({ method, body }) => `${method} ${body?.length ?? 0}`))], ['GET 0']);
  const receipt = JSON.parse(forTools.text);
  assert.equal(receipt.outcome, 'refused');
  assert.equal(forTools.name, `receipt-${receipt.issuedAt.slice(0, 10)}.json`);
  assert.deepEqual(found(given, forTools.text + forPeople.text), []);
  const { verdict, view } = readReceipt(forTools.path);
  assert.equal(verdict.good, true, JSON.stringify(verdict));
  assert.ok(verdict.findings.some(({ check, outcome }) => check === 'chain' && outcome === 'proved'));
  assert.equal(`${forPeople.text}\n`, view);
  // And the file with the results is there still.
  assert.equal(await frame.locator('a[data-file]').count() > 0, true);
  await leave(frame);
  assert.deepEqual(said, []);
});

test('clearing forgets every answer', async () => {
  const frame = await begin();
  const { given } = await hurry(frame, resident('metric'), 'results');
  await frame.locator('[data-action="clear"]').click();
  await untilScreen(frame, 'start');
  await until(async () => (await events()).length === 3, 'the host page is told');
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }, { type: 'ended' }]);
  // Back leaves the page now; Forward finds nothing.
  await page.evaluate(() => history.forward());
  await aWhile();
  assert.equal((await screen(frame)).id, 'start');
  assert.ok(given.length > 0);
  await nothingOf(given, frame);
});
