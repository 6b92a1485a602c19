// Questionnaires that nobody wrote and residents who do anything: the core natively and the module that a browser
// loads give the same bytes at every step. A failure names its seed, and `SEED=N` repeats that one alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parseFragment } from 'parse5';
import { wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { questionnaireOf, randomOf } from './support/random_questionnaire.mjs';
import { seededCrypto } from './support/seeded_crypto.mjs';
import { TestService } from '../command/support/test_service.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 12 }, (_, i) => i + 1);
const actionsEach = 80;

const service = new TestService();
test.after(() => service.remove());

/** What somebody types into an input: what it asks for, mostly, and anything at all now and then. */
function typed(random, { name, values }, types) {
  const anything = ['', ' ', '0', '-1', '12', '3.50', '1e9', 'x'.repeat(300), 'Łódź & <b>', '٣', '2026-02-30', '25:61', 'true', 'a\tb', '1,000'];
  if (random.chance(0.15)) return [random.pick(anything)];
  if (values.length > 1 || values[0]?.length) return values.length > 2 && random.chance(0.3) ? values.slice(0, 2) : [random.pick(values)];
  if (name.endsWith('-day')) return [`${1 + random.below(31)}`];
  if (name.endsWith('-month')) return [`${1 + random.below(12)}`];
  if (name.endsWith('-year')) return [`${1950 + random.below(90)}`];
  if (name.endsWith('-time')) return [random.pick(['09:30', '7.15pm', ''])];
  const fitting = { time: ['10:45', '7.15pm'], url: ['https://example.org/a'], integer: ['0', '5', '17', '250'], text: ['line\r\nline'],
                    decimal: ['5', '99.5'], quantity: ['17', '3.25'] };
  return [random.pick(fitting[types.get(name.replace(/[#-].*/, ''))] ?? ['some words', 'Some other words'])];
}

/** The type of each item by its linkId. */
function typesOf({ item = [] }, types = new Map()) {
  for (const each of item) typesOf(each, types.set(each.linkId, each.type));
  return types;
}

/** The inputs of a screen, each with the values that it offers, and its buttons' values. */
function formOf(html) {
  const inputs = new Map();
  const buttons = [];
  const offer = (name, value) => inputs.set(name, { name, values: [...(inputs.get(name)?.values ?? []), value] });
  let select = '';
  const visit = (node) => {
    const attribute = (name) => node.attrs?.find((each) => each.name === name)?.value ?? '';
    if (node.nodeName === 'button' && attribute('value')) buttons.push(attribute('value'));
    if (node.nodeName === 'select') select = attribute('name');
    if (node.nodeName === 'option') offer(select, attribute('value'));
    if (['input', 'textarea'].includes(node.nodeName) && attribute('name')) {
      offer(attribute('name'), ['radio', 'checkbox'].includes(attribute('type')) ? attribute('value') : '');
    }
    node.childNodes?.forEach(visit);
  };
  visit(parseFragment(html));
  return { inputs: [...inputs.values()], buttons };
}

function actionOn(random, screen, html, seen, types) {
  const { inputs, buttons } = formOf(html);
  const fields = () => Object.fromEntries(inputs.filter(() => random.chance(0.9)).map((input) => [input.name, typed(random, input, types)]));
  const submit = () => ({ type: 'submit', screen: screen.id, fields: fields(),
                          button: buttons.length && random.chance(0.8) ? buttons[0] : random.pick([...buttons, 'continue', 'yes', 'no']) });
  if (random.chance(0.75)) return submit();
  return random.pick([
    submit,
    () => ({ type: 'input', screen: screen.id, fields: fields() }),
    () => ({ type: 'back', fields: fields() }),
    () => ({ type: 'visit', position: random.below(30) }),
    () => ({ type: 'change', target: random.pick(seen) }),
    () => ({ type: 'language', target: random.pick(['en', 'cy', 'xx']) }),
    () => ({ type: 'not-sent', reason: random.pick(['offline', 'busy', 'refused']), saved: random.chance(0.5) }),
    () => ({ type: random.pick(['retry', 'print', 'give-up', 'clear', 'restart']) }),
    () => ({ type: 'acknowledged', acknowledgement: 'not the word of an intake' }),
  ])();
}

for (const seed of seeds) {
  test(`seed ${seed}: the same bytes natively and in WebAssembly`, async (t) => {
    const random = randomOf(seed + 1_000);
    const questionnaire = questionnaireOf(randomOf(seed));
    const types = typesOf(questionnaire);
    const { document, prepared } = service.build(`random-${seed}`, questionnaire);
    seededCrypto(t, `random-${seed}`);
    const core = await loadCore(readFileSync(wasmFile()));
    const session = core.open(readFileSync(prepared), [service.signingKey], now);
    assert.equal(session.error, undefined, `the module opens the pack: ${session.error} ${session.where}`);
    const actions = [];
    const lines = [];
    const seen = ['start'];
    let { screen, html } = JSON.parse(session.dispatchText('{"type":"print"}', now));
    const screens = new Set();
    for (let i = 0; i < actionsEach; i += 1) {
      const action = JSON.stringify(actionOn(random, screen, html, seen, types));
      const answer = session.dispatchText(action, now);
      actions.push(action);
      lines.push(`{"action":${action},"answer":${answer}}`);
      const result = JSON.parse(answer);
      screen = result.screen;
      html = result.html ?? html;  // after typing the screen stays
      screens.add(screen.id);
      seen.push(screen.id);
    }
    session.close();
    assert.ok(screens.size > 5, `the journey moves: ${[...screens]}`);
    const replayed = service.replay(document, ['{"type":"print"}', ...actions], instant, `random-${seed}`);
    assert.deepEqual(replayed.slice(1), lines);
  });
}
