// WebKit's driver hangs now and then while it starts beside other work. A start that hangs is ended and begun anew.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { launchWebKit } from './support/webkit.mjs';

/** Another WebKitWebDriver in front of the real one: what it does is a shell's script. `starts` counts. */
function pretendedDriver(t, script) {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-driver-'));
  const path = process.env.PATH;
  const starts = join(folder, 'starts');
  writeFileSync(join(folder, 'WebKitWebDriver'), `#!/bin/sh\necho $$ >>${starts}\nPATH='${path}'\n${script(starts)}\n`);
  chmodSync(join(folder, 'WebKitWebDriver'), 0o755);
  process.env.PATH = `${folder}:${path}`;
  t.after(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  });
  return { pids: () => readFileSync(starts, 'utf8').trim().split('\n').map(Number) };
}

const runs = (pid) => existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

test('a driver that hangs is ended, and the next start is good', async (t) => {
  const driver = pretendedDriver(t, (starts) => `[ $(wc -l <${starts}) -gt 1 ] || exec sleep 600\nexec WebKitWebDriver "$@"`);
  const browser = await launchWebKit({ patience: 8000 });
  const page = await browser.newPage();
  await page.goto('data:text/html,<title>Started</title>');
  assert.equal(await page.evaluate(() => document.title), 'Started');
  const [hung, good] = driver.pids();
  assert.equal(runs(hung), false, 'the driver that hung is gone');
  assert.equal(runs(good), true);
  await browser.close();
});

test('one that never starts is told with what did not come', async (t) => {
  const driver = pretendedDriver(t, () => 'exec sleep 600');
  await assert.rejects(launchWebKit({ patience: 1500 }), /WebKit did not start, 3 times: .*WebKit's driver/);
  const pids = driver.pids();
  assert.equal(pids.length, 3);
  assert.deepEqual(pids.filter(runs), []);
});

test('one that ends at once is told too, without waiting', async (t) => {
  pretendedDriver(t, () => 'exit 7');
  await assert.rejects(launchWebKit({ patience: 20_000 }), /WebKitWebDriver has ended with 7/);
});
