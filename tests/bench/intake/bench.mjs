// What measuring the intake begins with: programs built for it, and a folder on the disk that the builds are on.
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../../intake/postgresql.mjs';

const root = new URL('../../../', import.meta.url).pathname;
const build = join(root, 'build/native');
const warmSeconds = 1;

/** A folder of that name's own, and `t`, which what is started is handed and `clean` ends. */
export function begin(name) {
  execFileSync('cmake', ['--build', '--preset', 'native', '--target', 'sealwell-intake', 'make_intake_material', 'bench_intake_posts'],
    { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  const cleaning = [];
  const t = { after: (action) => cleaning.push(action) };
  // A temporary folder may be memory, which flushes nothing.
  mkdirSync(build, { recursive: true });
  const place = mkdtempSync(join(build, `bench-${name}-`));
  chmodSync(place, 0o755);
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const clean = async () => { for (const action of cleaning.reverse()) await action(); };
  return { t, place, clean };
}

/** A PostgreSQL server as somebody would set it up for this; the default is for machines of another age. */
export async function startPostgresql(t, place) {
  const server = await startServer(['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=4GB'], place);
  t.after(() => server.stop());
  return server;
}

/** A fresh database of that server as a store, and what settles what filling it left to be done later. */
export function postgresqlStore(server) {
  const { name, uri } = server.database();
  const query = (sql) => server.query(name, sql);
  return { words: uri, query, settle: () => ['VACUUM ANALYZE envelope', 'CHECKPOINT'].forEach(query) };
}

/** What so many clients get from an intake that they post copies of the first envelope of `made` to, for `seconds`. */
export async function post(intake, made, clients, seconds) {
  const words = [intake.port, clients, warmSeconds, seconds, join(made.path, 'envelopes/0.bin')].map(String);
  // Not waited for in place: the intake's log comes to this process, and would fill its pipe.
  const { stdout } = await promisify(execFile)(join(build, 'tests/bench/intake/bench_intake_posts'), words);
  return JSON.parse(stdout);
}
