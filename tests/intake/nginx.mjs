// site/intake/deploy/nginx.conf, run by Debian's nginx before real intakes, with a certificate made for the test.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folder, proofOf } from './intake.mjs';

const configuration = readFileSync(new URL('../../site/intake/deploy/nginx.conf', import.meta.url), 'utf8');

/** A port of this machine where nothing listens. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.on('listening', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The file with this machine's ports, folder and certificate and, unless it is `asShipped`, shorter times; `also` stands before it. */
export async function proxy(t, intakePorts, { also = '', asShipped = false } = {}) {
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
    ...(asShipped ? [] : [
      ['client_body_timeout 20s;', 'client_body_timeout 1s;'],
      ['client_header_timeout 15s;', 'client_header_timeout 1s;'],
    ]),
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
events {} http { ${paths.join(' ')} access_log ${join(place, 'access.log')}; ${also} include ${join(place, 'sealwell.conf')}; }\n`);
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
  const request = (method, path, headers = {}, body, from) =>
    new Promise((resolve, reject) => {
      const sent = https.request({ ...secure, localAddress: from, method, path, headers: { Host: 'intake.test', ...headers }, agent: false }, (answer) => {
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
  const post = (bytes, headers = {}, from) => {
    const proof = proofOf(bytes);
    const usual = { 'Content-Type': 'application/octet-stream', ...(proof && { 'Sealwell-Proof': proof }) };
    return request('POST', '/v1/envelopes', { ...usual, ...headers }, bytes, from);
  };
  return { place, port, secure, request, post };
}
