// FHIR R4 Questionnaires by chance: every item type that the engine draws, groups, pages, nesting under answers,
// conditions with every operator, bounds, initial values and repeats.

/** Numbers that only look random: the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound) => Math.floor(next() * bound);
  return { below, chance: (share) => next() < share, pick: (list) => list[below(list.length)] };
}

const itemControl = (code) => ({ url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
                                 valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] } });
const bound = (name, value) => ({ url: `http://hl7.org/fhir/StructureDefinition/${name}`, ...value });

/** For each type that can be compared: an answer, as `answer…` of enableWhen and `value…` of initial have it. */
const sample = {
  boolean: (random) => ({ Boolean: random.chance(0.5) }),
  decimal: (random) => ({ Decimal: random.pick([0, 5, 17, 99.5]) }),
  integer: (random) => ({ Integer: random.pick([0, 5, 17, 250]) }),
  date: (random) => ({ Date: `${1960 + random.below(70)}-0${1 + random.below(9)}-1${random.below(10)}` }),
  dateTime: (random) => ({ DateTime: `${1960 + random.below(70)}-06-15` }),
  time: (random) => ({ Time: random.pick(['09:30:00', '10:45:00']) }),
  string: () => ({ String: 'some words' }),
  choice: (random) => ({ Coding: { code: random.pick(['a', 'b', 'c']) } }),
};
const types = [...Object.keys(sample), 'text', 'url', 'open-choice', 'quantity'];
const prefixed = (prefix, answer) => Object.fromEntries(Object.entries(answer).map(([type, value]) => [prefix + type, value]));

export function questionnaireOf(random) {
  const questions = [];
  let count = 0;

  const conditions = () => Array.from({ length: 1 + random.below(2) }, () => {
    const { linkId, type } = random.pick(questions);
    if (!sample[type] || random.chance(0.25)) return { question: linkId, operator: 'exists', answerBoolean: random.chance(0.7) };
    const ordered = !['boolean', 'choice', 'string'].includes(type);
    const operator = random.pick(ordered ? ['=', '!=', '>', '<', '>=', '<='] : ['=', '!=']);
    return { question: linkId, operator, ...prefixed('answer', sample[type](random)) };
  });

  const question = (depth) => {
    const type = random.pick(types);
    const item = { linkId: `q${count += 1}`, type, text: `Question ${count}?` };
    if (questions.length && random.chance(0.5)) Object.assign(item, { enableWhen: conditions(), enableBehavior: random.pick(['any', 'all']) });
    if (random.chance(0.4)) item.required = true;
    if (random.chance(0.2) && !['boolean', 'quantity'].includes(type)) item.repeats = true;
    if (type.endsWith('choice')) {
      item.answerOption = ['a', 'b', 'c'].map((code) => ({ valueCoding: { code, display: `Option ${code}` },
                                                            ...(random.chance(0.2) && !item.repeats && { initialSelected: code === 'b' }) }));
      if (random.chance(0.3)) item.extension = [itemControl('drop-down')];
    } else if (sample[type] && random.chance(0.2)) {
      item.initial = [prefixed('value', sample[type](random))];
    }
    if (['integer', 'decimal', 'quantity'].includes(type) && random.chance(0.5)) {
      const number = type === 'integer' ? 'valueInteger' : 'valueDecimal';
      item.extension = [bound('minValue', { [number]: 0 }), bound('maxValue', { [number]: 120 })];
    }
    if (['string', 'text'].includes(type) && random.chance(0.3)) item.maxLength = 20;
    if (random.chance(0.1)) item.readOnly = true;
    questions.push(item);
    if (depth > 0 && random.chance(0.25)) item.item = items(depth - 1, 1 + random.below(2));
    return item;
  };

  const group = (depth) => ({ linkId: `g${count += 1}`, type: 'group', text: `Part ${count}`,
                              ...(random.chance(0.4) && { extension: [itemControl('page')] }), item: items(depth - 1, 1 + random.below(4)) });

  const items = (depth, length) => Array.from({ length }, () => {
    if (random.chance(0.1)) return { linkId: `d${count += 1}`, type: 'display', text: `Something to know (${count}).` };
    return depth > 0 && random.chance(0.3) ? group(depth) : question(depth);
  });

  return { resourceType: 'Questionnaire', status: 'active', item: [question(0), ...items(3, 12)] };
}
