import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test from 'node:test';
import { littleEndian, number, order } from '../vectors/ed25519.mjs';
import { signingPair } from '../vectors/envelope/independent.mjs';
import { envelopeIdFor, provePost, proveWithdrawal } from '../vectors/envelope/independent_proof.mjs';
import { acknowledges, material, postHeaders, proofOf, start } from './intake.mjs';

const mebibyte = 1024 * 1024;

function refused(answer, status, error) {
  assert.equal(answer.status, status, answer.text);
  assert.deepEqual(Object.keys(answer.json()), ['error', 'message']);
  assert.equal(answer.json().error, error);
  assert.match(answer.json().message, /\.$/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
}

test('an envelope is stored once and acknowledged in the same words ever after', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const [envelope] = made.envelopes;
  const first = await intake.post(envelope);
  assert.equal(first.status, 201);
  assert.equal(first.headers['content-type'], 'application/json');
  assert.equal(first.headers['cache-control'], 'no-store');
  assert.equal(first.headers['x-content-type-options'], 'nosniff');
  assert.match(first.headers.date, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  assert.ok(acknowledges(first.text, envelope, made.publicKey), first.text);
  assert.ok(Math.abs(Date.parse(first.json().receivedAt) - Date.now()) < 60_000);

  // A second later the words would differ if they were made anew.
  await new Promise((later) => setTimeout(later, 1100));
  const second = await intake.post(envelope);
  assert.equal(second.status, 200);
  assert.equal(second.text, first.text);

  const other = await intake.post(made.envelopes[1]);
  assert.equal(other.status, 201);
  assert.ok(acknowledges(other.text, made.envelopes[1], made.publicKey));
  assert.ok(!acknowledges(other.text, envelope, made.publicKey), 'the check itself can fail');
});

test('an id that is known with other bytes is a conflict and changes nothing', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const first = await intake.post(made.envelopes[0]);
  refused(await intake.post(made.sameIdAsFirst), 409, 'envelope_conflict');
  const again = await intake.post(made.envelopes[0]);
  assert.equal(again.status, 200);
  assert.equal(again.text, first.text);
});

test('the same envelope from many at once is stored once', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  const answers = await Promise.all(Array.from({ length: 40 }, () => intake.post(made.envelopes[0])));
  assert.equal(answers.filter((answer) => answer.status === 201).length, 1);
  assert.equal(answers.filter((answer) => answer.status === 200).length, 39);
  assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
});

test('many envelopes at once are each acknowledged for themselves', async (t) => {
  const made = material(t, 120);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  const answers = await Promise.all(made.envelopes.map((envelope) => intake.post(envelope)));
  answers.forEach((answer, i) => {
    assert.equal(answer.status, 201);
    assert.ok(acknowledges(answer.text, made.envelopes[i], made.publicKey));
  });
  const metrics = (await intake.metrics()).text;
  assert.match(metrics, /^sealwell_intake_envelopes_total\{outcome="stored"\} 120$/m);
  const commits = Number(/^sealwell_intake_commit_envelopes_count (\d+)$/m.exec(metrics)[1]);
  assert.ok(commits >= 1 && commits < 120, `120 envelopes shared ${commits} commits`);
});

test('what is no envelope is refused with the named failure', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  const [envelope] = made.envelopes;
  const changed = (at, value) => {
    const copy = Buffer.from(envelope);
    copy[at] = value;
    return copy;
  };
  refused(await intake.post(Buffer.alloc(0)), 400, 'envelope_too_short');
  refused(await intake.post(Buffer.from('{"answers":{}}')), 400, 'envelope_too_short');
  refused(await intake.post(randomBytes(20_000)), 400, 'envelope_bad_magic');
  refused(await intake.post(changed(0, 0)), 400, 'envelope_bad_magic');
  refused(await intake.post(envelope.subarray(0, 20)), 400, 'envelope_too_short');
  refused(await intake.post(Buffer.concat([envelope, Buffer.from([0])])), 400, 'envelope_bad_length');
  assert.equal((await intake.post(envelope)).status, 201);
  // Whatever bit is turned, the answer is a named refusal: the proof is for the bytes as they were sealed.
  const headers = { 'Sealwell-Proof': proofOf(envelope) };
  for (const at of [...Array(64).keys(), envelope.length - 1]) {
    const answer = await intake.post(changed(at, envelope[at] ^ 0x80), { headers });
    assert.ok([400, 403].includes(answer.status), `byte ${at}: ${answer.status} ${answer.text}`);
    assert.match(answer.json().error, answer.status === 400 ? /^envelope_/ : /^post_not_proved$/);
  }
  assert.equal((await intake.request('GET', '/healthz')).status, 200);
});

