// What the pack checker can't know: that this pack says and asks what its service needs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from './support/pack.mjs';
import { answersOf, received, skip, walk } from './support/sealed.mjs';

const { folder, pack, questionnaire, consent, advice, scenarios, items, byLinkId, statement } = readPack('living-well-rochdale');
const item = (linkId) => byLinkId.get(linkId);
const codes = (question) => question.answerOption.map((option) => option.valueCoding.code);
const below = (top) => items.filter((one) => one.top === top && one.answerOption);
const referral = statement('referral');
const optional = statement('optional');
const told = referral.wording.en.text.join(' ');
const stepOf = (found) => pack.journey.findIndex(found);
const named = (file) => scenarios.find(({ name }) => name === file);

test('the equality questions can be skipped at once, and each can be declined', () => {
  const [skip, ...questions] = below('diversity');
  assert.deepEqual(codes(skip), ['yes', 'no']);
  assert.equal(questions.length, 7);
  for (const question of questions) {
    assert.deepEqual(question.enableWhen, [{ question: skip.linkId, operator: '=', answerCoding: { code: 'yes' } }]);
    assert.equal(codes(question).at(-1), 'no-answer', question.linkId);
    assert.equal(question.answerOption.at(-1).valueCoding.display, 'Prefer not to say', question.linkId);
    assert.equal(question.required, undefined, question.linkId);
  }
});

test('the equality answers are sealed by themselves, with no name and no reader of the rest', () => {
  const part = pack.parts.find(({ anonymous }) => anonymous);
  assert.deepEqual(part.items, ['diversity']);
  const rest = pack.parts.filter((other) => other !== part).flatMap(({ recipients }) => recipients);
  assert.ok(part.recipients.length > 0 && part.recipients.every((id) => !rest.includes(id)));
  // Nothing else may ask what somebody's answers there are.
  for (const { linkId, enableWhen, top } of items) {
    if (top === 'diversity') continue;
    for (const { question } of enableWhen ?? []) assert.notEqual(item(question).top, 'diversity', linkId);
  }
});

