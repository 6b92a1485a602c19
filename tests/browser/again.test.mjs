// An assessment done again after three months: from the receipt's file, in the browser, to what the staff open.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import ICAL from 'ical.js';
import { launch, noise, until } from './support/browser.mjs';
import { hurry, resident, screen, untilScreen } from './support/resident.mjs';
import { openEnvelopes, startService } from './support/service.mjs';
import { found, stored, untilForgotten, watchRequests } from './support/traces.mjs';

let browser, service, context, page, said, requests, folder;

before(async () => {
  service = await startService([]);
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'sealwell-again-'));
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  await service?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  requests = watchRequests(context);
  page = await context.newPage();
  said = noise(page);
});

afterEach(() => context.close());

const own = () => `${service.origin}/a/livewell-dorset`;

async function open(address, first) {
  await page.goto('about:blank');
  await page.goto(address);
  await untilScreen(page.mainFrame(), first, 30000);
  // The core is there once it can be asked.
  await until(() => page.evaluate(() => document.querySelector('[data-action="receipt"]')), 'the way in');
}

async function save(frame, target) {
  const download = page.waitForEvent('download');
  await frame.locator(target).click();
  const path = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(path);
  return path;
}

const command = (target) => `[data-action="receipt"][data-target="${target}"]`;

/** Continues with what stands on the screens, up to `goal`. Gives back what stood in each input, by its name. */
async function goOn(frame, goal, changed = {}) {
  const stood = {};
  for (;;) {
    const here = await screen(frame);
    // Nothing is asked any more once it is being sent.
    if ([goal, 'sending', 'sent'].includes(here.id)) return stood;
    Object.assign(stood, await frame.evaluate(() => Object.fromEntries(new FormData(document.querySelector('#sealwell-form')))));
    for (const [name, value] of Object.entries(changed)) {
      const input = frame.locator(`input[name="${name}"]`);
      if (await input.count()) await input.fill(value);
    }
    const button = here.id.startsWith('consent/') ? 'button[value="yes"]' : '#sealwell-form .govuk-button:not(.govuk-button--secondary)';
    await frame.locator(button).first().click();
    await until(async () => (await screen(frame)).id !== here.id, `something after ${here.id}`);
  }
}

test('three months later the answers stand there, the results say what it was, and the staff see which was the first', async () => {
  await context.clock.setFixedTime('2026-08-22T12:00:00Z');
  await open(own(), 'start');
  let frame = page.mainFrame();
  const person = resident('metric');
  await hurry(frame, person);
  await untilScreen(frame, 'sent', 30000);
  const path = await save(frame, command('file'));
  const receipt = JSON.parse(readFileSync(path, 'utf8'));
  const calendar = readFileSync(await save(frame, command('calendar')), 'utf8');
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent');
  assert.deepEqual(events.map((event) => event.getFirstPropertyValue('dtstart').toString()), ['2026-11-22', '2027-02-22', '2027-08-22']);
  assert.equal(events[0].getFirstPropertyValue('url'), `${own()}#again`);

  await context.clock.setFixedTime('2026-11-23T12:00:00Z');
  const later = requests.length;
  await open(`${own()}#again`, 'changes/bring');
  frame = page.mainFrame();
  assert.equal(page.url(), own());
  const chooser = page.waitForEvent('filechooser');
  await frame.locator(command('open')).click();
  await (await chooser).setFiles(path);
  await untilScreen(frame, 'changes/again', 30000);
  await frame.locator('#sealwell-form button').click();
  await untilScreen(frame, 'start');

  const stood = await goOn(frame, 'results', { 'weight-kg': '112' });
  for (const name of ['height-cm', 'weight-kg', 'fruit-veg', 'comb-weight-social-opportunity']) {
    assert.equal(stood[name], String(person.answers[name]), name);
  }
  const results = await frame.evaluate(() => document.querySelector('#sealwell-main').innerText);
  assert.match(results, /112 kg\s+Last time, on 22 August 2026: 120 kg/);
  assert.match(results, /Last time, on 22 August 2026: Your BMI is 30\./);
  const { 'full-name': name } = await goOn(frame, 'check');
  assert.equal(name, person.answers['full-name']);
  const secrets = [receipt.secret, receipt.id, receipt.reference, person.answers['full-name'], 'Example Street'];
  assert.deepEqual(found(secrets, await stored(frame)), []);
  assert.deepEqual(found(secrets, requests.slice(later).map(({ url, headers }) => [url, headers])), []);

  await goOn(frame, 'sending');
  await untilScreen(frame, 'sent', 30000);
  assert.equal(await frame.locator(command('calendar')).count(), 0);
  const post = requests.slice(later).find(({ method, url }) => method === 'POST' && url.endsWith('/v1/envelopes'));
  const [{ record, verified }] = openEnvelopes([post.body]);
  assert.deepEqual(record.followUp, { of: receipt.reference });
  assert.equal(verified.good, true, JSON.stringify(verified));
  await untilForgotten(frame);
  assert.deepEqual(said, []);
});

test('the link can be gone past without a receipt', async () => {
  await open(`${own()}#again`, 'changes/bring');
  const frame = page.mainFrame();
  await frame.locator('button[value="without"]').click();
  await untilScreen(frame, 'start');
  const stood = await goOn(frame, 'item/adult');
  assert.deepEqual(stood, {});
  await page.goBack();
  await untilScreen(frame, 'start');
  assert.deepEqual(said, []);
});
