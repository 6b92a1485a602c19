// Whether an intake stays as quick when its store has grown: acknowledgements a second and their 99th percentile at 64
// clients with an empty store, with one million envelopes and with ten:
//   node tests/bench/intake/growth.mjs [--rows N,N,…] [--waiting N] [--runs N] [--seconds N] [--store sqlite|postgresql]
// Builds what it needs in build/native and fills stores there: ten million rows take several gigabytes, which are given
// back at the end. --rows (0,1000000,10000000) are the sizes; of each the last --waiting (100000) have not been collected,
// and of the others there is what collecting leaves. The stores are measured in turns, --runs (5) times --seconds (5).
// docs/benchmarks.md says how to read it.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { material, start } from '../../intake/intake.mjs';
import { sqliteStore } from '../../intake/stores.mjs';
import { figure, median, ratio, spread, table } from '../figures.mjs';
import { readWords } from '../words.mjs';
import { begin, post, postgresqlStore, startPostgresql } from './bench.mjs';

const clients = 64;
/** An acknowledgement has about as many characters, and stays when an envelope is collected. */
const acknowledgementSize = 307;
/** Rows of one transaction of the filling, so that progress can be told. */
const batch = 1_000_000;

const { values, usage } = readWords(import.meta.url, {
  options: { rows: { type: 'string' }, waiting: { type: 'string' }, runs: { type: 'string' }, seconds: { type: 'string' }, store: { type: 'string' } },
});
const sizes = (values.rows ?? '0,1000000,10000000').split(',').map(Number);
const [waiting, runs, seconds] = [Number(values.waiting ?? 100_000), Number(values.runs ?? 5), Number(values.seconds ?? 5)];
const kind = values.store ?? 'sqlite';
if (sizes.length < 2 || sizes.some((size) => !Number.isInteger(size) || size < 0)) usage('--rows are two numbers or more');
if (!Number.isInteger(waiting) || waiting < 0 || !(Number.isInteger(runs) && runs > 0) || !(seconds > 0)) usage('--waiting, --runs and --seconds are numbers');
if (!['sqlite', 'postgresql'].includes(kind)) usage('--store is sqlite or postgresql');

const { t, place, clean } = begin('growth');

/** SQL that adds rows numbered FROM to TO: of collected envelopes, and from BYTES_FROM on of ones that wait. */
const fill = {
  sqlite: `INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out)
    WITH RECURSIVE row(n) AS (SELECT FROM_ROW UNION ALL SELECT n + 1 FROM row WHERE n < TO_ROW)
    SELECT randomblob(16), randomblob(32), n, SIZE, hex(zeroblob(${acknowledgementSize >> 1})),
      iif(n >= BYTES_FROM, randomblob(SIZE), NULL), n < BYTES_FROM FROM row`,
  postgresql: `INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out)
    SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), sha256(n::text::bytea), n, SIZE, repeat('0', ${acknowledgementSize}),
      CASE WHEN n >= BYTES_FROM THEN
        (SELECT string_agg(sha256((n * 1000 + piece)::text::bytea), '') FROM generate_series(1, SIZE / 32) piece) END, n < BYTES_FROM
    FROM generate_series(FROM_ROW, TO_ROW) n`,
};

let server;
async function emptyStore(size) {
  if (kind === 'sqlite') {
    const file = join(place, `intake-${size}.db`);
    const store = sqliteStore(t, file);
    // Nothing has to outlast a failure yet.
    const settings = ['PRAGMA journal_mode = OFF', 'PRAGMA synchronous = OFF', 'PRAGMA cache_size = -1000000'];
    return { ...store, fill: (sql) => {
      const { status, stderr } = spawnSync('sqlite3', [...settings.flatMap((setting) => ['-cmd', setting]), file, sql]);
      if (status !== 0) throw new Error(String(stderr));
    }, settle: () => execFileSync('sync') };
  }
  server ??= await startPostgresql(t, place);
  const store = postgresqlStore(server);
  return { ...store, fill: store.query };
}

/** An intake on a store of so many rows. */
async function grown(size, made, options) {
  const store = await emptyStore(size);
  await (await start(t, { ...made, store, options })).stop();
  for (let from = 1; from <= size; from += batch) {
    const to = Math.min(size, from + batch - 1);
    store.fill(fill[kind].replaceAll('FROM_ROW', from).replaceAll('TO_ROW', to)
      .replaceAll('SIZE', made.envelopes[0].length).replaceAll('BYTES_FROM', Math.max(1, size - waiting + 1)));
    process.stderr.write(`${to} of ${size} rows\n`);
  }
  // What filling left to be done later is no part of what is measured.
  if (size) store.settle();
  return start(t, { ...made, store, options });
}

try {
  const made = material(t, 1);
  const subjects = [];
  for (const size of sizes) subjects.push({ size, intake: await grown(size, made, ['--rate', '0', '--connections-per-address', '0']), measured: [] });
  for (let run = 0; run < runs; ++run) {
    for (const { intake, measured } of subjects) {
      measured.push(await post(intake, made, clients, seconds));
    }
  }
  console.log(`${kind}: envelopes of ${made.envelopes[0].length} bytes from ${clients} clients, the medians of ${runs} runs of ${seconds} s taken in turns.\n`);
  const of = ({ measured }, what) => measured.map((run) => run[what]);
  const [first] = subjects;
  console.log(table([['rows before', 'acknowledged/s', 'of the first', 'p99 ms', 'of the first', 'other answers'], ...subjects.map((subject) => [
    String(subject.size), spread(of(subject, 'perSecond')), ratio(median(of(subject, 'perSecond')), median(of(first, 'perSecond'))),
    spread(of(subject, 'p99'), { digits: 1 }), ratio(median(of(subject, 'p99')), median(of(first, 'p99'))),
    figure(of(subject, 'others').reduce((sum, count) => sum + count, 0))])]));
} finally {
  await clean();
}
