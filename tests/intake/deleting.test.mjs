// What is left of an envelope that staff deleted, or its sender withdrew: every file of the store is searched for its bytes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { envelopeIdFor, proveWithdrawal } from '../vectors/envelope/independent_proof.mjs';
import { signingPair } from '../vectors/envelope/independent.mjs';
import { folder, material, start } from './intake.mjs';
import { freshStore, postgresqlTest, server, sqliteStore, sqliteTest } from './stores.mjs';

const hashOf = (bytes) => createHash('sha256').update(bytes).digest();

/** An intake that holds `count` envelopes, and the two ways to have one deleted. */
async function holding(t, count, store) {
  const made = material(t, count);
  const token = randomBytes(32).toString('base64');
  const tokenFile = join(folder(t), 'tokens');
  writeFileSync(tokenFile, `sha256:${hashOf(token).toString('hex')}\n`);
  const given = { ...made, store, options: ['--rate', '0', '--token-file', tokenFile] };
  const intake = await start(t, given);
  const sent = made.envelopes.map((bytes, i) => ({
    bytes, id: Buffer.from(envelopeIdFor(signingPair(made.receipts[i]).publicKey)).toString('hex'),
    proof: proveWithdrawal(hashOf(bytes), made.receipts[i]),
  }));
  for (const { bytes } of sent) assert.equal((await intake.post(bytes)).status, 201);
  return {
    intake, sent,
    again: () => start(t, given),
    remove: async ({ id }, from = intake) =>
      assert.equal((await from.request('DELETE', `/v1/envelopes/${id}`, { headers: { Authorization: `Bearer ${token}` } })).status, 204),
    withdraw: async ({ id, proof }) => assert.equal((await intake.withdraw(id, proof)).status, 200),
  };
}

/** The files under a folder that hold any of an envelope's pieces. Its header may hold what all have: the names of keys. */
function filesWith(place, { bytes }) {
  const pieces = [];
  for (let at = bytes.length >> 1; at + 48 <= bytes.length; at += 173) pieces.push(bytes.subarray(at, at + 48));
  assert.ok(pieces.length > 10);
  return readdirSync(place, { recursive: true, withFileTypes: false }).map(String).filter((name) => {
    const path = join(place, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    const held = readFileSync(path);
    return pieces.some((piece) => held.includes(piece));
  });
}

for (const how of ['remove', 'withdraw']) {
  sqliteTest(`SQLite: once the answer to "${how}" has come, no file holds the bytes; the program runs on`, async (t) => {
    const store = sqliteStore(t);
    const place = dirname(store.file);
    const held = await holding(t, 6, store);
    const [last, ...others] = [...held.sent].reverse();
    assert.ok(filesWith(place, last).length > 0, 'the search finds what is there');
    for (const envelope of others) {
      await held[how](envelope);
      assert.deepEqual(filesWith(place, envelope), []);
    }
    assert.ok(filesWith(place, last).length > 0);
    await held[how](last);
    assert.deepEqual(filesWith(place, last), []);
  });
}

/** Somebody who reads the store as it is at this moment, as a backup does, until `end`. */
async function reader(t, { file }) {
  const child = spawn('sqlite3', [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  const begun = new Promise((read) => child.stdout.once('data', read));
  child.stdin.write('BEGIN; SELECT count(*) FROM envelope;\n');
  await begun;
  return {
    end: () => {
      child.stdin.end('COMMIT;\n');
      return new Promise((closed) => child.on('close', closed));
    },
  };
}

/** Waits until no file holds the bytes, with nobody asking the intake for anything. */
async function untilGone(place, envelope) {
  for (let tries = 0; filesWith(place, envelope).length > 0; ++tries) {
    assert.ok(tries < 200, 'the bytes go by themselves');
    await sleep(100);
  }
}

sqliteTest('SQLite: while a backup reads, what was deleted stays in its files; it goes by itself afterwards', async (t) => {
  const store = sqliteStore(t);
  const place = dirname(store.file);
  const { sent: [first, second], remove, withdraw } = await holding(t, 2, store);
  const backup = await reader(t, store);
  await remove(first);
  await withdraw(second);
  assert.ok(filesWith(place, first).length > 0, 'the page about running it says so');
  await backup.end();
  await untilGone(place, first);
  await untilGone(place, second);
});

sqliteTest('SQLite: what a program that was killed could not finish, the next one does as it starts', async (t) => {
  const store = sqliteStore(t);
  const place = dirname(store.file);
  const { intake, sent: [first], remove, again } = await holding(t, 1, store);
  const backup = await reader(t, store);
  await remove(first);
  await intake.killNow();
  await backup.end();
  await again();
  await untilGone(place, first);
});

postgresqlTest('PostgreSQL: the bytes leave the table with VACUUM FULL, and the write-ahead log with its old segments', async (t) => {
  const { data, query } = await server();
  const store = await freshStore(t);
  const { sent: [first, second], remove } = await holding(t, 2, store);
  const settled = (...statements) => {
    for (const sql of [...statements, 'CHECKPOINT']) store.query(sql);
    return [...new Set(filesWith(data, first).map((name) => name.split('/')[0]))].sort();
  };
  await remove(first);
  assert.deepEqual(settled(), ['base', 'pg_wal']);
  assert.deepEqual(settled('VACUUM envelope'), ['base', 'pg_wal'], 'its room may be used again, and is not wiped');
  assert.deepEqual(settled('VACUUM FULL envelope'), ['pg_wal']);
  assert.deepEqual(settled('SELECT pg_switch_wal()'), ['pg_wal'], 'an old segment becomes a future one as it is');
  query('postgres', 'ALTER SYSTEM SET wal_recycle = off');
  query('postgres', 'SELECT pg_reload_conf()');
  for (let tries = 0; settled('SELECT pg_switch_wal()').length > 0; ++tries) {
    assert.ok(tries < 50, 'without recycling the segments go');
    await sleep(100);
  }
  assert.ok(filesWith(data, second).length > 0, 'the search finds what is there');
});
