// What only PostgreSQL can do: several intakes on one database, and a server that goes away and comes back.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { envelopeIdFor, proveWithdrawal } from '../vectors/envelope/independent_proof.mjs';
import { signingPair } from '../vectors/envelope/independent.mjs';
import { acknowledges, folder, material, refuseToStart, saysDeleted, start } from './intake.mjs';
import { startServer } from './postgresql.mjs';
import { freshStore, postgresqlTest as test, server } from './stores.mjs';

const hashOf = (bytes) => createHash('sha256').update(bytes).digest();

async function twoNodes(t, made, count = 2) {
  const store = await freshStore(t);
  const token = randomBytes(32).toString('hex');
  const tokenFile = join(folder(t), 'tokens');
  writeFileSync(tokenFile, `sha256:${hashOf(token).toString('hex')}\n`);
  const options = ['--rate', '0', '--token-file', tokenFile];
  // All at once: each finds an empty database, and one of them makes its tables.
  const nodes = await Promise.all(Array.from({ length: count }, () => start(t, { ...made, store, options })));
  const headers = { Authorization: `Bearer ${token}` };
  return {
    store, nodes,
    page: async (node) => (await node.request('GET', '/v1/envelopes?limit=100', { headers })).json().envelopes,
    remove: (node, id) => node.request('DELETE', `/v1/envelopes/${id}`, { headers }),
  };
}

test('nodes that start together make one schema', async (t) => {
  const { store, nodes } = await twoNodes(t, material(t, 1), 4);
  assert.equal(nodes.length, 4);
  assert.equal(store.query('SELECT count(*), min(version) FROM sealwell_schema'), '1|5');
});

test('two nodes that get one envelope at once store it once and say the same', async (t) => {
  const made = material(t, 40);
  const { store, nodes } = await twoNodes(t, made);
  // Each in another order, so that batches that hold the same ids would meet in a ring.
  const posts = [...made.envelopes.keys()].flatMap((i) => [
    nodes[0].post(made.envelopes[i]),
    nodes[1].post(made.envelopes[made.envelopes.length - 1 - i]),
  ]);
  const answers = await Promise.all(posts);
  for (const i of made.envelopes.keys()) {
    const pair = [answers[2 * i], answers[2 * (made.envelopes.length - 1 - i) + 1]];
    assert.deepEqual(pair.map(({ status }) => status).sort(), [200, 201]);
    assert.equal(pair[0].text, pair[1].text);
    assert.ok(acknowledges(pair[0].text, made.envelopes[i], made.publicKey));
  }
  assert.equal(store.query('SELECT count(*) FROM envelope'), '40');
});

