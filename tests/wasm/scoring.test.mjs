// The known answers of every instrument through the module that browsers run.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { sealwell, wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const core = await loadCore(readFileSync(wasmFile()));

/** Whether `given` is `wanted`, by what docs/instruments.md promises: whatever else it has besides. */
function holds(given, [name, wanted]) {
  const choices = name.endsWith('_any_of') ? wanted : [wanted];
  const value = given[name.replace(/_any_of$/, '')];
  return choices.some((choice) => JSON.stringify(choice) === JSON.stringify(value));
}

for (const file of ['instruments.json', 'instruments-ours.json']) {
  const path = new URL(`../vectors/${file}`, import.meta.url).pathname;
  const vectors = JSON.parse(readFileSync(path, 'utf8'));

  test(`${file}: every known answer holds in the browser's module`, () => {
    assert.ok(vectors.length > 100);
    for (const { id, instrument, inputs, expected } of vectors) {
      const given = JSON.parse(core.score(instrument, JSON.stringify(inputs)));
      for (const member of Object.entries(expected)) assert.ok(holds(given, member), `${id}: ${JSON.stringify(given)}`);
    }
  });

  test(`${file}: the module and the native command write the same bytes`, () => {
    const native = spawnSync(sealwell(), ['score', '--batch', path], { encoding: 'utf8' });
    assert.equal(native.status, 0, native.stderr);
    const results = vectors.map(({ id, instrument, inputs }) =>
      `{"id":${JSON.stringify(id)},"result":${core.score(instrument, JSON.stringify(inputs))}}`);
    assert.deepEqual(JSON.parse(native.stdout), results.map((line) => JSON.parse(line)));
  });
}

test('what is no JSON, no instrument or no input is named', () => {
  assert.deepEqual(JSON.parse(core.score('audit_c', '{"q1":')).error, 'invalid_json');
  assert.deepEqual(JSON.parse(core.score('nothing', '{}')).error, 'unknown_instrument');
  assert.deepEqual(JSON.parse(core.score('audit_c', '{"q1":9}')), { error: 'out_of_range', field: 'q1' });
});

test('scoring leaves no answer in the module\'s memory', () => {
  const inputs = '{"units_per_week":87654.321098,"sex":"female"}';
  core.score('alcohol_weekly_risk', inputs);
  const text = Buffer.from(core.memory()).toString('latin1');
  assert.equal(text.includes('87654.321098'), false);
});
