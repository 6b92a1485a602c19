// The pages of a site, as `sealwell render` prints them (docs/pages.md): the page with its ways out, the questions on paper,
// what is said about the device, and what the build asks.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse, parseFragment, serialize } from 'parse5';
import { good, run } from './support/command.mjs';
import { TestService } from './support/test_service.mjs';

const packs = fileURLToPath(new URL('../../site/packs/', import.meta.url));
const exiting = join(packs, 'living-well-consortium');
const staying = join(packs, 'livewell-dorset');
const catalogue = (language) => JSON.parse(readFileSync(new URL(`../../site/translations/${language}.json`, import.meta.url), 'utf8')).sentences;
const service = new TestService();
test.after(() => service.remove());

/** A copy of the pack that can be left in a hurry, with these members. */
function exitingWith(name, members) {
  const folder = join(service.folder, name);
  cpSync(exiting, folder, { recursive: true });
  const file = join(folder, 'pack.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...members }));
  return folder;
}

const assets = service.write('assets.json', JSON.stringify({
  inlineStyle: 'body{margin:0}', script: '/frame.js', exitScript: '/exit.js', paper: '/paper/here',
  preloads: [{ address: '/core.wasm', type: 'application/wasm', as: 'fetch' }], data: [{ name: 'service', value: 'x' }],
}));

/** Every element of a page, in order. */
function elements(node, found = []) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) found.push(child);
    elements(child, found);
  }
  return found;
}
const attribute = (node, name) => node.attrs.find((one) => one.name === name)?.value;
const ofClass = (page, name) => elements(page).filter((node) => attribute(node, 'class')?.split(' ').includes(name));
const textOf = (node) => (node.value ?? '') + (node.childNodes ?? []).map(textOf).join('');
const pageOf = (pack, language, ...more) => parse(good('render', pack, '--page', '--lang', language, ...more), { scriptingEnabled: false });
const titleOf = (page) => textOf(elements(page).find(({ tagName }) => tagName === 'title'));
const scriptsOf = (page) => elements(page).filter(({ tagName }) => tagName === 'script').map((node) => attribute(node, 'src'));

test('a pack that asks for it can be left from above and below every screen, in the language of the screen', () => {
  const { exitPage, name } = JSON.parse(readFileSync(join(exiting, 'pack.json'), 'utf8'));
  for (const language of ['cy', 'ur']) {
    const page = pageOf(exiting, language, '--assets', assets);
    const said = catalogue(language);
    const links = ofClass(page, 'govuk-exit-this-page__button');
    assert.deepEqual(links.map((link) => [attribute(link, 'href'), textOf(link)]),
                     Array(2).fill([exitPage, `${said['exit-emergency']} ${said['exit-link']}`]));
    assert.equal(titleOf(page), name);
    assert.deepEqual(scriptsOf(page), ['/frame.js', '/exit.js']);
    const words = JSON.parse(attribute(ofClass(page, 'govuk-exit-this-page')[0], 'data-words'));
    assert.deepEqual(Object.keys(words), ['en', 'cy', 'ur']);
    assert.deepEqual(words[language], {
      exit: said['exit-link'], emergency: said['exit-emergency'], exiting: said['exit-leaving'],
      pressTwice: said['exit-press-twice'], pressOnce: said['exit-press-once'], expired: said['exit-cancelled'],
    });
    assert.deepEqual(Object.keys(words.en), Object.keys(words[language]));
  }
});

test('the link is the design system\'s component but for what we add on purpose', () => {
  const { fixtures } = createRequire(import.meta.url)('govuk-frontend/dist/govuk/components/exit-this-page/fixtures.json');
  const { options, html } = fixtures.find((one) => one.name === 'default');
  const ours = ofClass(pageOf(exiting, 'en'), 'govuk-exit-this-page')[0];
  const [link, status] = ours.childNodes;
  // Words for the script, the window at the top, what is said to a screen reader; and where this pack's link leads.
  for (const [node, name] of [[ours, 'data-words'], [link, 'target']]) {
    assert.ok(attribute(node, name));
    node.attrs = node.attrs.filter((one) => one.name !== name);
  }
  assert.equal(attribute(status, 'role'), 'status');
  ours.childNodes.pop();
  link.attrs.find(({ name }) => name === 'href').value = options.redirectUrl;
  const plain = (tree) => serialize(tree).replace(/\s+/g, ' ').replace(/> | </g, (at) => at.trim()).replace('</span>', '</span> ').replace(/ {2,}/g, ' ');
  assert.equal(plain({ nodeName: '#document-fragment', childNodes: [ours] }), plain(parseFragment(html)));
});

