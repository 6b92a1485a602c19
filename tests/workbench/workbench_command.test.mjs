// `sealwell workbench` becomes the workbench, with the files that it was given.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { run } from '../command/support/command.mjs';

test('the workbench gets the files as they were named, and its exit status is the command\'s', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-workbench-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 3\n');
  chmodSync(program, 0o755);
  const { status, stdout } = run('workbench', '--program', program, 'a pack', 'b.key');
  assert.equal(status, 3);
  assert.equal(stdout, 'a pack\nb.key\n');
});

test('where the workbench is not to be had, that is said with what to do', () => {
  const { status, stderr } = run('workbench', '--program', '/nowhere/at/all');
  assert.equal(status, 1);
  assert.match(stderr, /\/nowhere\/at\/all: the workbench does not start/);
});