test('what is sent keeps the equality answers from whoever reads the name', { skip }, () => {
  const equality = below('diversity').map(({ linkId }) => linkId);
  const lines = received(folder, ['team', 'equality'], [named('longest.json'), named('shortest.json')]);
  for (const { verified } of [...lines.values()].flat()) {
    assert.deepEqual(verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
  }
  for (const { record } of lines.get('team')) {
    const answers = answersOf(record);
    assert.deepEqual(answers.get('full-name'), ['Sam Example']);
    assert.deepEqual(equality.filter((linkId) => answers.has(linkId)), []);
    assert.doesNotMatch(JSON.stringify(record.questionnaireResponse), /diversity/);
  }
  const [all, skipped] = lines.get('equality').map(({ record }) => record);
  assert.deepEqual([...answersOf(all).keys()], equality);
  assert.deepEqual([...answersOf(skipped).keys()], ['diversity-ok']);
  for (const record of [all, skipped]) {
    assert.doesNotMatch(JSON.stringify(record), /Sam Example|decisions|agreed-to-optional/);
  }
});

test('the equality questions stand between the check and sending', () => {
  const check = stepOf(({ type }) => type === 'check');
  assert.deepEqual(pack.journey.slice(check + 1).map(({ type, items: asked }) => asked ?? type), [['diversity'], 'send']);
});

test('after the check come the equality questions, then the screen that sends', { skip }, () => {
  const { screens } = walk(folder, named('longest.json'));
  const questions = below('diversity').map(({ linkId }) => `item/${linkId}`);
  assert.deepEqual(screens.slice(screens.indexOf('check')), ['check', ...questions, 'send', 'sending']);
});

test('work and household are optional, and asked only after a consent that says how to take it back', () => {
  const questions = below('optional-details');
  assert.deepEqual(questions.map(({ linkId }) => linkId), ['employment', 'household']);
  assert.equal(optional.kind, 'explicit-consent');
  assert.deepEqual([optional.lawfulBasis, optional.condition, optional.requiredFor], ['6(1)(a)', '9(2)(a)', undefined]);
  assert.match(optional.wording.en.yes, /I agree, and I can take it back at any time/);
  assert.match(optional.wording.en.text.join(' '),
    /explicit consent .*take this back at any time: call .*Data Protection Officer/);
  const asks = stepOf((step) => step.statement === 'optional');
  assert.deepEqual(pack.journey[asks + 1].items, ['optional-details']);
  for (const question of questions) {
    assert.deepEqual(question.enableWhen, [{ question: optional.item, operator: '=', answerBoolean: true }]);
    assert.equal(question.required, undefined, question.linkId);
    assert.ok(codes(question).includes('no-answer'), question.linkId);
  }
  for (const title of [item('optional-details').text, optional.wording.en.title]) assert.ok(title.endsWith('(optional)'));
});

test('what is sent has the answers about work and household after a yes, and the no without them', { skip }, () => {
  const yes = answersOf(walk(folder, named('longest.json')).record);
  assert.deepEqual(yes.get(optional.item), [true]);
  assert.deepEqual(yes.get('household').map(({ code }) => code), named('longest.json').answers.household);
  const no = answersOf(walk(folder, named('shortest.json')).record);
  assert.deepEqual([no.get(optional.item), no.get('employment'), no.get('household')], [[false], undefined, undefined]);
});

test('who smokes is asked about nicotine replacement, and a voucher is named', () => {
  const nicotine = item('nicotine-help');
  assert.deepEqual(nicotine.enableWhen.map(({ answerCoding }) => answerCoding.code), ['cigarettes', 'other-tobacco']);
  assert.match(nicotine.item[0].text, /voucher/);
  assert.ok(advice.suggestions.some(({ text, topics }) => topics?.includes('smoking') && /voucher/.test(text)));
});

test('nothing is asked about offending', () => {
  const words = JSON.stringify([questionnaire, consent.statements]);
  assert.doesNotMatch(words, /offen[cd]|conviction|criminal/i);
});

test('the notice is told before anything is sent: who sees it and why, three years, one month, and a breach', () => {
  assert.equal(referral.requiredFor, 'referral');
  for (const needed of [/supervisor/, /complaint/, /your GP or others who care for you: we tell you what, and with whom/,
    /court or the police/, /employer or insurer gets nothing unless you agree in writing/, /3 years/, /within 1 month/,
    /463 Stretford Road/, /0303 123 1113/, /sees your information who should not have/]) {
    assert.match(told, needed);
  }
  const [{ until }] = referral.retention.rules;
  assert.deepEqual(until.map(({ period }) => period), ['P3Y']);
  for (const name of ['access', 'rectification']) {
    assert.equal(consent.notice.rights.find(({ right }) => right === name).answerWithin, 'P1M', name);
  }
  assert.match(pack.sent.text.join(' '), /somebody saw your information who should not have, we will tell you/);
});

test('results come before the notice, and names are asked after it', () => {
  const results = stepOf(({ type }) => type === 'results');
  const asked = stepOf((step) => step.statement === 'referral');
  const details = stepOf((step) => step.items?.includes('your-details'));
  assert.ok(results >= 0 && results < asked && asked < details);
});

test('every required question says what to do when it is left empty', () => {
  for (const { linkId, required } of items) {
    assert.equal(Boolean(pack.messages.en[`required/${linkId}`]), Boolean(required), linkId);
  }
});

test('the scenarios end in every way that there is, and raise each safety message', () => {
  const ends = new Set(scenarios.map(({ expect }) => expect.ends));
  for (const end of ['sent', 'refused', ...pack.endings.map(({ id }) => `ended/${id}`)]) assert.ok(ends.has(end), end);
  const raised = new Set(scenarios.flatMap(({ expect }) => expect.flags ?? []));
  assert.deepEqual([...raised].sort(), Object.keys(advice.flags).sort());
});
