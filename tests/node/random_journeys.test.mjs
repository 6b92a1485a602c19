// Questionnaires that nobody wrote and residents who do anything: the core natively and the module that a browser
// loads give the same bytes at every step. A failure names its seed, and `SEED=N` repeats that one alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { questionnaireOf, randomOf } from './support/random_questionnaire.mjs';
import { seededCrypto } from './support/seeded_crypto.mjs';
import { TestService } from './support/test_service.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 12 }, (_, i) => i + 1);
const actionsEach = 80;

const service = new TestService();
test.after(() => service.remove());

/** What somebody types into a field: what it asks for, mostly, and anything at all now and then. */
function typed(random, field, out) {
  const { name } = field;
  const anything = ['', ' ', '0', '-1', '12', '3.50', '1e9', 'x'.repeat(300), 'Łódź & <b>', '٣', '2026-02-30', '25:61', 'true', 'a\tb', '1,000'];
  if (random.chance(0.15)) {
    out[name] = [random.pick(anything)];
    return;
  }
  if (field.options?.length) {
    const some = field.kind === 'checkboxes' ? field.options.filter(() => random.chance(0.4)) : [random.pick(field.options)];
    out[name] = some.map(({ value }) => value);
    if (field.otherName && random.chance(0.5)) out[field.otherName] = ['something of their own'];
  } else if (field.kind === 'date') {
    for (const [part, most] of [['day', 31], ['month', 12]]) out[`${name}-${part}`] = [`${1 + random.below(most)}`];
    out[`${name}-year`] = [`${1950 + random.below(90)}`];
    if (random.chance(0.5)) out[`${name}-time`] = [random.pick(['09:30', '7.15pm', ''])];
  } else {
    out[name] = [random.pick(field.kind === 'number' ? ['0', '5', '17', '99.5', '250'] : ['some words', '10:45', 'https://example.org/a', 'line\r\nline'])];
  }
  if (field.units?.length) out[`${name}-unit`] = [random.pick(field.units).value];
}

function fieldsOf(random, screen) {
  const fields = {};
  for (const block of screen.blocks) {
    if (block.type === 'field') typed(random, block, fields);
    for (const field of block.fields ?? []) typed(random, field, fields);
  }
  return fields;
}

function actionOn(random, screen, seen) {
  const buttons = screen.blocks.flatMap((block) => block.buttons ?? []);
  const submit = () => ({ type: 'submit', screen: screen.id, fields: fieldsOf(random, screen),
                          button: (random.chance(0.8) ? buttons[0] : random.pick([...buttons, {}]))?.value ?? 'continue' });
  if (random.chance(0.75)) return submit();
  return random.pick([
    submit,
    () => ({ type: 'input', screen: screen.id, fields: fieldsOf(random, screen) }),
    () => ({ type: 'back', fields: fieldsOf(random, screen) }),
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
    const { document, prepared } = service.build(`random-${seed}`, questionnaireOf(randomOf(seed)));
    seededCrypto(t, `random-${seed}`);
    const core = await loadCore(readFileSync(wasmFile()));
    const session = core.open(readFileSync(prepared), [service.signingKey], now);
    assert.equal(session.error, undefined, `the module opens the pack: ${session.error} ${session.where}`);
    const actions = [];
    const lines = [];
    const seen = ['start'];
    let { screen } = JSON.parse(session.updateText('{"type":"print"}', now, 'data'));
    const screens = new Set();
    for (let i = 0; i < actionsEach; i += 1) {
      const action = JSON.stringify(actionOn(random, screen, seen));
      const answer = session.updateText(action, now, 'data');
      actions.push(action);
      lines.push(`{"action":${action},"answer":${answer}}`);
      ({ screen } = JSON.parse(answer));
      screens.add(screen.id);
      seen.push(screen.id);
    }
    session.close();
    assert.ok(screens.size > 5, `the journey moves: ${[...screens]}`);
    const replayed = service.replay(document, ['{"type":"print"}', ...actions], instant, `random-${seed}`);
    assert.deepEqual(replayed.slice(1), lines);
  });
}
