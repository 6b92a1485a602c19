import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { acknowledges, folder, material, start } from './intake.mjs';
import { freshStore, onPostgresql } from './stores.mjs';

async function collecting(t, count) {
  const made = material(t, count);
  const token = randomBytes(32).toString('base64');
  const tokenFile = join(folder(t), 'tokens');
  const hash = createHash('sha256').update(token).digest('hex');
  writeFileSync(tokenFile, `# staff\nsha256:${'0'.repeat(64)}\n\nsha256:${hash}\n`);
  const store = await freshStore(t);
  const options = ['--rate', '0', '--token-file', tokenFile];
  const intake = await start(t, { ...made, store, options });
  const headers = { Authorization: `Bearer ${token}` };
  return {
    made, intake, token, store, options,
    get: (query = '') => intake.request('GET', `/v1/envelopes${query}`, { headers }),
    remove: (id) => intake.request('DELETE', `/v1/envelopes/${id}`, { headers }),
  };
}

test('what waits is handed out whole, in order, page by page', async (t) => {
  const { made, intake, get } = await collecting(t, 7);
  const acknowledgements = [];
  for (const envelope of made.envelopes) acknowledgements.push((await intake.post(envelope)).json());
  const got = [];
  let after = '';
  for (let pages = 0; pages < 10; ++pages) {
    const page = (await get(`?limit=3${after && `&after=${after}`}`)).json();
    got.push(...page.envelopes);
    after = page.next;
    if (!page.more) break;
  }
  assert.equal(got.length, 7);
  const order = got.map((entry) => made.envelopes.findIndex((bytes) => bytes.equals(Buffer.from(entry.envelope, 'base64'))));
  // PostgreSQL's order is that of the times, and two may share a millisecond.
  assert.deepEqual(onPostgresql ? [...order].sort() : order, [0, 1, 2, 3, 4, 5, 6]);
  got.forEach((entry, at) => {
    const i = order[at];
    const bytes = Buffer.from(entry.envelope, 'base64');
    assert.equal(entry.size, bytes.length);
    assert.equal(entry.id, acknowledgements[i].id);
    assert.deepEqual(entry.acknowledgement, acknowledgements[i]);
    assert.ok(acknowledges(JSON.stringify(entry.acknowledgement), bytes, made.publicKey));
  });
  const end = (await get(`?after=${after}`)).json();
  assert.deepEqual(end, { envelopes: [], next: after, more: false });
});

test('an empty store has an empty first page', async (t) => {
  const { get } = await collecting(t, 1);
  const page = await get();
  assert.equal(page.status, 200);
  assert.equal(page.headers['cache-control'], 'no-store');
  assert.deepEqual(page.json(), { envelopes: [], next: '', more: false });
});

test('a page ends at its own size, and never empty', async (t) => {
  const { made, intake, get } = await collecting(t, 1);
  await intake.post(made.envelopes[0]);
  assert.equal((await get('?limit=1')).json().envelopes.length, 1);
  assert.equal((await get('?limit=1')).json().more, false);
});

test('a collected envelope is gone from the store, and its acknowledgement is not', async (t) => {
  const { made, intake, get, remove, store, options } = await collecting(t, 3);
  const [first] = await Promise.all(made.envelopes.map((envelope) => intake.post(envelope)));
  const { id } = first.json();
  const gone = await remove(id);
  assert.deepEqual([gone.status, gone.text], [204, '']);
  assert.equal((await remove(id)).status, 204);
  assert.equal((await get()).json().envelopes.length, 2);
  // A device that never saw the first answer: told again, stored never again.
  const again = await intake.post(made.envelopes[0]);
  assert.deepEqual([again.status, again.text], [200, first.text]);
  assert.equal((await intake.post(made.sameIdAsFirst)).status, 409);
  assert.equal((await get()).json().envelopes.length, 2);

  await intake.stop();
  assert.equal(store.query('SELECT count(*) FROM envelope WHERE bytes IS NULL'), '1');
  if (store.file) {
    assert.ok(!readFileSync(store.file).includes(made.envelopes[0].subarray(-64)), 'the bytes are overwritten');
    assert.ok(readFileSync(store.file).includes(made.envelopes[1].subarray(-64)), 'the others are there');
  }
  const restarted = await start(t, { ...made, store, options });
  assert.equal((await restarted.post(made.envelopes[0])).text, first.text);
});

test('an id that was never stored, or is none, is not found', async (t) => {
  const { remove } = await collecting(t, 1);
  for (const id of ['a'.repeat(32), '', 'x', '../envelopes', 'A'.repeat(32), '0'.repeat(32)]) {
    const answer = await remove(id);
    assert.equal(answer.status, 404, id);
    assert.equal(answer.json().error, 'unknown_envelope');
  }
});

test('questions that make no sense are refused', async (t) => {
  const { get } = await collecting(t, 1);
  for (const limit of ['0', '101', '-1', 'x', '', '1.5', '99999999999999999999']) {
    const answer = await get(`?limit=${limit}`);
    assert.deepEqual([answer.status, answer.json().error], [400, 'bad_limit'], limit);
  }
  for (const cursor of ['x', '-1', '1 ', '99999999999999999999', '1%27', '1-', '1-x', `-1-${'a'.repeat(32)}`, `1-${'0'.repeat(32)}`]) {
    const answer = await get(`?after=${encodeURIComponent(cursor)}`);
    assert.deepEqual([answer.status, answer.json().error], [400, 'bad_cursor'], cursor);
  }
});

test('without a good token nothing is told', async (t) => {
  const { made, intake, token } = await collecting(t, 1);
  const { id } = (await intake.post(made.envelopes[0])).json();
  const bad = [undefined, '', 'Bearer', 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token,
    `Bearer ${'0'.repeat(64)}`];
  for (const value of bad) {
    const headers = value === undefined ? {} : { Authorization: value };
    for (const [method, path] of [['GET', '/v1/envelopes'], ['DELETE', `/v1/envelopes/${id}`]]) {
      const answer = await intake.request(method, path, { headers });
      assert.equal(answer.status, 401, String(value));
      assert.equal(answer.json().error, 'unauthorised');
      assert.equal(answer.headers['www-authenticate'], 'Bearer');
    }
  }
  assert.equal((await intake.post(made.envelopes[0])).status, 200, 'it is still there');
  const lower = await intake.request('GET', '/v1/envelopes', { headers: { Authorization: `bearer ${token}` } });
  assert.equal(lower.json().envelopes.length, 1, 'the scheme is case-insensitive');
});

test('guessing tokens uses up the allowance', async (t) => {
  const made = material(t);
  const tokenFile = join(folder(t), 'tokens');
  writeFileSync(tokenFile, `sha256:${'a'.repeat(64)}\n`);
  const intake = await start(t, { ...made, options: ['--rate', '3', '--token-file', tokenFile] });
  const statuses = [];
  for (let i = 0; i < 4; ++i) statuses.push((await intake.request('GET', '/v1/envelopes')).status);
  assert.deepEqual(statuses, [401, 401, 401, 429]);
});
