// The page about a pack, printed: one sheet of A4, large enough to read.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './support/browser.mjs';
import { sealwell } from './support/service.mjs';

const packs = fileURLToPath(new URL('../../site/packs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-describe-'));
let browser, page;

before(async () => {
  browser = await launch();
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** How many sheets of A4 it takes, as its own style sheet asks for them. */
async function sheets(pack, language) {
  const file = join(folder, 'page.html');
  execFileSync(sealwell(), ['pack', 'describe', pack, '--lang', language, '--html', file]);
  await page.goto(pathToFileURL(file).href);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
}

for (const name of readdirSync(packs)) {
  for (const language of ['en', 'cy', 'ur']) {
    test(`${name} in ${language} is one sheet`, async () => {
      assert.equal(await sheets(join(packs, name), language), 1);
    });
  }
}

test('on paper it is set no smaller than can be read, and nothing runs over its column', async () => {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1050 });  // 190 mm, the sheet without its margins
  execFileSync(sealwell(), ['pack', 'describe', join(packs, 'banes-wellbeing-hub'), '--html', join(folder, 'page.html')]);
  await page.goto(pathToFileURL(join(folder, 'page.html')).href);
  const smallest = await page.evaluate(() => Math.min(...[...document.querySelectorAll('dt, dd, li, p')]
    .map((element) => parseFloat(getComputedStyle(element).fontSize))));
  assert.ok(smallest >= 6.5 * 96 / 72, `${smallest} px`);
  const over = await page.evaluate(() => {
    const main = document.querySelector('#sealwell-main');
    const column = (main.clientWidth - parseFloat(getComputedStyle(main).columnGap)) / 2;
    return [...main.querySelectorAll('h2, dt, dd, li')]
      .filter((element) => [...element.getClientRects()].some(({ width }) => width > column + 1))
      .map((element) => element.textContent);
  });
  assert.deepEqual(over, []);
});
