// site/intake/deploy/nginx.conf, run by Debian's nginx before real intakes, with a certificate made for the test.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import http2 from 'node:http2';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledges, folder, material, proofOf, start } from './intake.mjs';
import { sqliteStore } from './stores.mjs';

const configuration = readFileSync(new URL('../../site/intake/deploy/nginx.conf', import.meta.url), 'utf8');

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.on('listening', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The file with this machine's ports, folder and certificate; nothing else is changed. */
async function proxy(t, intakePorts) {
  const place = folder(t);
  const port = await freePort();
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', '/CN=intake.test', '-addext', 'subjectAltName=DNS:intake.test', '-keyout', join(place, 'key.pem'),
    '-out', join(place, 'certificate.pem')], { stdio: 'ignore' });
  const changes = [
    ['server 127.0.0.1:8081;', intakePorts.map((intakePort) => `server 127.0.0.1:${intakePort};`).join(' ')],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['listen [::]:443 ssl http2;', ''],
    ['SERVER_NAME;', 'intake.test;'],
    ['CERTIFICATE;', `${join(place, 'certificate.pem')};`],
    ['CERTIFICATE_KEY;', `${join(place, 'key.pem')};`],
    ['/var/log/nginx/sealwell-error.log', join(place, 'error.log')],
    ['client_body_timeout 20s;', 'client_body_timeout 1s;'],
    ['client_header_timeout 15s;', 'client_header_timeout 1s;'],
  ];
  let own = configuration;
  for (const [from, to] of changes) {
    assert.ok(own.includes(from), `the file has ${from}`);
    own = own.replace(from, to);
  }
  const whole = join(place, 'nginx.conf');
  writeFileSync(join(place, 'sealwell.conf'), own);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${join(place, kind)};`);
  writeFileSync(whole, `daemon off; pid ${join(place, 'pid')}; worker_processes 1; error_log ${join(place, 'main.log')};
${process.getuid() === 0 ? 'user root;' : ''}
events {} http { ${paths.join(' ')} access_log ${join(place, 'access.log')}; include ${join(place, 'sealwell.conf')}; }\n`);
  const words = ['-p', place, '-c', whole, '-e', join(place, 'main.log')];
  const checked = spawnSync('nginx', ['-t', ...words], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr);
  assert.doesNotMatch(checked.stderr, /warn/);
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', 'nginx', ...words], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  t.after(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const ca = readFileSync(join(place, 'certificate.pem'));
  const secure = { ca, servername: 'intake.test', host: '127.0.0.1', port };
  const request = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const sent = https.request({ ...secure, method, path, headers: { Host: 'intake.test', ...headers }, agent: false }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  for (let tries = 0; ; ++tries) {
    const up = await request('GET', '/healthz').catch(() => undefined);
    if (up) break;
    assert.ok(tries < 200, 'nginx answers');
    await sleep(20);
  }
  const binary = { 'Content-Type': 'application/octet-stream' };
  const proofHeader = (bytes) => (proofOf(bytes) ? { 'Sealwell-Proof': proofOf(bytes) } : {});
  return { place, port, secure, request, post: (bytes, headers = {}) => request('POST', '/v1/envelopes', { ...binary, ...proofHeader(bytes), ...headers }, bytes) };
}

test('envelopes go through TLS and come back acknowledged', async (t) => {
  const made = material(t, 3);
  const store = sqliteStore(t);
  const intake = await start(t, { ...made, store, options: ['--trust-proxy'] });
  const { post, request, secure, place } = await proxy(t, [intake.port]);
  const answer = await post(made.envelopes[0]);
  assert.equal(answer.status, 201, answer.text);
  assert.ok(acknowledges(answer.text, made.envelopes[0], made.publicKey));
  assert.match(answer.headers['strict-transport-security'], /max-age=\d{8}/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(answer.headers.server, 'nginx', 'no version');
  assert.equal((await post(Buffer.from('no envelope, but long enough'))).status, 400, 'refusals come through');
  assert.equal((await request('GET', '/metrics')).status, 200, 'from this very machine');

  // The same over HTTP/2, as browsers do it.
  const session = http2.connect(`https://127.0.0.1:${secure.port}`, { ca: secure.ca, servername: 'intake.test' });
  const stream = session.request({ ':method': 'POST', ':path': '/v1/envelopes', ':authority': 'intake.test', 'content-type': 'application/octet-stream', 'sealwell-proof': proofOf(made.envelopes[1]) });
  stream.end(made.envelopes[1]);
  let text = '';
  stream.on('data', (data) => (text += data));
  await new Promise((ended) => stream.on('end', ended));
  session.close();
  assert.ok(acknowledges(text, made.envelopes[1], made.publicKey));

  // Nothing is written down: no access log, an error log without a line, no envelope in a file.
  for (const name of ['access.log', 'error.log']) {
    assert.equal(readdirSync(place).includes(name) ? statSync(join(place, name)).size : 0, 0, name);
  }
});

test('old TLS and plain HTTP get nowhere', async (t) => {
  const made = material(t, 1);
  const intake = await start(t, { ...made, store: sqliteStore(t) });
  const { secure } = await proxy(t, [intake.port]);
  const version = (options) => new Promise((resolve) => {
    const socket = tls.connect({ ...secure, ...options }, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on('error', (error) => resolve(error.code));
  });
  assert.equal(await version({}), 'TLSv1.3');
  assert.equal(await version({ maxVersion: 'TLSv1.2' }), 'TLSv1.2');
  assert.match(await version({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }), /^E/);
});

test('the client is whom nginx sees, whatever it says of itself', async (t) => {
  const made = material(t, 1);
  const intake = await start(t, { ...made, store: sqliteStore(t), options: ['--trust-proxy', '--rate', '2'] });
  const { post } = await proxy(t, [intake.port]);
  const statuses = [];
  for (const claimed of ['203.0.113.1', '203.0.113.2, 198.51.100.1', '203.0.113.3']) {
    statuses.push((await post(made.envelopes[0], { 'X-Forwarded-For': claimed })).status);
  }
  assert.deepEqual(statuses, [201, 200, 429]);
});

test('what is too long, too slow or not there is told in the intake\'s own form', async (t) => {
  const made = material(t, 1);
  const intake = await start(t, { ...made, store: sqliteStore(t), options: ['--trust-proxy', '--rate', '0'] });
  const { post, request, secure } = await proxy(t, [intake.port]);
  assert.equal(JSON.parse((await post(Buffer.alloc(1024 * 1024))).text).error, 'envelope_bad_magic', 'just within');
  const large = await post(Buffer.alloc(1024 * 1024 + 1));
  assert.deepEqual([large.status, JSON.parse(large.text).error], [413, 'envelope_too_large']);
  assert.equal(large.headers['content-type'], 'application/json');

  const slow = (bytes) => new Promise((resolve) => {
    const began = Date.now();
    const socket = tls.connect(secure, () => socket.write(bytes));
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => resolve(Date.now() - began));
  });
  const head = 'POST /v1/envelopes HTTP/1.1\r\nHost: intake.test\r\nContent-Type: application/octet-stream\r\n';
  const times = await Promise.all([slow(head), slow(`${head}Content-Length: 5000\r\n\r\nSEALWELL`)]);
  for (const ms of times) assert.ok(ms > 500 && ms < 15_000, `${ms} ms`);

  await intake.stop();
  const away = await post(made.envelopes[0]);
  assert.deepEqual([away.status, JSON.parse(away.text).error], [503, 'store_unavailable']);
  assert.equal(away.headers['retry-after'], '30');
  assert.equal((await request('GET', '/healthz')).status, 503);
});
