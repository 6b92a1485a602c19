// A pack with expressions: the module that brings FHIRPath gives the same bytes as the core natively, and the one that
// does not bring it says so instead of leaving something out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { seededCrypto } from './support/seeded_crypto.mjs';
import { TestService } from '../command/support/test_service.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const service = new TestService();
test.after(() => service.remove());

const sdc = (name, expression) => ({ url: `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`,
                                     valueExpression: { language: 'text/fhirpath', expression } });
const answer = (linkId) => `%resource.item.where(linkId='${linkId}').answer.value`;
const { document, prepared } = service.build('bmi', { resourceType: 'Questionnaire', status: 'active', item: [
  { linkId: 'height', type: 'decimal', text: 'Height in metres?', required: true },
  { linkId: 'weight', type: 'decimal', text: 'Weight in kilograms?', required: true },
  { linkId: 'bmi', type: 'decimal', text: 'BMI', readOnly: true,
    extension: [sdc('calculatedExpression', `(${answer('weight')} / (${answer('height')} * ${answer('height')})).round(1)`)] },
  { linkId: 'talk', type: 'boolean', text: 'Would you like to talk about your weight?', required: true,
    extension: [sdc('enableWhenExpression', `${answer('bmi')} >= 30`)] },
  { linkId: 'day', type: 'date', text: 'Since when?', extension: [sdc('initialExpression', 'today()')] },
] });

const submit = (screen, fields, button = 'continue') => JSON.stringify({ type: 'submit', screen, fields, button });
const walk = (weight) => [
  submit('start', {}), submit('item/height', { height: ['1.70'] }), submit('item/weight', { weight: [weight] }),
  submit('item/bmi', {}),
  ...(weight === '90' ? [submit('item/talk', { talk: ['true'] })] : []),
  '{"type":"print"}',
];

async function open(module, t) {
  seededCrypto(t, 'bmi');
  const core = await loadCore(readFileSync(join(dirname(wasmFile()), module)));
  return core.open(readFileSync(prepared), [service.signingKey], now);
}

for (const [weight, talks] of [['90', true], ['60', false]]) {
  test(`a BMI is calculated, and ${talks ? 'asks' : 'does not ask'} for more: ${weight} kg`, async (t) => {
    const session = await open('sealwell_calculating.wasm', t);
    assert.equal(session.error, undefined);
    const actions = walk(weight);
    const lines = actions.map((action) => `{"action":${action},"answer":${session.dispatchText(action, now)}}`);
    session.close();
    assert.deepEqual(service.replay(document, actions, instant, 'bmi'), lines);
    const screens = lines.map((line) => JSON.parse(line).answer.screen.id);
    assert.equal(screens.includes('item/talk'), talks);
    assert.equal(screens.at(-1), 'item/day');
    // Today stands in the inputs, and the calculated value on a screen of its own.
    const { html } = JSON.parse(lines.at(-1)).answer;
    for (const part of ['22', '11', '2026']) assert.match(html, new RegExp(`value="${part}"`));
    assert.match(lines.join(), talks ? /31\.1/ : /20\.8/);
  });
}

test('the smaller module refuses a pack that calculates', async (t) => {
  assert.deepEqual(await open('sealwell.wasm', t), { error: 'unsupported', where: '/questionnaire' });
});
