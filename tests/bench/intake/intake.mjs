// How many envelopes a second the intake acknowledges durably, and how soon, beside what the same machine does when
// SQLite's own shell inserts the same rows in the same run:
//   node tests/bench/intake/intake.mjs [--seconds N] [--prefill N] [--store sqlite|postgresql]
// Builds what it needs in build/native. --seconds (5) is how long each number of clients is measured; --prefill (0) is how
// many envelopes lie in the stores before; --store leaves the other one out. docs/benchmarks.md says how to read it.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { material, start } from '../../intake/intake.mjs';
import { sqliteStore } from '../../intake/stores.mjs';
import { figure, median, ratio, table } from '../figures.mjs';
import { readWords } from '../words.mjs';
import { begin, post, postgresqlStore, startPostgresql } from './bench.mjs';

const numbersOfClients = [1, 16, 64, 256];
const judged = { clients: 64, share: 0.6, p99: 50 };

const { values, usage } = readWords(import.meta.url, {
  options: { seconds: { type: 'string' }, prefill: { type: 'string' }, store: { type: 'string' } },
});
const seconds = Number(values.seconds ?? 5);
const prefill = Number(values.prefill ?? 0);
if (!(seconds > 0) || !Number.isInteger(prefill) || prefill < 0) usage('--seconds and --prefill are numbers');
const kinds = ['sqlite', 'postgresql'].filter((kind) => !values.store || values.store === kind);
if (!kinds.length) usage('--store is sqlite or postgresql');

const { t, place, clean } = begin('intake');
const made = material(t, 1);
const envelope = made.envelopes[0];

/** Rows a second when SQLite's shell inserts `rows` envelopes, `batch` to a transaction, flushed as the intake's are. */
function shellRate(rows, batch) {
  const file = join(place, `shell-${batch}.db`);
  const input = join(place, 'rows.sql');
  const out = openSync(input, 'w');
  const [before, after] = [envelope.subarray(0, 16).toString('hex'), envelope.subarray(32).toString('hex')];
  const acknowledgement = 'a'.repeat(307);
  for (let row = 0; row < rows; row += 1) {
    if (row % batch === 0) writeSync(out, 'BEGIN IMMEDIATE;\n');
    const id = randomBytes(16).toString('hex');
    writeSync(out, `INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out) VALUES (X'${id}', ` +
      `X'${randomBytes(32).toString('hex')}', ${Date.now()}, ${envelope.length}, '${acknowledgement}', X'${before}${id}${after}', 0);\n`);
    if (row % batch === batch - 1 || row === rows - 1) writeSync(out, 'COMMIT;\n');
  }
  closeSync(out);
  emptyStore(file);
  const began = process.hrtime.bigint();
  const ended = spawnSync('sqlite3', ['-bail', '-cmd', 'PRAGMA synchronous = FULL', '-cmd', 'PRAGMA secure_delete = ON', file, `.read ${input}`]);
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  if (ended.status !== 0) throw new Error(String(ended.stderr));
  rmSync(input);
  return rows / took;
}

/** A store with the tables that the intake makes. */
function emptyStore(file) {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const empty = sqliteStore(t, file);
  const schema = JSON.parse(execFileSync('sqlite3', ['-json', model.file, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"]));
  empty.query(`PRAGMA journal_mode = WAL; ${schema.map(({ sql }) => sql).join(';')};`);
}

const fill = {
  sqlite: `INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out)
    WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < COUNT)
    SELECT randomblob(16), randomblob(32), n, SIZE, 'a', randomblob(SIZE), 0 FROM row`,
  postgresql: `INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out)
    SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), sha256(n::text::bytea), n, SIZE, 'a',
      (SELECT string_agg(sha256((n * 1000 + piece)::text::bytea), '') FROM generate_series(1, SIZE / 32) piece), false
    FROM generate_series(1, COUNT) n`,
};

async function openStore(kind) {
  if (kind === 'sqlite') return sqliteStore(t, join(place, 'intake.db'));
  return postgresqlStore(await startPostgresql(t, place));
}

async function measure(kind) {
  const store = await openStore(kind);
  // All clients are one machine here.
  const options = ['--rate', '0', '--connections-per-address', '0'];
  if (prefill) {
    await (await start(t, { ...made, store, options })).stop();
    store.query(fill[kind].replace('COUNT', prefill).replaceAll('SIZE', envelope.length));
    // What filling left to be done later is no part of what is measured.
    store.settle?.();
  }
  const intake = await start(t, { ...made, store, options });
  const rows = [];
  for (const clients of numbersOfClients) {
    rows.push({ clients, ...await post(intake, made, clients, seconds) });
  }
  await intake.stop();
  return rows;
}

const model = sqliteStore(t, join(place, 'model.db'));
try {
  await (await start(t, { ...made, store: model })).stop();
  // Before and after, since a disk is not the same twice.
  const shell = { 64: [], all: [] };
  const takeShell = () => {
    shell[64].push(shellRate(6400, 64));
    shell.all.push(shellRate(6400, 6400));
  };
  takeShell();
  const measured = [];
  for (const kind of kinds) measured.push([kind, await measure(kind)]);
  takeShell();
  const [inBatches, atOnce] = [median(shell[64]), median(shell.all)];

  console.log(`Envelopes of ${envelope.length} bytes; ${prefill} in the store before.`);
  console.log(`SQLite's shell, the same rows a second: ${figure(inBatches)} in transactions of 64, ${figure(atOnce)} in one.\n`);
  const head = ['store', 'clients', 'acknowledged/s', 'of the shell in 64s', 'of the shell in one', 'p50 ms', 'p99 ms', 'longest ms', 'other answers'];
  console.log(table([head, ...measured.flatMap(([kind, rows]) => rows.map((row) => [kind, String(row.clients), figure(row.perSecond),
    ratio(row.perSecond, inBatches), ratio(row.perSecond, atOnce), figure(row.p50, { digits: 1 }), figure(row.p99, { digits: 1 }),
    figure(row.longest, { digits: 1 }), String(row.others)]))]));
  console.log('\nAims, at 64 clients: at least 0.6 of what the shell does in transactions of 64, and a p99 under 50 ms.');
  for (const [kind, rows] of measured) {
    const row = rows.find(({ clients }) => clients === judged.clients);
    const met = row.perSecond >= judged.share * inBatches && row.p99 < judged.p99;
    console.log(`${kind}: ${ratio(row.perSecond, inBatches)}, p99 ${figure(row.p99, { digits: 1 })} ms: ${met ? 'met' : 'missed'}`);
  }
} finally {
  await clean();
}
