import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { folder, material, refuseToStart, start } from './intake.mjs';
import { sqliteStore } from './stores.mjs';

function words(t, made, change = {}) {
  const all = {
    '--listen': '127.0.0.1:0', '--store': `sqlite:${join(folder(t), 'intake.db')}`, '--keys': made.keys, ...change,
  };
  return Object.entries(all).flat();
}

async function refuses(given, pattern, code = 1) {
  const ended = await refuseToStart(given);
  assert.equal(ended.code, code, ended.log);
  assert.match(ended.log, pattern);
}

test('wrong usage is exit code 2', async (t) => {
  const made = material(t);
  await refuses([], /--listen is required/, 2);
  await refuses([...words(t, made), '--frobnicate'], /frobnicate/, 2);
  for (const listen of ['8081', '127.0.0.1', '127.0.0.1:', ':8081', '127.0.0.1:65536', '127.0.0.1:80x']) {
    await refuses(words(t, made, { '--listen': listen }), /ADDRESS:PORT/, 2);
  }
  for (const store of ['file.db', 'sqlite:', 'postgresql://', 'mysql://x/y']) {
    await refuses(words(t, made, { '--store': store }), /sqlite:FILE/, 2);
  }
});

test('--help explains and is exit code 0', () => {
  const ended = spawnSync(process.env.SEALWELL_INTAKE ?? '', ['--help']);
  assert.equal(ended.status, 0);
  assert.match(String(ended.stdout), /--passphrase-file/);
});

test('a key folder must hold one intake key and nothing more powerful', async (t) => {
  const made = material(t);
  const other = (name) => join(made.path, 'other', name);
  const empty = join(made.path, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'passphrase'), 'x\n');
  await refuses(words(t, made, { '--keys': empty }), /holds no intake key file.*sealwell keygen intake/);
  await refuses(words(t, made, { '--keys': join(made.path, 'nowhere') }), /cannot be read/);

  copyFileSync(other('recipient.key'), join(made.keys, 'recipient.key'));
  await refuses(words(t, made), /recipient\.key is a recipient key\. Move it/);
  rmSync(join(made.keys, 'recipient.key'));

  copyFileSync(other('intake.key'), join(made.keys, 'second.key'));
  await refuses(words(t, made), /both intake keys/);
  rmSync(join(made.keys, 'second.key'));

  const key = readFileSync(join(made.keys, 'intake.key'), 'utf8');
  writeFileSync(join(made.keys, 'intake.key'), key.replace(/sealed (.)/, (_, c) => `sealed ${c === 'A' ? 'B' : 'A'}`));
  await refuses(words(t, made), /does not open the intake key/);
});

test('the passphrase is the first line of its file', async (t) => {
  const made = material(t);
  const file = join(made.path, 'passphrase');
  const given = words(t, made, { '--passphrase-file': file });
  await refuses(given, /there is no file/);
  writeFileSync(file, 'wrong\n');
  await refuses(given, /does not open the intake key/);
  writeFileSync(file, 'only for tests\r\nand a note\n');
  await start(t, { ...made, options: ['--passphrase-file', file] });
});

test('a passphrase never reaches the log', async (t) => {
  const made = material(t);
  writeFileSync(join(made.keys, 'passphrase'), 'open-sesame-12345\n');
  const ended = await refuseToStart(words(t, made));
  assert.equal(ended.code, 1);
  assert.ok(!ended.log.includes('sesame'));
});

test('a store must be an intake\'s own', async (t) => {
  const made = material(t);
  const place = folder(t);
  const named = (file) => words(t, made, { '--store': `sqlite:${file}` });
  await refuses(named(join(place, 'nowhere', 'intake.db')), /cannot be used.*folder must exist/);

  const foreign = join(place, 'foreign.db');
  spawnSync('sqlite3', [foreign, 'CREATE TABLE notes (text)']);
  await refuses(named(foreign), /another program's database/);
  assert.equal(String(spawnSync('sqlite3', [foreign, '.tables']).stdout).trim(), 'notes');

  const text = join(place, 'text.db');
  writeFileSync(text, 'this is no database, but it is long enough to be read as one\n'.repeat(40));
  await refuses(named(text), /cannot be used.*not a database/);

  const newer = join(place, 'newer.db');
  const intake = await start(t, { ...made, store: sqliteStore(t, newer) });
  await intake.stop();
  spawnSync('sqlite3', [newer, 'PRAGMA user_version = 99']);
  await refuses(named(newer), /schema version 99/);
});

test('an address that is taken or is none', async (t) => {
  const made = material(t);
  const intake = await start(t, made);
  await refuses(words(t, made, { '--listen': `127.0.0.1:${intake.port}` }), /cannot listen on .*another port/);
  await refuses(words(t, made, { '--listen': 'localhost:0' }), /not an IP address/);
});

test('it listens on IPv6, too', async (t) => {
  const made = material(t);
  const intake = await start(t, { ...made, address: '[::1]' });
  assert.match(intake.origin, /^http:\/\/\[::1\]:\d+$/);
  assert.equal((await intake.request('GET', '/healthz')).status, 200);
});

test('a token file holds hashes, never tokens', async (t) => {
  const made = material(t);
  const file = join(made.path, 'tokens');
  const given = words(t, made, { '--token-file': file });
  await refuses(given, /there is no file/);
  writeFileSync(file, '# nothing yet\n');
  await refuses(given, /names no token/);
  writeFileSync(file, `sha256:${'a'.repeat(64)}\nin-the-clear-token-0123456789abcdef\n`);
  const ended = await refuseToStart(given);
  assert.equal(ended.code, 1);
  assert.match(ended.log, /line 2 .* is not sha256:/);
  assert.ok(!ended.log.includes('in-the-clear'));
});
