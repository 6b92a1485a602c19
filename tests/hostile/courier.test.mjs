// A host page that keeps sealed envelopes (`hostKeepsSealed`) and means harm: it takes ids with altered copies, hands back
// what it altered or what is not the resident's, sends what was deleted, replays what was withdrawn, and takes a frame's
// storage away. With the real core, the real intake and a service that is really away.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { provePost } from '../vectors/envelope/independent_proof.mjs';
import { launch, until } from '../browser/support/browser.mjs';
import { goTo, ready, smallService } from '../browser/support/offline.mjs';
import { assessment, untilScreen } from '../browser/support/resident.mjs';
import { openEnvelopes } from '../browser/support/service.mjs';
import { stored } from '../browser/support/traces.mjs';
import { altered, courierHost, naming, parcelOf, partsOf, post } from './support/courier_host.mjs';
import { row } from './support/table.mjs';

let browser, small, service, context, page, frame;

before(async () => {
  small = await smallService((pack) => { pack.hostKeepsSealed = true; });
  ({ service } = small);
  const form = `${service.origin}/f/languages/`;
  small.partner.routes['/'] = { body: courierHost(form) };
  small.partner.routes['/window'] = { body: courierHost(form, '', 'window') };
  small.partner.routes['/credentialless'] = { body: courierHost(form, 'credentialless') };
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await small?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
});

afterEach(async () => {
  await context.close();
  await service.start();
});

/** A visit to the host's page; `handBack` is what it hands back instead of what it was given. */
async function visit(path = '/', handBack = null) {
  await page?.close().catch(() => {});
  page = await context.newPage();
  await page.addInitScript((parcels) => {
    if (parcels && window === top) localStorage.handBack = JSON.stringify(parcels);
  }, handBack);
  await page.goto(small.partner.origin + path);
  frame = await assessment(page, service.origin);
  await ready(frame);
}

const words = (region) => frame.locator(region).allInnerTexts().then((texts) => texts.join('\n'));
const says = (region, pattern) => until(async () => pattern.test(await words(region)), `${region} says ${pattern}`, 40000);
const waiting = '#sealwell-waiting';
const handed = '#sealwell-handed';
const all = () => words('body');

/** What the intake holds, and has of it for staff. */
const query = (sql) => execFileSync('sqlite3', [join(service.folder, 'intake.db'), sql], { encoding: 'utf8' }).trim();
const heldUnder = (id) => query(`SELECT hex(bytes) FROM envelope WHERE hex(id) = '${id.toUpperCase()}'`);
const rows = () => Number(query('SELECT count(*) FROM envelope'));
const opened = (hex) => openEnvelopes([Buffer.from(hex, 'hex')], { pack: null, keys: small.recipientKeys })[0];
const posts = () => service.log().split('\n').filter((line) => line.includes('"POST"')).length;
/** Longer than the frame waits for its host, and than a post takes here. */
const aWhile = () => new Promise((later) => setTimeout(later, 4000));

/** Seals while the service is away, so that the host is given a copy: {id, proof, envelope}. */
async function sealInVain(path = '/') {
  await visit(path);
  await goTo(frame, 'check');
  await service.stop();
  await goTo(frame, 'sending');
  await untilScreen(frame, 'not-sent', 40000);
  const hoard = () => page.evaluate(() => JSON.parse(localStorage.hoard ?? '{}'));
  const [id, parcel] = await until(async () => Object.entries(await hoard())[0], 'the host has a copy', 20000);
  return { id, parcel, ...partsOf(parcel) };
}

/** The service is there again, for a resident who has left meanwhile. */
async function serviceReturns() {
  await page.close();
  await service.start();
}

/** A test whose attack, where it is held, is a row of the table. */
const attack = (name, held) => test(name, async (t) => {
  await held(t);
  row({ attack: `a host that keeps copies; ${name}`, measure: 'held', engine: 'Chromium' });
});

