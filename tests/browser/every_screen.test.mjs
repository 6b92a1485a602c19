// Every screen of every pack in every language, in Chromium and Firefox: no violation of WCAG 2.2 A or AA that axe-core
// can find, nothing wider than a window of 320 pixels (also with the text spacing of 1.4.12), targets of 44 pixels. And
// all of it is HTML without a fault.
//
//   SEALWELL_PACK=livewell-dorset node --test tests/browser/every_screen.test.mjs    that pack alone
//   SEALWELL_EVERY_SCREEN=1 node --test tests/browser/every_screen.test.mjs          contrast, Firefox and the validator too

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { parseFragment } from 'parse5';
import { partnerRoutes } from '../../site/demo/partners.mjs';
import { engines } from './support/engines.mjs';
import { everyScreen, repositoryPacks } from './support/every_screen.mjs';
import { serve } from './support/servers.mjs';
import { demo, packFile, sealwell, signingKeysFile } from './support/service.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PATIENCE = { timeout: 1_500_000 };

const native = (...words) => execFileSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const packs = repositoryPacks().filter(({ id }) => id === (process.env.SEALWELL_PACK ?? id));

let pages, screens;

before(async () => {
  pages = await serve('127.0.0.1');
  for (const { id, languages } of packs) {
    for (const language of languages) {
      // The page as it is published, with its style; its script would draw screens of its own.
      const page = readFileSync(join(demo(), `site/pages/${id}.${language}.html`), 'utf8');
      pages.routes[`/${id}/${language}`] = { body: page.replace(/<script\b[^>]*><\/script>|<link rel="preload"[^>]*>/g, '') };
    }
  }
  screens = await everyScreen(packs);
}, PATIENCE);

after(() => pages?.close());

/** In the page: shows a screen as the frame does, and gives back all that is wrong with it. */
async function faultsOf({ screen: { language, direction, title, alert, html }, tags, colours }) {
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
    rules: { 'color-contrast': { enabled: colours } },
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
const onceEach = (list) =>
  [...new Map(list.map((screen) => [[screen.pack, screen.language, screen.id, screen.refused].join(' '), screen])).values()];

/** Every element of a screen as its kind, in the element around it: "div.govuk-radios>input.govuk-radios__input radio". */
function kindsOf({ html, alert }) {
  const kinds = [];
  const visit = (node, around) => {
    const { tagName = '', attrs = [], childNodes = [] } = node;
    const of = (name) => attrs.find((one) => one.name === name)?.value ?? '';
    const kind = `${tagName}.${of('class')} ${of('type')} ${of('role')} ${of('data-action')} ${attrs.map(({ name }) => name)}`;
    if (tagName) kinds.push(`${around} > ${kind}`);
    childNodes.forEach((child) => visit(child, kind));
  };
  visit(parseFragment(alert + html), '');
  return kinds;
}

/** As many screens as it takes for every kind of element to be there, in every language, or in whatever `apart` tells apart. */
function everyKind(list, apart = ({ language }) => language) {
  const seen = new Set();
  return list.filter((screen) => {
    const fresh = kindsOf(screen).map((kind) => `${apart(screen)} ${kind}`).filter((kind) => !seen.has(kind));
    fresh.forEach((kind) => seen.add(kind));
    return fresh.length > 0;
  });
}

// What differs from these in nothing but words, Chromium has looked at.
const fewer = process.env.SEALWELL_EVERY_SCREEN ? onceEach : (list) => everyKind(list);
/** Where contrast is measured, which takes half of the time: colours come from a pack's theme and the kind of an element. */
const coloursIn = process.env.SEALWELL_EVERY_SCREEN ? onceEach : (list) => everyKind(list, ({ pack, language }) => `${pack} ${language}`);
const shownTo = { Chromium: onceEach, Firefox: fewer };

async function sweep(engine, list = shownTo[engine](screens), wishes = {}) {
  const browser = await engines[engine]();
  const faults = new Map();
  const measured = new Set(coloursIn(list));
  const look = async (part) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 }, ...wishes });
    let at = '';
    for (const screen of part) {
      const address = `/${screen.pack}/${screen.language}`;
      if (address !== at) {
        at = address;
        await page.goto(pages.origin + address);
        await page.addStyleTag({ content: SPACING });
        await page.evaluate(axe);
      }
      for (const fault of await page.evaluate(faultsOf, { screen, tags, colours: measured.has(screen) })) {
        faults.set(fault, [...(faults.get(fault) ?? []), `${screen.pack} ${screen.language} ${screen.id}${screen.refused ? ' refused' : ''}`]);
      }
    }
  };
  try {
    // A page keeps one core busy.
    const half = Math.ceil(list.length / 2);
    await Promise.all([look(list.slice(0, half)), look(list.slice(half))]);
  } finally {
    await browser.close();
  }
  return { looked: list.length, measured: measured.size, faults: [...faults].map(([fault, places]) => `${fault}\n  ${places.length} times, as at ${places[0]}`) };
}

