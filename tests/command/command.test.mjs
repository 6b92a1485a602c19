// The sealwell command as a person and a script meet it: output, diagnostics, exit status.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { keyFile, packFile, passphraseFile, sealwell, signingKeysFile } from '../browser/support/service.mjs';

const livewell = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const smoker = join(livewell, 'scenarios/smoker.json');
const folder = mkdtempSync(join(tmpdir(), 'sealwell-command-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);

const run = (words, input = '') => {
  const { status, stdout, stderr } = spawnSync(sealwell(), words, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, stdout, stderr };
};

test('usage errors exit 2 and print nothing that a machine would read', () => {
  for (const words of [[], ['nonsense'], ['pack'], ['score'], ['run'], ['open', 'x']]) {
    const { status, stdout, stderr } = run(words);
    assert.equal(status, 2, words.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /--help/);
  }
  assert.equal(run(['--help']).status, 0);
});

test('score: one instrument, a list of cases, the table', () => {
  const one = run(['score', 'audit_c'], '{"q1": 3, "q2": 2, "q3": 2}');
  assert.equal(one.status, 0);
  assert.deepEqual(JSON.parse(one.stdout), { score: 7, band: 'increasing', positive: true, ask_remaining_audit: true });
  const wrong = run(['score', 'audit_c'], '{"q1": 9}');
  assert.equal(wrong.status, 1);
  assert.deepEqual(JSON.parse(wrong.stdout), { error: 'out_of_range', field: 'q1' });
  const broken = run(['score', 'audit_c'], '{"q1":');
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /standard input: invalid_json at byte \d+ \(line 1\)/);

  const vectors = fileURLToPath(new URL('../vectors/instruments.json', import.meta.url));
  const results = JSON.parse(run(['score', '--batch', vectors]).stdout);
  const cases = JSON.parse(readFileSync(vectors, 'utf8'));
  assert.equal(results.length, cases.length);
  cases.forEach(({ id, expected }, index) => {
    assert.equal(results[index].id, id);
    for (const [name, value] of Object.entries(expected)) {
      if (name === 'band_any_of') assert.ok(value.includes(results[index].result.band), id);
      else assert.deepEqual(results[index].result[name], value, `${id}: ${name}`);
    }
  });
  assert.match(run(['score', '--list']).stdout, /^audit_c {2}\(ships\)$/m);
});

test('docs/instruments.md is what the command prints', () => {
  const page = readFileSync(new URL('../../docs/instruments.md', import.meta.url), 'utf8');
  assert.equal(run(['score', '--markdown']).stdout, page);
});

test('pack check names the file, the place, the problem and the fix, all at once', () => {
  const broken = file('broken');
  cpSync(livewell, broken, { recursive: true });
  const path = join(broken, 'questionnaire.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('audit_c#q1', 'wemwbs#items/0').replaceAll('"integer"', '"slider"'));
  const { status, stderr } = run(['pack', 'check', broken]);
  assert.equal(status, 1);
  assert.match(stderr, /questionnaire\.json \S*\/type: error: .*not one that is known here/);
  assert.match(stderr, /may not be used: .*registration/i);
  const problems = JSON.parse(run(['pack', 'check', broken, '--json']).stdout);
  assert.ok(problems.length > 3);
  for (const problem of problems) assert.ok(problem.file && problem.problem && problem.fix, JSON.stringify(problem));
  assert.equal(run(['pack', 'check', livewell]).status, 0);
  assert.match(run(['pack', 'check', folder]).stderr, /no pack\.json/);
});

test('run stops where the answers do not go on, and says what the screen said', () => {
  const { status, stdout, stderr } = run(['run', livewell, '--answers', '-'], '{"adult": true, "area": "nowhere"}');
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).ends, 'item/area');
  assert.match(stderr, /stopped at item\/area: area: /);
});

test('keygen makes keys that only their owner can read, and never overwrites one', () => {
  const words = ['keygen', 'recipient', '--out', file('keys'), '--passphrase-file', passphraseFile()];
  const made = JSON.parse(run(words).stdout);
  assert.match(made.publicKey, /^sealwell-recipient-v1 /);
  assert.equal(statSync(made.keyFile).mode & 0o777, 0o600);
  const again = run(words);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /is there already/);
});

test('seal and open: the record comes back; a changed score is named; one bad file stops no other', () => {
  const words = ['--pack', packFile(), '--trust', signingKeysFile()];
  const open = (...files) => {
    const { status, stdout } = run(['open', ...files, '--key', keyFile('recipient'), '--passphrase-file',
                                    passphraseFile(), ...words]);
    return { status, lines: stdout.trim().split('\n').map((line) => JSON.parse(line)) };
  };
  const result = run(['run', packFile(), '--trust', signingKeysFile(), '--answers', smoker, '--envelope', file('sent')]);
  const { record } = JSON.parse(result.stdout);
  const opened = open(file('sent'), file('missing'), smoker);
  assert.equal(opened.status, 1);
  assert.deepEqual(opened.lines[0].record, record);
  assert.equal(opened.lines[0].verified.good, true);
  assert.deepEqual(opened.lines.slice(1).map(({ error }) => error), ['unreadable', 'envelope_bad_magic']);

  record.scores.find(({ instrument }) => instrument === 'hsi').result.score = 0;
  writeFileSync(file('changed.json'), JSON.stringify(record));
  assert.equal(run(['seal', file('changed.json'), ...words, '--out', file('changed')]).status, 0);
  const changed = open(file('changed')).lines[0];
  assert.equal(changed.verified.good, false);
  assert.ok(changed.verified.problems.some((problem) => problem.includes('hsi')), changed.verified.problems.join());
});

test('a signed pack with any byte changed is refused by name', () => {
  const bytes = readFileSync(packFile());
  bytes[bytes.length - 20] ^= 1;
  writeFileSync(file('changed.pack'), bytes);
  const { status, stderr } = run(['run', file('changed.pack'), '--trust', signingKeysFile(), '--answers', smoker]);
  assert.equal(status, 1);
  assert.match(stderr, /pack_signature_invalid/);
});