test('more than 1 MiB is refused, announced or not', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  refused(await intake.post(Buffer.alloc(mebibyte)), 400, 'envelope_bad_magic');
  refused(await intake.post(Buffer.alloc(mebibyte + 1)), 413, 'envelope_too_large');
  refused(
    await intake.post(Buffer.alloc(mebibyte + 1), { headers: { 'Transfer-Encoding': 'chunked' } }),
    413, 'envelope_too_large');

  // Said on the header alone: no byte of the body is sent.
  const wire = await intake.socket();
  wire.write('POST /v1/envelopes HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n' +
    'Content-Length: 99999999999\r\n\r\n');
  assert.match(await wire.text(), /^HTTP\/1\.1 413 /);
});

test('an envelope that comes in chunks is stored', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const answer = await intake.post(made.envelopes[0], { headers: { 'Transfer-Encoding': 'chunked' } });
  assert.equal(answer.status, 201);
  assert.ok(acknowledges(answer.text, made.envelopes[0], made.publicKey));
});

test('without a good proof nothing is stored, and nobody takes an id', async (t) => {
  const made = material(t, 2);
  const intake = await start(t, { ...made, options: ['--rate', '0'] });
  const [envelope, other] = made.envelopes;
  const [seed, otherSeed] = made.receipts;
  const hash = (bytes) => createHash('sha256').update(bytes).digest();
  const key = signingPair(seed).publicKey;
  const id = envelopeIdFor(key);
  const text = (proof) => Buffer.from(proof).toString('base64');
  const good = Buffer.from(provePost(hash(envelope), seed));
  const nonCanonical = Buffer.from(good);
  nonCanonical.set(littleEndian(number(good.subarray(96)) + order), 96);
  const cases = {
    'none': undefined,
    'empty': '',
    'no base64': 'not base64!',
    'white space in it': `${text(good).slice(0, 8)} ${text(good).slice(8)}`,
    'short': text(good.subarray(1)),
    'long': text([...good, 0]),
    'without its hash': text([...good.subarray(0, 32), ...good.subarray(64)]),
    'of another key': text(provePost(hash(envelope), otherSeed)),
    'of another key under this id': text(provePost(hash(envelope), otherSeed, { id, key })),
    'of other bytes': text(provePost(hash(other), seed)),
    'of other bytes under this hash': text(provePost(hash(other), seed, { hash: hash(envelope) })),
    'of another id': text(provePost(hash(envelope), seed, { id: envelopeIdFor(signingPair(otherSeed).publicKey) })),
    'a withdrawal': text(proveWithdrawal(hash(envelope), seed)),
    'with a scalar that is too large': text(nonCanonical),
    'with a key of small order': text([...littleEndian(1n), ...good.subarray(32)]),
    'with a key that is no point': text([...Buffer.alloc(32, 2), ...good.subarray(32)]),
    'twice': `${text(good)}, ${text(good)}`,
  };
  for (const [name, proof] of Object.entries(cases)) {
    const headers = { 'Content-Type': 'application/octet-stream', ...(proof !== undefined && { 'Sealwell-Proof': proof }) };
    const answer = await intake.request('POST', '/v1/envelopes', { headers, body: envelope });
    assert.deepEqual([answer.status, answer.json().error], [403, 'post_not_proved'], name);
  }
  // Somebody who has the proof posts what was sealed, and nothing else under its id.
  const altered = Buffer.from(envelope);
  altered[altered.length - 1] ^= 1;
  refused(await intake.post(altered, { headers: { 'Sealwell-Proof': text(good) } }), 403, 'post_not_proved');
  refused(await intake.post(altered, { headers: { 'Sealwell-Proof': text(provePost(hash(altered), otherSeed)) } }), 403, 'post_not_proved');
  assert.equal(intake.store.query('SELECT count(*) FROM envelope'), '0');
  assert.equal((await intake.post(envelope)).status, 201);
});

