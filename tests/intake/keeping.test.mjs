// Copies of a store, and how much it takes.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledges, folder, material, program, start } from './intake.mjs';
import { sqliteStore } from './stores.mjs';

const unlimited = ['--rate', '0'];

function run(...words) {
  const ended = spawnSync(program, words, { encoding: 'utf8', timeout: 60_000 });
  return { code: ended.status, output: ended.stdout, errors: ended.stderr };
}

/** Runs a command that must fail; gives what it says. */
function fails(pattern, ...words) {
  const ended = run(...words);
  assert.equal(ended.code, 1, ended.errors);
  assert.equal(ended.output, '');
  assert.match(ended.errors, pattern);
}

test('a backup is whole, checked, and serves as a store', async (t) => {
  const made = material(t, 5);
  const store = sqliteStore(t);
  const place = folder(t);
  const intake = await start(t, { ...made, store, options: unlimited });
  const said = [];
  for (const bytes of made.envelopes.slice(0, 4)) said.push((await intake.post(bytes)).text);
  const copy = join(place, 'copy.db');
  const backup = run('backup', '--store', store.words, '--to', copy);
  assert.equal(backup.code, 0, backup.errors);
  const bytes = made.envelopes.slice(0, 4).reduce((sum, envelope) => sum + envelope.length, 0);
  assert.deepEqual(JSON.parse(backup.output), { envelopes: 4, waiting: 4, bytes });
  assert.deepEqual(readdirSync(place), ['copy.db'], 'and nothing beside it');
  assert.equal(statSync(copy).mode & 0o077, 0, 'readable by its owner alone');
  assert.equal((await intake.post(made.envelopes[4])).status, 201, 'the intake went on');

  const second = join(place, 'restored.db');
  const restored = run('restore', '--from', copy, '--store', `sqlite:${second}`);
  assert.equal(restored.code, 0, restored.errors);
  assert.deepEqual(JSON.parse(restored.output), JSON.parse(backup.output));
  const from = await start(t, { ...made, store: sqliteStore(t, second), options: unlimited });
  for (const [i, text] of said.entries()) assert.equal((await from.post(made.envelopes[i])).text, text);
  assert.equal((await from.post(made.envelopes[4])).status, 201, 'this came after the backup');
});