test('every screen of every pack in every language', PATIENCE, async (t) => {
  for (const engine of Object.keys(shownTo)) {
    await t.test(engine, PATIENCE, async (within) => {
      const { looked, measured, faults } = await sweep(engine);
      within.diagnostic(`${looked} screens in ${engine}, contrast on ${measured}`);
      assert.ok(looked > 30, 'there are more screens than that');
      assert.deepEqual(faults, [], faults.join('\n'));
    });
  }
});

test('every kind of screen in dark colours', PATIENCE, async (t) => {
  const { looked, faults } = await sweep('Chromium', everyKind(screens), { colorScheme: 'dark' });
  t.diagnostic(`${looked} screens in dark colours`);
  assert.ok(looked > 30, 'there are more screens than that');
  assert.deepEqual(faults, [], faults.join('\n'));
});

// Of html-validate's rules those of the HTML standard, not its taste. It needs no Java and no network.
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'], elements: ['html5'] });

function invalid(html) {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`));
}

test('what is no HTML would be found', () => {
  const page = (content) => `<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>${content}</body></html>`;
  assert.deepEqual(invalid(page('<p id="a">A</p>')), []);
  for (const wrong of ['<p id="a"></p><p id="a"></p>', '<p><div></div></p>', '<ul><p>A</p></ul>', '<button type="sing">A</button>']) {
    assert.notDeepEqual(invalid(page(wrong)), [], wrong);
  }
});

test('every kind of screen is valid HTML in the page that holds it', PATIENCE, () => {
  for (const { pack, language, id, refused, alert, html } of fewer(screens)) {
    const page = pages.routes[`/${pack}/${language}`].body.replace(/<style>.*?<\/style>/s, '')
      .replace(/(<div id="sealwell-alert"[^>]*>).*?(<\/div><div id="sealwell-screen">).*(<\/div><\/body>)/s,
               (_, before, between, end) => before + alert + between + html + end);
    assert.ok(page.includes(html));
    assert.deepEqual(invalid(page), [], `${pack} ${language} ${id}${refused ? ' refused' : ''}`);
  }
});

test('the published pages are valid HTML', () => {
  for (const { id, languages } of packs) {
    for (const language of languages) {
      for (const kind of ['pages', 'paper']) {
        assert.deepEqual(invalid(readFileSync(join(demo(), `site/${kind}/${id}.${language}.html`), 'utf8')), [], `${kind} ${id} ${language}`);
      }
    }
  }
  const partners = Object.entries(partnerRoutes('https://service.example')).filter(([, { type }]) => type.startsWith('text/html'));
  for (const [path, { body }] of partners) assert.deepEqual(invalid(body), [], path);
});

test('a pack\'s description and a receipt are valid HTML', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-valid-'));
  try {
    const receipt = join(folder, 'receipt.json');
    for (const { id, folder: pack, scenarios } of packs) {
      assert.deepEqual(invalid(native('pack', 'describe', pack, '--html', '-')), [], `the description of ${id}`);
      for (const end of ['sent', 'refused']) {
        const scenario = scenarios.find((file) => JSON.parse(readFileSync(file, 'utf8')).expect?.ends?.startsWith(end));
        native('run', packFile(id), '--trust', signingKeysFile(), '--answers', scenario, '--receipt', receipt);
        assert.deepEqual(invalid(native('receipt', receipt, '--view', 'html')), [], `a receipt of ${id}, ${end}`);
        rmSync(receipt);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
