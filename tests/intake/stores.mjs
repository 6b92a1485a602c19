// The stores that the tests run on: SQLite, or PostgreSQL when SEALWELL_TEST_STORE is postgresql. A test asks for a
// fresh one and knows nothing more of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { startServer } from './postgresql.mjs';

export const onPostgresql = process.env.SEALWELL_TEST_STORE === 'postgresql';

/** A test that is about SQLite's files. */
export const sqliteTest = onPostgresql ? () => {} : test;
/** A test that is about PostgreSQL. */
export const postgresqlTest = onPostgresql ? test : () => {};

let starting;
/** The server that all tests of this file share. */
export function server() {
  if (!starting) {
    starting = startServer();
    after(async () => (await starting).stop());
  }
  return starting;
}
if (onPostgresql) await server();

/** SQLite in `file`, or in a fresh one. */
export function sqliteStore(t, file) {
  let path = file;
  if (!path) {
    const folder = mkdtempSync(join(tmpdir(), 'sealwell-store-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    path = join(folder, 'intake.db');
  }
  return {
    words: `sqlite:${path}`,
    file: path,
    query: (sql) => {
      const asked = spawnSync('sqlite3', [path, sql], { encoding: 'utf8' });
      if (asked.status !== 0) throw new Error(asked.stderr);
      return asked.stdout.trim();
    },
  };
}

/** A fresh, empty store. */
export async function freshStore(t) {
  if (!onPostgresql) return sqliteStore(t);
  const running = await server();
  const { name, uri } = running.database();
  return { words: uri, query: (sql) => running.query(name, sql) };
}
