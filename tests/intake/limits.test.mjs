import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { material, start } from './intake.mjs';

const postHead = (length) =>
  'POST /v1/envelopes HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n' + length + '\r\n\r\n';

/** Milliseconds until the other side closes, and what it said. */
async function closedAfter(wire) {
  const began = Date.now();
  const text = await wire.text();
  return { text, ms: Date.now() - began };
}

test('an address that has used up its allowance waits, others do not', async (t) => {
  const made = material(t, 6);
  const intake = await start(t, { ...made, options: ['--rate', '30'] });
  let refused;
  for (let i = 0; i < 31 && !refused; ++i) {
    const answer = await intake.post(made.envelopes[0], { from: '127.0.0.2' });
    if (answer.status === 429) refused = { answer, i };
    else assert.ok([200, 201].includes(answer.status));
  }
  assert.ok(refused.i >= 30, 'the whole allowance may be used at once');
  assert.equal(refused.answer.json().error, 'too_many_requests');
  const wait = Number(refused.answer.headers['retry-after']);
  assert.ok(wait >= 1 && wait <= 2, `30 a minute is one in two seconds, not ${wait}`);
  assert.equal((await intake.post(made.envelopes[1], { from: '127.0.0.3' })).status, 201);
  await sleep(wait * 1000 + 100);
  assert.equal((await intake.post(made.envelopes[2], { from: '127.0.0.2' })).status, 201);
  assert.equal((await intake.post(made.envelopes[2], { from: '127.0.0.2' })).status, 429);
  // Reading costs nothing.
  assert.equal((await intake.request('GET', '/healthz', { from: '127.0.0.2' })).status, 200);
});

test('X-Forwarded-For counts only behind --trust-proxy, and then its last entry', async (t) => {
  const made = material(t);
  const post = (intake, forwarded) =>
    intake.post(made.envelopes[0], { headers: { 'X-Forwarded-For': forwarded } }).then((answer) => answer.status);

  const open = await start(t, { ...made, options: ['--rate', '2'] });
  assert.equal(await post(open, '192.0.2.1'), 201);
  assert.equal(await post(open, '192.0.2.2'), 200);
  assert.equal(await post(open, '192.0.2.3'), 429);

  const behind = await start(t, { ...made, options: ['--rate', '2', '--trust-proxy'] });
  assert.equal(await post(behind, '192.0.2.1'), 201);
  assert.equal(await post(behind, '192.0.2.2, 192.0.2.1'), 200);
  assert.equal(await post(behind, '198.51.100.7, 192.0.2.1'), 429);
  assert.equal(await post(behind, '192.0.2.1, 192.0.2.9'), 200);
  // One IPv6 client has a whole /64.
  assert.equal(await post(behind, '2001:db8:0:1::1'), 200);
  assert.equal(await post(behind, '2001:db8:0:1:ffff::2'), 200);
  assert.equal(await post(behind, '2001:db8:0:1:aaaa:bbbb:cccc:3'), 429);
  assert.equal(await post(behind, '2001:db8:0:2::1'), 200);
});

test('a header that dribbles in loses the connection in its time', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--header-seconds', '1'] });
  const wire = await intake.socket();
  wire.write('GET /healthz HTTP/1.1\r\n');
  // Each byte comes well within a second; the whole must, too.
  const dribble = setInterval(() => wire.write('X'), 200);
  const { text, ms } = await closedAfter(wire);
  clearInterval(dribble);
  assert.equal(text, '');
  assert.ok(ms > 700 && ms < 4000, `${ms} ms`);
});

test('a silent connection is closed, before and between requests', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--header-seconds', '1'] });
  const silent = await intake.socket();
  const idle = await intake.socket();
  idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  const [never, once] = await Promise.all([closedAfter(silent), closedAfter(idle)]);
  assert.equal(never.text, '');
  assert.match(once.text, /^HTTP\/1\.1 200 OK/);
  assert.ok(never.ms < 4000 && once.ms < 4000);
});

test('a body that dribbles in loses the connection, and nothing is stored', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--body-seconds', '1'] });
  const [envelope] = made.envelopes;
  const wire = await intake.socket();
  wire.write(postHead(`Content-Length: ${envelope.length}`));
  let sent = 0;
  const dribble = setInterval(() => wire.write(envelope.subarray(sent, (sent += 100))), 200);
  const { text, ms } = await closedAfter(wire);
  clearInterval(dribble);
  assert.equal(text, '');
  assert.ok(ms > 700 && ms < 4000, `${ms} ms`);
  assert.equal((await intake.post(envelope)).status, 201, 'it was not known before');
  assert.ok(intake.log().some((line) => line.status === 408));
});

test('a client that goes away in the middle of its body leaves nothing behind', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const [envelope] = made.envelopes;
  const wire = await intake.socket();
  wire.write(postHead(`Content-Length: ${envelope.length}`));
  wire.write(envelope.subarray(0, envelope.length - 1));
  await sleep(50);
  wire.destroy();
  await sleep(50);
  assert.equal((await intake.post(envelope)).status, 201, 'it was not known before');
});

test('slow clients do not keep others waiting', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const slow = await Promise.all(Array.from({ length: 200 }, () => intake.socket()));
  slow.forEach((wire) => wire.write('POST /v1/envelopes HTTP/1.1\r\nHost: x\r\nX-Slow: '));
  const began = Date.now();
  assert.equal((await intake.post(made.envelopes[0])).status, 201);
  assert.ok(Date.now() - began < 2000);
  slow.forEach((wire) => wire.destroy());
});

test('there are never more connections than allowed, and the next waits for its turn', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--connections', '3', '--header-seconds', '2'] });
  const holders = await Promise.all([intake.socket(), intake.socket(), intake.socket()]);
  await sleep(100);
  const waiting = intake.request('GET', '/metrics');
  assert.equal(await Promise.race([waiting.then(() => 'answered'), sleep(500, 'waits')]), 'waits');
  holders[0].destroy();
  const answer = await waiting;
  assert.equal(answer.status, 200);
  assert.match(answer.text, /^sealwell_intake_connections 3$/m);
  holders.forEach((wire) => wire.destroy());
});

test('bodies may hold so much memory and no more; the rest is told to come back', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  // Each may grow to 1 MiB, since it does not say its length.
  const open = await Promise.all(Array.from({ length: 64 }, () => intake.socket()));
  open.forEach((wire) => wire.write(postHead('Transfer-Encoding: chunked')));
  await sleep(300);
  const busy = await intake.post(made.envelopes[0]);
  assert.equal(busy.status, 503);
  assert.equal(busy.json().error, 'busy');
  assert.ok(Number(busy.headers['retry-after']) > 0);
  open.forEach((wire) => wire.destroy());
  await sleep(300);
  assert.equal((await intake.post(made.envelopes[0])).status, 201, 'what was held is given back');
});
