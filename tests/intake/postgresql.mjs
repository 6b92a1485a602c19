// A PostgreSQL server of the test's own: in a temporary folder, on a Unix socket alone, flushing as in earnest.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bin = execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
const isRoot = process.getuid() === 0;
// The server refuses to run as root. It ends with the test, however the test ends.
const user = isRoot ? 'postgres' : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
const asUser = isRoot ? ['--reuid', user, '--regid', user, '--clear-groups'] : [];

/** Starts a server in a folder under `place`, with `settings` as further words; `stop` ends it and takes its folder away. */
export async function startServer(settings = [], place = tmpdir()) {
  const folder = mkdtempSync(join(place, 'sealwell-postgresql-'));
  chmodSync(folder, 0o755);
  if (isRoot) execFileSync('chown', [user, folder]);
  const data = join(folder, 'data');
  const words = ['setpriv', ...asUser, '--'];
  execFileSync(words[0], [...words.slice(1), join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', user, '--no-sync',
    '--encoding=UTF8', '--no-locale'], { cwd: folder, stdio: 'ignore' });
  let child;
  const run = async () => {
    child = spawn('setpriv', [...asUser, '--pdeathsig', 'INT', '--', join(bin, 'postgres'), '-D', data, '-k', folder,
      '-c', 'listen_addresses=', '-c', 'max_connections=50', '-c', 'shared_buffers=32MB', '-c', 'fsync=on', ...settings],
    { cwd: folder, stdio: 'ignore' });
    while (spawnSync(join(bin, 'pg_isready'), ['-h', folder, '-q']).status !== 0) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
      await sleep(30);
    }
  };
  const end = async (signal) => {
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill(signal);
    await ended;
  };
  await run();
  let made = 0;
  const query = (database, sql) => {
    const asked = spawnSync(join(bin, 'psql'), ['-h', folder, '-U', user, '-d', database, '-XAtq', '-c', sql], { encoding: 'utf8' });
    if (asked.status !== 0) throw new Error(asked.stderr);
    return asked.stdout.trim();
  };
  return {
    query,
    /** The folder with all that the server keeps. */
    data,
    /** A fresh database's name and URI. */
    database: () => {
      const name = `intake_${(made += 1)}`;
      query('postgres', `CREATE DATABASE ${name}`);
      return { name, uri: `postgresql://${user}@/${name}?host=${encodeURIComponent(folder)}` };
    },
    /** What every connection meets when the machine fails: at once, nothing flushed that was not before. */
    crash: () => end('SIGQUIT'),
    /** As an administrator restarts it. */
    shutDown: () => end('SIGINT'),
    startAgain: run,
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
