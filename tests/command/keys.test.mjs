// A service's keys from making them to losing and changing them, as its people do it with the command.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';

const livewell = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const smoker = join(livewell, 'scenarios/smoker.json');
const folder = mkdtempSync(join(tmpdir(), 'sealwell-keys-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (...names) => join(folder, ...names);
const mode = (path) => statSync(path).mode & 0o777;

const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, stdout, stderr };
};
const good = (...words) => {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 0, `${words.join(' ')}: ${stderr}`);
  return { stdout, stderr };
};
const json = (...words) => JSON.parse(good(...words).stdout);
const refused = (...words) => {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 1, `${words.join(' ')}: ${stderr}`);
  assert.equal(stdout, '');
  return stderr;
};

const passphrase = 'old words for a test';
writeFileSync(file('passphrase'), `${passphrase}\n`);
writeFileSync(file('next-passphrase'), 'other words for a test\nwhat follows the first line does not matter\n');
const under = ['--passphrase-file', file('passphrase')];

// --- What the service has: keys, two packs (before and after rotation), an envelope sealed under each ---

const made = json('keygen', 'recipient', '--out', file('keys'), ...under);
const second = good('keygen', 'recipient', '--name', 'next', '--out', file('keys'), '--passphrase-file', file('next-passphrase'));
const next = JSON.parse(second.stdout);
const [signing, intake, otherSigning] = ['signing', 'intake', 'signing'].map((kind, i) =>
  json('keygen', kind, '--name', `${kind}-${i}`, '--out', file('keys'), ...under));
writeFileSync(file('trusted'), `${signing.publicKey}\n`);

function deployment(name, team, recovery) {
  writeFileSync(file(`${name}.json`), JSON.stringify({
    stage: 'demonstration',
    recipients: [{ id: 'team', name: 'The team', ...team }],
    ...(recovery ? { recovery } : {}),
    intake: { publicKeys: [intake.publicKey] },
  }));
  return file(`${name}.json`);
}
const build = (name, ...words) => ['pack', 'build', livewell, '--deployment', file(`${name}.json`), '--sign', signing.keyFile,
                                   ...under, '--out', file(`${name}.pack`), ...words];
const safe = { name: 'The safe', publicKey: made.recovery.publicKey };
const rotated = { publicKey: next.publicKey, from: '2026-12-01',
                  retired: [{ publicKey: made.publicKey, from: '2026-01-01', until: '2026-12-01' }] };
deployment('old', { publicKey: made.publicKey }, safe);
deployment('new', rotated, safe);
mkdirSync(file('envelopes'));
for (const name of ['old', 'new']) {
  good(...build(name));
  good('run', file(`${name}.pack`), '--trust', file('trusted'), '--answers', smoker, '--envelope', file('envelopes', name));
}
const openWith = (envelopes, ...words) => {
  const { status, stdout } = run('open', ...envelopes.map((name) => file('envelopes', name)), ...words);
  return { status, lines: stdout.trim().split('\n').map((line) => JSON.parse(line)) };
};
const readRecoveryPassphrase = () => /^Passphrase {3}(.+)$/m.exec(readFileSync(made.recovery.sheet, 'utf8'))[1];
writeFileSync(file('recovery-passphrase'), readRecoveryPassphrase());