test('two nodes that get other bytes under one id store one of them', async (t) => {
  const made = material(t, 1);
  const { store, nodes } = await twoNodes(t, made);
  const answers = await Promise.all([nodes[0].post(made.envelopes[0]), nodes[1].post(made.sameIdAsFirst)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  assert.equal(store.query('SELECT count(*) FROM envelope'), '1');
});

test('whichever node is asked, a withdrawal and a page never both win', async (t) => {
  const made = material(t, 30);
  const { nodes, page } = await twoNodes(t, made);
  await Promise.all(made.envelopes.map((bytes) => nodes[0].post(bytes)));
  const withdrawn = made.envelopes.map((bytes, i) => ({
    id: Buffer.from(envelopeIdFor(signingPair(made.receipts[i]).publicKey)).toString('hex'),
    proof: proveWithdrawal(hashOf(bytes), made.receipts[i]),
  }));
  const listing = page(nodes[0]);
  const answers = await Promise.all(withdrawn.map(({ id, proof }) => nodes[1].withdraw(id, proof)));
  const seen = new Set((await listing).map(({ id }) => id));
  answers.forEach((answer, i) => {
    assert.ok(saysDeleted(answer.text, made.envelopes[i], made.publicKey), answer.text);
    if (seen.has(withdrawn[i].id)) assert.equal(answer.status, 202, 'it is on the page, and the answer says so');
  });
  assert.deepEqual(await page(nodes[1]), []);
});

test('what one node acknowledged the other hands out, also after it was killed', async (t) => {
  const made = material(t, 3);
  const { nodes, page, remove } = await twoNodes(t, made);
  const first = await nodes[0].post(made.envelopes[0]);
  await nodes[0].killNow();
  const [entry] = await page(nodes[1]);
  assert.equal(JSON.stringify(entry.acknowledgement), first.text);
  assert.equal((await remove(nodes[1], entry.id)).status, 204);
  assert.equal((await nodes[1].post(made.envelopes[0])).text, first.text);
});

test('a server that crashes and restarts under load loses and doubles nothing', async (t) => {
  const own = await startServer();
  t.after(() => own.stop());
  const { name, uri } = own.database();
  const made = material(t, 200);
  const store = { words: uri, query: (sql) => own.query(name, sql) };
  const nodes = await Promise.all([1, 2].map(() => start(t, { ...made, store, options: ['--rate', '0'] })));
  const acknowledged = new Map();
  let next = 0;
  let stop = false;
  const refusals = new Set();
  const sender = async (node) => {
    while (!stop && next < made.envelopes.length) {
      const mine = next++;
      const answer = await node.post(made.envelopes[mine]);
      if (answer.status === 201 || answer.status === 200) acknowledged.set(mine, answer.text);
      else refusals.add(`${answer.status} ${answer.json().error}`);
      await sleep(5);
    }
  };
  const senders = [...nodes, ...nodes, ...nodes].map(sender);
  await sleep(100);
  await own.crash();
  await sleep(100);
  await own.startAgain();
  await sleep(300);
  await own.shutDown();
  await own.startAgain();
  await Promise.all(senders);
  assert.deepEqual([...refusals].filter((refusal) => refusal !== '503 store_unavailable'), []);
  assert.ok(acknowledged.size > 0);

  for (let tries = 0; (await nodes[0].request('GET', '/healthz')).status !== 200; ++tries) {
    assert.ok(tries < 100, 'healthy again within ten seconds, without a post');
    await sleep(100);
  }
  for (const [index, envelope] of made.envelopes.entries()) {
    const answer = await nodes[index % 2].post(envelope);
    assert.ok([200, 201].includes(answer.status), answer.text);
    if (acknowledged.has(index)) assert.equal(`${answer.status} ${answer.text}`, `200 ${acknowledged.get(index)}`);
  }
  assert.equal(store.query('SELECT count(*), count(DISTINCT id) FROM envelope'), '200|200');
});

test('a server that is away is told, and no post hangs', async (t) => {
  const own = await startServer();
  t.after(() => own.stop());
  const { uri } = own.database();
  const made = material(t, 2);
  const intake = await start(t, { ...made, store: { words: uri } });
  await own.shutDown();
  const began = Date.now();
  const away = await intake.post(made.envelopes[0]);
  assert.deepEqual([away.status, away.json().error], [503, 'store_unavailable']);
  assert.ok(Date.now() - began < 5000);
  assert.equal((await intake.request('GET', '/healthz')).status, 503);
  await own.startAgain();
  assert.equal((await intake.post(made.envelopes[0])).status, 201);
  await intake.stop();
  assert.ok(!intake.everythingWritten().includes(made.envelopes[0].subarray(16, 32).toString('hex')), 'no id in the log');
});

test('what is no place for envelopes is refused with what to do', async (t) => {
  const made = material(t, 1);
  const running = await server();
  const { name, uri } = running.database();
  const refuses = async (store, pattern) => {
    const ended = await refuseToStart(['--listen', '127.0.0.1:0', '--keys', made.keys, '--store', store]);
    assert.equal(ended.code, 1, ended.log);
    assert.match(ended.log, pattern);
    return ended.log;
  };
  await refuses(uri.replace(name, 'nowhere'), /cannot be used.*\\"nowhere\\" does not exist/);
  await refuses(uri.replace('postgres@', 'nobody_here@'), /cannot be used/);
  await refuses('postgresql://[broken', /not a PostgreSQL URI/);
  const log = await refuses(uri.replace('@', ':open-sesame@'), /holds a password.*passfile/);
  assert.ok(!log.includes('sesame'));

  // An older intake's tables are brought up to date, a newer one's are left alone.
  const store = { words: uri };
  await (await start(t, { ...made, store })).stop();
  running.query(name, 'DROP INDEX envelope_lone_withdrawal; DROP TABLE probe; UPDATE sealwell_schema SET version = 2');
  await (await start(t, { ...made, store })).stop();
  assert.equal(running.query(name, 'SELECT version, (SELECT count(*) FROM probe) FROM sealwell_schema'), '5|1');
  running.query(name, 'UPDATE sealwell_schema SET version = 99');
  await refuses(uri, /schema version 99/);
});

test('a server that does not flush is refused', async (t) => {
  const made = material(t, 1);
  const own = await startServer(['-c', 'fsync=off']);
  t.after(() => own.stop());
  const ended = await refuseToStart(['--listen', '127.0.0.1:0', '--keys', made.keys, '--store', own.database().uri]);
  assert.equal(ended.code, 1);
  assert.match(ended.log, /fsync is off/);
});
