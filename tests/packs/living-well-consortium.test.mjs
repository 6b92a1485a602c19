// What the pack checker can't know: that this pack says everything that its service needs said.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPack } from './support/pack.mjs';
import { answersOf, received, skip } from './support/sealed.mjs';

const root = new URL('../../', import.meta.url);
const { folder, pack, questionnaire, consent, advice, scenarios, items, byLinkId, statement } = readPack('living-well-consortium');
const options = (linkId) => byLinkId.get(linkId).answerOption.map((option) => option.valueCoding.code);
const stepOf = (found) => pack.journey.findIndex(found);

test('PHQ-9 and GAD-7 are asked in the words and the order in which they were published', () => {
  // docs/instruments.md is printed from the registry of instruments.
  const instruments = readFileSync(new URL('docs/instruments.md', root), 'utf8');
  const stem = 'Over the last 2 weeks, how often have you been bothered by any of the following problems?';
  for (const [id, prefix, count] of [['phq9', 'phq-9', 9], ['gad7', 'gad-7', 7]]) {
    const section = instruments.split(`\n## ${id}\n`)[1].split('\n## ')[0];
    assert.ok(section.includes(stem), id);
    const published = [...section.matchAll(/^\d+\. (.*)$/gm)].map((match) => match[1]);
    const asked = items.filter((item) => item.linkId.startsWith(`${prefix}-`));
    assert.deepEqual(asked.map((item) => item.text), published);
    assert.equal(asked.length, count);
    asked.forEach((item, index) => {
      assert.deepEqual(item.code, [{ system: 'urn:sealwell:instrument', code: `${id}#items/${index}` }]);
      assert.equal(item.answerValueSet, '#how-often');
      assert.equal(item.required, true);
      assert.equal(item.parents.at(-1).text, stem);
    });
  }
  const [scale] = questionnaire.contained[0].compose.include;
  assert.deepEqual(
    scale.concept.map((point) => [point.extension[0].valueDecimal, point.display]),
    [[0, 'Not at all'], [1, 'Several days'], [2, 'More than half the days'], [3, 'Nearly every day']],
  );
});

test('the ninth item stands alone, says beforehand what it leads to, and its message has every line to call', () => {
  const page = byLinkId.get('phq-9-9').parents.at(-1);
  assert.deepEqual(page.item.map((item) => item.type), ['display', 'choice']);
  for (const id of ['self_harm_crisis', 'mental_health_support']) {
    for (const number of ['999', '111', 'option 2', '116 123', '85258']) {
      assert.ok(advice.flags[id].text.join(' ').includes(number), `${id}: ${number}`);
    }
  }
  for (const text of [pack.start.text, pack.sent.text, ...consent.statements
    .filter((candidate) => candidate.requiredFor)
    .map((candidate) => candidate.wording.en.refusal.text)]) {
    assert.match(text.join(' '), /999[^]*111[^]*116 123|111[^]*116 123[^]*999/);
  }
});

test('the two consent questions are two decisions, and a referral needs both', () => {
  assert.match(statement('share').wording.en.question,
    /your information being shared with other agencies and professionals in the consortium/);
  assert.match(statement('store').wording.en.question,
    /your data being stored for the purposes of care records and reporting/);
  for (const id of ['share', 'store']) {
    assert.equal(statement(id).requiredFor, 'referral');
    assert.equal(statement(id).kind, 'explicit-consent');
    assert.equal(stepOf((step) => step.statement === id) > stepOf((step) => step.type === 'results'), true);
    assert.equal(stepOf((step) => step.statement === id) < stepOf((step) => step.items?.includes('your-details')), true);
    assert.ok(scenarios.some(({ decisions, expect }) => decisions[id] === 'no' && expect.ends === 'refused'), id);
  }
  assert.match(statement('store').wording.en.text.join(' '), /“consent tab”/);
  assert.match(statement('share').wording.en.text.join(' '), /Forward Thinking Birmingham/);
});

test('what arrives has the consent tab of the record system as a field, and who filled it in', { skip }, () => {
  const tab = byLinkId.get('dcrs_consent_tab');
  assert.deepEqual(tab.initial, [{ valueBoolean: true }]);
  assert.equal(tab.enableBehavior, 'all');
  // It rests on both decisions and on nothing that anybody can answer.
  assert.deepEqual(tab.enableWhen, ['share', 'store'].map((id) =>
    ({ question: statement(id).item, operator: '=', answerBoolean: true })));
  const journeys = ['everything.json', 'carer.json', 'mild.json'].map((file) => scenarios.find(({ name }) => name === file));
  const lines = received(folder, ['team'], journeys).get('team');
  for (const { record, verified } of lines) {
    assert.deepEqual(verified, { checkedAgainstPack: true, good: true, problems: [], violations: [] });
    const answers = answersOf(record);
    for (const linkId of ['agreed-to-share', 'agreed-to-store', 'dcrs_consent_tab']) {
      assert.deepEqual(answers.get(linkId), [true], linkId);
    }
  }
  assert.deepEqual(lines.map(({ record }) => record.completedBy), ['professional', 'carer', 'self']);
});

