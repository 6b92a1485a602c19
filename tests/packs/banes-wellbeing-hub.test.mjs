// What the pack checker can't know: that each of the Hub's sixteen kinds of help is told of, objected to
// and sealed for by itself, and that nobody gets more than the resident said yes to.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../site/packs/banes-wellbeing-hub/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const pack = read('pack.json');
const questionnaire = read('questionnaire.json');
const consent = read('consent.json');
const advice = read('advice.json');
const scenarios = readdirSync(new URL('scenarios/', folder)).map((name) => ({ name, ...read(`scenarios/${name}`) }));

const items = [];
(function gather(list, parents) {
  for (const item of list) {
    items.push({ ...item, parents });
    gather(item.item ?? [], [...parents, item.linkId]);
  }
})(questionnaire.item, []);
const byLinkId = new Map(items.map((item) => [item.linkId, item]));
const extension = (item, name) => item.extension?.find((candidate) => candidate.url.endsWith(`/${name}`));
const codes = (item) => item.answerOption.map((option) => option.valueCoding.code);
const statement = (id) => consent.statements.find((candidate) => candidate.id === id);
const is = (question, code) => ({ question, operator: '=', answerCoding: { code } });

const pods = codes(byLinkId.get('pods'));
const partners = [
  'Bath & North East Somerset Council', 'HCRG Care Group', 'Age UK B&NES', 'Alzheimer’s Society', 'All Cycle', 'BEMSCA',
  'Bath Mind', 'Better Leisure GLL', 'Carers Centre', 'Citizens Advice', 'Clean Slate', 'Curo', 'DHI', 'Dorothy House',
  'Dragonfly Leisure (Writhlington Trust)', 'KiActiv', 'Royal United Hospital', 'Sporting Family Change',
  'Stroke Association', 'Sustrans', 'SWAN Transport', 'University of the West of England (UWE)',
  'We Care Home Improvements', 'WERN Village Agents',
];

test('there are sixteen kinds of help, each with its question, goal, topic and idea', () => {
  assert.equal(pods.length, 16);
  assert.deepEqual(codes(byLinkId.get('first-goal')), pods);
  assert.deepEqual(Object.keys(pack.comB.goals), pods);
  assert.deepEqual(pack.topics.map((topic) => topic.id), pods);
  for (const pod of pods) {
    const needs = byLinkId.get(`${pod}-needs`);
    assert.deepEqual(needs.enableWhen, [is('pods', pod)]);
    const set = questionnaire.contained.find((resource) => `#${resource.id}` === needs.answerValueSet);
    assert.equal(set.compose.include[0].concept.at(-1).code, 'other', pod);
    assert.ok(advice.suggestions.some((suggestion) => suggestion.topics?.includes(pod)), pod);
  }
});

test('all 24 partners are named as controllers, and by the notice', () => {
  const named = new Set(consent.statements.flatMap((candidate) => candidate.controllers));
  assert.deepEqual([...named].sort(), [...partners].sort());
  assert.deepEqual(consent.notice.controllers.map((controller) => controller.name), partners);
});

test('the controllers that follow from a choice are named, objected to and listed before agreement is asked', () => {
  const at = (found) => pack.journey.findIndex(found);
  const sharing = at((step) => step.items?.includes('sharing'));
  const agreement = at((step) => step.statement === 'referral');
  assert.ok(pack.journey[sharing].items.includes('responsible'));
  for (const pod of pods) {
    const told = at((step) => step.statement === `told-${pod}`);
    assert.deepEqual(pack.journey[told].enableWhen, [is('pods', pod)]);
    assert.ok(told < sharing && sharing < agreement, pod);
    const { controllers, recipients, wording } = statement(`told-${pod}`);
    assert.ok(controllers.includes('HCRG Care Group') && controllers.length >= 2, pod);
    const question = byLinkId.get(`share-${pod}`);
    const listed = byLinkId.get(`responsible-${pod}`);
    assert.deepEqual(question.enableWhen, [is('pods', pod)]);
    assert.deepEqual(codes(question), ['share', 'object']);
    assert.equal(question.required, true);
    assert.ok(!question.answerOption.some((option) => option.initialSelected) && !question.initial, pod);
    assert.deepEqual(listed.enableWhen, [is(`share-${pod}`, 'share')]);
    for (const name of controllers) {
      assert.ok(wording.en.text.join(' ').includes(name) && listed.text.includes(name), `${pod}: ${name}`);
      assert.ok(name === 'HCRG Care Group' || (question.text.includes(name) && recipients.includes(name)), `${pod}: ${name}`);
    }
  }
  assert.deepEqual(statement('referral').controllers, partners.slice(0, 2));
});

