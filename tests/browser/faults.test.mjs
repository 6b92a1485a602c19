// A few rounds of faults.mjs and a few steps of steps.mjs: nothing that was said to be saved or sent is lost, and nothing is stored twice.

import assert from 'node:assert/strict';
import test from 'node:test';
import { faultNames, faultRun, isGood as faultsAreGood } from './faults.mjs';
import { isGood, stepsRun } from './steps.mjs';


test('Chromium: each fault once', async () => {
  const counts = await faultRun({ engine: 'Chromium', rounds: faultNames });
  assert.ok(faultsAreGood(counts), JSON.stringify(counts));
  assert.equal(counts.sends, faultNames.length);
  assert.ok(counts.saidSaved > 0 && counts.saidSent > 0);
});

test('Firefox: its tab killed, everything cleared, an answer that was not heard, keys changed', async () => {
  const counts = await faultRun({ engine: 'Firefox', rounds: ['killed', 'cleared', 'unheard', 'rotated'] });
  assert.ok(faultsAreGood(counts), JSON.stringify(counts));
  assert.ok(counts.saidSaved > 0);
});

/** At the start, among the questions, at the consent and at the end. */
const some = (steps) => [steps[0], steps[steps.length >> 1], ...steps.slice(-3)];

for (const engine of ['Chromium', 'Firefox']) {
  test(`${engine}: the network goes in the middle of a journey, which goes on and is sent later, once`, async () => {
    const counts = await stepsRun({ engine, pack: 'livewell-dorset', scenario: 'smoker', choose: engine === 'Firefox' ? (steps) => some(steps).slice(1, 3) : some });
    assert.ok(isGood(counts), JSON.stringify(counts));
    assert.equal(counts.saidSaved, counts.journeys);
  });
}
