// The example partners' server: what it answers, that each page keeps to its own policy, and what the
// demonstration lays over each pack. tests/browser/partners.test.mjs looks at the pages in a browser.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'parse5';
import { deploymentPatch, recipientsOf } from '../../site/demo/deployment.mjs';
import { partners } from '../../site/demo/partners.mjs';
import { partnerServer } from '../../site/demo/serve.mjs';
import { sealwell } from '../browser/support/service.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const service = 'https://assess.example';
const folder = mkdtempSync(join(tmpdir(), 'sealwell-partners-'));
test.after(() => rmSync(folder, { recursive: true }));

async function served(packs) {
  const server = partnerServer(service, packs);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    get: (path, method = 'GET') => fetch(origin + path, { method, redirect: 'error' }),
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections?.();
    }),
  };
}

/** {directive: [source, …]} */
const policyOf = (response) => Object.fromEntries(response.headers.get('content-security-policy').split('; ')
  .map((directive) => directive.split(' ')).map(([name, ...sources]) => [name, sources]));

/** Every element of a page, {tag, attributes, text}. */
function elements(html) {
  const found = [];
  (function gather(node) {
    if (node.tagName) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ tag: node.tagName, attributes, text: (node.childNodes ?? []).map(({ value = '' }) => value).join('') });
    }
    (node.content ?? node).childNodes?.forEach(gather);
  })(parse(html, { scriptingEnabled: false }));
  return found;
}

test('the first page leads to all five partners, and each is there', async () => {
  const site = await served();
  const response = await site.get('/');
  const links = elements(await response.text()).filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes.href);
  assert.deepEqual(links, ['/surgery', '/homes', '/library', '/leisure', '/council']);
  assert.equal(policyOf(response)['script-src'], undefined);
  for (const link of links) {
    const page = await site.get(link);
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  }
  await site.close();
});

test('every partner shows a service of its own, as it says that it does', () => {
  assert.equal(new Set(partners.map(({ pack }) => pack)).size, 5);
});

