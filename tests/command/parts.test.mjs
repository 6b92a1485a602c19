// A referral in several parts, as the command makes and opens it: each key gets its own and no more, and
// all of them get back what was sealed.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';
import { found } from '../browser/support/traces.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-parts-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const write = (name, value) => {
  writeFileSync(file(name), typeof value === 'string' ? value : JSON.stringify(value));
  return file(name);
};

const run = (words, input = '') =>
  spawnSync(sealwell(), words, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
const good = (words, input) => {
  const { status, stdout, stderr } = run(words, input);
  assert.equal(status, 0, stderr);
  return stdout;
};

const passphrase = write('passphrase', 'pum cath ar y to glas\n');
const key = (kind, name) => JSON.parse(good(['keygen', kind, '--name', name, '--out', file('keys'), '--passphrase-file',
                                             passphrase]));
const keys = Object.fromEntries(['team', 'pod', 'monitor'].map((name) => [name, key('recipient', name)]));
const signing = key('signing', 'signing');
const intake = key('intake', 'intake');
const trust = ['--trust', join(folder, 'keys/signing.pub')];
const deployment = (more = {}) => ({
  stage: 'demonstration',
  recipients: Object.entries(keys).map(([id, { publicKey }]) => ({ id, name: id, publicKey })),
  recovery: { name: 'The safe', publicKey: readFileSync(join(folder, 'keys/recovery.pub'), 'utf8').trim() },
  intake: { address: '/v1/envelopes', publicKeys: [intake.publicKey] },
  ...more,
});

function build(pack, name, patch) {
  good(['pack', 'build', pack, '--deployment', write(`${name}.deployment.json`, patch), '--sign', signing.keyFile,
        '--passphrase-file', passphrase, '--out', file(`${name}.pack`)]);
  return file(`${name}.pack`);
}
const divided = build(at('tests/packs/divided'), 'divided', deployment());

/** Walks, seals and gives back what `run` printed and the envelope's path. */
function send(pack, resident, name) {
  const answers = typeof resident === 'string' ? resident : write(`${name}.json`, resident);
  const ran = JSON.parse(good(['run', pack, ...trust, '--answers', answers, '--envelope', file(name)]));
  return { ...ran, envelope: file(name) };
}

/** The lines that opening prints for these recipients' keys. */
function openAll(envelopes, names, ...more) {
  const words = names.flatMap((name) => ['--key', keys[name].keyFile]);
  const { stdout, stderr } = run(['open', ...envelopes, ...words, '--passphrase-file', passphrase, ...trust, ...more]);
  assert.ok(stdout, stderr);
  return stdout.trim().split('\n').map((line) => JSON.parse(line));
}
const open = (envelope, names, ...more) => openAll([envelope], names, ...more)[0];

const person = {
  answers: {
    smoker: true, medicines: 'Quixotamol 12.5 mg', often: 3, much: 2, binge: 1, 'full-name': 'Ada Quixote-Byron',
    born: '1984-02-29', postcode: 'DT1 9ZZ', phone: '01632 960 999', email: 'ada@quixote.example',
    'ethnic-group': 'group-b', 'age-band': '40-and-over', disability: true,
  },
  decisions: { referral: 'yes', 'share-with-pod': 'yes' },
};
const identity = ['Ada Quixote-Byron', 'Quixote', '1984-02-29', 'DT1 9ZZ', '01632 960 999', 'ada@quixote.example'];
const health = ['Quixotamol', 'smoker', 'medicines'];
const alcohol = ['audit_c', 'often', 'binge'];
const equality = ['ethnic-group', 'group-b', 'age-band', '40-and-over', 'disability'];
const sent = send(divided, person, 'sent');
/** All that a recipient's own keys open, without what the pack says of it. */
const got = (...names) => JSON.stringify(open(sent.envelope, names).record);

test('all keys together give the record as it was sealed, byte for byte', () => {
  assert.equal(sent.ends, 'sent');
  const line = open(sent.envelope, ['team', 'pod', 'monitor'], '--pack', divided);
  assert.deepEqual(line.verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
  assert.deepEqual(line.record.parts, ['health', 'identity', 'alcohol', 'equality']);
  assert.equal(JSON.stringify(line.record), JSON.stringify(sent.record));
  assert.deepEqual(line.receivedFor, [keys.team.id, keys.team.id, keys.team.id, keys.monitor.id]);
});

test('a pod gets how to reach somebody and one topic, and no more', () => {
  const line = open(sent.envelope, ['pod'], '--pack', divided);
  assert.deepEqual(line.verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
  assert.deepEqual(line.record.parts, ['identity', 'alcohol']);
  assert.deepEqual(line.record.scores.map(({ instrument }) => instrument), ['audit_c']);
  assert.deepEqual(line.record.decisions.map(({ statement }) => statement), ['referral', 'share-with-pod']);
  const text = JSON.stringify(line.record);
  for (const theirs of [...identity, ...alcohol]) assert.ok(text.includes(theirs), theirs);
  assert.deepEqual(found([...health, ...equality, 'monitor', 'equality', 'comB'], text), []);
});

test('the equality key gets nothing by which to find whose answers they are', () => {
  const line = open(sent.envelope, ['monitor'], '--pack', divided);
  assert.deepEqual(line.verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
  const text = got('monitor');
  for (const theirs of equality) assert.ok(text.includes(theirs), theirs);
  assert.deepEqual(found([...identity, ...health, ...alcohol, 'Ada', '1984', 'Quixot'], text), []);
  assert.doesNotMatch(text, /\d{4}-\d\d-\d\d|T\d\d:|\d\d:\d\d/, 'a date or time');
  assert.doesNotMatch(text, /decisions|statement|language|"en"|authored|sentAt|completedBy|kind|referral|Yes to/);
  assert.deepEqual(Object.keys(line.record), ['format', 'id', 'parts', 'pack', 'questionnaireResponse', 'scores']);
  assert.deepEqual(line.record.questionnaireResponse.item.map(({ linkId }) => linkId), ['equality']);
});

test('the team gets everything but the equality answers', () => {
  const line = open(sent.envelope, ['team'], '--pack', divided);
  assert.equal(line.verified.good, true);
  const text = JSON.stringify(line.record);
  for (const theirs of [...identity, ...alcohol, ...health]) assert.ok(text.includes(theirs), theirs);
  assert.deepEqual(found(equality, text), []);
});

test('without the pack the parts are shown together and count as unchecked', () => {
  const line = open(sent.envelope, ['team', 'monitor']);
  assert.deepEqual(line.verified, { checkedAgainstPack: false, good: false, problems: [], violations: [] });
  assert.deepEqual(line.record.parts, ['health', 'identity', 'alcohol', 'equality']);
  for (const text of [...identity, ...equality]) assert.ok(JSON.stringify(line.record).includes(text), text);
});

test('who says as little as can be leaves parts of the same number and size', () => {
  const { often, much, binge, smoker, 'full-name': name, born, postcode, phone } = person.answers;
  const answers = { often, much, binge, smoker, 'full-name': name, born, postcode, phone };
  const little = send(divided, { answers, decisions: { 'share-with-pod': 'no' } }, 'little');
  assert.equal(readFileSync(little.envelope).length, readFileSync(sent.envelope).length);
  const monitor = open(little.envelope, ['monitor'], '--pack', divided);
  assert.equal(monitor.verified.good, true);
  assert.equal(monitor.record.questionnaireResponse.item, undefined);
  assert.deepEqual(open(little.envelope, ['pod']).record.decisions.map(({ event }) => event), ['given', 'refused']);
});

test('a changed score in a part is named by whoever can open it', () => {
  const { record } = JSON.parse(good(['run', divided, ...trust, '--answers', file('sent.json')]));
  record.scores[0].result.score = 0;
  good(['seal', write('changed.json', record), '--pack', divided, ...trust, '--out', file('changed')]);
  for (const names of [['pod'], ['team'], ['team', 'monitor']]) {
    const { verified } = open(file('changed'), names, '--pack', divided);
    assert.equal(verified.good, false);
    assert.deepEqual(verified.problems, ['scores: audit_c is not what the answers give']);
  }
  assert.equal(open(file('changed'), ['monitor'], '--pack', divided).verified.good, true);
});

test('a decision that was left out of a part is missed by whoever should have it', () => {
  const record = structuredClone(sent.record);
  record.decisions = record.decisions.filter(({ statement }) => statement !== 'share-with-pod');
  delete record.receipt; // as if it were of before there were chains, so that the part alone tells
  const envelope = file('undecided');
  good(['seal', write('undecided.json', record), '--pack', divided, ...trust, '--out', envelope]);
  const missed = ['decisions: the answers ask for share-with-pod, and nothing was decided'];
  for (const [names, problems] of [[['team'], missed], [['pod'], missed], [['monitor'], []]]) {
    assert.deepEqual(open(envelope, names, '--pack', divided).verified.problems, problems, names.join());
  }
});

test('every scenario of LiveWell Dorset, divided, comes back as it was', () => {
  const livewell = at('site/packs/livewell-dorset');
  const pack = build(livewell, 'livewell', deployment({
    parts: [
      { id: 'health', recipients: ['team'] },
      { id: 'identity', recipients: ['team', 'pod'], items: ['your-details', 'call-back'] },
      { id: 'alcohol', recipients: ['team', 'pod'], topics: ['alcohol'] },
      { id: 'weight', recipients: ['team'], items: ['about-weight'] },
      { id: 'place', recipients: ['monitor'], items: ['area'], anonymous: true },
    ],
  }));
  const runs = readdirSync(join(livewell, 'scenarios'))
    .map((name) => send(pack, join(livewell, 'scenarios', name), `livewell-${name}`))
    .filter(({ record }) => record);
  assert.ok(runs.length >= 7, `${runs.length} were sent`);
  const envelopes = runs.map(({ envelope }) => envelope);
  for (const names of [['team', 'pod', 'monitor'], ['team'], ['pod'], ['monitor']]) {
    openAll(envelopes, names, '--pack', pack).forEach(({ verified, record }, index) => {
      assert.deepEqual(verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] }, `${envelopes[index]} ${names}`);
      if (names.length === 3) assert.equal(JSON.stringify(record), JSON.stringify(runs[index].record), envelopes[index]);
    });
  }
});

test('pack check names the file, the place, the problem and the fix of each bad division', () => {
  const bad = [
    [{ items: ['nobody'] }, '/parts/1/items/0', /not one that is known/],
    [{ topics: ['nobody'] }, '/parts/1/topics/0', /not one that is known/],
    [{}, '/parts/1/items', /Exactly one part must take/],
    [{ items: ['identity'] }, '/parts/2/items/0', /Another part names this item/, { items: ['identity'] }],
    [{ items: ['much'] }, '/linkId=much', /inputs of audit_c lie in different parts/],
    [{ items: ['full-name'], anonymous: true }, '/linkId=full-name', /could name somebody/],
    [{ items: ['equality'], anonymous: true, recipients: ['team'] }, '/parts/1/recipients', /also opens health/],
  ];
  const pack = file('bad');
  cpSync(at('tests/packs/divided'), pack, { recursive: true });
  const document = JSON.parse(readFileSync(join(pack, 'pack.json'), 'utf8'));
  for (const [rule, pointer, words, another] of bad) {
    document.parts = [{ id: 'health', recipients: ['team'] }, { id: 'second', recipients: ['monitor'], ...rule }];
    if (another) document.parts.push({ id: 'third', recipients: ['pod'], ...another });
    writeFileSync(join(pack, 'pack.json'), JSON.stringify(document));
    const { status, stdout } = run(['pack', 'check', pack, '--json']);
    assert.equal(status, 1, pointer);
    const problem = JSON.parse(stdout).find((candidate) => candidate.pointer === pointer);
    assert.ok(problem, `${pointer} is not in ${stdout}`);
    assert.match(problem.problem, words);
    assert.equal(problem.file, pointer.startsWith('/parts') ? 'pack.json' : 'questionnaire.json');
    assert.ok(problem.fix);
  }
  assert.equal(run(['pack', 'check', at('tests/packs/divided')]).status, 0);
});

test('a pack that is divided can be walked before it has any keys', () => {
  const { record } = JSON.parse(good(['run', at('tests/packs/divided'), '--answers', file('sent.json')]));
  assert.deepEqual(record.parts, ['health', 'identity', 'alcohol', 'equality']);
});
