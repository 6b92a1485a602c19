// The command, run as a person would run it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { sealwell } from '../../browser/support/service.mjs';

/** How it ended and what it printed. */
export const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, stdout, stderr };
};

/** What it printed, where it must end well. */
export const good = (...words) => {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 0, `${words.join(' ')}\n${stderr}${stdout}`);
  return stdout;
};
