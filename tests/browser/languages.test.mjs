// A pack in three languages: each is a file of its own, fetched when a resident asks for it, and nothing is lost.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, noise, until } from './support/browser.mjs';
import { screen, untilScreen } from './support/resident.mjs';
import { buildPack, startService } from './support/service.mjs';

const packs = mkdtempSync(join(tmpdir(), 'sealwell-languages-'));
let browser, service, context, page, said, fetched;

before(async () => {
  buildPack(fileURLToPath(new URL('../packs/languages', import.meta.url)), packs);
  service = await startService([], packs);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await service?.close();
  rmSync(packs, { recursive: true });
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  page = await context.newPage();
  said = noise(page);
  fetched = [];
  page.on('request', (request) => {
    const name = /\/packs\/(.*\.pack)$/.exec(request.url())?.[1];
    if (name && !fetched.includes(name)) fetched.push(name);
  });
});

afterEach(() => context.close());

const head = () => page.evaluate(() => {
  const { lang, dir } = document.documentElement;
  return { lang, dir, title: document.querySelector('h1').textContent.trim() };
});
const change = async (language) => {
  await page.locator(`[data-action="language"][data-target="${language}"]`).click();
};
const inLanguage = (language) => until(async () => (await head()).lang === language, `the page in ${language}`);
const next = () => page.locator('#sealwell-form button[type="submit"]').first().click();

async function atName(path = 'a/languages') {
  await page.goto(`${service.origin}/${path}`);
  await next();
  await untilScreen(page, 'item/name');
}

test('to Urdu and back in the middle of a journey: what was typed stays, and the page turns round', async () => {
  await atName();
  assert.deepEqual(fetched, ['languages.en.pack']);
  await page.locator('input[name="name"]').fill('Ada Byron');
  await change('ur');
  await inLanguage('ur');
  assert.deepEqual(await head(), { lang: 'ur', dir: 'rtl', title: 'آپ کا نام کیا ہے؟' });
  assert.deepEqual(fetched, ['languages.en.pack', 'languages.ur.pack']);
  assert.equal(await page.locator('input[name="name"]').inputValue(), 'Ada Byron');
  assert.deepEqual(await screen(page), { id: 'item/name', position: 1, form: true });
  assert.equal(await page.evaluate(() => document.querySelector('#sealwell-alert').innerText.trim()), '');
  await next();
  await untilScreen(page, 'item/tool');
  assert.match(await page.locator('#sealwell-main').innerText(), /پنجہ/);
  await page.locator('input[value="rake"]').check();
  await change('en');
  await inLanguage('en');
  assert.deepEqual(await head(), { lang: 'en', dir: 'ltr', title: 'Which tool do you need?' });
  assert.ok(await page.locator('input[value="rake"]').isChecked());
  await next();
  await untilScreen(page, 'consent/share');
  assert.deepEqual(said, []);
});

test('agreed in Welsh, sent in English: the envelope is sealed and taken', async () => {
  await atName('a/languages/cy');
  assert.deepEqual(fetched, ['languages.cy.pack']);
  await page.locator('input[name="name"]').fill('Ada');
  await next();
  await untilScreen(page, 'item/tool');
  await page.locator('input[value="spade"]').check();
  await next();
  await untilScreen(page, 'consent/share');
  await page.locator('button', { hasText: /^\s*Cewch\s*$/ }).click();
  await untilScreen(page, 'check');
  await change('en');
  await inLanguage('en');
  assert.match(await page.locator('#sealwell-main').innerText(), /Cewch/);
  await next();
  await untilScreen(page, 'sent');
  assert.deepEqual(said, []);
});

test('without a connection the language stays, the resident is told, and it works again later', async () => {
  await atName();
  await page.locator('input[name="name"]').fill('Ada');
  await context.setOffline(true);
  await change('ur');
  await until(async () => /could not get this form in: اردو/.test(await page.locator('#sealwell-alert').innerText()), 'a word about it');
  assert.equal((await head()).lang, 'en');
  assert.equal(await page.locator('input[name="name"]').inputValue(), 'Ada');
  await context.setOffline(false);
  await change('ur');
  await inLanguage('ur');
  assert.equal(await page.locator('input[name="name"]').inputValue(), 'Ada');
});

test('a file that is not the pack that runs changes nothing', async () => {
  await context.route(/languages\.ur\.pack$/, (route) => route.fulfill({ status: 200, body: 'sealwell-signed-pack/1\n' }));
  await atName();
  await change('ur');
  await until(async () => /could not get this form/.test(await page.locator('#sealwell-alert').innerText()), 'a word about it');
  assert.equal((await head()).lang, 'en');
});