test('a client that asks first is told to go on', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const wire = await intake.socket();
  const [envelope] = made.envelopes;
  wire.write(`POST /v1/envelopes HTTP/1.1\r\nHost: x\r\n${postHeaders(envelope)}Expect: 100-continue\r\nConnection: close\r\n\r\n`);
  await wire.until(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
  wire.write(envelope);
  assert.match(await wire.text(), /\r\n\r\nHTTP\/1\.1 201 Created\r\n/);
});

test('only the bytes as they are, under their own type', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const [envelope] = made.envelopes;
  const typed = (type) => intake.post(envelope, { headers: { 'Content-Type': type } });
  refused(await typed('application/json'), 415, 'unsupported_media_type');
  refused(await typed('text/plain'), 415, 'unsupported_media_type');
  refused(await typed(''), 415, 'unsupported_media_type');
  refused(await typed('application/octet-streams'), 415, 'unsupported_media_type');
  refused(await intake.post(envelope, { headers: { 'Content-Encoding': 'gzip' } }), 415, 'unsupported_media_type');
  assert.equal((await typed('Application/Octet-Stream; charset=binary')).status, 201);
});

test('other methods and other addresses are refused', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await intake.request(method, '/v1/envelopes');
    refused(answer, 405, 'method_not_allowed');
    assert.equal(answer.headers.allow, 'POST');
  }
  refused(await intake.request('POST', '/healthz'), 405, 'method_not_allowed');
  refused(await intake.request('GET', '/'), 404, 'not_found');
  refused(await intake.request('GET', '/v1'), 404, 'not_found');
  refused(await intake.request('POST', '/v1/envelopes/../envelopes', { body: made.envelopes[0] }), 404, 'not_found');
  // Nobody was given a token, so that nobody collects.
  refused(await intake.request('GET', '/v1/envelopes'), 404, 'not_found');
  refused(await intake.request('DELETE', `/v1/envelopes/${'a'.repeat(32)}`), 404, 'not_found');
  const withdrawal = await intake.request('GET', `/v1/envelopes/${'a'.repeat(32)}/withdrawal`);
  refused(withdrawal, 405, 'method_not_allowed');
  assert.equal(withdrawal.headers.allow, 'POST');
});

test('what is no HTTP is answered once and cut', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  for (const [bytes, status] of [
    ['GARBAGE\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nno colon here\r\n\r\n', 400],
    ['GET / HTTP/9.9\r\nHost: x\r\n\r\n', 400],
    ['POST /v1/envelopes HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef', 400],
    ['POST /v1/envelopes HTTP/1.1\r\nContent-Length: -1\r\n\r\n', 400],
    // Two lengths are how one request is smuggled inside another.
    ['POST /v1/envelopes HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['POST /v1/envelopes HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(9000)}\r\n\r\n`, 431],
    [`GET /${'a'.repeat(9000)} HTTP/1.1\r\n\r\n`, 431],
    [randomBytes(300), 400],
  ]) {
    const wire = await intake.socket();
    wire.write(bytes);
    assert.match(await wire.text(), new RegExp(`^HTTP/1\\.1 ${status} `), String(bytes).slice(0, 60));
  }
  assert.equal((await intake.request('GET', '/healthz')).status, 200);
});

test('one connection carries many requests, also written at once', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const wire = await intake.socket();
  const get = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  wire.write(get + get + get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  assert.equal((await wire.text()).match(/HTTP\/1\.1 200 OK/g).length, 3);
});

test('health answers GET and HEAD alike', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  const got = await intake.request('GET', '/healthz');
  assert.deepEqual([got.status, got.text], [200, '{"status":"ok"}']);
  const head = await intake.request('HEAD', '/healthz');
  assert.deepEqual([head.status, head.text, head.headers['content-length']], [200, '', String(got.bytes.length)]);
});