test('contact and research are asked apart, and nothing depends on them', () => {
  for (const id of ['contact', 'research']) {
    assert.equal(statement(id).requiredFor, undefined);
    assert.ok(scenarios.some(({ decisions, expect }) => decisions[id] === 'no' && expect.ends === 'sent'), id);
  }
  assert.deepEqual([...options('contact-by')].sort(), ['email', 'phone', 'post', 'text', 'web-chat']);
  assert.match(byLinkId.get('contact-logging').text, /record and log/);
  assert.equal(byLinkId.get('contact-logging').parents.at(-1).linkId, byLinkId.get('contact-by').parents.at(-1).linkId);
  const research = statement('research').wording.en.text.join(' ');
  for (const said of [/only about being asked/, /exactly which information/, /who would get it/, /in writing/]) {
    assert.match(research, said);
  }
});

test('a computer decides nothing, a person can look again, and there are 21 days to ask', () => {
  assert.match(pack.messages.en['results-lead'], /A person will decide/);
  assert.ok(stepOf((step) => step.items?.includes('after-your-results')) > stepOf((step) => step.type === 'results'));
  assert.deepEqual(options('look-again'), ['yes', 'no']);
  const review = consent.notice.rights.find((entry) => entry.right === 'human-review');
  assert.equal(review.answerWithin, 'P21D');
  for (const text of [pack.sent.text.join(' '), statement('store').wording.en.text.join(' '),
    consent.notice.automatedDecisions, review.text]) {
    assert.match(text, /21 days/);
  }
});

test('the copy to take along, the 7 years, the 30 days and every way to the service are said', () => {
  assert.match(pack.sent.text.join(' '), /copy of everything that you sent/);
  assert.match(consent.notice.rights.find((entry) => entry.right === 'portability').text, /copy of what you sent/);
  assert.match(statement('store').wording.en.text.join(' '), /30 days/);
  for (const { id, retention, withdrawal } of consent.statements) {
    const [rule] = retention.rules;
    assert.deepEqual([rule.until[0].period, rule.limit], ['P7Y', 'at-most'], id);
    for (const way of ['0121 663 1254', 'info@livingwellconsortium.com', '23 Moseley Road']) {
      assert.ok(withdrawal.text.includes(way), `${id}: ${way}`);
    }
  }
});

test('who the resident is may be left out or kept to themselves, and is asked after consent', () => {
  for (const linkId of ['gender', 'ethnic-group', 'employment']) {
    assert.equal(byLinkId.get(linkId).required, false);
    assert.ok(options(linkId).includes('prefer-not-to-say'), linkId);
  }
  assert.ok(stepOf((step) => step.items?.includes('about-you')) > stepOf((step) => step.statement === 'store'));
  assert.deepEqual(options('completed-by'), ['self', 'carer', 'professional']);
  assert.deepEqual(options('referred-by'), ['myself', 'gp', 'nurse', 'other-professional', 'family-friend']);
});

test('whatever gets in the way, there are at least two suggestions for it', () => {
  const { barriers } = pack.comB.checklists[0];
  assert.deepEqual([...Object.keys(barriers), 'none'], options('barriers'));
  for (const component of Object.keys(advice.components)) {
    assert.ok(Object.values(barriers).filter((barrier) => barrier.component === component).length >= 2, component);
    assert.ok(advice.suggestions.filter((entry) => entry.components.includes(component)).length >= 2, component);
  }
});

test('every required question says what to do when it is left empty', () => {
  for (const item of items) {
    if (['group', 'display'].includes(item.type)) continue;
    assert.equal(Boolean(pack.messages.en[`required/${item.linkId}`]), Boolean(item.required), item.linkId);
  }
});

test('scenarios walk each safety message, both refusals, the shortest and the fullest journey', () => {
  assert.ok(scenarios.length >= 8);
  const raised = new Set(scenarios.flatMap(({ expect }) => expect.flags ?? []));
  assert.deepEqual([...raised].sort(), Object.keys(advice.flags).sort());
  assert.ok(scenarios.some(({ expect }) => expect.ends === 'ended/under-18'));
  const hidden = (item) => item.extension?.some(({ url }) => url.endsWith('/questionnaire-hidden'));
  const questions = items.filter((item) => !['group', 'display'].includes(item.type) && !hidden(item));
  const most = Math.max(...scenarios.map(({ answers }) => Object.keys(answers).length));
  // A professional who refers is not asked who suggested us.
  assert.equal(most, questions.length - 1);
});
