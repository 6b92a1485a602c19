import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { envelopeIdFor, provePost, proveWithdrawal } from '../vectors/envelope/independent_proof.mjs';
import { signingPair } from '../vectors/envelope/independent.mjs';
import { acknowledges, folder, material, saysDeleted, start } from './intake.mjs';
import { freshStore, onPostgresql, sqliteTest } from './stores.mjs';

const hashOf = (bytes) => createHash('sha256').update(bytes).digest();
const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** An intake, its envelopes with what withdraws them, and what the staff do. */
async function withdrawing(t, count, options = ['--rate', '0']) {
  const made = material(t, count);
  const token = randomBytes(32).toString('base64');
  const tokenFile = join(folder(t), 'tokens');
  writeFileSync(tokenFile, `sha256:${hex(hashOf(token))}\n`);
  const store = await freshStore(t);
  const given = { ...made, store, options: [...options, '--token-file', tokenFile] };
  const intake = await start(t, given);
  const headers = { Authorization: `Bearer ${token}` };
  const sent = made.envelopes.map((bytes, i) => ({
    bytes,
    id: hex(envelopeIdFor(signingPair(made.receipts[i]).publicKey)),
    proof: proveWithdrawal(hashOf(bytes), made.receipts[i]),
  }));
  return {
    made, intake, sent, store,
    again: () => start(t, given),
    page: async (from = intake, query = '') => (await from.request('GET', `/v1/envelopes${query}`, { headers })).json(),
    remove: (id, from = intake) => from.request('DELETE', `/v1/envelopes/${id}`, { headers }),
  };
}

function refused(answer, status, error) {
  assert.deepEqual([answer.status, answer.json().error], [status, error], answer.text);
}

test('a withdrawn envelope is gone, and the intake signs that it is', async (t) => {
  const { made, intake, sent, store, page, again } = await withdrawing(t, 3);
  for (const { bytes } of sent) await intake.post(bytes);
  const [first] = sent;
  const gone = await intake.withdraw(first.id, first.proof);
  assert.equal(gone.status, 200, gone.text);
  assert.equal(gone.headers['cache-control'], 'no-store');
  assert.ok(saysDeleted(gone.text, first.bytes, made.publicKey), gone.text);
  assert.ok(!saysDeleted(gone.text, sent[1].bytes, made.publicKey), 'the check itself can fail');
  assert.ok(Math.abs(Date.parse(gone.json().deletedAt) - Date.now()) < 60_000);

  // Already now, with the program running: neither in the file nor in its log.
  if (store.file) {
    for (const file of [store.file, `${store.file}-wal`]) {
      const held = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
      assert.ok(!held.includes(first.bytes.subarray(-64)), file);
    }
    assert.ok(readFileSync(store.file).includes(sent[1].bytes.subarray(-64)), 'the others are there');
  }
  assert.equal(store.query('SELECT count(*) FROM envelope WHERE bytes IS NULL'), '1');
  const { envelopes } = await page();
  assert.deepEqual(envelopes.map(({ id }) => id).sort(), [sent[1].id, sent[2].id].sort());

  await new Promise((later) => setTimeout(later, 1100));
  const repeated = await intake.withdraw(first.id, first.proof);
  assert.deepEqual([repeated.status, repeated.text], [200, gone.text], 'the same answer, its time and all');
  await intake.killNow();
  const restarted = await again();
  const after = await restarted.withdraw(first.id, first.proof);
  assert.deepEqual([after.status, after.text], [200, gone.text]);
  assert.match((await restarted.metrics()).text, /^sealwell_intake_withdrawals_total 1$/m);
});

test('a withdrawn envelope is never stored again', async (t) => {
  const { made, intake, sent: [first], page } = await withdrawing(t, 1);
  await intake.post(first.bytes);
  await intake.withdraw(first.id, first.proof);
  refused(await intake.post(first.bytes), 410, 'withdrawn');
  refused(await intake.post(made.sameIdAsFirst), 409, 'envelope_conflict');
  assert.deepEqual((await page()).envelopes, []);
  assert.match((await intake.metrics()).text,
    /^sealwell_intake_envelopes_total\{outcome="withdrawn"\} 1$/m);
});

