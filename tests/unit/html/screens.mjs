// node tests/unit/html/screens.mjs PATH-OF-html_preview [FOLDER]
// Every sample screen in Chromium, at 320 and 1280 pixels: no violation of WCAG 2.2 A or AA that
// axe-core can find, nothing wider than the window (also with the text spacing of 1.4.12 and with
// everything opened), targets of 44 pixels. With FOLDER it also keeps pictures of each, and of
// print and forced colours, to look at.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { compileStyles } from '../../../embed/build/compile_styles.mjs';

const [program, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const spacing =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}' +
  'p{margin-bottom:2em!important}';

const folder = mkdtempSync(join(tmpdir(), 'sealwell-screens-'));
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
const faults = [];
let checks = 0;

/** How many pixels the page is wider than the window. */
const excess = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Controls smaller than a finger; links inside the error summary's sentences are text. */
const small = (page) => page.evaluate(() => [...document.querySelectorAll('a,button,input,select,textarea,summary')]
  .filter((one) => one.closest('.govuk-error-summary') === null)
  .map((one) => ({ name: one.id || one.textContent.trim(), box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width < 44 || box.height < 44)
  .map(({ name, box }) => `${name} ${box.width} x ${box.height}`));

async function look(context, file, width) {
  const name = `${basename(file, '.html')} at ${width}`;
  const expect = (fault) => { if (fault) faults.push(`${name}: ${fault}`); };
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const path = (kind) => join(pictures, `${basename(file, '.html')}-${kind}.png`);
  const picture = (kind) => pictures && page.screenshot({ path: path(kind), fullPage: true });
  await picture(width);
  const wide = await excess(page);
  expect(wide > 0 && `${wide} pixels too wide`);
  for (const one of await small(page)) expect(`small target: ${one}`);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(
    (values) => window.axe.run(document, { preload: false, runOnly: { type: 'tag', values } }), tags);
  checks += passes.length;
  for (const { id, nodes } of violations) expect(`${id}: ${nodes.map((one) => one.target.join(' ')).join(', ')}`);
  await page.emulateMedia({ forcedColors: 'active' });
  if (width === 320) await picture('forced-colours');
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  if (width === 1280) await picture('print');
  await page.emulateMedia({ media: 'screen' });
  await page.addStyleTag({ content: spacing });
  const spaced = await excess(page);
  expect(spaced > 0 && `${spaced} pixels too wide with text spacing`);
  await page.close();
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  writeFileSync(join(folder, 'frame.css'), compileStyles());
  const files = execFileSync(program, ['frame.css', folder]).toString().trim().split('\n');
  for (const width of [320, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    for (const file of files) await look(context, file, width);
    await context.close();
  }
  if (files.length === 0 || checks === 0) faults.push('nothing was looked at');
  console.log(`${files.length} screens at two widths, ${checks} rules of axe-core passed, ${faults.length} faults`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
