// Everything that can go wrong around an intake, at random moments, while envelopes come in:
//   node tests/intake/faults.mjs --minutes N [--store sqlite|postgresql] [--seed N]
// Prints one line of JSON. Exits 1 when an acknowledged envelope was not found, was stored or handed out twice, or was
// acknowledged in two ways. faults.test.mjs runs the same for a few seconds.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { acknowledges, idAt, material, postHeaders, start, underNewId } from './intake.mjs';
import { startServer } from './postgresql.mjs';
import { sqliteStore } from './stores.mjs';

const senders = 12;

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A small disk of its own where this machine lets us mount one: it can be full, and read-only, in earnest. */
function smallDisk(cleaning) {
  const place = mkdtempSync(join(tmpdir(), 'sealwell-faults-'));
  cleaning.push(() => rmSync(place, { recursive: true, force: true }));
  if (process.getuid() !== 0 || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'none', place]).status !== 0) return { place };
  cleaning.push(() => spawnSync('umount', ['-l', place]));
  const ballast = join(place, 'ballast');
  return {
    place,
    fill: () => spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M'], { stdio: 'ignore' }),
    // What is stored stays, so in a long run the disk has to grow, or it would be full in earnest at the end.
    empty: () => {
      rmSync(ballast, { force: true });
      const used = Number(spawnSync('df', ['-m', '--output=used', place], { encoding: 'utf8' }).stdout.trim().split('\n').at(-1));
      spawnSync('mount', ['-o', `remount,size=${used + 96}m`, place]);
    },
    readOnly: () => spawnSync('mount', ['-o', 'remount,ro', place]).status === 0,
    writable: () => spawnSync('mount', ['-o', 'remount,rw', place]),
  };
}

/**
 * libfaketime reads the time from a file, so that it can jump while the program runs. A sanitizer's run time must be loaded
 * before anything else, and leaves no room for it: such a program keeps its clock.
 */
function turnableClock(place) {
  if (process.env.SEALWELL_SANITIZED) return { wrap: [] };
  const library = execFileSync('sh', ['-c', 'ls /usr/lib/*/faketime/libfaketimeMT.so.1'], { encoding: 'utf8' }).trim();
  const file = join(place, 'clock');
  writeFileSync(file, '+0');
  return {
    wrap: ['env', `LD_PRELOAD=${library}`, `FAKETIME_TIMESTAMP_FILE=${file}`, 'FAKETIME_NO_CACHE=1', 'DONT_FAKE_MONOTONIC=1'],
    turn: (offset) => writeFileSync(file, offset),
  };
}

async function prepare(kind, cleaning, t) {
  if (kind === 'sqlite') {
    const disk = smallDisk(cleaning);
    return { disk, stores: [sqliteStore(t, join(disk.place, 'intake.db'))] };
  }
  const server = await startServer();
  cleaning.push(() => server.stop());
  const { name, uri } = server.database();
  const store = { words: uri, query: (sql) => server.query(name, sql) };
  return { disk: {}, server, stores: [store, store] };
}

