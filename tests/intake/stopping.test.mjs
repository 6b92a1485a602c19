import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledges, material, postHeaders, start } from './intake.mjs';

test('an intake that is told to stop finishes what is coming in', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const [envelope] = made.envelopes;
  const wire = await intake.socket();
  wire.write(`POST /v1/envelopes HTTP/1.1\r\nHost: x\r\n${postHeaders(envelope)}\r\n`);
  wire.write(envelope.subarray(0, 1000));
  await sleep(100);
  const ended = intake.stop();
  await sleep(200);
  await assert.rejects(intake.request('GET', '/healthz'), /ECONNREFUSED/, 'no new connections');
  wire.write(envelope.subarray(1000));
  const text = await wire.text();
  assert.match(text, /^HTTP\/1\.1 201 Created\r\n/);
  assert.match(text, /\r\nConnection: close\r\n/);
  assert.ok(acknowledges(text.split('\r\n\r\n')[1], envelope, made.publicKey));
  assert.deepEqual(await ended, { code: 0, signal: null });
  if (intake.store.file) assert.ok(!existsSync(`${intake.store.file}-wal`), 'the store was closed');
});

test('idle connections do not hold a stop up', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const idle = await Promise.all(Array.from({ length: 20 }, () => intake.socket()));
  idle.forEach((wire) => wire.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'));
  await Promise.all(idle.map((wire) => wire.until(/ok/)));
  const began = Date.now();
  assert.deepEqual(await intake.stop(), { code: 0, signal: null });
  assert.ok(Date.now() - began < 3000);
});

test('a client that never finishes does not keep the program', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const wire = await intake.socket();
  wire.write('POST /v1/envelopes HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n' +
    'Content-Length: 5000\r\n\r\nabc');
  await sleep(100);
  const began = Date.now();
  assert.deepEqual(await intake.stop(), { code: 0, signal: null });
  const ms = Date.now() - began;
  assert.ok(ms > 8000 && ms < 14_000, `${ms} ms`);
});

test('under load, every answer that was begun is a whole one', async (t) => {
  const made = material(t, 200);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  const posts = made.envelopes.map((envelope) =>
    intake.post(envelope).then((answer) => ({ answer, envelope }), (error) => ({ error })));
  await sleep(30);
  assert.deepEqual(await intake.stop(), { code: 0, signal: null });
  const results = await Promise.all(posts);
  for (const { answer, envelope, error } of results) {
    if (error) assert.match(error.code, /^ECONN(REFUSED|RESET)$/);
    else assert.ok(acknowledges(answer.text, envelope, made.publicKey));
  }
});
