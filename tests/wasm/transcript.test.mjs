// The same answers natively and through the module that a browser loads: the transcripts, every
// screen with its HTML and the sealed envelope with them, are the same bytes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { packFile, preparedFile, sealwell, signingKeysFile, wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { seededCrypto } from './support/seeded_crypto.mjs';
import { replay } from '../command/support/test_service.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const scenarios = new URL('../../site/packs/livewell-dorset/scenarios/', import.meta.url).pathname;
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const folder = mkdtempSync(join(tmpdir(), 'sealwell-transcript-'));
test.after(() => rmSync(folder, { recursive: true }));

function runNatively(answers, seed) {
  const transcript = join(folder, 'transcript.ndjson');
  const output = execFileSync(sealwell(), ['run', packFile(), '--trust', signingKeysFile(), '--answers', answers,
    '--now', instant, '--seed', seed, '--transcript', transcript], { encoding: 'utf8' });
  return { result: JSON.parse(output), lines: replay(packFile(), signingKeysFile(), transcript, instant, seed) };
}

for (const name of readdirSync(scenarios)) {
  test(`${name}: the same transcript natively and in WebAssembly`, async (t) => {
    const { result, lines } = runNatively(join(scenarios, name), name);
    seededCrypto(t, name);
    const core = await loadCore(readFileSync(wasmFile()));
    const session = core.open(readFileSync(preparedFile()), readFileSync(signingKeysFile(), 'utf8').trim().split('\n'), now);
    let posted = 0;
    for (const line of lines) {
      const { action, answer } = JSON.parse(line);
      const ours = session.dispatchText(JSON.stringify(action), now);
      assert.equal(`{"action":${JSON.stringify(action)},"answer":${ours}}`, line);
      posted += answer.effects.filter((effect) => effect.type === 'post').length;
    }
    assert.ok(lines.length >= 2, 'a journey has several steps');
    assert.equal(posted, result.ends === 'sent' ? 1 : 0);
    session.close();
  });
}
