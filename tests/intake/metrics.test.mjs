// Who may read the numbers: those who reach an address of their own, or hold a token; never whoever reaches the service.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { folder, material, program, refuseToStart, request, socket, start } from './intake.mjs';

/** A token, and the file that lets it in. */
function token(t, name) {
  const secret = `${name}-`.padEnd(40, '7');
  const file = join(folder(t), name);
  writeFileSync(file, `sha256:${createHash('sha256').update(secret).digest('hex')}\n`);
  return { file, headers: { Authorization: `Bearer ${secret}` } };
}

const told = /^sealwell_intake_connections \d+$/m;

test('by default the address that everybody reaches tells no numbers', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, metricsListen: null, options: ['--token-file', token(t, 'staff').file] });
  for (const method of ['GET', 'HEAD', 'POST']) {
    assert.equal((await intake.request(method, '/metrics', { headers: token(t, 'staff').headers })).status, 404, method);
  }
  assert.equal((await intake.request('GET', '/healthz')).status, 200);
});

test('an address of their own tells them, and nothing else', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  assert.match((await intake.metrics()).text, told);
  assert.equal((await intake.request('GET', '/metrics')).status, 404, 'only there');
  for (const [method, path] of [['GET', '/healthz'], ['GET', '/v1/envelopes'], ['POST', '/v1/envelopes'], ['GET', '/']]) {
    assert.equal((await request(intake.metricsOrigin, method, path, {}, Buffer.alloc(0))).status, 404, path);
  }
  assert.equal((await request(intake.metricsOrigin, 'POST', '/metrics', {}, Buffer.alloc(0))).status, 405);
});

test('a token opens them to whoever reaches the service, and each try counts', async (t) => {
  const made = material(t);
  const [watch, staff] = [token(t, 'watch'), token(t, 'staff')];
  const intake = await start(t, {
    ...made, metricsListen: null, options: ['--rate', '5', '--metrics-token-file', watch.file, '--token-file', staff.file],
  });
  const ask = (headers, path = '/metrics') => intake.request('GET', path, { headers });
  assert.match((await ask(watch.headers)).text, told);
  for (const headers of [{}, staff.headers]) {
    const refused = await ask(headers);
    assert.deepEqual([refused.status, refused.json().error], [401, 'unauthorised']);
  }
  assert.equal((await ask(watch.headers, '/v1/envelopes')).status, 401, 'nor may who watches collect');
  assert.equal((await ask(watch.headers)).status, 200);
  assert.equal((await ask(watch.headers)).status, 429);
});

test('with both, the address of their own asks for the token', async (t) => {
  const made = material(t);
  const watch = token(t, 'watch');
  const intake = await start(t, { ...made, options: ['--metrics-token-file', watch.file] });
  assert.equal((await intake.request('GET', '/metrics', { headers: watch.headers })).status, 404);
  assert.equal((await intake.metrics()).status, 401);
  assert.match((await request(intake.metricsOrigin, 'GET', '/metrics', watch.headers)).text, told);
});

test('the numbers are there while everybody else waits for a connection', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--connections', '1'] });
  const holder = await intake.socket();
  assert.match((await intake.metrics()).text, /^sealwell_intake_connections 1$/m);
  // Forgotten connections to the address of the numbers do not keep it from answering either.
  const port = Number(new URL(intake.metricsOrigin).port);
  const forgotten = [];
  for (let i = 0; i < 40; ++i) forgotten.push(await socket(port, '127.0.0.1'));
  assert.equal((await intake.metrics()).status, 200);
  [holder, ...forgotten].forEach((wire) => wire.destroy());
});

test('an address or a file that is none is told at the start', async (t) => {
  const made = material(t);
  const words = ['--listen', '127.0.0.1:0', '--store', `sqlite:${join(folder(t), 'x.db')}`, '--keys', made.keys];
  for (const [option, value, code, pattern] of [
    ['--metrics-listen', '9090', 2, /--metrics-listen: is ADDRESS:PORT/],
    ['--metrics-listen', 'localhost:9090', 1, /--metrics-listen: localhost is not an IP address/],
    ['--metrics-listen', '192.0.2.1:9090', 1, /--metrics-listen: cannot listen on 192\.0\.2\.1:9090/],
    ['--metrics-token-file', join(made.path, 'nowhere'), 1, /--metrics-token-file: there is no file/],
    ['--metrics-token-file', program, 1, /--metrics-token-file: /],
  ]) {
    const ended = await refuseToStart([...words, option, value]);
    assert.equal(ended.code, code, ended.log);
    assert.match(ended.log, pattern);
  }
});