test('keygen recipient makes a recovery key as well, once, with a passphrase of its own on a sheet', () => {
  assert.equal(made.recovery.sheet, file('keys', 'recovery-sheet.txt'));
  assert.equal(mode(made.recovery.sheet), 0o600);
  assert.equal(mode(made.recovery.keyFile), 0o600);
  assert.match(readRecoveryPassphrase(), /^([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
  assert.match(readFileSync(made.recovery.sheet, 'utf8'), new RegExp(made.recovery.id));
  assert.notEqual(made.recovery.publicKey, made.publicKey);
  assert.equal(next.recovery, undefined);
  assert.match(second.stderr, /recovery\.pub is there already/);
  assert.equal(signing.recovery, undefined);

  assert.equal(json('keygen', 'recipient', '--no-recovery', '--out', file('alone'), ...under).recovery, undefined);
  assert.deepEqual(readdirSync(file('alone')).sort(), ['recipient.key', 'recipient.pub']);
});

test('pack build asks for a recovery key, and takes "none"', () => {
  deployment('without', { publicKey: made.publicKey });
  assert.match(refused(...build('without')), /pack\.json \/recovery: error: .*lost keys lose referrals.*"recovery": "none"/);
  deployment('without', { publicKey: made.publicKey }, 'none');
  good(...build('without'));
});

test('an envelope that was sealed before rotation opens with the old key after it', () => {
  const keys = ['--key', made.keyFile, '--key', next.keyFile];
  const both = openWith(['old', 'new'], ...keys, '--passphrase-file', file('passphrase'),
                        '--passphrase-file', file('next-passphrase'), '--pack', file('old.pack'), file('new.pack'));
  assert.equal(both.status, 0);
  assert.deepEqual(both.lines.map(({ receivedFor }) => receivedFor), [made.id, next.id]);
  assert.ok(both.lines.every(({ verified }) => verified.good));

  const newOnly = openWith(['old', 'new'], '--key', next.keyFile, '--passphrase-file', file('next-passphrase'));
  assert.equal(newOnly.status, 1);
  assert.deepEqual(newOnly.lines.map(({ error }) => error), ['envelope_not_for_key', undefined]);

  assert.match(refused('open', smoker, ...keys, ...under), /next\.key: key_wrong_passphrase/);
  assert.match(refused('open', smoker, ...keys, ...under, ...under, ...under), /2 keys and 3 passphrase files/);
  assert.match(refused('open', smoker, '--key', signing.keyFile, ...under), /key_wrong_kind.*signing/);
});

test('the recovery key opens everything, whole or from enough shares', () => {
  const recovery = ['--key', made.recovery.keyFile, '--passphrase-file', file('recovery-passphrase')];
  assert.equal(openWith(['old', 'new'], ...recovery).status, 0);

  const holders = ['Caldicott guardian', 'Service manager', 'Rheolwr'].flatMap((name) => ['--holder', name]);
  const split = (out) => ['recovery', 'split', made.recovery.keyFile, '--threshold', '2', ...holders, '--out', file(out),
                          '--passphrase-file', file('recovery-passphrase')];
  const shares = json(...split('shares')).shares;
  assert.deepEqual(shares.map(({ holder }) => holder), ['Caldicott guardian', 'Service manager', 'Rheolwr']);
  for (const share of shares) assert.equal(mode(share.file), 0o600);
  assert.match(refused(...split('shares')), /is there already/);
  const foreign = json(...split('other-shares')).shares;

  const recover = (out, ...from) => ['recover', ...from.flatMap((path) => ['--share', path]), '--out', file(out), ...under];
  const [first, , third] = shares.map((share) => share.file);
  const back = json(...recover('recovered', third, first));
  assert.equal(back.publicKey, made.recovery.publicKey);
  assert.deepEqual(back.holders, ['Rheolwr', 'Caldicott guardian']);
  assert.equal(mode(back.keyFile), 0o600);
  assert.equal(openWith(['old', 'new'], '--key', back.keyFile, ...under).status, 0);

  assert.match(refused(...recover('none', first)), /key_shares_too_few: 1 of 2 different shares/);
  assert.match(refused(...recover('none', first, first)), /key_shares_too_few: 1 of 2/);
  assert.match(refused(...recover('none', first, foreign[1].file)), /other-shares.*key_shares_differ/);
  writeFileSync(file('mistyped'), readFileSync(first, 'utf8').replace(/share (.)/, (_, digit) => `share ${digit === '0' ? '1' : '0'}`));
  assert.match(refused(...recover('none', file('mistyped'), third)), /mistyped: key_share_invalid at check: a character differs/);
  assert.match(refused(...recover('none', made.keyFile, third)), /key_share_invalid/);
  assert.match(refused(...recover('recovered', first, third)), /is there already/);
  const one = ['recovery', 'split', made.recovery.keyFile, '--holder', 'A', '--out', file('x'), '--passphrase-file',
               file('recovery-passphrase')];
  assert.match(refused(...one, '--holder', 'B', '--threshold', '1'), /--threshold 1: from 2 to 16/);
  assert.match(refused(...one, '--threshold', '2'), /there are 1 holders/);
  assert.match(refused(...one, '--holder', 'B\nindex 2', '--threshold', '2'), /holder 2 has a name/);
});

test('keys check counts what each key opens, and what only it opens, without any secret', () => {
  const check = (pack, ...words) => {
    const { status, stdout } = run('keys', 'check', pack, ...words);
    const report = JSON.parse(stdout);
    const figures = Object.fromEntries(report.keys.map((key) =>
      [key.id, [key.envelopes.opens, key.envelopes.onlyThisKey]]));
    return { status, report, figures };
  };
  const here = ['--envelopes', file('envelopes')];
  const plain = check(file('new.pack'), '--key', next.keyFile, ...here);
  assert.equal(plain.status, 0);
  assert.deepEqual(plain.figures, { [next.id]: [1, 0], [made.id]: [1, 0], [made.recovery.id]: [2, 0] });
  const [current, retired, recovery] = plain.report.keys;
  assert.deepEqual([current.role, current.standing, current.recipient, current.from, current.until, current.keyFiles],
                   ['recipient', 'current', 'team', '2026-12-01', undefined, [next.keyFile]]);
  assert.deepEqual([retired.standing, retired.from, retired.until, retired.keyFiles],
                   ['retired', '2026-01-01', '2026-12-01', []]);
  assert.deepEqual([recovery.role, recovery.standing, recovery.name], ['recovery', 'current', 'The safe']);
  assert.deepEqual(recovery.parts, JSON.parse(readFileSync(join(livewell, 'pack.json'), 'utf8')).parts.map(({ id }) => id));
  const { problems, ...counts } = plain.report.envelopes;
  assert.deepEqual(problems, []);
  assert.deepEqual(counts, { read: 2, openable: 2, openableWithKeyFiles: 1, unopenable: 0, damaged: 0, otherFiles: 0,
                             problemsLeftOut: 0 });

  // Without a recovery key each of the two hangs on one key.
  deployment('bare', rotated, 'none');
  const bare = check(livewell, '--deployment', file('bare.json'), ...here);
  assert.equal(bare.status, 0);
  assert.deepEqual(bare.figures, { [next.id]: [1, 1], [made.id]: [1, 1] });

  // The old key left out of the pack: what it opened is lost, unless its file turns up.
  deployment('forgotten', { publicKey: next.publicKey }, 'none');
  const forgotten = ['--deployment', file('forgotten.json'), ...here];
  const lost = check(livewell, ...forgotten);
  assert.equal(lost.status, 1);
  assert.equal(lost.report.envelopes.unopenable, 1);
  assert.equal(lost.report.envelopes.problems[0].file, file('envelopes', 'old'));
  assert.equal(lost.report.envelopes.problems[0].error, 'key_unknown');
  assert.deepEqual(lost.report.envelopes.problems[0].keys.sort(), [made.id, made.recovery.id].sort());
  const found = check(livewell, ...forgotten, '--key', made.keyFile);
  assert.equal(found.status, 0);
  assert.deepEqual(found.figures[made.id], [1, 1]);
  assert.equal(found.report.keys.at(-1).standing, 'unlisted');

  // A folder with a cut envelope and a file that is none.
  mkdirSync(file('mixed'));
  copyFileSync(file('envelopes', 'new'), file('mixed', 'good'));
  writeFileSync(file('mixed', 'cut'), readFileSync(file('envelopes', 'new')).subarray(0, 3000));
  writeFileSync(file('mixed', 'notes.txt'), 'not an envelope');
  const mixed = check(file('new.pack'), '--envelopes', file('mixed'));
  assert.equal(mixed.status, 1);
  assert.deepEqual([mixed.report.envelopes.read, mixed.report.envelopes.damaged, mixed.report.envelopes.otherFiles], [2, 1, 1]);
  assert.deepEqual(mixed.report.envelopes.problems, [{ file: file('mixed', 'cut'), error: 'envelope_bad_length' }]);

  const text = good('keys', 'check', file('new.pack'), '--text', ...here).stdout;
  assert.match(text, new RegExp(`^${made.id} +team +retired +2026-01-01 +2026-12-01`, 'm'));
  assert.match(text, /2 envelopes, 2 of them openable/);
  assert.match(refused('keys', 'check', livewell), /names no recipients.*--deployment/);
  assert.match(refused('keys', 'check', file('new.pack'), '--key', signing.keyFile), /key_wrong_kind/);
  assert.match(refused('keys', 'check', file('new.pack'), '--envelopes', file('nowhere')), /nowhere/);
});

test('pack sign prolongs a pack, or gives it another signer, and changes nothing in it', () => {
  const payload = (path) => readFileSync(path, 'latin1').split('\n\n').slice(1).join('\n\n');
  const dates = ['--now', '2026-01-01T00:00:00Z', '--not-after', '2026-01-02T00:00:00Z'];
  good(...build('old', ...dates));
  const words = ['run', file('again.pack'), '--trust', file('trusted'), '--answers', smoker];
  copyFileSync(file('old.pack'), file('again.pack'));
  assert.match(refused(...words), /pack_expired/);

  const sign = (key, ...more) => ['pack', 'sign', file('again.pack'), '--sign', key.keyFile, ...under, '--out', file('again.pack'), ...more];
  assert.match(good(...sign(signing)).stderr, new RegExp(signing.id));
  good(...words);
  assert.equal(payload(file('again.pack')), payload(file('old.pack')));

  assert.match(refused(...sign(otherSigning)), /pack_key_unknown.*--trust/);
  good(...sign(otherSigning, '--trust', file('trusted')));
  assert.match(refused(...words), /pack_key_unknown/);
  writeFileSync(file('trusted-too'), `${otherSigning.publicKey}\n`);
  good('run', file('again.pack'), '--trust', file('trusted-too'), '--answers', smoker);
  assert.equal(payload(file('again.pack')), payload(file('old.pack')));

  const bytes = readFileSync(file('again.pack'));
  bytes[bytes.length - 20] ^= 1;
  writeFileSync(file('again.pack'), bytes);
  assert.match(refused(...sign(otherSigning)), /pack_signature_invalid/);
  assert.match(refused(...sign(signing, '--not-after', '2020-01-01T00:00:00Z')), /lies in the past/);
});

// --- The terminal: util-linux's `script` runs a command on one of its own ---

// A question that is never asked ends its test, not the run.
const patient = { timeout: 120_000 };

/** Answers each question that the command asks on its terminal; what was shown there, and how it ended. */
function atTerminal(words, answers) {
  const line = [sealwell(), ...words].map((word) => `'${word}'`).join(' ');
  return new Promise((done, failed) => {
    const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let shown = '';
    let unread = '';
    const left = [...answers];
    child.stdout.on('data', (data) => {
      shown += data;
      unread += data;
      if (left.length > 0 && /: $/.test(unread)) {
        unread = '';
        child.stdin.write(left.shift());
      }
    });
    child.on('error', failed);
    child.on('close', (status) => done({ status, shown, left: left.length }));
  });
}

test('a passphrase is asked for on the terminal, twice for a new key, and never shown', patient, async () => {
  const words = ['keygen', 'recipient', '--no-recovery', '--name', 'asked', '--out', file('keys')];
  const twice = await atTerminal(words, [`${passphrase}\n`, `${passphrase}\n`]);
  assert.equal(twice.status, 0, twice.shown);
  assert.match(twice.shown, /New passphrase for .*asked\.key: /);
  assert.match(twice.shown, /The same again: /);
  assert.ok(!twice.shown.includes(passphrase), twice.shown);
  // It is the one that was typed.
  assert.match(refused('open', smoker, '--key', file('keys', 'asked.key'), '--passphrase-file', file('next-passphrase')), /key_wrong_passphrase/);
  assert.equal(openWith(['old'], '--key', file('keys', 'asked.key'), ...under).lines[0].error, 'envelope_not_for_key');
});

test('two that differ are asked for again, and in the end nothing is made', patient, async () => {
  const words = ['keygen', 'signing', '--name', 'never', '--out', file('keys')];
  const { status, shown, left } = await atTerminal(words, ['a\n', 'b\n', 'c\n', 'd\n', 'e\n', 'f\n']);
  assert.equal(status, 1);
  assert.equal(left, 0);
  assert.match(shown, /not the same; nothing was made/);
  assert.ok(!readdirSync(file('keys')).includes('never.key'));
});

test('opening asks once for each key, and again when it was mistyped', patient, async () => {
  const words = ['open', file('envelopes', 'old'), file('envelopes', 'new'), '--key', made.keyFile, '--key', next.keyFile];
  const { status, shown, left } = await atTerminal(words, [`${passphrase}\n`, 'mistyped\n', 'other words for a test\n']);
  assert.equal(status, 0, shown);
  assert.equal(left, 0);
  assert.match(shown, /That does not open it/);
  assert.equal(shown.match(/"receivedFor"/g).length, 2);
  assert.ok(!shown.includes(passphrase) && !shown.includes('other words'), shown);
});

test('Ctrl-C at the question ends the command and makes nothing', patient, async () => {
  const { status, shown } = await atTerminal(['keygen', 'intake', '--name', 'stopped', '--out', file('keys')], ['\x03']);
  assert.equal(status, 128 + 2, shown);
  assert.ok(!readdirSync(file('keys')).includes('stopped.key'));
});

test('without a terminal the command says which option names a file', patient, async () => {
  const child = spawn(sealwell(), ['keygen', 'signing', '--name', 'nobody', '--out', file('keys')],
                      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => { said += data; });
  const status = await new Promise((done) => child.on('close', done));
  assert.equal(status, 1);
  assert.match(said, /no terminal to ask on: name a file with --passphrase-file/);
  const option = spawnSync(sealwell(), ['keygen', 'signing', '--out', file('keys'), '--passphrase', 'words'], { encoding: 'utf8' });
  assert.equal(option.status, 2);
});
