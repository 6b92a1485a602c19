// sealwell check-response as a person and a script meet it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';

const form = fileURLToPath(new URL('questionnaires/falls-clinic.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-check-'));
test.after(() => rmSync(folder, { recursive: true }));

const run = (words, input = '') => spawnSync(sealwell(), ['check-response', ...words], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
const check = (response, more = []) => {
  const { status, stdout, stderr } = run([form, '-', ...more], JSON.stringify(response));
  return { status, stderr, found: JSON.parse(stdout) };
};

const good = () => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://clinic.example.org/fhir/Questionnaire/falls|1.2.0',
  status: 'completed',
  item: [
    { linkId: 'about', item: [
      { linkId: 'about.born', answer: [{ valueDate: '1941-03' }] },
      { linkId: 'about.weight', answer: [{ valueQuantity: { value: 61.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' } }] },
      { linkId: 'about.site', answer: [{ valueUri: 'https://surgery.example.org/' }] },
      { linkId: 'about.gp', answer: [{ valueReference: { reference: 'Practitioner/17' } }] },
      { linkId: 'about.letter', answer: [{ valueAttachment: { contentType: 'application/pdf', data: 'JVBERg==' } }] }] },
    { linkId: 'history', item: [
      { linkId: 'history.any', answer: [{ valueBoolean: true }] },
      { linkId: 'history.count', answer: [{ valueInteger: 2 }] }] },
    { linkId: 'fall', item: [
      { linkId: 'fall.when', answer: [{ valueDateTime: '2026-05' }] },
      { linkId: 'fall.hurt', answer: [{ valueBoolean: true }] },
      { linkId: 'fall.how', answer: [{ valueString: 'On the stairs' }] }] },
    { linkId: 'fall', item: [
      { linkId: 'fall.when', answer: [{ valueDateTime: '2026-07-01T10:00:00+01:00' }] },
      { linkId: 'fall.hour', answer: [{ valueTime: '10:00:00' }] }] },
    { linkId: 'aids', answer: [{ valueCoding: { system: 'https://clinic.example.org/fhir/CodeSystem/aids', code: 'stick' },
                                 item: [{ linkId: 'aids.since', answer: [{ valueDate: '2025' }] }] }] },
    { linkId: 'afraid', answer: [{ valueString: 'In the garden' }] },
  ],
});

test('a response that conforms: an empty list and exit 0', () => {
  const { status, found, stderr } = check(good());
  assert.deepEqual(found, []);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /^0 violations$/m);
});

test('each violation has its path, linkId and rule, and no answer', () => {
  const response = good();
  const [about, history, first, second, aids] = response.item;
  about.item[0].answer[0].valueDate = '1899-12-31';
  about.item[1].answer[0].valueQuantity.code = 'st';
  about.item[2].answer[0] = { valueString: 'https://surgery.example.org/' };
  about.item[3].answer[0].valueReference.reference = 'Patient/17';
  about.item[4].answer[0].valueAttachment.contentType = 'image/png';
  history.item[1].answer[0].valueInteger = 1;
  first.item.pop();
  second.item.push({ linkId: 'fall.secret', answer: [{ valueString: 'a secret' }] });
  aids.answer[0].valueCoding.code = 'wheelchair';
  const { status, found, stderr } = check(response);
  assert.equal(status, 1);
  const told = found.filter(({ severity }) => severity === 'violation').map(({ rule, path }) => `${rule} ${path.slice('QuestionnaireResponse.'.length)}`);
  assert.deepEqual(told.sort(), [
    'constraint item[2]',
    'constraint item[3]',
    'mime-type item[0].item[4].answer[0].valueAttachment',
    'min-value item[0].item[0].answer[0].valueDate',
    'not-an-option item[4].answer[0].valueCoding',
    'reference-resource item[0].item[3].answer[0].valueReference',
    'required item[2]',
    'unit item[0].item[1].answer[0].valueQuantity',
    'unknown-linkId item[3].item[2].linkId',
    'wrong-type item[0].item[2].answer[0].valueString',
  ].sort());
  assert.equal(found.find(({ rule }) => rule === 'required').linkId, 'fall.how');
  assert.match(found.find(({ rule }) => rule === 'constraint').problem, /no more falls described than counted/);
  assert.match(stderr, /^10 violations$/m);
  for (const answer of ['1899', 'a secret', 'wheelchair', 'Patient/17']) {
    assert.ok(!JSON.stringify(found).includes(answer) && !stderr.includes(answer), answer);
  }
});

test('what is disabled is absent', () => {
  const response = good();
  response.item[1].item = [{ linkId: 'history.any', answer: [{ valueBoolean: false }] }];
  const { found } = check(response);
  assert.deepEqual(found.filter(({ rule }) => rule === 'answered-though-disabled').map(({ path }) => path),
    ['QuestionnaireResponse.item[2]', 'QuestionnaireResponse.item[3]']);
});

test('an unfinished response needs not be complete', () => {
  const { status, found } = check({ resourceType: 'QuestionnaireResponse', status: 'in-progress',
    questionnaire: 'https://clinic.example.org/fhir/Questionnaire/falls' });
  assert.equal(status, 0);
  assert.deepEqual(found.map(({ rule, severity }) => [rule, severity]), [['not-checked', 'note']]);
});

test('input that is bad exits 1, usage 2', () => {
  const broken = run([form, '-'], '{"resourceType":');
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /standard input: invalid_json at byte \d+/);
  assert.equal(broken.stdout, '');
  const twice = join(folder, 'twice.json');
  writeFileSync(twice, JSON.stringify({ resourceType: 'Questionnaire', item: [
    { linkId: 'a', type: 'string' }, { linkId: 'g', type: 'group', item: [{ linkId: 'a', type: 'string' }] }] }));
  const refused = run([twice, '-'], JSON.stringify(good()));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /twice\.json: duplicate_key at \/item\/1\/item\/0\/linkId: a$/m);
  assert.equal(run([form]).status, 2);
  assert.equal(run(['-', '-']).status, 2);
  assert.equal(run([form, join(folder, 'nothing.json')]).status, 1);
});

test('docs/check-response.md lists the rules as the program has them', () => {
  const page = readFileSync(new URL('../../docs/check-response.md', import.meta.url), 'utf8');
  const source = readFileSync(new URL('../../core/authoring/conformance/rules.cpp', import.meta.url), 'utf8');
  const entry = /\{"([\w-]+)",\s+((?:\s*"(?:[^"\\]|\\.)*")+)\}/g;
  const rules = [...source.matchAll(entry)].map(([, name, words]) => [name, [...words.matchAll(/"([^"]*)"/g)].map((part) => part[1]).join('')]);
  assert.ok(rules.length > 30);
  for (const [name, meaning] of rules) assert.ok(page.includes(`| \`${name}\` | ${meaning} |`), name);
});

test('a hundred thousand items are checked in one walk', () => {
  const items = Array.from({ length: 100_000 }, (_, index) => ({ linkId: `q${index}`, type: 'integer',
    ...(index > 0 && { enableWhen: [{ question: `q${index - 1}`, operator: 'exists', answerBoolean: true }] }) }));
  const large = join(folder, 'large.json');
  writeFileSync(large, JSON.stringify({ resourceType: 'Questionnaire', item: items }));
  const answers = items.map(({ linkId }) => ({ linkId, answer: [{ valueInteger: 1 }] }));
  const { status, stderr } = run([large, '-'], JSON.stringify({ resourceType: 'QuestionnaireResponse', status: 'completed', item: answers }));
  assert.equal(status, 0, stderr.slice(0, 500));
});
