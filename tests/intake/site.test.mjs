import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { folder, material, refuseToStart, start } from './intake.mjs';

const script = Buffer.from('export const hello = "Helo, byd";\n'.repeat(200));
const page = '<!doctype html><title>A</title>';
const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors http://localhost:8080";

function makeSite(t, manifest) {
  const dir = join(folder(t), 'site');
  mkdirSync(join(dir, 'a'), { recursive: true });
  writeFileSync(join(dir, 'sealwell.js'), script);
  writeFileSync(join(dir, 'sealwell.js.br'), brotliCompressSync(script));
  writeFileSync(join(dir, 'sealwell.js.gz'), gzipSync(script));
  writeFileSync(join(dir, 'a', 'frame.html'), page);
  writeFileSync(join(dir, 'unlisted.txt'), 'not for anybody');
  const standard = {
    format: 'sealwell-site/1',
    files: [
      {
        path: '/sealwell.js', file: 'sealwell.js',
        headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
        encodings: { br: 'sealwell.js.br', gzip: 'sealwell.js.gz' },
      },
      {
        path: '/a/livewell-dorset', file: 'a/frame.html',
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': csp },
      },
    ],
  };
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest?.(standard) ?? standard);
  writeFileSync(join(dir, 'site.json'), text);
  return dir;
}

async function served(t) {
  const dir = makeSite(t);
  const made = material(t);
  return start(t, { ...made, options: ['--site', dir] });
}

test('a listed file comes with exactly its headers, and nosniff', async (t) => {
  const intake = await served(t);
  const answer = await intake.request('GET', '/a/livewell-dorset?lang=cy');
  assert.equal(answer.status, 200);
  assert.equal(answer.text, page);
  const { date, etag, ...headers } = answer.headers;
  assert.deepEqual(headers, {
    'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp, 'x-content-type-options': 'nosniff',
    'content-length': String(page.length), connection: 'close',
  });
  assert.match(etag, /^"[0-9a-f]{32}"$/);
});

test('the best encoding that the browser takes is sent', async (t) => {
  const intake = await served(t);
  const get = (accept) =>
    intake.request('GET', '/sealwell.js', { headers: accept === undefined ? {} : { 'Accept-Encoding': accept } });
  const plain = (answer) => ({
    undefined: () => answer.bytes, br: () => brotliDecompressSync(answer.bytes), gzip: () => gunzipSync(answer.bytes),
  })[answer.headers['content-encoding']]();
  for (const [accept, encoding] of [
    [undefined, undefined], ['', undefined], ['identity', undefined], ['deflate', undefined],
    ['gzip', 'gzip'], ['gzip, deflate, br', 'br'], ['gzip;q=1.0, br;q=0.1', 'br'], ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000,gzip;q=0', undefined], ['*', 'br'], ['br;q=0, *', 'gzip'], ['*;q=0', undefined], ['GZip', 'gzip'],
    ['xbr, brx', undefined],
  ]) {
    const answer = await get(accept);
    assert.equal(answer.headers['content-encoding'], encoding, String(accept));
    assert.equal(answer.headers.vary, 'Accept-Encoding');
    assert.ok(plain(answer).equals(script), String(accept));
  }
});

test('what the browser has is not sent again', async (t) => {
  const intake = await served(t);
  const get = (headers) => intake.request('GET', '/sealwell.js', { headers });
  const br = await get({ 'Accept-Encoding': 'br' });
  const plain = await get({});
  assert.notEqual(br.headers.etag, plain.headers.etag);
  for (const match of [br.headers.etag, `W/${br.headers.etag}`, `"x", ${br.headers.etag}`, '*']) {
    const again = await get({ 'Accept-Encoding': 'br', 'If-None-Match': match });
    assert.deepEqual([again.status, again.text], [304, ''], match);
    assert.equal(again.headers.etag, br.headers.etag);
    assert.equal(again.headers.vary, 'Accept-Encoding');
    assert.equal(again.headers['cache-control'], 'public, max-age=300');
  }
  // The tag of another encoding, or of other bytes, is no match.
  assert.equal((await get({ 'Accept-Encoding': 'br', 'If-None-Match': plain.headers.etag })).status, 200);
  assert.equal((await get({ 'If-None-Match': '"x"' })).status, 200);
});

test('HEAD is GET without the body', async (t) => {
  const intake = await served(t);
  const headers = { 'Accept-Encoding': 'gzip' };
  const got = await intake.request('GET', '/sealwell.js', { headers });
  const head = await intake.request('HEAD', '/sealwell.js', { headers });
  assert.equal(head.bytes.length, 0);
  const without = ({ date, ...rest }) => rest;
  assert.deepEqual(without(head.headers), without(got.headers));
  const posted = await intake.request('POST', '/sealwell.js', { body: Buffer.from('x') });
  assert.deepEqual([posted.status, posted.headers.allow], [405, 'GET, HEAD']);
});

test('nothing else in the folder, or beside it, can be reached', async (t) => {
  const intake = await served(t);
  for (const path of ['/', '/unlisted.txt', '/site.json', '/sealwell.js.br', '/a/', '/a/frame.html', '/sealwell.js/',
    '/Sealwell.js', '//sealwell.js', '/a/../sealwell.js', '/../intake.db', '/..%2fintake.db', '/%2e%2e/intake.db',
    '/sealwell%2ejs', '/a/livewell-dorset/../../sealwell.js', '/etc/passwd', '/a\\..\\sealwell.js']) {
    const wire = await intake.socket();
    wire.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(await wire.text(), /^HTTP\/1\.1 404 /, path);
  }
});

