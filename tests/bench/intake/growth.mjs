// Whether an intake stays as quick when its store has grown: acknowledgements a second and their 99th percentile at 64
// clients with an empty store, with one million envelopes and with ten:
//   node tests/bench/intake/growth.mjs [--rows N,N,…] [--waiting N] [--runs N] [--seconds N] [--store sqlite|postgresql]
// Builds what it needs in build/native and fills stores there: ten million rows take several gigabytes, which are given
// back at the end. --rows (0,1000000,10000000) are the sizes; of each the last --waiting (100000) have not been collected,
// and of the others there is what collecting leaves. The stores are measured in turns, --runs (5) times --seconds (5).
// docs/benchmarks.md says how to read it.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { material, start } from '../../intake/intake.mjs';
import { startServer } from '../../intake/postgresql.mjs';
import { sqliteStore } from '../../intake/stores.mjs';
import { figure, median, ratio, spread, table } from '../figures.mjs';
import { readWords } from '../words.mjs';

const clients = 64;
const warmSeconds = 1;
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

const root = new URL('../../../', import.meta.url).pathname;
const build = join(root, 'build/native');
execFileSync('cmake', ['--build', '--preset', 'native', '--target', 'sealwell-intake', 'make_intake_material', 'bench_intake_posts'],
  { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });

const cleaning = [];
const t = { after: (action) => cleaning.push(action) };
// On the disk that the builds are on: a temporary folder may be memory, which flushes nothing.
mkdirSync(build, { recursive: true });
const place = mkdtempSync(join(build, 'bench-growth-'));
chmodSync(place, 0o755);
t.after(() => rmSync(place, { recursive: true, force: true }));

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
  server ??= await startServer(['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=4GB'], place).then((started) => {
    t.after(() => started.stop());
    return started;
  });
  const { name, uri } = server.database();
  const query = (sql) => server.query(name, sql);
  return { words: uri, query, fill: query, settle: () => ['VACUUM ANALYZE envelope', 'CHECKPOINT'].forEach(query) };
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
  for (const size of sizes) subjects.push({ size, intake: await grown(size, made, ['--rate', '0']), measured: [] });
  for (let run = 0; run < runs; ++run) {
    for (const { intake, measured } of subjects) {
      const words = [intake.port, clients, warmSeconds, seconds, join(made.path, 'envelopes/0.bin')].map(String);
      const { stdout } = await promisify(execFile)(join(build, 'tests/bench/intake/bench_intake_posts'), words);
      measured.push(JSON.parse(stdout));
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
  for (const clean of cleaning.reverse()) await clean();
}
