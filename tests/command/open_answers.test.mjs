// `sealwell open` checks the answers of what it opens against the Questionnaire of their pack, whoever sealed it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-open-answers-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const write = (name, value) => {
  writeFileSync(file(name), typeof value === 'string' ? value : JSON.stringify(value));
  return file(name);
};
const run = (...words) => spawnSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const good = (...words) => {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 0, stderr);
  return stdout;
};

const passphrase = write('passphrase', 'pum cath ar y to glas\n');
const key = (kind, name) =>
  JSON.parse(good('keygen', kind, '--name', name, '--out', file('keys'), '--passphrase-file', passphrase));
const keys = Object.fromEntries(['team', 'pod', 'monitor'].map((name) => [name, key('recipient', name)]));
const signing = key('signing', 'signing');
const intake = key('intake', 'intake');
const trust = ['--trust', file('keys/signing.pub')];
const deployment = write('deployment.json', {
  recipients: Object.entries(keys).map(([id, { publicKey }]) => ({ id, name: id, publicKey })),
  recovery: { name: 'The safe', publicKey: readFileSync(file('keys/recovery.pub'), 'utf8').trim() },
  intake: { address: '/v1/envelopes', publicKeys: [intake.publicKey] },
});
const pack = file('divided.pack');
good('pack', 'build', at('tests/packs/divided'), '--deployment', deployment, '--sign', signing.keyFile,
     '--passphrase-file', passphrase, '--out', pack);

const { record } = JSON.parse(good('run', pack, ...trust, '--answers', write('person.json', {
  answers: {
    smoker: true, medicines: 'Quixotamol 12.5 mg', often: 3, much: 2, binge: 1, 'full-name': 'Ada Quixote-Byron',
    born: '1984-02-29', postcode: 'DT1 9ZZ', phone: '01632 960 999', 'ethnic-group': 'group-b',
  },
  decisions: { referral: 'yes', 'share-with-pod': 'yes' },
})));

/** Seals the record after `change` had its way with the item of that linkId and what it stands in. */
function tampered(name, linkId, change) {
  const copy = structuredClone(record);
  const find = (holder) => {
    for (const [index, item] of (holder.item ?? []).entries()) {
      if (item.linkId === linkId) return { item, list: holder.item, index };
      const below = find(item);
      if (below) return below;
    }
    return undefined;
  };
  if (linkId) change(find(copy.questionnaireResponse), copy);
  good('seal', write(`${name}.json`, copy), '--pack', pack, ...trust, '--out', file(name));
  return file(name);
}

function open(envelopes, names, ...more) {
  const words = names.flatMap((name) => ['--key', keys[name].keyFile]);
  const { status, stdout, stderr } =
    run('open', ...envelopes, ...words, '--passphrase-file', passphrase, ...trust, ...more);
  return { status, stderr, lines: stdout.trim().split('\n').map((line) => JSON.parse(line)) };
}
const everybody = ['team', 'pod', 'monitor'];
const told = ({ verified }) => verified.violations.map(({ rule, linkId }) => `${rule} ${linkId}`);

const whole = tampered('whole');
const changes = {
  'max-value often': tampered('above', 'often', ({ item }) => { item.answer[0].valueInteger = 5; }),
  'wrong-type smoker': tampered('typed', 'smoker', ({ item }) => { item.answer = [{ valueString: 'perhaps' }]; }),
  'not-an-option ethnic-group': tampered('option', 'ethnic-group', ({ item }) => {
    item.answer[0].valueCoding.code = 'group-z';
  }),
  'max-length medicines': tampered('long', 'medicines', ({ item }) => { item.answer[0].valueString = 'x'.repeat(401); }),
  'required full-name': tampered('missing', 'full-name', ({ list, index }) => { list.splice(index, 1); }),
  'unknown-linkId shoe-size': tampered('unknown', 'often', ({ list }) => {
    list.push({ linkId: 'shoe-size', answer: [{ valueInteger: 9 }] });
  }),
};

test('what was answered as it should be conforms', () => {
  const { status, stderr, lines } = open([whole], everybody, '--pack', pack);
  assert.equal(status, 0);
  assert.deepEqual(lines[0].verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
  assert.doesNotMatch(stderr, /conform/);
});

for (const [expected, envelope] of Object.entries(changes)) {
  test(`each violation stands on the line with its place and rule, and never an answer: ${expected}`, () => {
    const { status, stderr, lines } = open([envelope, whole], everybody, '--pack', pack);
    assert.equal(status, 1, 'it opened, and a check of it failed');
    assert.equal(lines.length, 2, 'and everything is printed all the same');
    assert.ok(told(lines[0]).includes(expected), JSON.stringify(lines[0].verified));
    assert.equal(lines[0].verified.good, false);
    for (const violation of lines[0].verified.violations) {
      assert.deepEqual(Object.keys(violation), ['path', 'linkId', 'problem', 'rule']);
      assert.match(violation.path, /^QuestionnaireResponse/);
      assert.doesNotMatch(JSON.stringify(violation), /perhaps|group-z|xxx|Quixot/);
    }
    assert.equal(lines[1].verified.good, true);
    assert.match(stderr, /^1 record has answers that do not conform/m);
  });
}

test('the same is found that check-response finds', () => {
  const questionnaire = at('tests/packs/divided/questionnaire.json');
  for (const [expected, envelope] of Object.entries(changes)) {
    const [{ record: opened, verified }] = open([envelope], everybody, '--pack', pack).lines;
    const checked = run('check-response', questionnaire, write('response.json', opened.questionnaireResponse));
    assert.equal(checked.status, 1, expected);
    const violations = JSON.parse(checked.stdout).filter(({ severity }) => severity === 'violation');
    assert.deepEqual(verified.violations, violations.map(({ severity, ...rest }) => rest), expected);
  }
});

test('of a part only what it can tell is told', () => {
  for (const names of [['team'], ['pod'], ['monitor']]) {
    const [line] = open([whole], names, '--pack', pack).lines;
    assert.deepEqual(line.verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] }, names[0]);
  }
  // The pod has the drinking, the monitor only who was asked what for equality.
  assert.deepEqual(told(open([changes['max-value often']], ['pod'], '--pack', pack).lines[0]), ['max-value often']);
  assert.deepEqual(told(open([changes['max-value often']], ['monitor'], '--pack', pack).lines[0]), []);
  assert.deepEqual(told(open([changes['not-an-option ethnic-group']], ['monitor'], '--pack', pack).lines[0]),
                   ['not-an-option ethnic-group']);
});

test('a score that does not follow from the answers is a failed check, though the answers conform', () => {
  const score = tampered('score', 'often', (_, copy) => { copy.scores[0].result = { ...copy.scores[0].result, score: 12 }; });
  const { status, stderr, lines } = open([score, whole], everybody, '--pack', pack);
  assert.equal(status, 1);
  assert.match(lines[0].verified.problems.join(), /^scores/);
  assert.deepEqual([lines[0].verified.violations, lines[1].verified.good], [[], true]);
  assert.match(stderr, /^1 is not what was sent or what the pack makes of it/m);
  assert.equal(open([whole], everybody, '--pack', pack).status, 0);
});

test('without the pack nothing is said of the answers', () => {
  const { status, lines } = open([changes['max-value often']], everybody);
  assert.equal(status, 0, 'nothing that was checked failed');
  assert.deepEqual(lines[0].verified, { checkedAgainstPack: false, good: false, problems: [], violations: [] });
});
