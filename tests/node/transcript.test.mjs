// The same answers natively and through the module that a browser loads: the transcripts, every
// screen with every block and the sealed envelope with them, are the same bytes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, webcrypto } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { packFile, sealwell, signingKeysFile, wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const scenarios = new URL('../../site/packs/livewell-dorset/scenarios/', import.meta.url).pathname;
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const folder = mkdtempSync(join(tmpdir(), 'sealwell-transcript-'));
test.after(() => rmSync(folder, { recursive: true }));

/** The stream of `sealwell run --seed`: block i is SHA-256 of the seed and i in eight bytes. */
function seededStream(seed) {
  let block = Buffer.alloc(0);
  let used = 0;
  let next = 0n;
  return (out) => {
    for (let i = 0; i < out.length; i += 1) {
      if (used === block.length) {
        const count = Buffer.alloc(8);
        count.writeBigUInt64LE(next);
        next += 1n;
        block = createHash('sha256').update(seed).update(count).digest();
        used = 0;
      }
      out[i] = block[used];
      used += 1;
    }
    return out;
  };
}

function runNatively(answers, seed) {
  const transcript = join(folder, 'transcript.ndjson');
  const output = execFileSync(sealwell(), ['run', packFile(), '--trust', signingKeysFile(), '--answers', answers,
    '--now', instant, '--seed', seed, '--transcript', transcript], { encoding: 'utf8' });
  return { result: JSON.parse(output), lines: readFileSync(transcript, 'utf8').trimEnd().split('\n') };
}

for (const name of readdirSync(scenarios)) {
  test(`${name}: the same transcript natively and in WebAssembly`, async (t) => {
    const { result, lines } = runNatively(join(scenarios, name), name);
    const stream = seededStream(name);
    if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
    t.mock.method(globalThis.crypto, 'getRandomValues', stream);
    const core = await loadCore(readFileSync(wasmFile()));
    const session = core.open(readFileSync(packFile()), readFileSync(signingKeysFile(), 'utf8').trim().split('\n'), now);
    let posted = 0;
    for (const line of lines.slice(1)) {
      const { action, answer } = JSON.parse(line);
      const ours = session.updateText(JSON.stringify(action), now, 'data');
      assert.equal(`{"action":${JSON.stringify(action)},"answer":${ours}}`, line);
      posted += answer.effects.filter((effect) => effect.type === 'post').length;
    }
    assert.ok(lines.length >= 3, 'a journey has several steps');
    assert.equal(posted, result.ends === 'sent' ? 1 : 0);
    session.close();
  });
}
