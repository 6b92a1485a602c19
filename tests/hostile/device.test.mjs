// What a stolen disk tells. Residents with marked answers finish, clear, refuse, leave in a hurry, save and come back, and
// open a receipt, in a browser as a person has it; then every file of its profile is searched. docs/offline.md.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, until } from '../browser/support/browser.mjs';
import { goTo, smallPack } from '../browser/support/offline.mjs';
import { untilScreen } from '../browser/support/resident.mjs';
import { serve } from '../browser/support/servers.mjs';
import { demo, packFile, sealwell, signingKeysFile, startService } from '../browser/support/service.mjs';
import { searchProfile, unlz4, unsnappy } from './support/profile_files.mjs';
import { row } from './support/table.mjs';
import { openDisplay, RealChromium, RealFirefox } from './support/real_browser.mjs';
import { marked, openAssessment, typeOn } from './support/residents.mjs';

const PATIENCE = { timeout: 900_000 };
const EXIT = 'https://www.bbc.co.uk/weather';

let display, service, partner, pack;
const names = {};

before(async () => {
  display = await openDisplay();
  partner = await serve('localhost');
  // A short form with a name that browsers know beside the demonstration's.
  pack = smallPack((small, folder) => {
    const file = join(folder, 'questionnaire.json');
    const questionnaire = JSON.parse(readFileSync(file, 'utf8'));
    questionnaire.item[0].extension = [{ url: 'urn:sealwell:autocomplete', valueCode: 'name' }];
    writeFileSync(file, JSON.stringify(questionnaire));
  });
  pack.build();
  for (const name of readdirSync(join(demo(), 'packs'))) {
    if (/^(livewell-dorset|living-well-consortium)\./.test(name)) cpSync(join(demo(), 'packs', name), join(pack.folder, name));
  }
  service = await startService([partner.origin], pack.folder);
  for (const id of ['livewell-dorset', 'living-well-consortium']) {
    names[id] = JSON.parse(readFileSync(new URL(`../../site/packs/${id}/pack.json`, import.meta.url), 'utf8')).name;
  }
  names.languages = JSON.parse(readFileSync(new URL('../packs/languages/pack.json', import.meta.url), 'utf8')).name;
  partner.routes['/'] = {
    body: `<!DOCTYPE html><html lang="en"><title>Partner</title><body><script src="${service.origin}/sealwell.js"
      data-service="livewell-dorset" async></script></body></html>`,
  };
});

after(async () => {
  await Promise.all([service?.close(), partner?.close()]);
  pack?.remove();
  display?.close();
});

const own = (id) => `${service.origin}/a/${id}`;
const typedName = 'input[name="name"]';

/** Types a marked name into the short form and goes on. */
async function typeName(page, mark) {
  const frame = await openAssessment(page, own('languages'), service.origin);
  await goTo(frame, 'item/name');
  await page.locator(typedName).click();
  await page.keyboard.type(mark);
  await page.keyboard.press('Enter');
  await untilScreen(frame, 'item/tool');
  return frame;
}

const press = (frame, key) => frame.locator(`[data-key="${key}"]`).first().click();

/** Saves the receipt's file, and gives where it is and what is secret in it. */
async function saveReceipt(browser, page, frame) {
  const press = () => frame.locator('[data-action="receipt"][data-target="file"]').click();
  const path = browser.savesFiles ? await browser.save(page, press) : receiptOfTheCommand(browser.downloads);
  return { path, secret: JSON.parse(readFileSync(path, 'utf8')).secret };
}

/** A receipt of the same service, where a browser's can't be had. */
function receiptOfTheCommand(folder) {
  const path = join(folder, 'receipt.json');
  const smoker = fileURLToPath(new URL('../../site/packs/livewell-dorset/scenarios/smoker.json', import.meta.url));
  execFileSync(sealwell(), ['run', packFile(), '--trust', signingKeysFile(), '--answers', smoker, '--receipt', path], { maxBuffer: 1 << 26 });
  return path;
}

/**
 * What residents do, one after the other in one profile. Each is given a page and a mark, and gives the texts that nothing
 * may hold. `ends` says how the browser ends; another part begins with it opened again.
 */