test('each group has a part of its own, with copies that stand there only after a yes', () => {
  assert.deepEqual(pack.parts[0], { id: 'hub', recipients: ['hub'] });
  assert.equal(pack.parts.length, 17);
  for (const pod of pods) {
    const part = pack.parts.find((candidate) => candidate.id === `pod-${pod}`);
    assert.deepEqual(part, { id: `pod-${pod}`, recipients: ['hub', `pod-${pod}`], items: [`for-${pod}`] });
    const group = byLinkId.get(`for-${pod}`);
    assert.deepEqual(group.enableWhen, [is(`share-${pod}`, 'share')]);
    assert.equal(extension(group, 'questionnaire-hidden').valueBoolean, true);
    const from = { name: 'full-name', 'contact-by': 'contact-by', phone: 'phone', email: 'email', address: 'address',
      needs: `${pod}-needs`, share: `share-${pod}` };
    assert.deepEqual(group.item.map((item) => item.linkId), Object.keys(from).map((name) => `${pod}-for-${name}`));
    for (const item of group.item) {
      const { expression } = extension(item, 'sdc-questionnaire-calculatedExpression').valueExpression;
      const named = [...expression.matchAll(/linkId = '([^']*)'/g)].map((match) => match[1]);
      const source = from[item.linkId.slice(`${pod}-for-`.length)];
      assert.equal(named.at(-1), source, item.linkId);
      assert.deepEqual(named.slice(0, -1), byLinkId.get(source).parents, item.linkId);
    }
  }
});

test('an address goes to those who come to the home, and to others only for letters', () => {
  const home = ['food', 'home-safety', 'home-from-hospital', 'housing', 'managing-at-home', 'transport', 'team'];
  for (const pod of pods) {
    const address = byLinkId.get(`${pod}-for-address`);
    assert.deepEqual(address.enableWhen, home.includes(pod) ? undefined : [is('contact-by', 'post')], pod);
    assert.equal(/only if you ask for letters/.test(statement(`told-${pod}`).wording.en.text.join(' ')), !home.includes(pod), pod);
  }
});

test('nothing is asked beyond the referral form, safety and the results', () => {
  const asked = items.filter((item) => !['group', 'display'].includes(item.type) && !item.parents.includes('for-pods'));
  const allowed = ['for-whom', 'adult', 'area', 'urgent', 'danger-now', 'suicidal-now', 'pods', 'alcohol-withdrawal',
    'more-about', 'first-goal', 'barriers', 'full-name', 'date-of-birth', 'address-line-1', 'address-line-2',
    'address-town', 'postcode', 'contact-by', 'phone', 'email',
    ...pods.flatMap((pod) => [`${pod}-needs`, `share-${pod}`])];
  assert.deepEqual(asked.map((item) => item.linkId).sort(), allowed.sort());
});

test('no basis is consent, so what is offered later is to object or to stop sharing', () => {
  for (const { id, kind, lawfulBasis, withdrawal, retention } of consent.statements) {
    assert.equal(kind, id === 'referral' ? 'confidentiality-agreement' : 'acknowledgement', id);
    assert.equal(lawfulBasis, '6(1)(e)', id);
    assert.match(withdrawal.text, id === 'referral' ? /no longer want us to share/ : /object/, id);
    assert.equal(retention.rules[0].limit, 'at-least', id);
    assert.match(retention.text, /NHS Records Management Code .* 7 years .* Child Sexual Abuse.* contract/, id);
  }
  const { wording } = statement('referral');
  const told = wording.en.text.join(' ');
  for (const needed of [/Riviam/, /jointly responsible/, /Care Co-ordination Centre/, /ask you again/, /encrypted/,
    /never sold/, /at least/, /0303 123 1113/]) assert.match(told, needed);
  assert.ok(wording.en.refusal.title);
});