test('what staff have seen is deleted all the same, and the answer says so', async (t) => {
  const { made, intake, sent, page, remove, again } = await withdrawing(t, 3);
  for (const { bytes } of sent.slice(0, 2)) await intake.post(bytes);
  await new Promise((later) => setTimeout(later, 20));
  // So that the order of two that came at once does not matter: the third comes later.
  await intake.post(sent[2].bytes);
  assert.equal((await page(intake, '?limit=2')).envelopes.length, 2);
  const seen = await intake.withdraw(sent[0].id, sent[0].proof);
  assert.equal(seen.status, 202, seen.text);
  assert.ok(saysDeleted(seen.text, sent[0].bytes, made.publicKey));
  assert.equal((await intake.withdraw(sent[2].id, sent[2].proof)).status, 200, 'this one was not on the page');

  // What a page showed is remembered, whatever happens to the program after it.
  await intake.killNow();
  const restarted = await again();
  const second = await restarted.withdraw(sent[1].id, sent[1].proof);
  assert.equal(second.status, 202);
  assert.equal((await remove(sent[1].id, restarted)).status, 204);
  const repeated = await restarted.withdraw(sent[1].id, sent[1].proof);
  assert.deepEqual([repeated.status, repeated.text], [202, second.text], 'also after the staff deleted it');
});

test('what staff have collected and deleted can be withdrawn only there', async (t) => {
  const { intake, sent: [first], page, remove } = await withdrawing(t, 1);
  const stored = await intake.post(first.bytes);
  await page();
  await remove(first.id);
  refused(await intake.withdraw(first.id, first.proof), 410, 'already_collected');
  assert.equal((await intake.post(first.bytes)).text, stored.text, 'its acknowledgement stands');
});

test('without the receipt nobody withdraws', async (t) => {
  const { made, intake, sent, page } = await withdrawing(t, 2);
  for (const { bytes } of sent) await intake.post(bytes);
  const [first, second] = sent;
  const [key, otherKey] = made.receipts.map((seed) => signingPair(seed).publicKey);
  const forged = (change) => {
    const proof = Uint8Array.from(first.proof);
    change(proof);
    return proof;
  };
  refused(await intake.withdraw(first.id, second.proof), 403, 'withdrawal_not_proved');
  refused(await intake.withdraw(first.id, forged((proof) => proof.set(otherKey))), 403, 'withdrawal_not_proved');
  refused(await intake.withdraw(first.id, forged((proof) => (proof[95] ^= 1))), 403, 'withdrawal_not_proved');
  const forOther = proveWithdrawal(hashOf(made.sameIdAsFirst), made.receipts[0]);
  refused(await intake.withdraw(first.id, forOther), 403, 'withdrawal_not_proved');
  const byOther = proveWithdrawal(hashOf(first.bytes), made.receipts[1], { key });
  refused(await intake.withdraw(first.id, byOther), 403, 'withdrawal_not_proved');
  assert.equal((await page()).envelopes.length, 2);
});

test('what is no proof, or of no envelope here', async (t) => {
  const { intake, sent: [first] } = await withdrawing(t, 1);
  const stranger = Uint8Array.from(first.proof, (byte, i) => (i < 32 ? signingPair(Buffer.alloc(32, 7)).publicKey[i] : byte));
  refused(await intake.withdraw(first.id, stranger), 403, 'withdrawal_not_proved');
  await intake.post(first.bytes);
  for (const bytes of [[], first.proof.subarray(1), [...first.proof, 0], first.proof.subarray(0, 96), Buffer.alloc(128), Buffer.alloc(5000)]) {
    refused(await intake.withdraw(first.id, bytes), 400, 'withdrawal_invalid');
  }
  for (const id of ['x', '', '0'.repeat(32), first.id.toUpperCase(), `${first.id}0`, 'a'.repeat(32).slice(1)]) {
    refused(await intake.withdraw(id, first.proof), 404, 'unknown_envelope');
  }
  const typed = await intake.withdraw(first.id, first.proof, { headers: { 'Content-Type': 'application/json' } });
  refused(typed, 415, 'unsupported_media_type');
  assert.equal((await intake.withdraw(first.id, first.proof)).status, 200);
});

test('what was withdrawn before it came never comes', async (t) => {
  const { made, intake, sent: [first, second], store, page, remove, again } = await withdrawing(t, 2);
  const kept = await intake.withdraw(first.id, first.proof);
  assert.equal(kept.status, 201, kept.text);
  assert.ok(saysDeleted(kept.text, first.bytes, made.publicKey), kept.text);
  await new Promise((later) => setTimeout(later, 1100));
  const repeated = await intake.withdraw(first.id, first.proof);
  assert.deepEqual([repeated.status, repeated.text], [201, kept.text], 'the same answer, its time and all');
  refused(await intake.post(first.bytes), 410, 'withdrawn');
  refused(await intake.post(made.sameIdAsFirst), 409, 'envelope_conflict');
  // What it was for is settled: not another envelope under the same id.
  refused(await intake.withdraw(first.id, proveWithdrawal(hashOf(made.sameIdAsFirst), made.receipts[0])), 403, 'withdrawal_not_proved');
  assert.deepEqual((await page()).envelopes, []);
  assert.equal((await remove(first.id)).status, 204);
  assert.equal(store.query('SELECT count(*) FROM envelope WHERE bytes IS NOT NULL'), '0');
  await intake.killNow();
  const restarted = await again();
  refused(await restarted.post(first.bytes), 410, 'withdrawn');
  assert.equal((await restarted.withdraw(first.id, first.proof)).text, kept.text);
  assert.equal((await restarted.post(second.bytes)).status, 201, 'nobody else is in the way');
});

