// What `sealwell open` holds in memory while it runs: its memory is searched through /proc.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { packFile, sealwell, signingKeysFile } from '../browser/support/service.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sealwell-open-memory-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const passphrase = 'Zyqv7-Kwmx3 Jbtn9+Hgfd2 Xrpl5=Cvbn8';

/** Whether the bytes stand in the writable memory of a process of ours. */
function holds(pid, bytes) {
  const memory = openSync(`/proc/${pid}/mem`);
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n').some((line) => {
      const region = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (!region) return false;
      const [begin, end] = [region[1], region[2]].map((digits) => Number.parseInt(digits, 16));
      const content = Buffer.alloc(end - begin);
      try {
        return content.subarray(0, readSync(memory, content, 0, content.length, begin)).includes(bytes);
      } catch {
        return false;  // mapped, but nothing to read there
      }
    });
  } finally {
    closeSync(memory);
  }
}

test('once the key is open, its passphrase is gone from memory', async () => {
  writeFileSync(file('passphrase'), `${passphrase}\n`);
  const { publicKey, keyFile } = JSON.parse(execFileSync(sealwell(),
    ['keygen', 'recipient', '--out', file('keys'), '--passphrase-file', file('passphrase')], { encoding: 'utf8' }));
  writeFileSync(file('deployment.json'), JSON.stringify({
    stage: 'demonstration',
    recipients: [{ id: 'team', name: 'The team', publicKey }],
    recovery: 'none',
    intake: { address: '/v1/envelopes', publicKeys: [`sealwell-intake-v1 ${Buffer.alloc(32, 9).toString('base64')}`] },
  }));
  const livewell = new URL('../../site/packs/livewell-dorset', import.meta.url).pathname;
  const signing = JSON.parse(execFileSync(sealwell(),
    ['keygen', 'signing', '--out', file('signing'), '--passphrase-file', file('passphrase')], { encoding: 'utf8' }));
  execFileSync(sealwell(), ['pack', 'build', livewell, '--deployment', file('deployment.json'), '--sign', signing.keyFile,
                            '--passphrase-file', file('passphrase'), '--out', file('pack')], { stdio: 'ignore' });
  execFileSync(sealwell(), ['run', file('pack'), '--answers', join(livewell, 'scenarios/smoker.json'),
                            '--envelope', file('sent')], { stdio: 'ignore' });

  const child = spawn(sealwell(), ['open', '--files-from', '-', '--key', keyFile, '--passphrase-file', file('passphrase'),
                                   '--jobs', '1'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stdin.write(`${file('sent')}\n`);
    const line = (await lines.next()).value;
    assert.ok(line.includes('Alex Example'));
    // It waits for the next name now, and holds the last one.
    assert.equal(holds(child.pid, file('sent')), true, 'the search finds what is there');
    // Memory that was given back may have been used again in part.
    for (let at = 0; at + 12 <= passphrase.length; at += 6) {
      assert.equal(holds(child.pid, passphrase.slice(at, at + 12)), false, `the passphrase from character ${at}`);
    }
  } finally {
    child.stdin.end();
  }
});