const attacks = [
  { name: 'finished, with a receipt', ends: 'closed', async run({ browser, page, state }) {
    const person = marked('smoker', 'Abelarda', '07700 900411');
    const frame = await openAssessment(page, own('livewell-dorset'), service.origin);
    await typeOn(page, frame, person);
    await untilScreen(frame, 'sent', 40_000);
    state.receipt = await saveReceipt(browser, page, frame);
    return [...person.texts, state.receipt.secret];
  } },
  { name: 'finished in a partner\'s frame', ends: 'closed', inFrame: true, async run({ page }) {
    const person = marked('all-four-goals', 'Berengaria', '07700 900412');
    const frame = await openAssessment(page, partner.origin, service.origin);
    await typeOn(page, frame, person);
    await untilScreen(frame, 'sent', 40_000);
    return person.texts;
  } },
  { name: 'cleared', ends: 'closed', async run({ page }) {
    const frame = await typeName(page, 'Cunigunda Quoxley');
    await frame.locator('[data-action="clear"]').click();
    await untilScreen(frame, 'start');
    return ['Cunigunda Quoxley'];
  } },
  { name: 'refused', ends: 'closed', async run({ page }) {
    const frame = await typeName(page, 'Dagoberta Quoxley');
    await goTo(frame, 'consent/share');
    await frame.locator('#sealwell-form button[value="no"]').click();
    await untilScreen(frame, 'refused/share');
    return ['Dagoberta Quoxley'];
  } },
  { name: 'left in a hurry, and Back', ends: 'closed', async run({ page }) {
    await page.context().route(`${EXIT}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }));
    const person = marked('everything', 'Ermintruda', '07700 900413', 'living-well-consortium');
    const frame = await openAssessment(page, own('living-well-consortium'), service.origin);
    await typeOn(page, frame, person, 'check');
    await page.locator('.govuk-exit-this-page__button').first().click();
    await page.waitForURL(`${EXIT}**`);
    await page.goBack().catch(() => {});
    return person.texts;
  } },
  { name: 'saved to come back to', ends: 'closed', async run({ page, state }) {
    const frame = await typeName(page, 'Fredegunda Quoxley');
    await frame.locator('[data-key="draft"] summary').click();
    await press(frame, 'draft-keep');
    await frame.locator('#sealwell-device code').waitFor();
    state.code = await frame.locator('#sealwell-device code').innerText();
    return ['Fredegunda Quoxley', state.code, state.code.replaceAll('-', '')];
  } },
  { name: 'come back to what was saved, and saved again', ends: 'closed', async run({ page, state }) {
    const frame = await openAssessment(page, own('languages'), service.origin);
    await frame.locator('[data-key="draft-code"]').click();
    await page.keyboard.type(state.code);
    await page.keyboard.press('Enter');
    await untilScreen(frame, 'item/tool', 20_000);
    await page.goBack();
    await untilScreen(frame, 'item/name');
    assert.equal(await page.locator(typedName).inputValue(), 'Fredegunda Quoxley');
    await frame.locator('[data-key="draft"] summary').click();
    await press(frame, 'draft-keep');
    await frame.locator('#sealwell-device code').waitFor();
    const again = await frame.locator('#sealwell-device code').innerText();
    return ['Fredegunda Quoxley', state.code, again, again.replaceAll('-', '')];
  } },
  { name: 'deleted what was saved', ends: 'closed', async run({ page, state }) {
    const frame = await openAssessment(page, own('languages'), service.origin);
    await press(frame, 'draft-delete');
    await until(async () => /have been deleted/.test(await frame.locator('#sealwell-device').innerText()), 'it is said');
    return ['Fredegunda Quoxley', state.code];
  } },
  { name: 'opened a receipt and complained', ends: 'closed', async run({ browser, page, state }) {
    const frame = await openAssessment(page, own('livewell-dorset'), service.origin);
    await browser.pick(page, () => frame.locator('[data-action="receipt"][data-target="open"]').click(), state.receipt.path);
    await untilScreen(frame, 'changes/menu', 20_000);
    await frame.locator('input[value="complaint"]').check();
    await frame.locator('#sealwell-form button[type="submit"]').click();
    await untilScreen(frame, 'changes/complaint');
    await frame.locator('textarea').click();
    await page.keyboard.type('Gundobada was told nothing of the zebra.');
    await frame.locator('#sealwell-form button[type="submit"]').click();
    await untilScreen(frame, 'changes/check');
    await frame.locator('button[value="send"]').click();
    await untilScreen(frame, 'changes/done', 20_000);
    return ['Gundobada was told', state.receipt.secret];
  } },
  { name: 'typed, and the battery was taken out', ends: 'killed', async run({ page }) {
    const frame = await openAssessment(page, own('languages'), service.origin);
    await goTo(frame, 'item/name');
    await page.locator(typedName).click();
    await page.keyboard.type('Hildegunda Quoxley');
    // Browsers write what a tab holds every few seconds.
    await pause(15_000);
    return ['Hildegunda Quoxley'];
  } },
];

/** A page that leaves traces in each way that a page can, each with a mark of its own. */
const planted = {
  'local storage': 'Plantagenista-storage',
  'IndexedDB': 'Plantagenista-database',
  'a page\'s title': 'Plantagenista-title',
  'an address': 'Plantagenista-address',
  'a cached answer, compressed': 'Plantagenista-cached',
  'a typed name': 'Plantagenista Quoxley',
};
const plant = `<!DOCTYPE html><html lang="en"><title>${planted['a page\'s title']}</title><body>
  <form action="/sent" method="get"><input name="fullname" autocomplete="name"><button>Go</button></form><script>
  localStorage.setItem('mark', '${planted['local storage']}');
  const opening = indexedDB.open('planted', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('marks');
  opening.onsuccess = () => {
    const marks = opening.result.transaction('marks', 'readwrite').objectStore('marks');
    for (let i = 0; i < 3000; ++i) marks.put('${planted.IndexedDB} '.repeat(20) + i, i);
  };
  fetch('/cached').then((answer) => answer.text());
  </script></body></html>`;

async function plantMarks(page) {
  partner.routes['/planted'] = { body: plant };
  partner.routes['/sent'] = { body: '<!DOCTYPE html><title>Sent</title>' };
  partner.routes['/cached'] = { type: 'text/plain', headers: { 'Content-Encoding': 'gzip', 'Cache-Control': 'max-age=9999' }, body: gzipSync(planted['a cached answer, compressed'].repeat(100)) };
  await page.goto(`${partner.origin}/planted?${planted['an address']}`);
  await pause(1500);
  await page.locator('input').click();
  await page.keyboard.type(planted['a typed name']);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sent*');
  await pause(1500);
}

/** What a line of the table says: which files hold what. */
const told = (hits) => hits.map(({ file, how, marker }) => `${file} (${how}): ${marker}`);

for (const [engine, Browser] of [['Chromium', RealChromium], ['Firefox', RealFirefox]]) {
  test(`${engine}: no file of the profile holds an answer, a code or a receipt's secret`, PATIENCE, async (t) => {
    const browser = new Browser(display);
    const state = {};
    const texts = [];
    try {
      for (const { name, ends, run, inFrame } of attacks) {
        if (inFrame && !browser.typesInFrames) continue;
        const marks = await run({ browser, page: await browser.open(), state });
        texts.push([name, marks]);
        await pause(1000);
        await (ends === 'killed' ? browser.kill() : browser.close());
      }
      // Once more, so that what a killed browser left is read and written as well.
      await browser.open();
      await pause(3000);
      await browser.close();
      const { files, hits } = searchProfile(browser.folder, [...new Set(texts.flatMap(([, marks]) => marks))]);
      assert.ok(files > 50, `${files} files`);
      for (const [name, marks] of texts) {
        const of = hits.filter(({ marker }) => marks.includes(marker));
        row({ attack: name, measure: `${of.length} markers (${marks.length} looked for in ${files} files)`, engine });
      }
      assert.deepEqual(told(hits), []);
      const { titles, typed } = browser.remembers(service.origin);
      assert.ok(titles.length > 0);
      assert.deepEqual([...new Set(titles)].filter((title) => title && ![...Object.values(names), 'Partner', 'Weather'].includes(title)), []);
      assert.deepEqual(typed, []);
      t.diagnostic(`titles in the history: ${[...new Set(titles)].join(', ')}; typed texts in the form history: ${typed.length}, ${engine}`);
    } finally {
      await browser.remove();
    }
  });

  test(`${engine}: the search finds what a page plants`, PATIENCE, async (t) => {
    const browser = new Browser(display);
    try {
      await plantMarks(await browser.open());
      await browser.close();
      const { hits } = searchProfile(browser.folder, Object.values(planted));
      for (const [where, mark] of Object.entries(planted)) {
        const of = hits.filter(({ marker }) => marker === mark);
        row({ attack: `planted, ${where}`, measure: `${of.length} markers`, engine });
        assert.ok(of.length > 0, `${where}: ${mark}`);
      }
      const { typed } = browser.remembers(partner.origin);
      assert.ok(typed.includes(planted['a typed name']), String(typed));
    } finally {
      await browser.remove();
    }
  });
}

/** Whether the page's heap, with what is nobody's any more thrown away, has this text. */
async function heapHas(session, text) {
  for (let pass = 0; pass < 3; ++pass) await session.send('HeapProfiler.collectGarbage');
  const chunks = [];
  const collect = ({ chunk }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  return chunks.join('').includes(text);
}

test('Chromium: what was sent leaves the heap when the resident says so or leaves, and by itself', PATIENCE, async (t) => {
  // Else only the beginnings of long texts are in what it tells of the heap.
  const browser = await launch({ args: ['--no-sandbox', '--js-flags=--heap-snapshot-string-limit=1000000'] });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.enable');
    await page.clock.install();
    /** To the confirmation: gives the frame. */
    const sent = async (mark) => {
      const frame = await openAssessment(page, own('livewell-dorset'), service.origin);
      await typeOn(page, frame, marked('smoker', mark, '07700 900415'));
      await untilScreen(frame, 'sent', 40_000);
      // The module that makes receipts is there when this is.
      await page.waitForLoadState('networkidle');
      return frame;
    };
    const links = '[data-action="receipt"][data-target="file"]';

    let frame = await sent('Isolda Quoxley');
    assert.equal(await heapHas(session, 'Isolda Quoxley'), true, 'a receipt can be made: the measure sees what there is');
    await press(frame, 'receipt-forget');
    await until(async () => /can not be made here any more/.test(await frame.locator('#sealwell-device').innerText()), 'it is said');
    assert.equal(await page.locator(links).count(), 0);
    assert.equal(await heapHas(session, 'Isolda Quoxley'), false);
    row({ attack: 'forgotten on request', measure: '0 markers in the heap', engine: 'Chromium' });

    frame = await sent('Jacobina Quoxley');
    await page.clock.fastForward(27 * 60_000);
    assert.equal(await page.locator(links).count(), 1);
    await page.clock.fastForward(2 * 60_000);
    await until(async () => /In two minutes/.test(await frame.locator('#sealwell-device').innerText()), 'it is said before');
    await page.keyboard.press('Shift');
    await until(async () => !/In two minutes/.test(await frame.locator('#sealwell-device').innerText()), 'a key keeps it');
    await page.clock.fastForward(27 * 60_000);
    assert.equal(await page.locator(links).count(), 1);
    assert.equal(await heapHas(session, 'Jacobina Quoxley'), true);
    await page.clock.fastForward(2 * 60_000);
    await page.clock.fastForward(3 * 60_000);
    await until(async () => /can not be made here any more/.test(await frame.locator('#sealwell-device').innerText()), 'it is said');
    assert.equal(await page.locator(links).count(), 0);
    assert.equal(await heapHas(session, 'Jacobina Quoxley'), false);
    row({ attack: 'half an hour without a touch', measure: '0 markers in the heap', engine: 'Chromium' });

    frame = await sent('Kunigarda Quoxley');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    assert.equal(await page.locator(links).count(), 0);
    assert.equal(await heapHas(session, 'Kunigarda Quoxley'), false);
    row({ attack: 'left, and kept by the browser for Back', measure: '0 markers in the heap', engine: 'Chromium' });
  } finally {
    await browser.close();
  }
});

test('Chromium: the browser fills in what it knows', PATIENCE, async () => {
  const browser = new RealChromium(display);
  try {
    const page = await browser.open();
    const frame = await openAssessment(page, own('languages'), service.origin);
    await goTo(frame, 'item/name');
    assert.equal(await page.locator(typedName).getAttribute('autocomplete'), 'name');
    await page.locator(typedName).click();
    const session = await browser.context.newCDPSession(page);
    const { result: { objectId } } = await session.send('Runtime.evaluate', { expression: `document.querySelector('${typedName}')` });
    const { node: { backendNodeId } } = await session.send('DOM.describeNode', { objectId });
    await session.send('Autofill.enable');
    await session.send('Autofill.trigger', { fieldId: backendNodeId, address: { fields: [
      { name: 'NAME_FULL', value: 'Leopolda Quoxley' }, { name: 'ADDRESS_HOME_COUNTRY', value: 'GB' }] } });
    await until(async () => (await page.locator(typedName).inputValue()) === 'Leopolda Quoxley', 'it is filled in');
    await page.locator('#sealwell-form button[type="submit"]').click();
    await untilScreen(frame, 'item/tool');
    await pause(1500);
    await browser.close();
    // What it knew it may have counted; it has no more of it than before.
    assert.deepEqual(browser.remembers(service.origin).typed, []);
  } finally {
    await browser.remove();
  }
});

test('what is compressed is read as it was', () => {
  // A literal, then copies of 1, 2 and 4 bytes of offset, one of them over itself.
  assert.equal(String(unsnappy(Buffer.from([15, 0x08, 97, 98, 99, 0x01, 3, 0x0a, 1, 0, 0x13, 3, 0, 0, 0]))), 'abcabcaaaaaaaaa');
  assert.equal(unsnappy(Buffer.from('no stream of Snappy')), null);
  assert.equal(String(unlz4(Buffer.from([0x35, 97, 98, 99, 3, 0, 0x10, 100]), 13)), 'abcabcabcabcd');
});
