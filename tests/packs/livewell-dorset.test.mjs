// What the pack checker can't know: that this pack says everything that its service needs said, and
// that its words and the scoring code speak of the same instruments, bands, components and flags.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPack } from './support/pack.mjs';
import { skip, walk } from './support/sealed.mjs';

const root = new URL('../../', import.meta.url);
const { folder, pack, questionnaire, consent, advice, scenarios, items, byLinkId } = readPack('livewell-dorset');

const scoring = readdirSync(new URL('core/scoring/', root))
  .filter((name) => /\.[ch]pp$/.test(name))
  .map((name) => readFileSync(new URL(`core/scoring/${name}`, root), 'utf8'))
  .join('\n');

const questions = items.filter((item) => !['group', 'display'].includes(item.type));

const extension = (element, name) =>
  element.extension?.find((candidate) => candidate.url === name || candidate.url.endsWith(`/${name}`));
const controlOf = (item) => extension(item, 'questionnaire-itemControl')?.valueCodeableConcept.coding[0].code;
const helpOf = (item) => item.item?.find((child) => child.type === 'display' && controlOf(child) === 'help')?.text;
const options = (item) => (item.answerOption ?? []).map((option) => option.valueCoding.code);
const feeds = (item) =>
  (item.code ?? []).filter((code) => code.system === 'urn:sealwell:instrument').map((code) => code.code);
const valueSet = questionnaire.contained.find((resource) => resource.id === 'agreement-0-10');

const goals = Object.keys(pack.comB.goals);
// In the order of the six questions of Keyworth and others 2020.
const components = [
  'physical_opportunity', 'social_opportunity', 'reflective_motivation',
  'automatic_motivation', 'physical_capability', 'psychological_capability',
];