test('nobody but the holder of the receipt keeps an envelope from coming', async (t) => {
  const { made, intake, sent: [first, second], store } = await withdrawing(t, 2);
  const key = signingPair(made.receipts[0]).publicKey;
  for (const proof of [
    second.proof,
    proveWithdrawal(hashOf(first.bytes), made.receipts[1], { key, id: Buffer.from(first.id, 'hex') }),
    provePost(hashOf(first.bytes), made.receipts[0]),
    proveWithdrawal(hashOf(second.bytes), made.receipts[0], { hash: hashOf(first.bytes) }),
  ]) refused(await intake.withdraw(first.id, proof), 403, 'withdrawal_not_proved');
  assert.equal(store.query('SELECT count(*) FROM envelope'), '0');
  assert.equal((await intake.post(first.bytes)).status, 201);
});

test('withdrawals of what never came are limited in rate, number and time', async (t) => {
  const { intake, sent, store, again } = await withdrawing(t, 14, ['--rate', '60']);
  const statuses = [];
  for (const { id, proof } of sent.slice(0, 12)) statuses.push((await intake.withdraw(id, proof)).status);
  assert.deepEqual(statuses, [...Array(10).fill(201), 429, 429]);
  const [first] = sent;
  assert.equal((await intake.withdraw(first.id, first.proof)).status, 201, 'what is known is told again');
  const elsewhere = { from: '127.0.0.9' };
  assert.equal((await intake.withdraw(sent[12].id, sent[12].proof, elsewhere)).status, 201, 'another address has its own');

  // Two years later it is forgotten, with the next that is kept.
  const days = (count) => Date.now() - count * 86_400_000;
  store.query(`UPDATE envelope SET received_at_ms = ${days(731)} WHERE ${onPostgresql ? `encode(id, 'hex')` : 'lower(hex(id))'} = '${first.id}'`);
  const second = sent[1];
  store.query(`UPDATE envelope SET received_at_ms = ${days(729)} WHERE ${onPostgresql ? `encode(id, 'hex')` : 'lower(hex(id))'} = '${second.id}'`);
  assert.equal((await intake.withdraw(sent[10].id, sent[10].proof, elsewhere)).status, 201);
  assert.equal((await intake.post(first.bytes)).status, 201);
  refused(await intake.post(second.bytes), 410, 'withdrawn');

  // As many as there may be: the next one waits where it is, and nothing that is kept goes for it.
  const many = 1_000_000 - Number(store.query(`SELECT count(*) FROM envelope WHERE acknowledgement = ''`));
  store.query(onPostgresql
    ? `INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, handed_out, deletion)
       SELECT decode(md5(i::text), 'hex'), decode(repeat('00', 32), 'hex'), ${Date.now()}, 0, '', false, 'x' FROM generate_series(1, ${many}) i`
    : `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
       INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, handed_out, deletion)
       SELECT randomblob(16), zeroblob(32), ${Date.now()}, 0, '', 0, 'x' FROM n`);
  // An intake counts them when it starts, and then no more for each: that would be seconds for a few hundred senders.
  await intake.stop();
  const restarted = await again();
  const full = await restarted.withdraw(sent[11].id, sent[11].proof, elsewhere);
  refused(full, 503, 'store_full');
  assert.ok(Number(full.headers['retry-after']) > 0);
  refused(await restarted.post(second.bytes), 410, 'withdrawn');
  // One goes, and one may come.
  store.query(`UPDATE envelope SET received_at_ms = ${days(731)} WHERE ${onPostgresql ? `encode(id, 'hex')` : 'lower(hex(id))'} = '${second.id}'`);
  assert.equal((await restarted.withdraw(sent[11].id, sent[11].proof, elsewhere)).status, 201);
  refused(await restarted.withdraw(sent[13].id, sent[13].proof, elsewhere), 503, 'store_full');
});

