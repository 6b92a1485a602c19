import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { folder, material, start } from './intake.mjs';

const client = '127.0.0.77';
const forwarded = '203.0.113.99';

test('nothing that a client sent or is appears in the log or the numbers', async (t) => {
  const made = material(t, 4);
  const token = randomBytes(32).toString('hex');
  const tokenFile = join(folder(t), 'tokens');
  writeFileSync(tokenFile, `sha256:${createHash('sha256').update(token).digest('hex')}\n`);
  const intake = await start(t, { ...made, options: ['--trust-proxy', '--token-file', tokenFile] });
  const secret = 'Marjorie-BH1-2QQ';
  const headers = {
    'X-Forwarded-For': forwarded, 'User-Agent': `agent-${secret}`, Referer: `https://gp.example/${secret}`,
    Cookie: `session=${secret}`,
  };
  const bearer = { ...headers, Authorization: `Bearer ${token}` };
  const ids = [];
  for (const envelope of made.envelopes) ids.push((await intake.post(envelope, { headers, from: client })).json().id);
  await intake.post(made.envelopes[0], { headers, from: client });
  await intake.post(made.sameIdAsFirst, { headers, from: client });
  await intake.post(Buffer.from(`{"name":"${secret}"}`), { headers, from: client });
  await intake.post(Buffer.from(secret), { headers: { ...headers, 'Content-Type': `text/${secret}` }, from: client });
  await intake.request('GET', `/${secret}?answer=${secret}`, { headers, from: client });
  await intake.request('GET', `/healthz?answer=${secret}`, { headers, from: client });
  await intake.request(`PURGE`, `/v1/envelopes/${secret}`, { headers, from: client });
  await intake.request('GET', `/v1/envelopes?after=${secret}`, { headers: bearer, from: client });
  await intake.request('GET', '/v1/envelopes', { headers: bearer, from: client });
  await intake.request('DELETE', `/v1/envelopes/${ids[0]}`, { headers: bearer, from: client });
  await intake.request('GET', '/v1/envelopes', { headers: { Authorization: `Bearer ${secret}` }, from: client });
  const wire = await intake.socket();
  wire.write(`${secret} ${secret}\r\n\r\n`);
  await wire.text();
  const metrics = (await intake.metrics()).text;
  await intake.stop();

  const written = intake.everythingWritten() + metrics;
  assert.ok(intake.log().filter((line) => line.route).length >= 14, 'the requests were logged');
  const hidden = [client, forwarded, secret, token, ...ids, 'Bearer', 'gp.example'];
  for (const envelope of made.envelopes) {
    const hash = createHash('sha256').update(envelope).digest();
    hidden.push(hash.toString('hex'), hash.toString('base64'));
    for (let at = 0; at + 12 <= Math.min(envelope.length, 400); at += 12) {
      const piece = envelope.subarray(at, at + 12);
      if (new Set(piece).size < 4) continue; // zeros of the header say nothing
      hidden.push(piece.toString('hex'), piece.toString('base64'));
    }
  }
  for (const text of hidden) assert.ok(!written.includes(text), `found ${text}`);
});

test('a log line holds these members and no others', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  await intake.post(made.envelopes[0]);
  await intake.request('BREW', '/coffee');
  await intake.stop();
  const requests = intake.log().filter((line) => line.route);
  for (const line of requests) {
    assert.deepEqual(Object.keys(line), ['at', 'method', 'route', 'status', 'bytes', 'ms']);
    assert.match(line.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  }
  assert.deepEqual(requests.map(({ method, route, status, bytes }) => [method, route, status, bytes]), [
    ['POST', 'envelopes', 201, '<=16K'],
    ['other', 'other', 404, '0'],
  ]);
});

test('the numbers count and say nothing else', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  await intake.post(made.envelopes[0]);
  await intake.post(made.envelopes[0]);
  await intake.post(made.sameIdAsFirst);
  const answer = await intake.metrics();
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  assert.equal(answer.headers['cache-control'], 'no-store');
  const metrics = answer.text;
  assert.match(metrics, /^sealwell_intake_envelopes_total\{outcome="stored"\} 1$/m);
  assert.match(metrics, /^sealwell_intake_envelopes_total\{outcome="repeated"\} 1$/m);
  assert.match(metrics, /^sealwell_intake_envelopes_total\{outcome="conflict"\} 1$/m);
  assert.match(metrics, /^sealwell_intake_requests_total\{route="envelopes",method="POST",status="201"\} 1$/m);
  assert.match(metrics, /^sealwell_intake_envelope_bytes_bucket\{le="\+Inf"\} 1$/m);
  assert.match(metrics, /^sealwell_intake_request_seconds_count\{route="envelopes"\} 3$/m);
  for (const line of metrics.trim().split('\n')) {
    assert.match(line, /^# (HELP|TYPE) |^sealwell_intake_\w+(\{(\w+="[\w.+]+",?)+\})? [\d.e+-]+$/, line);
  }
});
