// Every screen of every pack in every language, in Chromium and Firefox: no violation of WCAG 2.2 A or AA that axe-core
// can find, nothing wider than a window of 320 pixels (also with the text spacing of 1.4.12), targets of 44 pixels.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { engines } from './support/engines.mjs';
import { everyScreen, repositoryPacks } from './support/every_screen.mjs';
import { serve } from './support/servers.mjs';
import { demo } from './support/service.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PATIENCE = { timeout: 600_000 };

let pages, screens;

before(async () => {
  pages = await serve('127.0.0.1');
  for (const { id, languages } of repositoryPacks()) {
    for (const language of languages) {
      // The page as it is published, with its style; its script would draw screens of its own.
      const page = readFileSync(join(demo(), `site/pages/${id}.${language}.html`), 'utf8');
      pages.routes[`/${id}/${language}`] = { body: page.replace(/<script\b[^>]*><\/script>|<link rel="preload"[^>]*>/g, '') };
    }
  }
  screens = await everyScreen();
}, PATIENCE);

after(() => pages?.close());

/** In the page: shows a screen as the frame does, and gives back all that is wrong with it. */
async function faultsOf({ screen: { language, direction, title, alert, html }, tags }) {
  const faults = [];
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  document.title = title;
  document.querySelector('#sealwell-alert').innerHTML = alert;
  document.querySelector('#sealwell-screen').innerHTML = html;
  document.querySelectorAll('details').forEach((one) => { one.open = true; });

  const tooWide = () => document.documentElement.scrollWidth - innerWidth;
  if (tooWide() > 0) faults.push(`${tooWide()} pixels too wide`);
  for (const one of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    // A link in a sentence of an error summary, or of a text, is text.
    if (one.closest('.govuk-error-summary, p:not(.sealwell-support)') && !one.matches('.sealwell-phone')) continue;
    const { width, height } = one.getBoundingClientRect();
    if (width < 44 || height < 44) faults.push(`small target: ${one.id || one.textContent.trim()} ${width} x ${height}`);
  }
  if (!title || document.querySelectorAll('h1').length !== 1) faults.push('a title and one heading of the first level are wanted');

  const { violations, passes } = await window.axe.run(document, {
    preload: false, resultTypes: ['violations'], runOnly: { type: 'tag', values: tags },
  });
  if (passes.length < 10) faults.push('axe-core has looked at next to nothing');
  for (const { id, nodes } of violations) faults.push(`${id}: ${nodes.map((one) => one.target.join(' ')).join(', ')}`);

  document.body.classList.add('spaced');
  if (tooWide() > 0) faults.push(`${tooWide()} pixels too wide with text spacing`);
  document.body.classList.remove('spaced');
  return faults;
}

const SPACING = '.spaced *{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}' +
                '.spaced p{margin-bottom:2em!important}';

/** One of each place and state: the same questions with other answers in them are the same for axe-core. */
function once(list) {
  const seen = new Map();
  for (const screen of list) seen.set([screen.pack, screen.language, screen.id, screen.refused].join(' '), screen);
  return [...seen.values()];
}

async function sweep(engine) {
  const browser = await engines[engine]();
  const faults = new Map();
  const list = once(screens);
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    let at = '';
    for (const screen of list) {
      const place = `/${screen.pack}/${screen.language}`;
      if (place !== at) {
        at = place;
        await page.goto(pages.origin + place);
        await page.addStyleTag({ content: SPACING });
        await page.evaluate(axe);
      }
      for (const fault of await page.evaluate(faultsOf, { screen, tags })) {
        faults.set(fault, [...(faults.get(fault) ?? []), `${screen.pack} ${screen.language} ${screen.id}${screen.refused ? ' refused' : ''}`]);
      }
    }
  } finally {
    await browser.close();
  }
  return { looked: list.length, faults: [...faults].map(([fault, places]) => `${fault}\n  ${places.length} times, as at ${places[0]}`) };
}

test('every screen of every pack in every language', PATIENCE, async (t) => {
  // Side by side: each engine keeps one core busy.
  await Promise.all(Object.keys(engines).map((engine) => t.test(engine, PATIENCE, async (within) => {
    const { looked, faults } = await sweep(engine);
    within.diagnostic(`${looked} screens in ${engine}`);
    assert.ok(looked > 1000, 'the packs have more screens than that');
    assert.deepEqual(faults, [], faults.join('\n'));
  })));
});
