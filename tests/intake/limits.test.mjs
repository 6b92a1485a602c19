import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { material, socket, start } from './intake.mjs';

const postHead = (length) =>
  'POST /v1/envelopes HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n' + length + '\r\n\r\n';

const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

/** A connection from each of these addresses, in that order. */
async function wires(intake, froms) {
  const open = [];
  for (const from of froms) open.push(await intake.socket(from));
  return open;
}

/** What the program has in memory; of one with sanitizers, which have much of their own, nothing is said. */
function residentKilobytes(pid) {
  if (process.env.SEALWELL_SANITIZED) return 0;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
}

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

test('a body has its time for all of it: one that dribbles in is told, and nothing is stored', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--body-seconds', '1'] });
  const [envelope] = made.envelopes;
  for (const expect of ['', '\r\nExpect: 100-continue']) {
    const wire = await intake.socket();
    wire.write(postHead(`Content-Length: ${envelope.length}${expect}`));
    let sent = 0;
    const dribble = setInterval(() => wire.write(envelope.subarray(sent, (sent += 1))), 50);
    const text = await wire.until(/"too_slow"/);
    clearInterval(dribble);
    assert.match(text, /HTTP\/1\.1 408 [^]*Connection: close/);
    wire.destroy();
  }
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

test('there are never more connections than allowed: whoever has most gives up the one that has waited longest', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--connections', '4'] });
  const [lone, ...many] = await wires(intake, ['127.0.0.3', '127.0.0.4', '127.0.0.4', '127.0.0.4']);
  // Accepted all of them, in that order, before anything is said.
  while (!/^sealwell_intake_connections 4$/m.test((await intake.metrics()).text)) await sleep(10);
  many[0].write(postHead('Content-Length: 5000'));
  await many[1].heard(health, /"ok"/);
  // many[2] has said nothing since it came; the others began to wait after that.
  assert.equal((await intake.post(made.envelopes[0], { from: '127.0.0.2' })).status, 201);
  assert.equal(await many[2].text(), '', 'closed without a word');
  assert.equal(many[0].came(), '');
  for (const wire of [lone, many[1]]) await wire.heard(health, /"ok"/);
  const numbers = (await intake.metrics()).text;
  assert.match(numbers, /^sealwell_intake_connections 3$/m);
  assert.match(numbers, /^sealwell_intake_given_up_total\{what="connection"\} 1$/m);
  [lone, ...many].forEach((wire) => wire.destroy());
});

test('one address has so many connections and no more; an IPv4 address that came by IPv6 is the same one', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, address: '[::]', options: ['--connections-per-address', '3'] });
  const open = (from) => socket(intake.port, '127.0.0.1', from);
  const mine = [await open('127.0.0.4'), await open('127.0.0.4'), await open('127.0.0.4')];
  const other = await open('127.0.0.5');
  const newest = await open('127.0.0.4');
  assert.equal(await mine[0].text(), '', 'its oldest is closed');
  for (const wire of [mine[1], mine[2], newest, other]) {
    await wire.heard(health, /"ok"/);
    wire.destroy();
  }
});

test('behind a proxy all connections are its own: none is closed for their number alone', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--trust-proxy', '--connections-per-address', '2'] });
  const open = await wires(intake, Array(8).fill('127.0.0.4'));
  for (const wire of open) {
    await wire.heard(health, /"ok"/);
    wire.destroy();
  }
});

test('behind a proxy the client with most requests under way gives one up, and is told', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--trust-proxy', '--rate', '0', '--connections', '4'] });
  const open = await wires(intake, Array(4).fill('127.0.0.4'));
  const senders = ['192.0.2.1', '192.0.2.7', '192.0.2.7', '192.0.2.7'];
  for (const [i, sender] of senders.entries()) {
    await open[i].heard(postHead(`Content-Length: 5000\r\nExpect: 100-continue\r\nX-Forwarded-For: ${sender}`), /100 Continue/);
  }
  assert.equal((await intake.post(made.envelopes[0], { headers: { 'X-Forwarded-For': '192.0.2.2' } })).status, 201);
  // A proxy takes silence for an intake that is down.
  assert.match(await open[1].text(), /503 Service Unavailable[^]*"busy"/);
  assert.doesNotMatch(open[0].came() + open[2].came() + open[3].came(), /503/);
  open.forEach((wire) => wire.destroy());
});

/** How many connections of an address hold how many bytes of a body each, when all have arrived. */
async function hold(intake, from, count, bytes) {
  const held = await wires(intake, Array(count).fill(from));
  for (const wire of held) {
    wire.write(postHead('Content-Length: 1048576'));
    wire.write(Buffer.alloc(bytes));
  }
  return held;
}

test('what is announced takes no memory, only what arrives', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0', '--connections-per-address', '0'] });
  const resident = residentKilobytes(intake.pid);
  const announced = await hold(intake, '127.0.0.4', 200, 0);
  assert.equal((await intake.post(made.envelopes[0], { from: '127.0.0.4' })).status, 201);
  assert.ok(residentKilobytes(intake.pid) - resident < 10_000);
  assert.match((await intake.metrics()).text, /^sealwell_intake_given_up_total\{what="body"\} 0$/m);
  announced.forEach((wire) => wire.destroy());
});

test('bodies hold so much memory and no more: the address that holds most gives up its oldest', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0', '--connections-per-address', '0'] });
  const small = await hold(intake, '127.0.0.3', 1, 500_000);
  const large = await hold(intake, '127.0.0.4', 80, 1024 * 1024 - 1);
  // 64 MiB in all: some of the 80 have been told to come back, which is how those that stay know that they fit.
  await large[0].until(/"busy"/);
  assert.equal((await intake.post(made.envelopes[0], { from: '127.0.0.2' })).status, 201);
  assert.equal((await intake.post(made.envelopes[1], { from: '127.0.0.4' })).status, 201, 'the same address gets through as well');
  assert.equal(small[0].came(), '', 'what holds little keeps it');
  assert.match(large[0].came(), /503[^]*Retry-After: \d+[^]*"busy"/);
  assert.ok(residentKilobytes(intake.pid) < 110_000, `${residentKilobytes(intake.pid)} kB`);
  assert.match((await intake.metrics()).text, /^sealwell_intake_given_up_total\{what="body"\} [1-9]/m);
  [...small, ...large].forEach((wire) => wire.destroy());
});

test('behind a proxy memory is shared between those whom it names', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0', '--trust-proxy'] });
  const open = await wires(intake, Array(70).fill('127.0.0.4'));
  const [lone, ...many] = open;
  // One of another network, and many who change their address within their own.
  for (const [i, wire] of open.entries()) {
    wire.write(postHead(`Content-Length: 1048576\r\nX-Forwarded-For: ${wire === lone ? '192.0.2.3' : `2001:db8::${i}`}`));
    wire.write(Buffer.alloc(1024 * 1024 - 1));
  }
  await Promise.race(many.map((wire) => wire.until(/"busy"/)));
  assert.equal(lone.came(), '');
  assert.equal((await intake.post(made.envelopes[0], { headers: { 'X-Forwarded-For': '192.0.2.2' } })).status, 201);
  open.forEach((wire) => wire.destroy());
});