test('the intake still takes envelopes beside its site', async (t) => {
  const dir = makeSite(t);
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--site', dir] });
  assert.equal((await intake.post(made.envelopes[0])).status, 201);
});

test('a client that never takes its answer loses the connection', async (t) => {
  const dir = makeSite(t);
  // More than the system's buffers hold.
  writeFileSync(join(dir, 'sealwell.js'), Buffer.alloc(32 * 1024 * 1024));
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--site', dir, '--body-seconds', '1'] });
  const wire = await intake.socket();
  wire.pause();
  wire.write('GET /sealwell.js HTTP/1.1\r\nHost: x\r\n\r\n');
  const open = async () =>
    Number(/^sealwell_intake_connections (\d+)$/m.exec((await intake.metrics()).text)[1]);
  await sleep(300);
  assert.equal(await open(), 1, 'who asks has an address apart');
  await sleep(1500);
  assert.equal(await open(), 0);
  wire.destroy();
});

test('files are read once: what is changed later is not served', async (t) => {
  const dir = makeSite(t);
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--site', dir] });
  writeFileSync(join(dir, 'sealwell.js'), 'alert(1)');
  rmSync(join(dir, 'a'), { recursive: true });
  assert.ok((await intake.request('GET', '/sealwell.js')).bytes.equals(script));
  assert.equal((await intake.request('GET', '/a/livewell-dorset')).text, page);
});

const edited = (change) => (standard) => {
  change(standard);
  return standard;
};
for (const [name, manifest, pattern] of [
  ['no JSON', '{"format":', /site\.json at byte \d+ is not JSON/],
  ['another format', edited((s) => (s.format = 'sealwell-site/2')), /at \/format must be/],
  ['no list', edited((s) => (s.files = {})), /at \/files must be a list/],
  ['an unknown member', edited((s) => (s.files[0].mode = 1)), /at \/files\/0\/mode is not known/],
  ['a path without slash', edited((s) => (s.files[1].path = 'x')), /at \/files\/1\/path must begin/],
  ['a path with a query', edited((s) => (s.files[1].path = '/x?y')), /at \/files\/1\/path must begin/],
  ['a path with dots', edited((s) => (s.files[1].path = '/a/../x')), /at \/files\/1\/path must begin/],
  ['a path of the intake', edited((s) => (s.files[1].path = '/v1/envelopes')), /a path of the intake itself/],
  ['health shadowed', edited((s) => (s.files[1].path = '/healthz')), /a path of the intake itself/],
  ['a path twice', edited((s) => (s.files[1].path = '/sealwell.js')), /at \/files\/1\/path is listed twice/],
  ['a file outside', edited((s) => (s.files[1].file = '../keys/passphrase')), /at \/files\/1\/file must be a file's path/],
  ['an absolute file', edited((s) => (s.files[1].file = '/etc/hostname')), /at \/files\/1\/file must be a file's path/],
  ['a missing file', edited((s) => (s.files[1].file = 'gone.html')), /there is no such file/],
  ['a folder', edited((s) => (s.files[1].file = 'a')), /there is no such file/],
  ['a missing encoding', edited((s) => (s.files[0].encodings.br = 'gone.br')), /at \/files\/0\/encodings\/br names gone/],
  ['an unknown encoding', edited((s) => (s.files[0].encodings.zstd = 'sealwell.js')), /\/encodings\/zstd is not known/],
  ['no headers', edited((s) => delete s.files[0].headers), /at \/files\/0\/headers must be an object/],
  ['no type', edited((s) => (s.files[0].headers = { A: 'b' })), /needs a Content-Type/],
  ['a line break', edited((s) => (s.files[0].headers['X-A'] = 'a\r\nSet-Cookie: b')), /\/X-A must be a text/],
  ['a bad name', edited((s) => (s.files[0].headers['X A'] = 'a')), /is not a header name/],
  ['an own header', edited((s) => (s.files[0].headers['content-LENGTH'] = '1')), /is set by the intake/],
  ['a header twice', edited((s) => (s.files[0].headers['content-type'] = 'a/b')), /is there twice/],
]) {
  test(`a manifest with ${name} stops the start and says where`, async (t) => {
    const dir = makeSite(t, manifest);
    const made = material(t);
    const ended = await refuseToStart(['--listen', '127.0.0.1:0', '--store', `sqlite:${join(made.path, 'x.db')}`,
      '--keys', made.keys, '--site', dir]);
    assert.equal(ended.code, 1);
    assert.match(ended.log, pattern);
  });
}

test('a link that leads out of the folder is not followed', async (t) => {
  const dir = makeSite(t);
  const made = material(t);
  rmSync(join(dir, 'a', 'frame.html'));
  symlinkSync(join(made.keys, 'passphrase'), join(dir, 'a', 'frame.html'));
  const ended = await refuseToStart(['--listen', '127.0.0.1:0', '--store', `sqlite:${join(made.path, 'x.db')}`,
    '--keys', made.keys, '--site', dir]);
  assert.equal(ended.code, 1);
  assert.match(ended.log, /leads out of the site's folder/);
});
