// How far a build is, and what scripts/run builds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Progress, inWords, weightOf } from '../../scripts/build-targets.mjs';

test('a module for a browser weighs as much as the files that compile in its time', () => {
  assert.ok(weightOf('shell/workbench/web/canvas/workbench_packs.mjs') > weightOf('wasm/sealwell_receipts.wasm'));
  assert.ok(weightOf('wasm/sealwell_receipts.wasm') > 1);
  assert.equal(weightOf('core/base/CMakeFiles/sealwell_base.dir/text.cpp.o'), 1);
  assert.equal(weightOf('shell/headless/sealwell'), 1);
});

test('what is left of a first build counts the heavy steps that have not ended', () => {
  const progress = new Progress(['wasm/sealwell.wasm']);
  assert.ok(progress.take('[1/200] Building CXX object core/base/CMakeFiles/sealwell_base.dir/text.cpp.o'));
  assert.deepEqual([progress.finished, progress.left], [1, 199 + 9]);
  assert.ok(progress.take('[150/200] Building CXX object core/a.cpp.o'), 'steps that ended unseen count as well');
  assert.deepEqual([progress.finished, progress.left], [150, 50 + 9]);
  progress.take('[151/200] Linking CXX executable wasm/sealwell.wasm');
  assert.deepEqual([progress.finished, progress.left], [160, 49]);
});

test('a build of few steps is no first one', () => {
  const progress = new Progress(['wasm/sealwell.wasm']);
  progress.take('[1/3] Building CXX object a.cpp.o');
  assert.equal(progress.left, 2);
});

test('what a compiler says is no step', () => {
  assert.equal(new Progress([]).take('a.cpp:1:2: error: expected a type'), false);
});

test('time is told in words', () => {
  assert.deepEqual([10, 70, 400].map(inWords), ['less than a minute', 'about a minute', 'about 7 minutes']);
});

test('scripts/run builds what it serves and no benchmark', () => {
  const script = readFileSync(new URL('../../scripts/run', import.meta.url), 'utf8');
  assert.match(script, /build-targets\.mjs native:/);
  assert.doesNotMatch(script, /cmake --build|\bbench|_bench/);
});
