import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledges, material, start } from './intake.mjs';
import { freshStore, sqliteTest } from './stores.mjs';

const unlimited = ['--rate', '0'];

test('what was acknowledged survives kill -9', async (t) => {
  const made = material(t);
  const store = await freshStore(t);
  const before = await start(t, { ...made, store });
  const first = await before.post(made.envelopes[0]);
  assert.equal(first.status, 201);
  await before.killNow();

  const after = await start(t, { ...made, store });
  const again = await after.post(made.envelopes[0]);
  assert.equal(again.status, 200, 'the envelope is known');
  assert.equal(again.text, first.text, 'by the same acknowledgement');
});

test('killed again and again under load, nothing acknowledged is lost or stored twice', async (t) => {
  const made = material(t, 240);
  const store = await freshStore(t);
  const acknowledged = new Map();
  let next = 0;
  for (let round = 0; round < 6; ++round) {
    const intake = await start(t, { ...made, store, options: unlimited });
    const sender = async () => {
      while (next < made.envelopes.length) {
        const mine = next++;
        try {
          const answer = await intake.post(made.envelopes[mine]);
          assert.equal(answer.status, 201);
          acknowledged.set(mine, answer.text);
        } catch (error) {
          if (error.code === 'ERR_ASSERTION') throw error;
          return; // The connection went with the program.
        }
      }
    };
    const senders = Array.from({ length: 8 }, sender);
    await sleep(20 + 35 * round);
    await intake.killNow();
    await Promise.all(senders);
  }
  assert.ok(acknowledged.size > 0, 'some were acknowledged before a kill');

  const intake = await start(t, { ...made, store, options: unlimited });
  for (const [index, text] of acknowledged) {
    const again = await intake.post(made.envelopes[index]);
    assert.equal(again.status, 200, `envelope ${index} was acknowledged and is gone`);
    assert.equal(again.text, text);
  }
  // Those that were cut off may be stored or not; sent again they are, once.
  for (const envelope of made.envelopes) {
    const answer = await intake.post(envelope);
    assert.ok([200, 201].includes(answer.status));
    assert.ok(acknowledges(answer.text, envelope, made.publicKey));
  }
  await intake.stop();
  assert.equal(store.query('SELECT count(*), count(DISTINCT id) FROM envelope'), '240|240');
});

sqliteTest('a full disk is told, loses nothing that was acknowledged, and heals by itself', async (t) => {
  const made = material(t, 60);
  const store = await freshStore(t);
  // A soft limit on file size stands for the full disk: the next write beyond it fails.
  const wrap = ['bash', '-c', 'ulimit -Sf 200; exec "$@"', 'limited'];
  const intake = await start(t, { ...made, store, options: unlimited, wrap });
  const acknowledged = [];
  let full;
  for (const [index, envelope] of made.envelopes.entries()) {
    const answer = await intake.post(envelope);
    if (answer.status === 201) acknowledged.push([index, answer.text]);
    else {
      full = { index, answer };
      break;
    }
  }
  assert.ok(full && acknowledged.length > 0, 'the limit was met after some envelopes');
  assert.equal(full.answer.status, 503, full.answer.text);
  assert.equal(full.answer.json().error, 'store_unavailable');
  assert.ok(Number(full.answer.headers['retry-after']) > 0);
  assert.equal((await intake.request('GET', '/healthz')).status, 503);
  assert.match((await intake.metrics()).text, /^sealwell_intake_store_failures_total [1-9]/m);

  assert.equal(spawnSync('prlimit', ['--pid', String(intake.pid), '--fsize=unlimited:']).status, 0);
  for (let tries = 0; (await intake.request('GET', '/healthz')).status !== 200; ++tries) {
    assert.ok(tries < 100, 'healthy again within ten seconds, without a post');
    await sleep(100);
  }
  assert.equal((await intake.post(made.envelopes[full.index])).status, 201);
  await intake.killNow();

  const after = await start(t, { ...made, store, options: unlimited });
  for (const [index, text] of acknowledged) {
    assert.equal((await after.post(made.envelopes[index])).text, text);
  }
});

sqliteTest('the store is readable by its owner alone', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  await intake.post(made.envelopes[0]);
  const listed = spawnSync('find', [join(intake.store.file, '..'), '-name', 'intake.db*', '-perm', '/077']);
  assert.equal(String(listed.stdout), '');
});
