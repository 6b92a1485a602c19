// Everything that can go wrong around a browser that holds a sealed referral, at random moments:
//   node tests/browser/faults.mjs --minutes N [--engine Chromium|Firefox] [--seed N]
// Prints one line of JSON a round on stderr and the counts on stdout. Exits 1 when a referral that the resident was told
// is saved or sent is neither stored by the intake nor on the device or is never confirmed, when one is stored twice, or
// when one can't be opened with the recipient's keys. faults.test.mjs runs the same for a few rounds. steps.mjs beside it cuts the network at every
// step of a journey.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { until } from './support/browser.mjs';
import { goTo, postHeaders, profileOf, ready, smallService } from './support/offline.mjs';
import { screen } from './support/resident.mjs';
import { openEnvelopes } from './support/service.mjs';

/** Long, for a machine that does other things as well. */
const PATIENCE_MS = 90_000;

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Tells `window.told` of every screen or section that says where a referral is: [state, reference]. */
function watch() {
  const look = () => {
    const waiting = document.querySelector('#sealwell-waiting')?.innerText ?? '';
    for (const [, reference] of waiting.matchAll(/Reference ([0-9A-F-]{14}): saved on this device/g)) window.told('saved', reference);
    const confirmed = /Your reference is ([0-9A-F-]{14})/.exec(waiting)?.[1];
    if (confirmed) window.told('sent', confirmed);
    const main = document.querySelector('#sealwell-main');
    if (main?.dataset.screen === 'sent') window.told('sent', /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(main.innerText)?.[0] ?? '');
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Each gets a page where all is answered and the button that sends is the next; what it leaves is looked at afterwards. */
const faults = {
  /** The browser (Firefox's tab alone) dies somewhere between the tap and a quiet page, with the service there or away. */
  async killed({ page, profile, service, chance }) {
    if (chance() < 0.5) await service.stop();
    const sending = page.evaluate(() => document.querySelector('#sealwell-form').requestSubmit()).catch(() => {});
    await sleep(chance() * 700);
    await profile.kill();
    await sending;
  },
  /** Storage takes nothing: nothing may be said to be saved. */
  async quota({ page, service, engine }) {
    if (engine === 'Chromium') {
      const session = await page.context().newCDPSession(page);
      await session.send('Storage.overrideQuotaForOrigin', { origin: service.origin, quotaSize: 1 });
    } else {
      await page.evaluate(() => {
        const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
        IDBObjectStore.prototype.put = full;
        Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
      });
    }
    await service.stop();
    await press(page);
    await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
    await page.locator('[data-key^="file-"]').waitFor({ timeout: PATIENCE_MS });
  },
  /** The resident, or the browser, clears everything while the page is open. */
  async cleared({ page, service }) {
    await service.stop();
    await press(page);
    await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
    await page.evaluate(async () => {
      await new Promise((done) => { indexedDB.deleteDatabase('sealwell').onsuccess = done; });
      for (const name of await caches.keys()) await caches.delete(name);
      await navigator.locks.request('sealwell', () => {});
    });
    await page.locator('[data-action="retry"]').click();
    await until(async () => (await screen(page)).id === 'not-sent', 'it is still not sent', PATIENCE_MS);
    await page.evaluate(() => navigator.locks.request('sealwell', () => {}));
  },
  /** The service is away for a day, and then back, with the page open all the time. */
  async aDay({ page, service }) {
    await service.stop();
    await press(page);
    await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
    await page.clock.fastForward(86_400_000);
    await service.start();
    await page.clock.fastForward(700_000);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await until(async () => (await screen(page)).id === 'sent', 'it goes by itself', PATIENCE_MS);
  },
  /** A new version of the pack and of everything is put online while it waits. */
  async updated({ page, small, service, round }) {
    await service.stop();
    await press(page);
    await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
    small.pack.build((pack) => { pack.version = `2.${round}`; pack.start.title = `Garden help ${round}`; });
    small.publish();
  },
  /** The intake's key and the recipient's are changed while it waits; half the time the intake has it and had said so. */
  async rotated({ page, small, service, chance }) {
    if (chance() < 0.5) await this.unheard({ page, service });
    else {
      await service.stop();
      await press(page);
      await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
    }
    await service.stop();
    small.rotate();
  },
  /** The answer gets lost on its way: the intake has it, the browser does not know. */
  async unheard({ page, service }) {
    await page.route('**/v1/envelopes', async (route) => {
      await fetch(`${service.origin}/v1/envelopes`, {
        method: 'POST', headers: postHeaders(route.request().headers()), body: route.request().postDataBuffer() });
      await route.abort();
    });
    await press(page);
    await until(async () => (await screen(page)).id === 'not-sent', 'it is not sent', PATIENCE_MS);
  },
};
export const faultNames = Object.keys(faults);

const press = (page) => page.evaluate(() => document.querySelector('#sealwell-form').requestSubmit());

/** The references of what the intake has, and how many rows there are. */
function inStore(service) {
  const ids = execFileSync('sqlite3', [join(service.folder, 'intake.db'), 'SELECT hex(id) FROM envelope'], { encoding: 'utf8' });
  return ids.trim().split('\n').filter(Boolean).map((id) => id.slice(0, 12).replace(/(.{4})(?=.)/g, '$1-'));
}

/** How many of the envelopes that the intake has are opened by none of the recipient's keys. */
function unopenable(small) {
  const rows = execFileSync('sqlite3', [join(small.service.folder, 'intake.db'), 'SELECT hex(bytes) FROM envelope'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const envelopes = rows.trim().split('\n').filter(Boolean).map((bytes) => Buffer.from(bytes, 'hex'));
  return envelopes.length ? openEnvelopes(envelopes, { keys: small.recipientKeys, pack: null }).filter(({ record }) => !record).length : 0;
}

/** Runs rounds until `until` (milliseconds since 1970), or those named. Counts what was said and what is so. */
export async function faultRun({ engine, rounds = null, deadline = 0, seed = 1, report = () => {} }) {
  const chance = numbers(seed);
  const small = await smallService();
  const { service } = small;
  const counts = { engine, seed, rounds: 0, sends: 0, saidSaved: 0, saidSent: 0, lost: 0, unconfirmed: 0, storedTwice: 0, falselySaved: 0, unopenable: 0 };
  try {
    for (let round = 0; rounds ? round < rounds.length : Date.now() < deadline; ++round) {
      const name = rounds ? rounds[round] : faultNames[Math.floor(chance() * faultNames.length)];
      const profile = profileOf(engine);
      const told = { saved: new Set(), sent: new Set() };
      const before = inStore(service).length;
      const openPage = async () => {
        const page = await profile.open();
        await page.exposeFunction('told', (state, reference) => { told[state].add(reference); });
        await page.addInitScript(watch);
        if (name === 'aDay') await page.clock.install();
        await page.goto(small.page, { timeout: PATIENCE_MS });
        await ready(page);
        return page;
      };
      try {
        let page = await openPage();
        await goTo(page, 'check', `Resident ${round}`);
        await faults[name]({ page, profile, small, service, chance, engine, round });
        counts.sends += 1;
        const saved = told.saved.size;
        // Closed, opened again with the service there: what was said to be saved must now be with the service.
        await profile.close();
        await service.start();
        if (name === 'quota') counts.falselySaved += saved;
        page = await openPage();
        const wanted = [...new Set([...told.saved, ...told.sent])].filter(Boolean);
        const missing = () => wanted.filter((reference) => !inStore(service).includes(reference));
        await until(() => missing().length === 0, 'all that was said is so', 30_000).catch(() => {});
        counts.lost += missing().length;
        // And with a word that the browser believes, so that the device lets go of it.
        const unconfirmed = () => [...told.saved].filter((reference) => !told.sent.has(reference));
        await until(() => unconfirmed().length === 0, 'all that was saved is confirmed', 30_000).catch(() => {});
        counts.unconfirmed += unconfirmed().length;
        counts.storedTwice += Math.max(0, inStore(service).length - before - 1);
        counts.saidSaved += told.saved.size;
        counts.saidSent += told.sent.size;
        counts.rounds += 1;
        report({ round, name, saved: [...told.saved], sent: [...told.sent], missing: missing() });
      } finally {
        await profile.remove();
        await service.start();
      }
    }
    counts.unopenable = unopenable(small);
  } finally {
    await small.close();
  }
  return counts;
}

export const isGood = ({ lost, unconfirmed, storedTwice, falselySaved, unopenable }) =>
  lost + unconfirmed + storedTwice + falselySaved + unopenable === 0;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: {
    minutes: { type: 'string' }, engine: { type: 'string', default: 'Chromium' }, seed: { type: 'string', default: '1' } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0) || !['Chromium', 'Firefox'].includes(values.engine)) {
    process.stderr.write('usage: node tests/browser/faults.mjs --minutes N [--engine Chromium|Firefox] [--seed N]\n');
    process.exit(2);
  }
  const counts = await faultRun({
    engine: values.engine, seed: Number(values.seed), deadline: Date.now() + minutes * 60_000,
    report: (line) => process.stderr.write(`${JSON.stringify(line)}\n`) });
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.exit(isGood(counts) ? 0 : 1);
}