test('embed/frame/exit.ts finds the names that the page is published with', () => {
  const script = readFileSync(new URL('../../embed/frame/exit.ts', import.meta.url), 'utf8');
  const page = pageOf(exiting, 'en');
  for (const name of ['govuk-exit-this-page', 'govuk-exit-this-page__button']) {
    assert.ok(script.includes(`'.${name}'`) && ofClass(page, name).length > 0, name);
  }
  const [place] = ofClass(page, 'govuk-exit-this-page');
  assert.ok(script.includes('dataset.words') && attribute(place, 'data-words'));
  for (const name of Object.keys(JSON.parse(attribute(place, 'data-words')).en)) assert.match(script, new RegExp(`^  ${name}: string;`, 'm'));
});

test('any other pack has no such link, and its title is the service\'s name alone as well', () => {
  const page = pageOf(staying, 'en', '--assets', assets);
  assert.equal(ofClass(page, 'govuk-exit-this-page').length + ofClass(page, 'sealwell-exit-below').length, 0);
  assert.deepEqual(scriptsOf(page), ['/frame.js']);
  assert.equal(titleOf(page), JSON.parse(readFileSync(join(staying, 'pack.json'), 'utf8')).name);
});

test('without scripts the page says whom to call, and where the questions are on paper', () => {
  for (const language of ['en', 'cy', 'ur']) {
    const page = pageOf(staying, language, '--assets', assets);
    const noscript = elements(page).find(({ tagName }) => tagName === 'noscript');
    assert.match(textOf(noscript), /0800 840 1628/);
    const [link] = elements(noscript).filter(({ tagName }) => tagName === 'a');
    assert.equal(attribute(link, 'href'), '/paper/here');
    if (language !== 'en') assert.equal(textOf(link), catalogue(language)['paper-link']);
  }
});

test('on paper is every question, in every language, and nothing to fetch', () => {
  for (const [language, direction] of [['en', 'ltr'], ['cy', 'ltr'], ['ur', 'rtl']]) {
    const text = good('render', staying, '--paper', '--lang', language, '--assets', assets);
    const page = parse(text);
    const root = elements(page).find(({ tagName }) => tagName === 'html');
    assert.deepEqual([attribute(root, 'lang'), attribute(root, 'dir')], [language, direction]);
    assert.ok(text.includes('<style>body{margin:0}</style>'));
    assert.deepEqual(elements(page).filter(({ tagName }) => ['script', 'link', 'img', 'input', 'form'].includes(tagName)), []);
    assert.ok(ofClass(page, 'question').length > 40, `${ofClass(page, 'question').length} questions`);
    // The page's own sentences have a translation, and so none says that it is English.
    assert.doesNotMatch(text, /<(?!html)\w+[^>]* lang=/);
    if (language !== 'en') assert.ok(text.includes(catalogue(language)['paper-lead']));
  }
});

test('what is said about the device, and what the build asks, are JSON', () => {
  const device = JSON.parse(good('render', staying, '--device', '--lang', 'cy'));
  assert.equal(device.format, 'sealwell-device/1');
  assert.equal(device.words['device-waiting-try'], catalogue('cy')['device-waiting-try']);
  const facts = JSON.parse(good('render', exitingWith('shown', { stage: 'demonstration' }), '--service'));
  const { id, name, languages } = JSON.parse(readFileSync(join(exiting, 'pack.json'), 'utf8'));
  assert.deepEqual([facts.format, facts.id, facts.name, facts.languages, facts.exits], ['sealwell-service/1', id, name, languages, true]);
});

test('a site is refused while nobody has approved what its pages say, but for a demonstration', () => {
  const refused = run('render', exitingWith('service', { stage: 'production' }), '--service');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /living-well-consortium: what its pages say in cy awaits approval \(site\/translations\/cy\.json\)/);
  assert.equal(refused.stdout, '');
  // Whatever else is printed is for who writes it.
  good('render', exiting, '--page');
});

test('a pack\'s own words stand for the catalogue\'s', () => {
  const folder = exitingWith('own-words', { messages: { en: { 'exit-link': 'Leave now' } } });
  assert.match(textOf(ofClass(pageOf(folder, 'en'), 'govuk-exit-this-page__button')[0]), /Leave now$/);
});

test('two pages at once are none', () => {
  assert.equal(run('render', staying, '--page', '--paper').status, 2);
});
