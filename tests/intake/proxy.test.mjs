// What the shipped configuration of the proxy does, on the wire.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import http2 from 'node:http2';
import { join } from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledges, material, proofOf, start } from './intake.mjs';
import { freePort, proxy } from './nginx.mjs';
import { sqliteStore } from './stores.mjs';

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
  assert.equal((await request('GET', '/metrics')).status, 404, 'the numbers have an address of their own');

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

const postHead = 'POST /v1/envelopes HTTP/1.1\r\nHost: intake.test\r\nContent-Type: application/octet-stream\r\nContent-Length: 5000\r\n';

/** Sends `first`, then a byte every 50 ms until the other side closes; gives what came. */
function dribble(secure, first, from) {
  return new Promise((resolve) => {
    let came = '';
    let timer;
    const socket = tls.connect({ ...secure, localAddress: from }, () => {
      socket.write(first);
      timer = setInterval(() => socket.write('x'), 50);
    });
    socket.on('data', (data) => (came += data));
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve((clearInterval(timer), came)));
  });
}

test('a header and a body that come byte by byte have one time for all of it', async (t) => {
  const made = material(t, 1);
  const options = ['--trust-proxy', '--rate', '0', '--body-seconds', '2'];
  const intakes = [await start(t, { ...made, store: sqliteStore(t), options }), await start(t, { ...made, store: sqliteStore(t), options })];
  const { post, secure } = await proxy(t, intakes.map(({ port }) => port));
  const headers = await dribble(secure, `${postHead}X-Slow: `);
  assert.match(headers, /^(HTTP\/1\.1 408 [^]*)?$/);
  const bodies = await Promise.all(Array.from({ length: 8 }, () => dribble(secure, `${postHead}\r\n`)));
  // The intakes' own words, so that their time it was and not nginx's, which is for one byte.
  for (const text of bodies) assert.match(text, /^HTTP\/1\.1 408 [^]*"too_slow"/);
  // Nor were the intakes taken for ones that are down.
  for (let i = 0; i < 4; ++i) assert.ok([200, 201].includes((await post(made.envelopes[0])).status));

  // The same over HTTP/2.
  const session = http2.connect(`https://127.0.0.1:${secure.port}`, { ca: secure.ca, servername: 'intake.test' });
  const stream = session.request({ ':method': 'POST', ':path': '/v1/envelopes', ':authority': 'intake.test',
    'content-type': 'application/octet-stream', 'content-length': 5000 });
  stream.on('error', () => {});
  const timer = setInterval(() => stream.writable && stream.write('x'), 50);
  const answer = await new Promise((resolve) => stream.on('response', resolve));
  clearInterval(timer);
  assert.equal(answer[':status'], 408);
  session.destroy();
});

test('a post that one intake does not take up goes to the next', async (t) => {
  const made = material(t, 6);
  const intake = await start(t, { ...made, store: sqliteStore(t), options: ['--trust-proxy'] });
  const { post } = await proxy(t, [await freePort(), intake.port, await freePort()]);
  for (const bytes of made.envelopes) assert.equal((await post(bytes)).status, 201);
});

test('one client has so many requests under way and no more, an IPv6 client its /64', async (t) => {
  const made = material(t, 3);
  const intake = await start(t, { ...made, store: sqliteStore(t), options: ['--trust-proxy', '--rate', '0'] });
  // So that the test may say who it is.
  const { post, secure, place } = await proxy(t, [intake.port], { asShipped: true, also: 'set_real_ip_from 127.0.0.1; real_ip_header X-Who;' });
  const open = [];
  for (let i = 0; i < 128; ++i) {
    const socket = tls.connect(secure);
    socket.on('error', () => {});
    await new Promise((secured) => socket.on('secureConnect', secured));
    socket.write(`${postHead}X-Who: 2001:db8:0:1::${i.toString(16)}\r\n\r\nx`);
    open.push(socket);
  }
  for (let tries = 0; numberOf('connections', (await intake.metrics()).text) < 128; ++tries) {
    assert.ok(tries < 200, 'all have come to the intake');
    await sleep(20);
  }
  const who = (address) => post(made.envelopes[0], { 'X-Who': address });
  const refused = await who('2001:db8:0:1:ffff::');
  assert.deepEqual([refused.status, JSON.parse(refused.text).error, refused.headers['retry-after']], [429, 'too_many_requests', '5']);
  assert.deepEqual([(await who('2001:db8:0:2::1')).status, (await who('192.0.2.1')).status], [201, 200]);
  open.forEach((socket) => socket.destroy());
  assert.equal(statSync(join(place, 'error.log')).size, 0, 'and nobody is written down');
});

const numberOf = (name, text) => Number(new RegExp(`^sealwell_intake_${name} (\\d+)$`, 'm').exec(text)[1]);