test('a post and a withdrawal that cross leave nothing behind', async (t) => {
  const { made, intake, sent, store } = await withdrawing(t, 30, ['--rate', '0']);
  await Promise.all(sent.map(async ({ id, bytes, proof }, i) => {
    const both = i % 2 ? [intake.post(bytes), intake.withdraw(id, proof)] : [intake.withdraw(id, proof), intake.post(bytes)];
    const [withdrawn, posted] = i % 2 ? (await Promise.all(both)).reverse() : await Promise.all(both);
    assert.ok([200, 201].includes(withdrawn.status), withdrawn.text);
    assert.ok(saysDeleted(withdrawn.text, bytes, made.publicKey));
    assert.ok([201, 410].includes(posted.status), posted.text);
  }));
  assert.equal(store.query('SELECT count(*) FROM envelope WHERE bytes IS NOT NULL'), '0');
});

test('withdrawing uses up the allowance of an address as posting does', async (t) => {
  const { intake, sent: [first] } = await withdrawing(t, 1, ['--rate', '3']);
  await intake.post(first.bytes);
  const statuses = [];
  for (let i = 0; i < 3; ++i) statuses.push((await intake.withdraw(first.id, first.proof)).status);
  assert.deepEqual(statuses, [200, 200, 429]);
});

test('many withdrawals and posts of one envelope at once leave one answer', async (t) => {
  const { made, intake, sent: [first] } = await withdrawing(t, 1);
  const stored = await intake.post(first.bytes);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) =>
    i % 2 ? intake.post(first.bytes) : intake.withdraw(first.id, first.proof)));
  const deletions = answers.filter((answer, i) => i % 2 === 0);
  assert.deepEqual([...new Set(deletions.map(({ status, text }) => `${status} ${text}`))].length, 1);
  assert.ok(saysDeleted(deletions[0].text, first.bytes, made.publicKey));
  for (const answer of answers.filter((_, i) => i % 2)) {
    if (answer.status === 200) assert.equal(answer.text, stored.text);
    else refused(answer, 410, 'withdrawn');
  }
});

test('a proof, an id and an address are not written down', async (t) => {
  const { made, intake, sent: [first] } = await withdrawing(t, 1);
  await intake.post(first.bytes);
  await intake.withdraw(first.id, first.proof.subarray(1));
  await intake.withdraw(first.id, first.proof, { from: '127.0.0.78' });
  const metrics = (await intake.metrics()).text;
  await intake.stop();
  const written = intake.everythingWritten() + metrics;
  assert.ok(intake.log().filter(({ route }) => route === 'withdrawal').length === 2);
  const key = Buffer.from(signingPair(made.receipts[0]).publicKey);
  const proof = Buffer.from(first.proof);
  for (const hidden of [first.id, '127.0.0.78', key.toString('hex'), key.toString('base64'),
    proof.toString('hex'), proof.subarray(32).toString('base64'), hex(hashOf(first.bytes))]) {
    assert.ok(!written.includes(hidden), hidden);
  }
});

sqliteTest('an older intake\'s store is taken on, and what it held counts as handed out', async (t) => {
  const { made, intake, sent: [first, second], store, again } = await withdrawing(t, 2);
  const stored = await intake.post(first.bytes);
  await intake.stop();
  // The file as version 1 of the schema had it.
  store.query(`DROP INDEX envelope_lone_withdrawal; ALTER TABLE envelope DROP COLUMN handed_out;
    ALTER TABLE envelope DROP COLUMN deletion; PRAGMA user_version = 1;`);
  const newer = await again();
  assert.equal((await newer.post(first.bytes)).text, stored.text);
  assert.ok(acknowledges((await newer.post(second.bytes)).text, second.bytes, made.publicKey));
  assert.equal((await newer.withdraw(first.id, first.proof)).status, 202, 'nobody knows who saw it');
  assert.equal((await newer.withdraw(second.id, second.proof)).status, 200);
});

test('what was withdrawn as never handed out is on no page, even where two intakes have the same store', async (t) => {
  const { intake, sent, again, page } = await withdrawing(t, 60);
  const other = await again();
  for (const { bytes } of sent) await intake.post(bytes);
  const seen = new Set();
  const collect = async () => {
    for (let after = '', more = true; more;) {
      const got = await page(intake, `?limit=1${after && `&after=${after}`}`);
      got.envelopes.forEach(({ id }) => seen.add(id));
      ({ next: after, more } = got);
    }
  };
  const withdraw = async () => {
    const statuses = [];
    for (const { id, proof } of sent) statuses.push((await other.withdraw(id, proof)).status);
    return statuses;
  };
  const [statuses] = await Promise.all([withdraw(), collect()]);
  assert.ok(statuses.every((status) => status === 200 || status === 202), statuses.join());
  assert.deepEqual(sent.filter(({ id }, i) => statuses[i] === 200 && seen.has(id)), []);
});