for (const { id, pack } of partners) {
  test(`${id}: the page embeds ${pack}, stays within its own policy and asks nobody else for anything`, async () => {
    const site = await served();
    const response = await site.get(`/${id}`);
    const policy = policyOf(response);
    const html = await response.text();
    const all = elements(html);
    const of = (tag) => all.filter((element) => element.tag === tag).map(({ attributes }) => attributes);

    assert.deepEqual(policy['default-src'], ["'none'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) assert.deepEqual(policy[name], ["'none'"], name);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('referrer-policy'), /^(strict-origin-when-cross-origin|no-referrer)$/);
    // Of other origins only the service's, and only for what docs/embedding.md asks for.
    const foreign = Object.entries(policy).flatMap(([name, sources]) =>
      sources.filter((source) => /^\w+:\/\//.test(source)).map((source) => [name, new URL(source).origin]));
    const frames = of('iframe');
    assert.deepEqual(foreign, frames.length ? [['frame-src', service]] : [['script-src', service], ['frame-src', service]]);

    const scripts = all.filter(({ tag }) => tag === 'script');
    if (frames.length) {
      assert.deepEqual(scripts, []);
      assert.deepEqual(frames.map(({ src }) => src), [`${service}/f/${pack}/`]);
    } else {
      assert.deepEqual(scripts.map(({ attributes }) => attributes.src), [`${service}/sealwell.js`]);
      const [shown] = [...of('script').map((tag) => tag['data-service']), ...of('sealwell-assessment').map(({ service: name }) => name)].filter(Boolean);
      assert.equal(shown, pack);
    }
    // Without a script, or when the frame can't come, there is a way to the same assessment.
    assert.ok(all.some(({ tag, attributes }) => tag === 'a' && attributes.href === `${service}/a/${pack}`));

    // What the policy forbids the page doesn't try.
    if (!policy['style-src'].includes("'unsafe-inline'")) {
      assert.deepEqual(all.filter(({ tag, attributes }) => tag === 'style' || attributes.style !== undefined), []);
    }
    assert.deepEqual(all.filter(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('on'))), []);
    for (const { href } of of('link')) {
      if (href === 'data:,') continue;
      const sheet = await site.get(href);
      assert.equal(sheet.status, 200, href);
      assert.equal(sheet.headers.get('content-type'), 'text/css; charset=utf-8');
      assert.doesNotMatch(await sheet.text(), /@import|url\(/);
    }
    const ids = new Set(all.map(({ attributes }) => attributes.id).filter(Boolean));
    for (const { href } of of('a')) {
      if (href.startsWith('#')) assert.ok(ids.has(href.slice(1)), `${href} leads nowhere`);
      else assert.ok(/^tel:[0-9]+$/.test(href) || href === `/${id}` || href === `${service}/a/${pack}`, href);
    }

    assert.equal(of('html')[0].lang, 'en-GB');
    assert.equal(of('h1').length, 1);
    assert.equal(of('main').length, 1);
    assert.ok(of('meta').some(({ name, content }) => name === 'viewport' && content === 'width=device-width, initial-scale=1'));
    assert.doesNotMatch(html, /\{\{/);
    await site.close();
  });
}

test('the council\'s policy: one script and one frame by their addresses, trusted types, cross-origin isolation', async () => {
  const site = await served();
  const response = await site.get('/council');
  assert.deepEqual(policyOf(response), {
    'default-src': ["'none'"],
    'script-src': [`${service}/sealwell.js`],
    'script-src-attr': ["'none'"],
    'frame-src': [`${service}/f/banes-wellbeing-hub/`],
    'style-src': ["'self'"],
    'style-src-attr': ["'none'"],
    'img-src': ['data:'],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  });
  assert.equal(response.headers.get('cross-origin-embedder-policy'), 'require-corp');
  assert.equal(response.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.match(response.headers.get('permissions-policy'), /camera=\(\).*microphone=\(\)/);
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  await site.close();
});

test('the housing association\'s style sheet is as hostile as it says', async () => {
  const site = await served();
  const css = await (await site.get('/homes/style.css')).text();
  for (const rule of ['html { font-size: 62.5%; }', 'iframe, object, embed { display: none !important', 'div { float: left; }',
                      '*:empty:not(br) { display: none; }', 'all: unset', 'sealwell-assessment { height: 30rem !important']) {
    assert.ok(css.includes(rule), rule);
  }
  await site.close();
});

test('a page whose pack is not built is not there, and nothing leads to it', async () => {
  const site = await served(['living-well-rochdale', 'a-pack-of-nobody']);
  const first = await (await site.get('/')).text();
  assert.deepEqual(elements(first).filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes.href), ['/leisure']);
  assert.equal((await site.get('/leisure')).status, 200);
  assert.equal((await site.get('/council')).status, 404);
  await site.close();
});

test('what can\'t be read, and what isn\'t there', async () => {
  const site = await served();
  const head = await site.get('/library', 'HEAD');
  assert.equal(head.status, 200);
  assert.ok(Number(head.headers.get('content-length')) > 1000);
  assert.equal(await head.text(), '');
  const posted = await site.get('/library', 'POST');
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.get('allow'), 'GET, HEAD');
  const missing = await site.get('/library/../../package.json');
  assert.equal(missing.status, 404);
  assert.match(missing.headers.get('content-security-policy'), /^default-src 'none'/);
  assert.equal((await site.get('/constructor')).status, 404);
  assert.equal((await site.get('/library?from=poster')).status, 200);
  await site.close();
});

test('the program says where it listens and which pages are there', async () => {
  const packs = join(folder, 'packs');
  mkdirSync(packs);
  for (const name of ['livewell-dorset.pack', 'banes-wellbeing-hub.pack', 'banes-wellbeing-hub.prepared']) writeFileSync(join(packs, name), '');
  const child = spawn(process.execPath, [join(root, 'site/demo/serve.mjs'), '--port', '0', '--packs', packs], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise((done) => child.stdout.on('data', (data) => {
    said += data;
    if (/council/.test(said)) done();
  }));
  child.kill('SIGTERM');
  const [first, ...pages] = said.trim().split('\n');
  const [, origin] = /^listening on (http:\/\/localhost:[1-9]\d*)$/.exec(first);
  assert.deepEqual(pages, [`page ${origin}/surgery\tKingsmere Surgery: livewell-dorset`,
                           `page ${origin}/council\tAverley Town Council: banes-wellbeing-hub`]);
});

test('recipients: everybody whom a part names, once, and the team where none is named', () => {
  assert.deepEqual(recipientsOf({}), ['team']);
  assert.deepEqual(recipientsOf({ parts: [] }), ['team']);
  assert.deepEqual(recipientsOf({ parts: [{ id: 'a', recipients: ['team'] }, { id: 'b', recipients: ['team', 'pod-food'] }] }), ['team', 'pod-food']);
  assert.throws(() => recipientsOf({ parts: [{ id: 'a', recipients: ['../signing'] }] }), /a-z, 0-9 and -/);
});

test('a divided pack: a key for each recipient makes it a pack that the command takes', () => {
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'old words for a test\n');
  const keys = join(folder, 'keys');
  const make = (kind, at, ...more) => {
    const out = join(keys, at);
    execFileSync(sealwell(), ['keygen', kind, '--out', out, '--passphrase-file', passphrase, ...more], { stdio: 'ignore' });
  };
  make('intake', 'intake');
  make('recipient', 'recovery', '--name', 'recovery');
  const pack = join(folder, 'divided');
  cpSync(join(root, 'tests/packs/divided'), pack, { recursive: true });
  const own = JSON.parse(readFileSync(join(pack, 'pack.json'), 'utf8'));
  const ids = execFileSync(process.execPath, [join(root, 'site/demo/deployment.mjs'), 'recipients', `${pack}/`], { encoding: 'utf8' })
    .trim().split('\n');
  assert.ok(ids.length > 1);
  for (const id of ids) make('recipient', `recipients/divided/${id}`, '--no-recovery');

  const patch = deploymentPatch('divided', own, keys, 'http://localhost:8080');
  assert.deepEqual(patch.recipients.map(({ id }) => id), ids);
  assert.equal(new Set(patch.recipients.map(({ publicKey }) => publicKey)).size, ids.length);
  assert.deepEqual(patch.frameAncestors, ['http://localhost:8080']);
  const file = join(folder, 'deployment.json');
  writeFileSync(file, execFileSync(process.execPath, [join(root, 'site/demo/deployment.mjs'), 'patch', `${pack}/`, '--keys', keys,
                                                      '--partner', 'http://localhost:8080']));
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), patch);
  const checked = spawnSync(sealwell(), ['pack', 'check', pack, '--deployment', file], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr + checked.stdout);

  rmSync(join(keys, 'recipients/divided', ids[0]), { recursive: true });
  mkdirSync(join(keys, 'recipients/divided', ids[0]));
  assert.throws(() => deploymentPatch('divided', own, keys, 'http://localhost:8080'), /holds no public key/);
});
