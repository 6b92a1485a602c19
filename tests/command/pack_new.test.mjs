// A new service through the command: what it begins with works whole, and what the service still has to write is named.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { sealwell } from '../browser/support/service.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sealwell-pack-new-'));
test.after(() => rmSync(folder, { recursive: true }));

const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(sealwell(), words, { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 26 });
  return { status, stdout, stderr };
};
const good = (...words) => {
  const result = run(...words);
  assert.equal(result.status, 0, result.stderr);
  return result;
};
const problems = (pack, ...words) => JSON.parse(run('pack', 'check', pack, '--json', ...words).stdout);
const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const write = (path, value) => writeFileSync(join(folder, path), JSON.stringify(value));
/** The folder anew. */
const fresh = (id, ...words) => {
  rmSync(join(folder, id), { recursive: true, force: true });
  return good('pack', 'new', id, ...words);
};
const named = ['--name', 'Brook & "Mill" Health', '--organisation', 'Brook Council', '--phone', '01632 960 055'];
const texts = (value, found = []) => {
  if (typeof value === 'string') found.push(value);
  else if (value && typeof value === 'object') for (const each of Object.values(value)) texts(each, found);
  return found;
};

test('it prints what it wrote, and every file is there', () => {
  const { stdout, stderr } = fresh('brook-health', ...named, '--now', '2027-01-02T12:00:00Z');
  const files = stdout.trimEnd().split('\n');
  assert.deepEqual(files, [...files].sort());
  for (const name of ['README.md', 'advice.json', 'consent.json', 'pack.json', 'questionnaire.json']) {
    assert.ok(files.some((file) => file.endsWith(`brook-health/${name}`)), name);
  }
  assert.equal(files.filter((file) => file.includes('/scenarios/')).length, 3);
  for (const file of files) {
    assert.ok(existsSync(join(folder, file)), file);
    assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /\{\{/);
  }
  assert.match(stderr, /sealwell pack check .*brook-health/);
  const pack = read('brook-health/pack.json');
  assert.equal(pack.id, 'brook-health');
  assert.equal(pack.name, 'Brook & "Mill" Health');
  assert.equal(pack.contact.phone, '01632 960 055');
  assert.deepEqual(pack.languages, ['en']);
  const consent = read('brook-health/consent.json');
  assert.ok(consent.statements.every(({ version }) => version === '2027-01-02'));
  assert.ok(consent.statements.some(({ requiredFor }) => requiredFor) && consent.statements.some(({ requiredFor }) => !requiredFor));
  const kinds = new Set();
  const gather = ({ type, item = [] }) => { kinds.add(type); item.forEach(gather); };
  gather(read('brook-health/questionnaire.json'));
  for (const type of ['boolean', 'choice', 'integer', 'decimal', 'string', 'text', 'date', 'display']) assert.ok(kinds.has(type), type);
});

for (const [what, words] of [['as it comes', []], ['with what is known', named], ['in three languages', ['--languages', 'en,cy,ur']]]) {
  test(`straight after, ${what}: no error, every scenario passes, nothing is out of reach`, () => {
    fresh('straight', ...words);
    const errors = problems('straight').filter(({ severity }) => severity === 'error');
    assert.deepEqual(errors, []);
    assert.match(good('scenarios', 'straight').stdout, /\n3 passed, 0 failed\n$/);
    const explored = JSON.parse(good('pack', 'explore', 'straight').stdout);
    assert.deepEqual(explored.deadEnds, []);
    assert.equal(explored.counts.unreachable, 0);
    assert.equal(explored.gaveUp, false);
    assert.deepEqual(explored.unknown, []);
    assert.match(good('pack', 'describe', 'straight').stdout, /What for, and on which ground/);
  });
}

test('the checker names each place that is still to be written, and nothing else', () => {
  fresh('places');
  const found = problems('places');
  const said = found.map(({ file, pointer }) => `${file}${pointer}`);
  assert.equal(new Set(said).size, said.length);
  for (const { severity, problem } of found) {
    assert.equal(severity, 'warning');
    assert.match(problem, /^"\[your [^\]]+\]" is still to be written\.$/);
  }
  let expected = 0;
  for (const name of ['pack.json', 'questionnaire.json', 'consent.json', 'advice.json']) {
    expected += texts(read(`places/${name}`)).filter((text) => text.includes('[your ')).length;
  }
  assert.equal(found.length, expected);
  assert.ok(said.includes('pack.json/contact/phone'));
  for (const { file, pointer } of found) {
    const text = pointer.split('/').slice(1).reduce((value, step) => value[step.replaceAll('~1', '/').replaceAll('~0', '~')],
                                                    read(`places/${file}`));
    assert.match(text, /\[your /, `${file} ${pointer}`);
  }
});

test('all written, nothing is left to say; another language leaves only what is to be translated', () => {
  fresh('written', ...named);
  const fill = (text) => text.replaceAll(/\[your [^\]]+\]/g, 'Brook');
  for (const name of ['pack.json', 'questionnaire.json', 'consent.json', 'advice.json']) {
    const path = join(folder, 'written', name);
    writeFileSync(path, fill(readFileSync(path, 'utf8')));
  }
  assert.deepEqual(problems('written'), []);

  fresh('welsh', ...named, '--languages', 'en,cy');
  const found = problems('welsh').filter(({ file }) => file === 'translations/cy.json');
  assert.ok(found.some(({ problem }) => /"\[your translation into cy of: Your consent\]" is still to be written/.test(problem)));
  const { texts: catalogue } = read('welsh/translations/cy.json');
  assert.equal(catalogue['Start now'], '');
});

test('it is not signed for residents, and is for a demonstration', () => {
  fresh('signing', ...named);
  writeFileSync(join(folder, 'passphrase'), 'a passphrase of a test');
  good('keygen', 'recipient', '--out', 'keys-recipient', '--passphrase-file', 'passphrase', '--no-recovery');
  for (const kind of ['signing', 'intake']) good('keygen', kind, '--out', `keys-${kind}`, '--passphrase-file', 'passphrase');
  const line = (kind) => readFileSync(join(folder, `keys-${kind}`, `${kind}.pub`), 'utf8').trim();
  const deployment = {
    recipients: [{ id: 'team', name: 'The team', publicKey: line('recipient') }], recovery: 'none',
    intake: { address: '/v1/envelopes', publicKeys: [line('intake')] },
  };
  const build = () => run('pack', 'build', 'signing', '--deployment', 'deployment.json', '--sign', 'keys-signing/signing.key',
                          '--passphrase-file', 'passphrase', '--out', 'signing.pack');
  write('deployment.json', deployment);
  const refused = build();
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /consent\.json \/notice\/storage\/0: error: "\[your case system[^"]+" is still to be written/);
  assert.ok(!existsSync(join(folder, 'signing.pack')));
  write('deployment.json', { ...deployment, stage: 'demonstration' });
  assert.equal(build().status, 0);
  assert.ok(existsSync(join(folder, 'signing.pack')));
});

