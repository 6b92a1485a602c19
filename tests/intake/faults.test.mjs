import assert from 'node:assert/strict';
import test from 'node:test';
import { isGood, run } from './faults.mjs';
import { onPostgresql } from './stores.mjs';

test('whatever goes wrong, nothing that was acknowledged is lost, and nothing is there twice', async () => {
  const counts = await run({ seconds: 5, kind: onPostgresql ? 'postgresql' : 'sqlite' });
  assert.ok(isGood(counts), JSON.stringify(counts));
});
