import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { root } from './support/typescript.mjs';

for (const project of ['embed', 'tests/embed']) {
  test(`the types of ${project} hold, and what must not compile does not`, () => {
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', project],
                                         { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}
