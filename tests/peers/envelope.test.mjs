// The independent implementation against the vectors, and against the core with fresh randomness each run.
// ctest runs this as node_envelope; by hand: SEALWELL_PEER=…/sealing_peer node --test tests/peers/envelope.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  fromBase64,
  fromHex,
  hex,
  keyId,
  maxContent,
  open,
  publicKeyText,
  recipientPublicKey,
  Refused,
  seal,
  sha256,
} from '../vectors/envelope/independent.mjs';
import { badEnvelope, content, readVectors, stream, toSeal } from '../vectors/envelope/vectors.mjs';
import { page, pageWithExamples } from '../vectors/envelope/worked_example.mjs';

const good = readVectors('good.json');
const bad = readVectors('bad.json');
const secretOf = (name) => fromHex(good.keys[name].secret);

/** The failure's name, or 'none'. */
function failureOf(attempt) {
  try {
    attempt();
    return 'none';
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

test('every good vector seals to its bytes and opens for each of its recipients', () => {
  assert.ok(good.vectors.length >= 29);
  for (const vector of good.vectors) {
    const sealed = seal(toSeal(vector, good.keys), stream(vector.seed));
    assert.equal(hex(sha256(sealed)), vector.sha256, vector.name);
    if (vector.envelope) assert.deepEqual(sealed, fromBase64(vector.envelope), vector.name);

    const recipients = new Set(vector.parts.flatMap((part) => part.recipients));
    // One recipient of very many stands for the rest here; the core's own test opens with each.
    for (const name of [...recipients].slice(0, 3)) {
      const opened = open(sealed, [secretOf(name)]);
      assert.equal(opened.packId, vector.packId);
      assert.equal(hex(opened.packHash), vector.packHash);
      vector.parts.forEach((part, i) => {
        const expected = part.recipients.includes(name) ? content(part.content) : null;
        assert.deepEqual(opened.contents[i], expected, `${vector.name}, part ${i}, ${name}`);
      });
    }
  }
});

test('every bad vector is refused by its name', () => {
  assert.ok(bad.vectors.length >= 150);
  for (const vector of bad.vectors) {
    const bytes = badEnvelope(vector, good);
    assert.equal(
      failureOf(() => open(bytes, vector.keys.map(secretOf))),
      vector.failure,
      vector.name,
    );
  }
});

test('every failure of the format has a bad vector', () => {
  const names = new Set(bad.vectors.map((vector) => vector.failure));
  assert.deepEqual([...names].sort(), [
    'envelope_bad_header',
    'envelope_bad_length',
    'envelope_bad_magic',
    'envelope_bad_padding',
    'envelope_body_failed',
    'envelope_commitment_failed',
    'envelope_not_for_key',
    'envelope_too_large',
    'envelope_too_short',
    'envelope_unknown_suite',
    'envelope_unknown_version',
    'envelope_wrap_failed',
  ]);
});

test('the specification shows the worked examples as they come out', () => {
  assert.equal(readFileSync(page, 'utf8'), pageWithExamples());
});

// --- Exchange with the core, with randomness that nobody fixed ---

const peer = process.env.SEALWELL_PEER ?? 'build/native/tests/unit/sealing/sealing_peer';
function ask(command, args, input) {
  const answer = spawnSync(peer, [command, ...args], { input, maxBuffer: 4 * 1024 * 1024 });
  assert.ifError(answer.error);
  return answer;
}
const fresh = () => {
  const secret = new Uint8Array(randomBytes(32));
  const publicKey = recipientPublicKey(secret);
  return {
    secret,
    publicKey,
    line: publicKeyText('recipient', publicKey),
    id: keyId('recipient', publicKey),
  };
};
const sizes = [0, 1, 4092, 4093, 100_000, maxContent];

test('the core opens what libsodium-wrappers sealed with crypto_box_seal', () => {
  for (const size of sizes) {
    const [ann, ben] = [fresh(), fresh()];
    const first = new Uint8Array(randomBytes(size));
    const second = new Uint8Array(randomBytes(10));
    const envelope = seal({
      id: new Uint8Array(randomBytes(16)),
      packId: 'a-pack',
      packHash: sha256(new Uint8Array()),
      parts: [
        { content: first, recipients: [ann.publicKey, ben.publicKey] },
        { content: second, recipients: [ben.publicKey] },
      ],
    });
    const forAnn = ask('open', [hex(ann.secret)], envelope);
    assert.equal(forAnn.stderr.toString(), '');
    assert.equal(forAnn.stdout.toString(), `${hex(first)}\n-\n`);
    assert.equal(
      ask('open', [hex(ben.secret)], envelope).stdout.toString(),
      `${hex(first)}\n${hex(second)}\n`,
    );
    const stranger = ask('open', [hex(fresh().secret)], envelope);
    assert.equal(stranger.status, 1);
    assert.equal(stranger.stderr.toString(), 'envelope_not_for_key\n');
  }
});

test('libsodium-wrappers opens what the core sealed', () => {
  for (const size of sizes) {
    const [ann, ben] = [fresh(), fresh()];
    const words = new Uint8Array(randomBytes(size));
    const answer = ask('seal', [ann.line, ben.line], words);
    assert.equal(answer.stderr.toString(), '');
    for (const { secret } of [ann, ben]) {
      assert.deepEqual(open(new Uint8Array(answer.stdout), [secret]).contents, [words]);
    }
  }
});
