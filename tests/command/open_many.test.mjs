// `sealwell open` over many envelopes: folders, lists, bad ones in the midst, any number of jobs.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { keyFile, packFile, passphraseFile, sealwell, signingKeysFile } from '../browser/support/service.mjs';

const MANY = 300;  // more than any number of jobs holds ready at a time

const folder = mkdtempSync(join(tmpdir(), 'sealwell-open-many-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const key = ['--key', keyFile('recipient'), '--passphrase-file', passphraseFile()];

const sent = file('sent');
const scenario = new URL('../../site/packs/livewell-dorset/scenarios/smoker.json', import.meta.url).pathname;
spawnSync(sealwell(), ['run', packFile(), '--trust', signingKeysFile(), '--answers', scenario, '--envelope', sent]);

const open = (words, options = {}) => {
  const { status, stdout, stderr } =
    spawnSync(sealwell(), ['open', ...words, ...key], { encoding: 'utf8', maxBuffer: 1 << 27, ...options });
  return { status, stdout, stderr, lines: (stdout ?? '').split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
};

/** A folder of many good envelopes, and every 50th one damaged; gives the names in order. */
function fill(name) {
  mkdirSync(file(name));
  const damaged = readFileSync(sent);
  damaged[damaged.length - 1] ^= 1;
  return Array.from({ length: MANY }, (_, i) => {
    const path = join(file(name), `${String(i).padStart(4, '0')}.envelope`);
    if (i % 50 === 7) writeFileSync(path, damaged);
    else linkSync(sent, path);
    return path;
  });
}

test('the lines stand in the order of the arguments, and any number of jobs prints the same bytes', () => {
  const paths = fill('given').reverse();
  paths.splice(100, 0, file('nowhere'));
  const one = open([...paths, '--jobs', '1']);
  assert.equal(one.status, 1);
  assert.deepEqual(one.lines.map((line) => line.file), paths);
  const failed = one.lines.filter(({ error }) => error);
  assert.equal(failed.length, MANY / 50 + 1);
  assert.deepEqual([...new Set(failed.map(({ error }) => error))].sort(), ['envelope_body_failed', 'unreadable']);
  assert.equal(one.lines.filter(({ record }) => record).length, MANY - MANY / 50);
  assert.match(one.stderr, /nowhere: No such file/);
  for (const jobs of ['2', '4', '16']) {
    const many = open([...paths, '--jobs', jobs]);
    assert.equal(many.stdout, one.stdout, `${jobs} jobs`);
    assert.equal(many.stderr, one.stderr);
    assert.equal(many.status, 1);
  }
  assert.equal(open(paths).stdout, one.stdout, 'the number of processors');

  // The jobs share the pack that every record is worked out anew with.
  const checking = [...paths.slice(0, 100), '--pack', packFile(), '--trust', signingKeysFile()];
  const checked = open([...checking, '--jobs', '1']);
  assert.equal(checked.lines.filter(({ verified }) => verified?.good).length, 98);
  assert.equal(open([...checking, '--jobs', '4']).stdout, checked.stdout);
});

test('a folder gives every regular file in it, at any depth', () => {
  const outer = fill('outer');
  mkdirSync(join(file('outer'), 'inner/deeper'), { recursive: true });
  const deep = join(file('outer'), 'inner/deeper/one');
  linkSync(sent, deep);
  const linked = join(file('outer'), 'linked');
  symlinkSync(sent, linked);
  const broken = join(file('outer'), 'broken');
  symlinkSync('nowhere', broken);
  symlinkSync(file('outer'), join(file('outer'), 'inner/round'));
  spawnSync('mkfifo', [join(file('outer'), 'pipe')]);
  const all = [...outer, deep, linked, broken].sort();

  const one = open([file('outer'), '--jobs', '1'], { timeout: 60000 });
  assert.deepEqual(one.lines.map((line) => line.file).sort(), all);
  assert.equal(one.lines.find((line) => line.file === broken).error, 'unreadable');
  assert.equal(one.lines.find((line) => line.file === linked).error, undefined);
  assert.equal(open([file('outer'), '--jobs', '4']).stdout, one.stdout);

  // Beside files, in the order of the arguments.
  const mixed = open([sent, join(file('outer'), 'inner'), sent]);
  assert.equal(mixed.status, 0);
  assert.deepEqual(mixed.lines.map((line) => line.file), [sent, deep, sent]);
});

test('a list names files and folders', () => {
  mkdirSync(file('listed'));
  const within = join(file('listed'), 'a');
  linkSync(sent, within);
  writeFileSync(file('list'), `${sent}\n\n${file('listed')}\n${sent}`);
  const expected = [sent, within, sent];
  assert.deepEqual(open(['--files-from', file('list')]).lines.map((line) => line.file), expected);
  const piped = open(['--files-from', '-'], { input: readFileSync(file('list')) });
  assert.deepEqual(piped.lines.map((line) => line.file), expected);
  const missing = open(['--files-from', file('no-list')]);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /no-list: No such file/);
});

test('a list that is still being written is answered line by line', async () => {
  const child = spawn(sealwell(), ['open', '--files-from', '-', ...key], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (let i = 0; i < 3; i += 1) {
    child.stdin.write(`${sent}\n`);
    assert.equal(JSON.parse((await answers.next()).value).file, sent);
  }
  child.stdin.end();
  assert.equal((await answers.next()).done, true);
});

test('exit status: 0 when all is good or there is nothing, 1 when any failed, 2 for usage', () => {
  mkdirSync(file('empty'));
  assert.deepEqual(open([file('empty')]).lines, []);
  assert.equal(open([file('empty')]).status, 0);
  assert.equal(open([sent]).status, 0);
  assert.equal(open([file('nowhere')]).status, 1);
  for (const words of [[], [sent, '--jobs', '0'], [sent, '--jobs', 'many']]) {
    const { status, stdout, stderr } = open(words);
    assert.equal(status, 2, words.join(' '));
    assert.equal(stdout, '');
    assert.notEqual(stderr, '');
  }
});

test('files may stand before and behind the options, each of which may come again', () => {
  for (const words of [[...key, sent], [sent, ...key, sent], ['--pack', packFile(), '--pack', packFile(), ...key, ...key.slice(0, 2), sent]]) {
    const { status, stdout } = spawnSync(sealwell(), ['open', ...words, '--trust', signingKeysFile()], { encoding: 'utf8' });
    assert.equal(status, 0, words.join(' '));
    assert.equal(stdout.split('\n').length - 1, words.filter((word) => word === sent).length);
  }
});

test('standard input is one envelope', () => {
  const { status, lines } = open(['-'], { input: readFileSync(sent), encoding: 'utf8' });
  assert.equal(status, 0);
  assert.equal(lines[0].file, '-');
});

test('output that can\'t be written is a failure', () => {
  const { status, stderr } = open([sent, sent], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
  assert.equal(status, 1);
  assert.match(stderr, /standard output/);
});

test('a folder that can\'t be read is named, and stops nothing', { skip: process.getuid() === 0 }, () => {
  mkdirSync(file('closed'));
  chmodSync(file('closed'), 0);
  const { status, lines } = open([file('closed'), sent]);
  assert.equal(status, 1);
  assert.deepEqual(lines.map(({ error }) => error), ['unreadable', undefined]);
});

test('a list with a line for which there is no memory is told, and never taken for its end', () => {
  writeFileSync(file('long-list'), `${sent}\n${'x'.repeat(300_000_000)}`);
  const words = ['open', '--files-from', file('long-list'), ...key].map((word) => `'${word}'`).join(' ');
  const { status, stdout } = spawnSync('sh', ['-c', `ulimit -v 400000; '${sealwell()}' ${words}`], { encoding: 'utf8' });
  assert.equal(status, 1);
  const last = JSON.parse(stdout.trim().split('\n').at(-1));
  assert.deepEqual(last, { file: file('long-list'), error: 'unreadable' });
  rmSync(file('long-list'));
});