attack('squat: nobody else takes an id, and what the resident sealed arrives', async () => {
  const { id, proof, envelope } = await sealInVain();
  await serviceReturns();
  const other = altered(envelope);
  const hash = createHash('sha256').update(other).digest();
  const ownSeed = Buffer.alloc(32, 7);
  for (const [name, forged] of [
    ['no proof', undefined],
    ['the proof of the real one', proof],
    ['with the altered hash in it', naming(proof, hash)],
    ['by a key of its own', provePost(hash, ownSeed)],
    ['by a key of its own for this id', provePost(hash, ownSeed, { id: Buffer.from(id, 'hex') })],
    ['naming the real key', provePost(hash, ownSeed, { id: Buffer.from(id, 'hex'), key: proof.subarray(0, 32) })],
  ]) assert.deepEqual(await post(service.origin, other, forged), { status: 403, error: 'post_not_proved' }, name);
  assert.equal(heldUnder(id), '');
  await visit('/', {});
  await says(waiting, /has confirmed it/);
  assert.equal(heldUnder(id).toLowerCase(), envelope.toString('hex'));
  assert.match(JSON.stringify(opened(heldUnder(id)).record), /Ada Unmistakable/);
});

attack('alter: what comes back changed is not offered or not taken, nothing goes unasked, and nobody reads "confirmed"', async () => {
  const { id, proof, envelope } = await sealInVain();
  await serviceReturns();
  const other = altered(envelope);
  const hash = createHash('sha256').update(other).digest();
  const before = rows();

  // Where the frame has nothing of its own, the proof gives away what was changed.
  let asked = posts();
  await visit('/credentialless', { [id]: parcelOf(proof, other), ['0'.repeat(32)]: parcelOf(proof, envelope) });
  await aWhile();
  assert.equal(await words(handed), '');
  assert.equal(posts(), asked);

  // A proof that names the changed bytes is offered, and is for the intake to refuse.
  await visit('/credentialless', { [id]: parcelOf(naming(proof, hash), other) });
  await says(handed, /can not check that it is yours or that it is unchanged/);
  await aWhile();
  assert.equal(posts(), asked, 'nothing is posted unasked');
  assert.equal(rows(), before);
  await frame.locator('[data-key^="send-"]').click();
  await says(waiting, /did not take them/);
  assert.ok(posts() > asked, 'it was the press that sent it');
  assert.equal(rows(), before);
  assert.doesNotMatch(await all(), /confirmed/i);

  // What is unchanged is sent when the resident says so, and is not said to be known here.
  asked = posts();
  await visit('/credentialless', { [id]: parcelOf(proof, envelope) });
  await says(handed, /handed back/);
  await aWhile();
  assert.equal(posts(), asked, 'nothing is posted unasked');
  await frame.locator('[data-key^="send-"]').click();
  await says(waiting, /has what this website handed back as reference/);
  assert.doesNotMatch(await all(), /confirmed/i);
  assert.equal(heldUnder(id).toLowerCase(), envelope.toString('hex'));
});

attack('alter: where the frame has its own, that is what goes, whatever came back', async () => {
  const { id, proof, envelope } = await sealInVain();
  await serviceReturns();
  const hash = createHash('sha256').update(altered(envelope)).digest();
  await visit('/', { [id]: parcelOf(naming(proof, hash), altered(envelope)) });
  await says(waiting, /has confirmed it/);
  assert.equal(heldUnder(id).toLowerCase(), envelope.toString('hex'));
});

attack('the height that the host is told says nothing of what it handed back, of what waits, or of what is known here', async () => {
  const { id, parcel } = await sealInVain();
  await serviceReturns();
  await context.route('**/v1/envelopes', (route) => route.abort());
  const told = async (parcels) => {
    await visit('/window', parcels);
    await aWhile();
    return page.evaluate(() => window.heights);
  };
  const known = await told({ [id]: parcel });
  assert.match(await words(waiting), /not sent yet/);
  assert.equal(known.length, 1);
  // Another browser, which does not know it.
  await context.close();
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  page = null;
  const unknown = await told({ [id]: parcel });
  assert.match(await words(handed), /handed back/);
  const nothing = await told({});
  assert.equal(await words(handed), '');
  assert.deepEqual([unknown, nothing], [known, known]);
});

attack('what is handed back and left is not sent, and the host is asked to delete it', async () => {
  const { id, parcel } = await sealInVain();
  await serviceReturns();
  const asked = posts();
  await visit('/credentialless', { [id]: parcel });
  await says(handed, /handed back/);
  await frame.locator('[data-key^="leave-"]').click();
  await says(handed, /can not check that it does/);
  await until(() => page.evaluate(() => window.heard.includes('drop')), 'the host is asked');
  await aWhile();
  assert.equal(posts(), asked);
  assert.equal(await frame.locator('[data-key^="send-"]').count(), 0);
});

