// The files that commands write: who may read them, what they never overwrite, and that no link leads them elsewhere.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';
import { good, run } from './support/command.mjs';

const livewell = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const answers = join(livewell, 'scenarios/smoker.json');
const folder = mkdtempSync(join(tmpdir(), 'sealwell-files-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (...names) => join(folder, ...names);
writeFileSync(file('passphrase'), 'pum cath ar y to glas\n');
const under = ['--passphrase-file', file('passphrase')];
const mode = (path) => (statSync(path).mode & 0o777).toString(8);

/** A folder in which somebody laid a link at that name, to a file of theirs that is there, or to none. */
function planted(name, there) {
  const at = mkdtempSync(file('planted-'));
  const target = join(at, 'theirs');
  if (there) writeFileSync(target, 'theirs');
  symlinkSync(target, join(at, name));
  return { at, link: join(at, name), untouched: () => {
    assert.equal(existsSync(target), there, 'nothing was made where the link leads');
    if (there) assert.equal(readFileSync(target, 'utf8'), 'theirs');
  } };
}

good('keygen', 'recipient', '--out', file('keys'), ...under, '--no-recovery');
const key = file('keys/recipient.key');
good('recovery', 'split', key, ...under, '--threshold', '2', '--holder', 'Ann', '--holder', 'Ben', '--out', file('shares'));
const shares = ['share-1-of-2.txt', 'share-2-of-2.txt'].map((name) => file('shares', name));

test('secret keys and shares are for their owner alone, and so is a folder that is made for them', () => {
  for (const path of [key, ...shares]) assert.equal(mode(path), '600', path);
  for (const path of [file('keys'), file('shares')]) assert.equal(mode(path), '700', path);
  assert.equal(mode(file('keys/recipient.pub')), '644');
  good('keygen', 'intake', '--out', file('a/b/c'), ...under);
  for (const path of ['a', 'a/b', 'a/b/c']) assert.equal(mode(file(path)), '700', path);
  // A folder that is there already is its owner's to decide on.
  mkdirSync(file('open'));
  chmodSync(file('open'), 0o755);
  good('keygen', 'intake', '--out', file('open'), ...under);
  assert.equal(mode(file('open')), '755');
});

/** What makes a secret, by the file that it makes. */
const secrets = {
  'recipient.key': (at) => ['keygen', 'recipient', '--out', at, ...under, '--no-recovery'],
  'recipient.pub': (at) => ['keygen', 'recipient', '--out', at, ...under, '--no-recovery'],
  'recovery.key': (at) => ['keygen', 'recipient', '--out', at, ...under],
  'recovery-sheet.txt': (at) => ['keygen', 'recipient', '--out', at, ...under],
  'signing.key': (at) => ['keygen', 'signing', '--out', at, ...under],
  'intake.key': (at) => ['keygen', 'intake', '--out', at, ...under],
  'share-2-of-2.txt': (at) => ['recovery', 'split', key, ...under, '--threshold', '2', '--holder', 'Ann', '--holder', 'Ben', '--out', at],
  'back.key': (at) => ['recover', ...shares.flatMap((path) => ['--share', path]), '--name', 'back', '--out', at, ...under],
};

for (const [name, words] of Object.entries(secrets)) {
  test(`${name} is never written through a link, nor over what is there`, () => {
    for (const there of [true, false]) {
      const { at, link, untouched } = planted(name, there);
      const { status, stderr, stdout } = run(...words(at));
      assert.equal(status, 1, stdout);
      assert.match(stderr, new RegExp(`${name.replaceAll('.', '\\.')}:? is there already`));
      assert.ok(lstatSync(link).isSymbolicLink());
      untouched();
    }
    const at = mkdtempSync(file('taken-'));
    writeFileSync(join(at, name), 'from before');
    assert.equal(run(...words(at)).status, 1);
    assert.equal(readFileSync(join(at, name), 'utf8'), 'from before');
    assert.deepEqual(readdirSync(at), [name], 'and nothing else was made');
  });
}

/** What writes a file that may be there already; whether it is for its owner alone. */
const documents = {
  'receipt.json': [true, (path) => ['run', livewell, '--answers', answers, '--receipt', path]],
  transcript: [true, (path) => ['run', livewell, '--answers', answers, '--transcript', path]],
  envelope: [false, (path) => ['run', livewell, '--answers', answers, '--envelope', path]],
  'page.html': [false, (path) => ['pack', 'describe', livewell, '--html', path]],
  'questionnaire.json': [false, (path) => ['import', 'fhir', join(livewell, 'questionnaire.json'), '--out', path]],
};

for (const [name, [isPrivate, words]] of Object.entries(documents)) {
  test(`${name} takes the place of a link or a file, and nothing changes where the link leads`, () => {
    for (const there of [true, false]) {
      const { at, link, untouched } = planted(name, there);
      good(...words(link));
      assert.ok(lstatSync(link).isFile(), 'a file, and no link any more');
      assert.equal(mode(link), isPrivate ? '600' : '644');
      untouched();
      assert.deepEqual(readdirSync(at).sort(), [name, ...(there ? ['theirs'] : [])].sort(), 'nothing is left beside it');
      // Whatever the file before it could be read by.
      chmodSync(link, 0o666);
      good(...words(link));
      assert.equal(mode(link), isPrivate ? '600' : '644');
    }
    // The names beside it that somebody could foresee.
    const at = mkdtempSync(file('beside-'));
    for (const ending of ['.new', '.tmp', '~', '.part']) symlinkSync(join(at, 'theirs'), join(at, name + ending));
    good(...words(join(at, name)));
    assert.ok(!existsSync(join(at, 'theirs')));
    assert.equal(mode(join(at, name)), isPrivate ? '600' : '644');
  });
}

test('a device stays a device, a pipe is written into, and neither is given what is for one person alone', () => {
  const before = lstatSync('/dev/null');
  good(...documents['page.html'][1]('/dev/null'));
  assert.ok(lstatSync('/dev/null').isCharacterDevice());
  assert.equal(lstatSync('/dev/null').ino, before.ino);
  const { status, stdout } = spawnSync('bash', ['-c', '"$0" "${@:1:3}" --html >(cat) ; sleep 0.2', sealwell(), 'pack', 'describe', livewell], { encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /<!DOCTYPE html>/i);
  for (const option of ['--receipt', '--transcript']) {
    const refused = run('run', livewell, '--answers', answers, option, '/dev/null');
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /\/dev\/null: is no file/);
  }
});

test('standard output by its name in /dev is written to, and stays the link that it is', () => {
  const link = readlinkSync('/dev/stdout');
  const at = file('by-name.html');
  const line = `exec "$0" pack describe "$1" --html /dev/stdout > "$2"`;
  assert.equal(spawnSync('sh', ['-c', line, sealwell(), livewell, at]).status, 0);
  assert.match(readFileSync(at, 'utf8'), /<!DOCTYPE html>/i);
  const refused = spawnSync('sh', ['-c', 'exec "$0" run "$1" --answers "$2" --receipt /dev/stdout > "$3"', sealwell(), livewell, answers, at], { encoding: 'utf8' });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /\/dev\/stdout: is no file/);
  assert.equal(readlinkSync('/dev/stdout'), link);
});

test('the umask holds for what others may read', () => {
  const at = mkdtempSync(file('masked-'));
  const line = `umask 077; exec "$0" pack describe "$1" --html "$2"`;
  const { status } = spawnSync('sh', ['-c', line, sealwell(), livewell, join(at, 'page.html')]);
  assert.equal(status, 0);
  assert.equal(mode(join(at, 'page.html')), '600');
});

test('standard output that can not be written is told', () => {
  const { status, stderr } = spawnSync('sh', ['-c', 'exec "$0" score --list > /dev/full', sealwell()], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /standard output could not be written/);
});

test('a terminal is not given bytes, nor what is written for a file', () => {
  const onTerminal = (...words) => {
    const line = [sealwell(), ...words].map((word) => `'${word}'`).join(' ');
    const { status, stdout } = spawnSync('script', ['--quiet', '--return', '--command', line, '/dev/null'], { encoding: 'latin1', input: '' });
    return { status, stdout };
  };
  const envelope = onTerminal('run', livewell, '--answers', answers, '--envelope', '-');
  assert.equal(envelope.status, 1);
  assert.match(envelope.stdout, /standard output is a terminal/);
  assert.doesNotMatch(envelope.stdout, /SEALWELL/, 'how an envelope begins');
  for (const path of ['/dev/tty', '/dev/stdout', '/dev/fd/1']) {
    const page = onTerminal('pack', 'describe', livewell, '--html', path);
    assert.equal(page.status, 1, path);
    assert.match(page.stdout, /is a terminal, which would obey/);
    assert.doesNotMatch(page.stdout, /<html/);
  }
});