test('options may stand before the name', () => {
  rmSync(join(folder, 'before'), { recursive: true, force: true });
  good('pack', 'new', '--languages', 'en,cy', 'before');
  assert.deepEqual(read('before/pack.json').languages, ['en', 'cy']);
});

test('what is there stays as it is', () => {
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine/pack.json'), 'mine');
  symlinkSync('nowhere', join(folder, 'pointer'));
  for (const id of ['mine', 'pointer']) {
    const { status, stdout, stderr } = run('pack', 'new', id);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /is there already, and stays as it is/);
  }
  assert.equal(readFileSync(join(folder, 'mine/pack.json'), 'utf8'), 'mine');
  assert.deepEqual(readdirSync(join(folder, 'mine')), ['pack.json']);
});

test('what it can’t make it refuses, and leaves nothing', () => {
  const before = readdirSync(folder).sort();
  for (const [words, reason] of [
    [['Brook'], /use a-z, 0-9 and -/], [['../up'], /use a-z, 0-9 and -/], [['-x'], null], [['a'.repeat(65)], /at most 64/],
    [['x', '--into', 'nowhere'], /there is no such folder/], [['x', '--languages', 'cy,en'], /begins with en/],
    [['x', '--languages', 'en,en'], /names en twice/], [['x', '--languages', 'en,../x'], /is not a language tag/],
    [['x', '--name', 'two\nlines'], /one line/], [['x', '--name', '[your name]'], /without brackets/],
  ]) {
    const { status, stdout, stderr } = run('pack', 'new', ...words);
    assert.equal(status, reason ? 1 : 2, words.join(' '));
    assert.equal(stdout, '');
    if (reason) assert.match(stderr, reason);
  }
  assert.equal(run('pack', 'new').status, 2);
  assert.deepEqual(readdirSync(folder).sort(), before);
});
