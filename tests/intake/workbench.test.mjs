// The workbench's rooms against a real intake, with the HTTP of its window.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { folder, material, proofOf, start } from './intake.mjs';

const root = new URL('../../', import.meta.url).pathname;
const program = process.env.SEALWELL_WORKBENCH_ROOMS ?? join(root, 'build/native/tests/intake/workbench_rooms');
const rooms = async (...words) => (await promisify(execFile)(program, words)).stdout;

function outbox(path, made, idAt, address) {
  mkdirSync(path);
  const posting = { format: 'sealwell-posting/1', service: 'Test', address, sealedAt: '2026-11-22T12:00:00Z',
                    intakeKeys: [made.publicKey] };
  return made.envelopes.map((envelope) => {
    const id = envelope.subarray(idAt, idAt + 16).toString('hex');
    writeFileSync(join(path, `${id}.posting`), JSON.stringify({ ...posting, proof: proofOf(envelope) }));
    writeFileSync(join(path, `${id}.sealwell`), envelope);
    return id;
  });
}

test('what waits is posted, collected, and deleted at the intake', async (t) => {
  const made = material(t, 3);
  const own = folder(t);
  const token = randomBytes(32).toString('base64');
  writeFileSync(join(own, 'token'), token);
  writeFileSync(join(own, 'hashes'), `sha256:${createHash('sha256').update(token).digest('hex')}\n`);
  const intake = await start(t, { keys: made.keys, options: ['--token-file', join(own, 'hashes')] });
  // Where an envelope has its id is told by the intake, and not written down here too. Posting it again does no harm.
  const first = await intake.post(made.envelopes[0]);
  assert.equal(first.status, 201);
  const idAt = made.envelopes[0].indexOf(Buffer.from(first.json().id, 'hex'));
  const ids = outbox(join(own, 'outbox'), made, idAt, `${intake.origin}/v1/envelopes`);

  assert.match(await rooms('post', join(own, 'outbox')), /Nothing waits to be sent/);
  assert.deepEqual(readdirSync(join(own, 'outbox')), []);

  assert.match(await rooms('collect', intake.origin, join(own, 'token'), join(own, 'in')), /3 envelopes saved/);
  assert.deepEqual(readdirSync(join(own, 'in')).sort(), ids.map((id) => `${id}.sealwell`).sort());
  for (const [i, id] of ids.entries()) assert.deepEqual(readFileSync(join(own, 'in', `${id}.sealwell`)), made.envelopes[i]);

  assert.match(await rooms('collect', intake.origin, join(own, 'token'), join(own, 'in'), 'delete'), /3 envelopes deleted/);
  assert.match(await rooms('collect', intake.origin, join(own, 'token'), join(own, 'in')), /0 envelopes saved/);
});

test('a redirect is not followed, and an intake that is away is said to be', async (t) => {
  const own = folder(t);
  writeFileSync(join(own, 'token'), randomBytes(32).toString('base64'));
  let asked = 0;
  const elsewhere = createServer((_, answer) => { asked += 1; answer.end('{}'); });
  await new Promise((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  t.after(() => elsewhere.close());
  const sends = createServer((_, answer) => {
    answer.writeHead(302, { Location: `http://127.0.0.1:${elsewhere.address().port}/` }).end();
  });
  await new Promise((ready) => sends.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${sends.address().port}`;
  assert.match(await rooms('collect', address, join(own, 'token'), join(own, 'in')), /The intake answered 302/);
  assert.equal(asked, 0);
  await new Promise((closed) => sends.close(closed));
  assert.match(await rooms('collect', address, join(own, 'token'), join(own, 'in')), /did not answer/);
});