/** Runs for so many seconds; gives the counts. */
export async function run({ seconds, kind = 'sqlite', seed = Date.now() }) {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const cleaning = [];
  const t = { after: (action) => cleaning.push(action) };
  const counts = { store: kind, seed, sent: 0, acknowledged: 0, faults: {}, notFound: 0, storedTwice: 0, handedOutTwice: 0, saidTwoThings: 0 };
  try {
    const made = material(t, 1);
    const { disk, server, stores } = await prepare(kind, cleaning, t);
    const clock = turnableClock(made.path);
    const token = randomBytes(32).toString('hex');
    const tokenFile = join(made.path, 'tokens');
    writeFileSync(tokenFile, `sha256:${createHash('sha256').update(token).digest('hex')}\n`);
    const options = ['--rate', '0', '--token-file', tokenFile, '--header-seconds', '2', '--body-seconds', '2'];
    const boot = async (store) => {
      const node = await start(t, { ...made, store, options, wrap: clock.wrap });
      // What libfaketime keeps for a process stays when that is killed.
      cleaning.push(() => ['faketime_shm_', 'sem.faketime_sem_'].forEach((name) => rmSync(`/dev/shm/${name}${node.pid}`, { force: true })));
      return node;
    };
    const nodes = await Promise.all(stores.map(boot));
    const said = new Map();
    const sentBytes = new Map();

    const note = (bytes, answer) => {
      if (answer?.status !== 200 && answer?.status !== 201) return;
      const id = bytes.toString('hex', idAt, idAt + 16);
      const before = said.get(id);
      if (before !== undefined && before !== answer.text) counts.saidTwoThings += 1;
      if (!acknowledges(answer.text, bytes, made.publicKey)) throw new Error('an acknowledgement that does not hold');
      if (before === undefined) counts.acknowledged += 1;
      said.set(id, answer.text);
      sentBytes.set(id, bytes);
    };
    const post = async (node, bytes) => note(bytes, await nodes[node].post(bytes).catch(() => undefined));
    const fresh = () => underNewId(made.envelopes[0]);

    const recent = [];
    let stop = false;
    const sender = async () => {
      while (!stop) {
        const again = recent.length > 0 && random() < 0.3;
        const bytes = again ? pick(recent) : fresh();
        if (!again) {
          counts.sent += 1;
          recent.push(bytes);
          if (recent.length > 200) recent.shift();
        }
        // Now and then from two places at once.
        const where = random() < 0.1 ? nodes.map((_, node) => node) : [Math.floor(random() * nodes.length)];
        await Promise.all(where.map((node) => post(node, bytes)));
        await sleep(random() * 4);
      }
    };

    const faults = {
      kill: async () => {
        const node = Math.floor(random() * nodes.length);
        await nodes[node].killNow();
        nodes[node] = await boot(stores[node]);
      },
      torn: async () => {
        const wire = await nodes[0].socket();
        const bytes = fresh();
        wire.write(`POST /v1/envelopes HTTP/1.1\r\nHost: x\r\n${postHeaders(bytes)}\r\n`);
        wire.write(bytes.subarray(0, Math.floor(random() * bytes.length)));
        await sleep(random() * 20);
        wire.destroy();
      },
      slow: async () => {
        const wires = await Promise.all(Array.from({ length: 60 }, () => nodes[0].socket()));
        for (let i = 0; i < 5; ++i) {
          wires.forEach((wire) => wire.write('P'));
          await sleep(20);
        }
        wires.forEach((wire) => wire.destroy());
      },
      ...(clock.turn && {
        clock: async () => {
          clock.turn(pick(['+400d', '-400d', '+1h', '-1h', '-1s']));
          await sleep(100);
          clock.turn('+0');
        },
      }),
      ...(kind === 'sqlite' && {
        full: async () => {
          if (disk.fill) disk.fill();
          else spawnSync('prlimit', ['--pid', String(nodes[0].pid), '--fsize=65536:']);
          await sleep(150);
          if (disk.fill) disk.empty();
          else spawnSync('prlimit', ['--pid', String(nodes[0].pid), '--fsize=unlimited:']);
        },
        ...(disk.readOnly && {
          // A file system can't be made read-only while a file on it is open for writing; the program comes up to one.
          readOnly: async () => {
            await nodes[0].killNow();
            if (disk.readOnly()) {
              await boot(stores[0]).then(
                () => Promise.reject(new Error('an intake began to listen on a store that it cannot write to')),
                () => {},
              );
              disk.writable();
            }
            nodes[0] = await boot(stores[0]);
          },
        }),
      }),
      ...(server && {
        databaseCrash: async () => {
          await server.crash();
          await sleep(random() * 100);
          await server.startAgain();
        },
        databaseRestart: async () => {
          await server.shutDown();
          await server.startAgain();
        },
      }),
    };

    const until = Date.now() + seconds * 1000;
    const running = Array.from({ length: senders }, sender);
    const names = Object.keys(faults);
    for (let turn = 0; Date.now() < until || turn < names.length; ++turn) {
      await sleep(30 + random() * 200);
      // Each once before any comes twice, and each at another moment.
      const name = turn < names.length ? names[turn] : pick(names);
      await faults[name]();
      counts.faults[name] = (counts.faults[name] ?? 0) + 1;
    }
    stop = true;
    await Promise.all(running);

    // Nothing is wrong any more: whatever was acknowledged must be there, in the same words.
    for (const node of nodes) {
      for (let tries = 0; (await node.request('GET', '/healthz')).status !== 200; ++tries) {
        if (tries === 100) throw new Error('not healthy ten seconds after the last fault');
        await sleep(100);
      }
    }
    const all = [...sentBytes];
    for (let at = 0; at < all.length; at += 32) {
      await Promise.all(all.slice(at, at + 32).map(async ([id, bytes], i) => {
        const answer = await nodes[i % nodes.length].post(bytes);
        if (answer.status !== 200) counts.notFound += 1;
        else if (answer.text !== said.get(id)) counts.saidTwoThings += 1;
      }));
    }
    counts.storedTwice = Number(stores[0].query('SELECT count(*) - count(DISTINCT id) FROM envelope'));
    await collect(nodes[0], token, said, counts);
    return counts;
  } finally {
    for (const clean of cleaning.reverse()) await clean();
  }
}

/** What the staff get: each acknowledged envelope, and each once. */
async function collect(node, token, said, counts) {
  const seen = new Set();
  for (let after = '', more = true; more; ) {
    const answer = await node.request('GET', `/v1/envelopes?limit=100${after && `&after=${after}`}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const page = answer.json();
    for (const { id } of page.envelopes) {
      if (seen.has(id)) counts.handedOutTwice += 1;
      seen.add(id);
    }
    ({ next: after, more } = page);
  }
  for (const id of said.keys()) if (!seen.has(id)) counts.notFound += 1;
}

export const isGood = (counts) =>
  counts.acknowledged > 0 && counts.notFound + counts.storedTwice + counts.handedOutTwice + counts.saidTwoThings === 0;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const given = Object.fromEntries(Array.from({ length: words.length / 2 }, (_, i) => [words[2 * i], words[2 * i + 1]]));
  const { '--minutes': minutes, '--store': kind = 'sqlite', '--seed': seed, ...rest } = given;
  if (words.length % 2 || !(minutes > 0) || Object.keys(rest).length || !['sqlite', 'postgresql'].includes(kind)) {
    console.error(`usage: node ${fileURLToPath(import.meta.url)} --minutes N [--store sqlite|postgresql] [--seed N]`);
    process.exit(2);
  }
  const counts = await run({ seconds: minutes * 60, kind, seed: seed === undefined ? Date.now() % 1e9 : Number(seed) });
  console.log(JSON.stringify(counts));
  process.exit(isGood(counts) ? 0 : 1);
}