test('every linkId stands once and can be the name of an input', () => {
  assert.equal(byLinkId.size, items.length);
  for (const { linkId } of items) assert.match(linkId, /^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('every condition names a question that comes before it, and an answer that it can have', () => {
  const place = new Map(items.map((item, index) => [item.linkId, index]));
  const places = [
    ...items.map((item) => [item, place.get(item.linkId)]),
    ...pack.journey.map((step) => [step, items.length]),
    ...pack.endings.map((ending) => [ending, items.length]),
  ];
  let seen = 0;
  for (const [element, at] of places) {
    for (const condition of element.enableWhen ?? []) {
      seen += 1;
      const asked = byLinkId.get(condition.question);
      assert.ok(asked, `${condition.question} is no item`);
      assert.ok(place.get(condition.question) < at, `${condition.question} is asked too late`);
      if (condition.answerCoding) assert.ok(options(asked).includes(condition.answerCoding.code), condition.question);
      else assert.equal(asked.type, 'boolean');
    }
    if ((element.enableWhen ?? []).length > 1) assert.ok(element.enableBehavior);
  }
  assert.ok(seen > 20);
});

test('the journey asks every item, in an order in which conditions can hold', () => {
  const steps = pack.journey.flatMap((step) => step.items ?? []);
  assert.deepEqual([...steps].sort(), questionnaire.item.map((item) => item.linkId).sort());
  assert.deepEqual(steps, questionnaire.item.map((item) => item.linkId));
});

test('every required question says what to do when it is left empty, and no message is for nobody', () => {
  const messages = pack.messages.en;
  for (const question of questions) {
    const message = messages[`required/${question.linkId}`];
    assert.equal(Boolean(message), question.required, question.linkId);
  }
  for (const [id, message] of Object.entries(messages)) {
    const [kind, linkId] = id.split('/');
    assert.ok(['required', 'invalid', 'unit-one'].includes(kind), id);
    assert.ok(questions.some((question) => question.linkId === linkId), `${id} names no question`);
    assert.doesNotMatch(message, /[.!]$|please|forgot|invalid/i, id);
  }
  const texts = Object.entries(messages).filter(([id]) => !id.startsWith('unit-')).map(([, message]) => message);
  const repeated = texts.filter((message, index) => texts.indexOf(message) !== index);
  // A call back and a referral ask for the same three things, never both in one journey.
  assert.deepEqual(repeated.sort(), ['Enter your full name', 'Enter your phone number',
    'Select when is a good time to call you']);
});

test('every question has a short name, and every hint is one sentence without a full stop or link', () => {
  for (const question of questions) {
    assert.ok(extension(question, 'sdc-questionnaire-shortText')?.valueString, question.linkId);
  }
  for (const item of items) {
    if (controlOf(item) !== 'help') continue;
    assert.doesNotMatch(item.text, /\.$|\. |https?:/, item.linkId);
  }
});

test('AUDIT-C is asked in the words and order of the form on GOV.UK', () => {
  const form = [
    ['How often do you have a drink containing alcohol?',
      ['Never', 'Monthly or less', '2 to 4 times per month', '2 to 3 times per week', '4 times or more per week']],
    ['How many units of alcohol do you drink on a typical day when you are drinking?',
      ['0 to 2', '3 to 4', '5 to 6', '7 to 9', '10 or more']],
    ['How often have you had 6 or more units if female, or 8 or more if male, on a single occasion in the last year?',
      ['Never', 'Less than monthly', 'Monthly', 'Weekly', 'Daily or almost daily']],
  ];
  form.forEach(([wording, labels], index) => {
    const item = byLinkId.get(`audit-c-${index + 1}`);
    assert.equal(item.text, wording);
    assert.deepEqual(item.answerOption.map((option) => option.valueCoding.display), labels);
    assert.deepEqual(item.answerOption.map((option) => extension(option, 'itemWeight').valueDecimal), [0, 1, 2, 3, 4]);
    assert.deepEqual(feeds(item), [`audit_c#q${index + 1}`]);
  });
});

test('each goal has the six ratings of Keyworth and others 2020, whole and with its own behaviour', () => {
  assert.deepEqual([...goals].sort(), [...options(byLinkId.get('first-goal'))].sort());
  assert.deepEqual([...goals].sort(), [...options(byLinkId.get('goals'))].sort());
  const statements = {
    physical_opportunity: (behaviour) => `I have the PHYSICAL opportunity to ${behaviour}`,
    social_opportunity: (behaviour) => `I have the SOCIAL opportunity to ${behaviour}`,
    reflective_motivation: (behaviour) => `I am motivated to ${behaviour}`,
    automatic_motivation: (_, doing) => `${doing} is something that I do automatically`,
    physical_capability: (behaviour) => `I am PHYSICALLY able to ${behaviour}`,
    psychological_capability: (behaviour) => `I am PSYCHOLOGICALLY able to ${behaviour}`,
  };
  const doing = {
    smoking: 'Stopping smoking', alcohol: 'Drinking less alcohol',
    activity: 'Being more physically active', weight: 'Eating more healthily',
  };
  for (const goal of goals) {
    const group = byLinkId.get(`comb-${goal}`);
    assert.deepEqual(group.enableWhen, [{ question: 'first-goal', operator: '=', answerCoding: { code: goal } }]);
    assert.deepEqual(group.item.map((item) => feeds(item)[0]), components.map((id) => `comb_keyworth6#${id}`));
    group.item.forEach((item, index) => {
      const statement = statements[components[index]](pack.comB.goals[goal], doing[goal]);
      assert.ok(item.text.endsWith(`“${statement}”`), item.text);
      assert.equal(item.answerValueSet, '#agreement-0-10');
      assert.ok(helpOf(item), item.linkId);
    });
  }
  const scale = valueSet.compose.include[0].concept;
  assert.deepEqual(scale.map((point) => Number(point.code)), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.deepEqual(scale.map((point) => extension(point, 'itemWeight').valueDecimal), scale.map((_, index) => index));
  assert.equal(scale[0].display, '0 – Strongly disagree');
  assert.equal(scale[10].display, '10 – Strongly agree');
});

test('every instrument and input that an item feeds is known to the scoring code', () => {
  const known = new Set([...scoring.matchAll(/\{"(\w+)", score_\1\}/g)].map((match) => match[1]));
  assert.ok(known.size > 20);
  const fed = items.flatMap(feeds);
  assert.equal(new Set(fed).size, fed.length - 3 * components.length, 'an input is fed twice');
  for (const code of fed) {
    const [instrument, input] = code.replace(/\?$/, '').split('#');
    assert.ok(known.has(instrument), code);
    assert.ok(scoring.includes(`"${input}"`), code);
  }
  for (const { instrument } of pack.instruments) {
    assert.ok(known.has(instrument), instrument);
    assert.ok(fed.some((code) => code.startsWith(`${instrument}#`)), instrument);
  }
});

test('every band that an instrument can give has its words', () => {
  const bandsOf = (name) => {
    const table = new RegExp(`Band ${name}\\[\\] =\\s*\\{(.*?)\\};`, 's').exec(scoring);
    return [...table[1].matchAll(/"(\w+)"/g)].map((match) => match[1]).sort();
  };
  const tables = {
    hsi: 'hsi_bands', audit_c: 'audit_c_bands', activity_band_uk: 'activity_bands', bmi_nice: 'bmi_bands',
  };
  assert.deepEqual(Object.keys(advice.bands).sort(), [...pack.instruments.map((entry) => entry.instrument)].sort());
  for (const [instrument, table] of Object.entries(tables)) {
    assert.deepEqual(Object.keys(advice.bands[instrument]).sort(), bandsOf(table), instrument);
  }
  assert.deepEqual(Object.keys(advice.bands.five_a_day).sort(), ['met', 'not_met']);
  for (const bands of Object.values(advice.bands)) {
    for (const words of Object.values(bands)) assert.ok(words.means && words.next);
  }
});

test('every component and every safety message has its words, and each message a number to call', () => {
  const values = (name) => {
    const list = new RegExp(`enum class ${name} : std::uint8_t \\{(.*?)\\};`, 's').exec(scoring)[1];
    return [...list.matchAll(/^\s*(\w+),/gm)].map((match) => match[1]).sort();
  };
  assert.deepEqual(Object.keys(advice.components).sort(), values('Component'));
  assert.deepEqual(Object.keys(advice.flags).sort(), values('SafetyFlag'));
  for (const [flag, words] of Object.entries(advice.flags)) {
    assert.match(words.text.join(' '), /\b(999|111|116 123|0800 840 1628)\b/, flag);
  }
  for (const number of ['999', '111', '116 123', '85258']) {
    assert.ok(advice.flags.self_harm_crisis.text.join(' ').includes(number), number);
  }
});

// Michie, Atkins and West 2014, as reproduced in BMC Public Health 2021 s12889-021-11491-4 table 1,
// without coercion and restriction, which are never offered to a person.
const rows = {
  physical_capability: ['training', 'enablement'],
  psychological_capability: ['education', 'training', 'enablement'],
  reflective_motivation: ['education', 'persuasion', 'incentivisation'],
  automatic_motivation: ['persuasion', 'incentivisation', 'training', 'environmental_restructuring', 'modelling',
    'enablement'],
  physical_opportunity: ['training', 'environmental_restructuring', 'enablement'],
  social_opportunity: ['environmental_restructuring', 'modelling', 'enablement'],
};

test('whatever stands in the way of whichever goal, there are at least two suggestions for it', () => {
  for (const goal of goals) {
    for (const component of components) {
      const offered = advice.suggestions.filter(
        (suggestion) => suggestion.topics.includes(goal) && suggestion.components.includes(component),
      );
      assert.ok(offered.length >= 2, `${goal}, ${component}: ${offered.length}`);
    }
  }
});

test('every suggestion works by functions that the behaviour change wheel links with its components', () => {
  assert.equal(new Set(advice.suggestions.map((suggestion) => suggestion.id)).size, advice.suggestions.length);
  for (const { id, topics, components: named, functions } of advice.suggestions) {
    assert.ok(topics.length > 0 && topics.every((topic) => goals.includes(topic)), id);
    for (const component of named) {
      assert.ok(functions.some((name) => rows[component].includes(name)), `${id} has nothing for ${component}`);
    }
    for (const name of functions) {
      assert.ok(named.some((component) => rows[component].includes(name)), `${id}: ${name}`);
    }
  }
});

test('consent: what is sent needs it, both answers are there, and the four points of the service are asked', () => {
  for (const step of pack.journey.filter((candidate) => candidate.type === 'send')) {
    const statement = consent.statements.find((candidate) => candidate.requiredFor === step.kind);
    assert.ok(statement, step.kind);
    const asked = pack.journey.findIndex((other) => other.type === 'consent' && other.statement === statement.id);
    assert.ok(asked >= 0 && asked < pack.journey.indexOf(step), step.kind);
    assert.deepEqual(pack.journey[asked].enableWhen, step.enableWhen);
    const [{ event, period }] = statement.retention.rules[0].until;
    assert.deepEqual([event, period], ['last-follow-up', 'P5Y']);
    const wording = statement.wording.en;
    assert.ok(wording.yes && wording.no && wording.refusal.title && wording.refusal.text.length > 0);
    const told = wording.text.join(' ');
    for (const needed of [/do not share .* with your GP/, /record/, /in danger/, /5 years after your last follow-up/,
      /Azure/, /Adido/, /Dorset Council ICT/, /01305 225175/, /0303 123 1113/]) {
      assert.match(told, needed, statement.id);
    }
  }
  const referral = consent.statements.find((statement) => statement.id === 'referral');
  assert.deepEqual(referral.wording.en.points.map((point) => point.id), ['shared', 'understood', 'withdraw', 'without']);
});

test('extra services are asked about one by one, after the referral\'s own consent, and nothing depends on them', () => {
  const at = (found) => pack.journey.findIndex(found);
  const extra = [['share-pharmacy', 'pharmacy', 'pharmacy-name'],
    ['share-weight-group', 'weight-loss-group', 'weight-group-name']];
  for (const [id, service, name] of extra) {
    const statement = consent.statements.find((candidate) => candidate.id === id);
    assert.equal(statement.requiredFor, undefined);
    const condition = [{ question: 'extra-services', operator: '=', answerCoding: { code: service } }];
    const step = at((candidate) => candidate.statement === id);
    assert.ok(step > at((candidate) => candidate.statement === 'referral'));
    assert.deepEqual(pack.journey[step].enableWhen, condition);
    // The resident names it, so that the consent is to share with somebody named.
    assert.deepEqual(byLinkId.get(name).enableWhen, condition);
    assert.equal(byLinkId.get(name).required, true);
    assert.match(statement.wording.en.text.join(' '), /not share your other answers[^]*nobody else[^]*GP/);
    assert.ok(consent.statements.filter(({ recipients }) => recipients.includes(statement.recipients[1])).length === 1);
  }
  assert.ok(options(byLinkId.get('extra-services')).includes('not-now'));
  assert.ok(scenarios.some(({ decisions, expect }) => decisions['share-weight-group'] === 'no' && expect.ends === 'sent'));
});

test('nothing goes to a GP, and every consent says so', () => {
  for (const { id, recipients, wording } of consent.statements) {
    assert.doesNotMatch(recipients.join(' '), /\bGP\b/, id);
    assert.match(wording.en.text.join(' '), /do not share your information with your GP/, id);
  }
});

test('anybody can ask for a call back, which is free and recorded, and a health professional can fill it in', () => {
  const asking = pack.journey.filter((step) => step.statement === 'call-back' || step.kind === 'call-back');
  assert.equal(asking.length, 2);
  for (const step of asking) {
    assert.deepEqual(step.enableWhen.map((condition) => condition.answerCoding.code), ['returning', 'new-call']);
  }
  const shown = byLinkId.get('call-back').item.filter((item) => item.type === 'display').map((item) => item.text).join(' ');
  assert.match(shown, /free/);
  assert.match(shown, /record/);
  assert.deepEqual(options(byLinkId.get('completed-by')), ['self', 'carer', 'professional']);
  assert.match(byLinkId.get('referrer-note').text, /theirs to decide/);
});

test('the record says who filled it in, also where that is not asked', { skip }, () => {
  for (const [file, who] of [['professional-extra-help.json', 'professional'], ['smoker.json', 'self'], ['call-back.json', 'self']]) {
    assert.equal(walk(folder, scenarios.find(({ name }) => name === file)).record.completedBy, who, file);
  }
});

test('results come before consent, and who you are is asked after it', () => {
  const at = (found) => pack.journey.findIndex(found);
  const results = at((step) => step.type === 'results');
  const consents = at((step) => step.type === 'consent');
  const details = at((step) => step.items?.includes('your-details'));
  assert.ok(results < consents && consents < details);
  const personal = questions.filter((question) => extension(question, 'urn:sealwell:autocomplete'));
  assert.ok(personal.length >= 8);
  for (const question of personal) {
    assert.ok(['your-details', 'call-back'].includes(question.parents[0].linkId), question.linkId);
  }
});

test('every scenario names questions and statements that exist, and says how it ends', () => {
  assert.ok(scenarios.length >= 8);
  const linkIds = new Set(questions.map((question) => question.linkId));
  for (const { name, title, answers, decisions, expect } of scenarios) {
    assert.ok(title, name);
    for (const linkId of [...Object.keys(answers), ...(expect.asked ?? []), ...(expect.notAsked ?? [])]) {
      assert.ok(linkIds.has(linkId), `${name}: ${linkId}`);
    }
    for (const linkId of expect.notAsked ?? []) {
      assert.ok(!(linkId in answers) && !expect.asked?.includes(linkId), `${name}: ${linkId}`);
    }
    for (const [linkId, answer] of Object.entries(answers)) {
      const question = byLinkId.get(linkId);
      const codes = question.answerValueSet
        ? valueSet.compose.include[0].concept.map((point) => point.code)
        : options(question);
      if (question.type !== 'choice') continue;
      for (const code of [answer].flat()) assert.ok(codes.includes(String(code)), `${name}: ${linkId} ${code}`);
    }
    for (const statement of Object.keys(decisions)) {
      assert.ok(consent.statements.some((candidate) => candidate.id === statement), name);
    }
    assert.match(expect.ends, /^(sent|refused|ended\/[a-z0-9-]+)$/, name);
    if (expect.ends.startsWith('ended/')) {
      assert.ok(pack.endings.some((ending) => `ended/${ending.id}` === expect.ends), name);
    }
  }
});

// WCAG 2.2, 1.4.3: relative luminance and contrast.
function contrast(one, other) {
  const luminance = (colour) => {
    const [red, green, blue] = [1, 3, 5].map((start) => {
      const part = parseInt(colour.slice(start, start + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('the theme can be read: 4.5 to 1 for text, 3 to 1 for borders', () => {
  const { theme } = pack;
  for (const ground of ['#ffffff', theme['template-background'], theme['surface-background']]) {
    for (const name of ['brand', 'success', 'link', 'link-hover']) {
      assert.ok(contrast(theme[name], ground) >= 4.5, `${name} on ${ground}`);
    }
    assert.ok(contrast(theme['surface-border'], ground) >= 3, `surface-border on ${ground}`);
  }
});