test('a backup under load is of one moment, and holds all that was acknowledged before it', async (t) => {
  const made = material(t, 240);
  const store = sqliteStore(t);
  const intake = await start(t, { ...made, store, options: unlimited });
  let next = 0;
  const acknowledged = [];
  const senders = Array.from({ length: 8 }, async () => {
    while (next < made.envelopes.length) {
      const mine = next++;
      const answer = await intake.post(made.envelopes[mine]);
      assert.ok(acknowledges(answer.text, made.envelopes[mine], made.publicKey));
      acknowledged.push(answer.json().id);
    }
  });
  while (acknowledged.length < 40) await sleep(1);
  const before = [...acknowledged];
  const copy = join(folder(t), 'copy.db');
  const child = spawn(program, ['backup', '--store', store.words, '--to', copy], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(code, 0);
  await Promise.all(senders);
  const held = new Set(sqliteStore(t, copy).query('SELECT lower(hex(id)) FROM envelope').split('\n'));
  for (const id of before) assert.ok(held.has(id), 'acknowledged before the backup began');
  assert.ok(held.size <= made.envelopes.length);
});

test('what is damaged, foreign or in the way is told, and nothing is left behind', async (t) => {
  const made = material(t, 2);
  const store = sqliteStore(t);
  const place = folder(t);
  const intake = await start(t, { ...made, store, options: unlimited });
  for (const bytes of made.envelopes) await intake.post(bytes);
  const copy = join(place, 'copy.db');
  assert.equal(run('backup', '--store', store.words, '--to', copy).code, 0);
  const held = readFileSync(copy);
  fails(/copy\.db is there already/, 'backup', '--store', store.words, '--to', copy);
  assert.ok(readFileSync(copy).equals(held), 'the copy that was there is as it was');
  fails(/is there already/, 'restore', '--from', copy, '--store', store.words);
  fails(/unable to open/, 'backup', '--store', `sqlite:${join(place, 'nowhere.db')}`, '--to', join(place, 'a.db'));
  assert.ok(!existsSync(join(place, 'nowhere.db')), 'a store that is not there is not made');
  fails(/unable to open|could not be/, 'backup', '--store', store.words, '--to', join(place, 'no', 'folder.db'));

  // One bit of one envelope, where no checksum of SQLite's looks.
  const damaged = join(place, 'damaged.db');
  const at = held.indexOf(made.envelopes[0].subarray(-64));
  assert.ok(at > 0);
  const changed = Buffer.from(held);
  changed[at + 5] ^= 1;
  writeFileSync(damaged, changed);
  fails(/does not have its hash/, 'restore', '--from', damaged, '--store', `sqlite:${join(place, 'b.db')}`);
  writeFileSync(damaged, held.subarray(0, held.length - 4096));
  fails(/damaged|malformed/, 'restore', '--from', damaged, '--store', `sqlite:${join(place, 'b.db')}`);
  const foreign = sqliteStore(t, join(place, 'foreign.db'));
  foreign.query('CREATE TABLE envelope (id)');
  fails(/not an intake's/, 'restore', '--from', foreign.file, '--store', `sqlite:${join(place, 'b.db')}`);
  fails(/not an intake's/, 'backup', '--store', foreign.words, '--to', join(place, 'b.db'));
  assert.deepEqual(readdirSync(place).sort(), ['copy.db', 'damaged.db', 'foreign.db']);
});

test('wrong usage of the commands is exit code 2, and --help tells', () => {
  for (const words of [['backup'], ['restore', '--store', 'sqlite:x'], ['backup', '--store', 'x', '--to', 'y'],
    ['backup', '--store', 'postgresql://u@h/d', '--to', 'y'], ['backup', '--frobnicate']]) {
    assert.equal(run(...words).code, 2, words.join(' '));
  }
  assert.match(run('backup', '--store', 'postgresql://u@h/d', '--to', 'y').errors, /pg_dump/);
  assert.match(run('backup', '--help').output, /--to/);
  assert.match(run('--help').output, /backup --help/);
});

test('a store that may grow no more says so, keeps its word, and takes again once it was emptied', async (t) => {
  const made = material(t, 400);
  const store = sqliteStore(t);
  const intake = await start(t, { ...made, store, options: [...unlimited, '--store-mebibytes', '1'] });
  let full;
  const stored = [];
  for (const [i, bytes] of made.envelopes.entries()) {
    const answer = await intake.post(bytes);
    if (answer.status !== 201) {
      full = { i, answer };
      break;
    }
    stored.push([i, answer.text]);
  }
  assert.ok(full && stored.length > 100, `${stored.length} envelopes fit`);
  assert.deepEqual([full.answer.status, full.answer.json().error], [503, 'store_full']);
  assert.ok(Number(full.answer.headers['retry-after']) >= 60);
  assert.equal((await intake.request('GET', '/healthz')).status, 200, 'nothing is broken');
  assert.match((await intake.metrics()).text, /^sealwell_intake_envelopes_total\{outcome="full"\} 1$/m);
  assert.equal(store.query('SELECT count(*) FROM envelope'), String(stored.length));
  await intake.stop();

  // Staff collect; here their part is played on the file.
  store.query('UPDATE envelope SET bytes = NULL');
  const after = await start(t, { ...made, store, options: [...unlimited, '--store-mebibytes', '1'] });
  assert.equal((await after.post(made.envelopes[full.i])).status, 201);
  for (const [i, text] of stored.slice(0, 3)) assert.equal((await after.post(made.envelopes[i])).text, text);
});

test('how full the store is and since when something waits can be watched', async (t) => {
  const made = material(t, 1);
  const store = sqliteStore(t);
  const began = Math.floor(Date.now() / 1000);
  const first = await start(t, { ...made, store });
  assert.match((await first.metrics()).text, /^sealwell_intake_oldest_waiting_timestamp_seconds 0$/m);
  await first.post(made.envelopes[0]);
  await first.stop();
  const intake = await start(t, { ...made, store });
  let metrics;
  for (let tries = 0; !/^sealwell_intake_store_bytes [1-9]/m.test(metrics); ++tries) {
    assert.ok(tries < 50);
    await sleep(20);
    metrics = (await intake.metrics()).text;
  }
  const oldest = Number(/^sealwell_intake_oldest_waiting_timestamp_seconds (\d+)$/m.exec(metrics)[1]);
  assert.ok(oldest >= began && oldest <= Date.now() / 1000);
});