test('the research of Active Way is asked apart, only of those who share with it, and nothing depends on it', () => {
  const step = pack.journey.find((candidate) => candidate.statement === 'active-way-research');
  assert.deepEqual(step.enableWhen, [is('share-active-travel', 'share')]);
  const research = statement('active-way-research');
  assert.equal(research.requiredFor, undefined);
  assert.match(research.wording.en.text.join(' '), /University of the West of England .* same support if you object/);
  for (const other of consent.statements) {
    if (other !== research) assert.ok(!other.controllers.some((name) => /UWE/.test(name)), other.id);
  }
});

test('each urgent need ends with whom to call', () => {
  const urgent = codes(byLinkId.get('urgent')).filter((code) => code !== 'no');
  const words = (code) => pack.endings.find((ending) => ending.enableWhen[0].answerCoding?.code === code).text.join(' ');
  const flags = { danger: 'call_999', suicidal: 'self_harm_crisis' };
  for (const code of urgent) {
    const said = words(code) + (advice.flags[flags[code]]?.text.join(' ') ?? '');
    assert.match(said, /\b999\b/, code);
    assert.match(words(code), /Nothing has been sent/, code);
  }
  assert.match(words('medical'), /111.*Care Co-ordination Centre/s);
  assert.match(words('care'), /0300 247 0201.*01454 615165.*Care Co-ordination Centre/s);
  assert.match(advice.flags.self_harm_crisis.text.join(' '), /111.*116 123.*85258/s);
});

test('every required question says what to do when it is left empty', () => {
  for (const item of items) {
    assert.equal(Boolean(pack.messages.en[`required/${item.linkId}`]), Boolean(item.required), item.linkId);
  }
});

test('the scenarios come to every ending, a refusal, an objection, every safety message, and one and all sixteen', () => {
  const ends = new Set(scenarios.map((scenario) => scenario.expect.ends));
  assert.deepEqual([...ends].sort(), ['refused', 'sent', ...pack.endings.map((ending) => `ended/${ending.id}`)].sort());
  const flags = new Set(scenarios.flatMap((scenario) => scenario.expect.flags));
  assert.deepEqual([...flags].sort(), Object.keys(advice.flags).sort());
  const chosen = scenarios.filter((scenario) => scenario.expect.ends === 'sent').map((scenario) => scenario.answers);
  assert.ok(chosen.some((answers) => answers.pods.length === 1) && chosen.some((answers) => answers.pods.length === 16));
  assert.ok(chosen.some((answers) => {
    const said = answers.pods.map((pod) => answers[`share-${pod}`]);
    return said.includes('share') && said.includes('object');
  }));
});

test('Welsh and Urdu have the same texts, each of a text of the pack, with its numbers', () => {
  const texts = new Set();
  (function gather(value) {
    if (typeof value === 'string') texts.add(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  })([pack, questionnaire, consent, advice]);
  const [welsh, urdu] = ['cy', 'ur'].map((language) => {
    const catalogue = read(`translations/${language}.json`);
    assert.deepEqual([catalogue.format, catalogue.language], ['sealwell-translation/1', language]);
    return catalogue.texts;
  });
  assert.deepEqual(Object.keys(welsh), Object.keys(urdu));
  // A space between figures may be one that does not break, which keeps them in order where letters run from the right.
  const numbers = (words) => words.replaceAll('\u00a0', ' ').match(/\d[\d ]*/g)?.map((number) => number.trim()).sort();
  for (const [source, words] of [...Object.entries(welsh), ...Object.entries(urdu)]) {
    assert.ok(texts.has(source), source);
    assert.ok(words.trim(), source);
    assert.deepEqual(numbers(words), numbers(source), source);
  }
  for (const item of items) assert.ok(welsh[item.text], item.linkId);
  for (const { wording } of consent.statements) {
    for (const said of [wording.en.title, wording.en.question, ...wording.en.text]) assert.ok(welsh[said], said);
  }
});