attack('undelete: what was deleted stays deleted, and "deleted" is said once the intake has confirmed it', async () => {
  const { id, parcel, proof, envelope } = await sealInVain();
  await frame.locator('[data-action="give-up"]').first().click();
  await untilScreen(frame, 'given-up', 20000);
  await says(waiting, /being deleted\. .* has not confirmed it yet/);
  assert.doesNotMatch(await all(), /\bdeleted\.(?! )|have been deleted|has been deleted/i);
  const kept = await stored(frame);
  assert.deepEqual(kept.databases.map(({ rows: [row] }) => [row.deleting, row.envelope.bytes]), [[true, 0]], 'its bytes are gone from here');

  // The host sends it before the resident comes back.
  await serviceReturns();
  assert.equal((await post(service.origin, envelope, proof)).status, 201);
  await visit('/', { [id]: parcel });
  await says(waiting, /Deleted\. .* has confirmed that it holds nothing/);
  await aWhile();
  assert.equal(await words(handed), '', 'what is deleted is not offered again');
  assert.equal(heldUnder(id), '');
  assert.deepEqual(await post(service.origin, envelope, proof), { status: 410, error: 'withdrawn' });
  assert.equal(heldUnder(id), '');
  assert.deepEqual((await stored(frame)).databases, []);

  // Another day it is handed back as something that this browser does not know; it can't be sent.
  await visit('/', { [id]: parcel });
  await says(handed, /handed back/);
  await frame.locator('[data-key^="send-"]').click();
  await says(waiting, /was deleted before, so it was not sent/);
  assert.equal(heldUnder(id), '');
});

attack('undelete: what never came is kept from coming', async () => {
  const { id, proof, envelope } = await sealInVain();
  await frame.locator('[data-action="give-up"]').first().click();
  await untilScreen(frame, 'given-up', 20000);
  await serviceReturns();
  await visit('/', {});
  await says(waiting, /Deleted\. .* has confirmed that it holds nothing/);
  assert.deepEqual(await post(service.origin, envelope, proof), { status: 410, error: 'withdrawn' });
  assert.equal(heldUnder(id), '');
});

attack('replay: what the intake had and deleted does not come back', async () => {
  const { id, parcel, proof, envelope } = await sealInVain();
  await serviceReturns();
  // The intake has it by the host, and the resident's browser does not know.
  assert.equal((await post(service.origin, envelope, proof)).status, 201);
  await context.route('**/v1/envelopes', (route) => route.abort());
  await visit('/', { [id]: parcel });
  await says(waiting, /not sent yet/);
  await frame.locator('[data-key^="delete-"]').click();
  await frame.locator('[data-key^="delete-"]').click();
  await says(waiting, /Deleted\. .* has confirmed that it holds nothing/);
  for (let times = 0; times < 3; ++times) {
    assert.deepEqual(await post(service.origin, envelope, proof), { status: 410, error: 'withdrawn' });
  }
  assert.equal(heldUnder(id), '');
  // What a host has is not enough to withdraw.
  const asWithdrawal = await fetch(`${service.origin}/v1/envelopes/${id}/withdrawal`, {
    method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: proof });
  assert.equal(asWithdrawal.status, 403);
});

attack('credentialless: what a frame stores there is gone with the page, and nothing is said to be saved', async () => {
  await sealInVain('/credentialless');
  assert.equal(await frame.evaluate(() => window.credentialless), true, 'this browser knows the attribute');
  await says(waiting, /says that it keeps a locked copy, which we can not check/);
  assert.doesNotMatch(await all(), /saved on this device/i);
  await frame.locator('[data-action="give-up"]').first().click();
  await untilScreen(frame, 'given-up', 20000);
  await says(waiting, /Keep this page open until it has/);
  await serviceReturns();
  await visit('/credentialless', {});
  assert.deepEqual((await stored(frame)).databases, [], 'it is really gone');
  // The answers on a question page can't be kept either.
  await goTo(frame, 'item/tool');
  await frame.locator('[data-key="draft"] summary').click();
  await until(async () => /forgets what is saved/.test(await words('#sealwell-device')), 'the words about drafts', 20000);
  assert.doesNotMatch(await all(), /stay on this device|saved on this device/i);
});
