// A pack's questionnaire as plain questions, for the subjects that Sealwell is measured beside.

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';
const extension = (item, url) => {
  const found = (item.extension ?? []).find((candidate) => candidate.url === url);
  return found && Object.entries(found).find(([key]) => key.startsWith('value'))[1];
};
const control = (item) => extension(item, `${EXTENSION}questionnaire-itemControl`)?.coding[0].code;

const INPUTS = { boolean: 'yes-no', integer: 'number', decimal: 'number', date: 'date', string: 'text', text: 'paragraph' };

/** The conditions of one item: {all: [...]} or {any: [...]}, or nothing when it is always asked. */
function conditionsOf({ enableWhen, enableBehavior }) {
  if (!enableWhen) return [];
  const list = enableWhen.map(({ question, operator, ...answer }) => {
    const value = Object.entries(answer).find(([key]) => key.startsWith('answer'))[1];
    return { question, operator, value: value.code ?? value };
  });
  return [{ behaviour: enableBehavior ?? 'all', list }];
}

/**
 * The questionnaire's pages in order. Each is {title, help, conditions, questions}; a question is
 * {name, text, help, kind, required, unit, min, max, maxLength, options, optionsFrom}. `kind` is
 * 'one-of', 'some-of', 'yes-no', 'number', 'date', 'text' or 'paragraph'; `options` are {code, text}.
 */
export function pagesOf(questionnaire) {
  const valueSets = new Map((questionnaire.contained ?? []).map((set) => [
    `#${set.id}`, set.compose.include.flatMap(({ concept }) => concept.map(({ code, display }) => ({ code, text: display }))),
  ]));
  const helpOf = (item) => (item.item ?? []).find(({ type }) => type === 'display')?.text ?? '';

  function question(item) {
    const kind = item.type === 'choice' ? (item.repeats ? 'some-of' : 'one-of') : INPUTS[item.type];
    if (!kind) throw new Error(`${item.linkId} is of the type ${item.type}, which no other subject here can show`);
    return {
      name: item.linkId,
      text: item.text,
      help: helpOf(item),
      kind,
      required: item.required ?? false,
      unit: extension(item, `${EXTENSION}questionnaire-unit`)?.display ?? '',
      min: extension(item, `${EXTENSION}minValue`),
      max: extension(item, `${EXTENSION}maxValue`),
      maxLength: item.maxLength,
      options: valueSets.get(item.answerValueSet) ??
        (item.answerOption ?? []).map(({ valueCoding }) => ({ code: valueCoding.code, text: valueCoding.display })),
      optionsFrom: extension(item, 'urn:sealwell:options-chosen-in'),
    };
  }

  const pages = [];
  function add(items, above) {
    for (const item of items) {
      if (item.type === 'display') continue;
      const conditions = [...above, ...conditionsOf(item)];
      const inside = (item.item ?? []).filter(({ type }) => type !== 'display');
      if (item.type !== 'group') pages.push({ title: '', help: '', conditions, questions: [question(item)] });
      else if (control(item) === 'page') {
        pages.push({ title: item.text, help: helpOf(item), conditions, questions: inside.map(question) });
      } else add(inside, conditions);
    }
  }
  add(questionnaire.item, []);
  return pages;
}
