// A few rounds of faults.mjs: nothing that was said to be saved or sent is lost, and nothing is stored twice.

import assert from 'node:assert/strict';
import test from 'node:test';
import { faultNames, faultRun } from './faults.mjs';

const good = { lost: 0, storedTwice: 0, falselySaved: 0 };
const outcome = ({ lost, storedTwice, falselySaved }) => ({ lost, storedTwice, falselySaved });

test('Chromium: each fault once', async () => {
  const counts = await faultRun({ engine: 'Chromium', rounds: faultNames });
  assert.deepEqual(outcome(counts), good, JSON.stringify(counts));
  assert.equal(counts.sends, faultNames.length);
  assert.ok(counts.saidSaved > 0 && counts.saidSent > 0);
});

test('Firefox: its tab killed, everything cleared, and an answer that was not heard', async () => {
  const counts = await faultRun({ engine: 'Firefox', rounds: ['killed', 'cleared', 'unheard'] });
  assert.deepEqual(outcome(counts), good, JSON.stringify(counts));
  assert.ok(counts.saidSaved > 0);
});
