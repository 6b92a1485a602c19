// What around.json holds about posts and withdrawals: proofs and the intake's answers, good ones and bad ones.
import { decode, encode, littleEndian, number, order, p, withTwist } from '../ed25519.mjs';
import { base64, hex, publicKeyText, Refused, sha256, signAcknowledgement, signingPair, utf8 } from './independent.mjs';
import { checkProof, envelopeIdFor, post, prove, signDeletion, withdrawal } from './independent_proof.mjs';
import { seedOf } from './keys.mjs';

const hash = sha256(utf8('its bytes'));
const receiptKey = signingPair(seedOf('receipt')).publicKey;
const id = envelopeIdFor(receiptKey);

const offCurve = () => {
  for (let y = 2n; ; y += 1n) if (!decode(littleEndian(y))) return littleEndian(y);
};
const flipped = (at) => (bytes) => {
  bytes[at] ^= 1;
  return bytes;
};
const largeScalar = (bytes) => {
  bytes.set(littleEndian(number(bytes.subarray(96)) + order), 96);
  return bytes;
};

/** Good and bad proofs of one purpose; `invalid` and `notProved` are the names of the two failures. */
function casesFor(purpose, invalid, notProved) {
  const other = purpose === post ? withdrawal : post;
  const proof = prove(purpose, hash, seedOf('receipt'));
  /** The proof with other bytes in some place; the id stays. */
  const changed = (name, failure, change) => ({ name, failure, proof: base64(change(Uint8Array.from(proof))) });
  /** A key that breaks the rules, with the id that follows from it: only the point itself can be refused. */
  const badPoint = (name, key) => ({
    name,
    failure: invalid,
    id: hex(envelopeIdFor(key)),
    proof: base64(prove(purpose, hash, seedOf('receipt'), { key, id: envelopeIdFor(key) })),
  });
  const anyId = sha256(utf8('any id')).subarray(0, 16);
  return {
    sha256: hex(hash),
    good: ['receipt', 'ann'].map((name) => ({
      name,
      signer: name,
      id: hex(envelopeIdFor(signingPair(seedOf(name)).publicKey)),
      proof: base64(prove(purpose, hash, seedOf(name))),
    })),
    // Each is judged for the first good proof's id, unless it names one.
    bad: [
      changed('nothing', invalid, () => new Uint8Array()),
      changed('a-byte-short', invalid, (bytes) => bytes.subarray(0, 127)),
      changed('a-byte-more', invalid, (bytes) => Uint8Array.from([...bytes, 0])),
      changed('key-only', invalid, (bytes) => bytes.subarray(0, 32)),
      changed('without-the-hash', invalid, (bytes) => Uint8Array.from([...bytes.subarray(0, 32), ...bytes.subarray(64)])),
      badPoint('order-1', littleEndian(1n)),
      badPoint('order-2', littleEndian(p - 1n)),
      badPoint('order-4', littleEndian(0n)),
      badPoint('order-1-spelt-otherwise', littleEndian(p + 1n)),
      badPoint('order-4-spelt-otherwise', littleEndian(p)),
      badPoint('no-point', offCurve()),
      badPoint('not-of-prime-order', encode(withTwist(decode(receiptKey)))),
      changed('another-key', notProved, (bytes) => {
        bytes.set(signingPair(seedOf('ann')).publicKey);
        return bytes;
      }),
      { name: 'proof-for-another-id', failure: notProved, proof: base64(prove(purpose, hash, seedOf('ann'))) },
      {
        name: 'id-that-follows-from-no-key',
        failure: notProved,
        id: hex(anyId),
        proof: base64(prove(purpose, hash, seedOf('receipt'), { id: anyId })),
      },
      changed('of-another-hash', notProved, () => prove(purpose, sha256(utf8('other bytes')), seedOf('receipt'))),
      changed('names-this-hash-and-signs-another', notProved, () =>
        prove(purpose, sha256(utf8('other bytes')), seedOf('receipt'), { hash }),
      ),
      changed('names-another-hash-and-signs-this', notProved, flipped(40)),
      changed('of-the-other-purpose', notProved, () => prove(other, hash, seedOf('receipt'))),
      changed('of-a-receipt', notProved, () => prove(2, hash, seedOf('receipt'))),
      changed('signature-of-another-key', notProved, () => prove(purpose, hash, seedOf('ann'), { key: receiptKey, id })),
      changed('signature-zero', notProved, (bytes) => bytes.fill(0, 64)),
      changed('signature-bit-flipped', notProved, flipped(72)),
      changed('signature-large-scalar', notProved, largeScalar),
    ],
  };
}

export const posts = casesFor(post, 'post_not_proved', 'post_not_proved');
export const withdrawals = casesFor(withdrawal, 'withdrawal_invalid', 'withdrawal_not_proved');

// The independent check must agree before anything is written.
for (const [purpose, { good, bad }] of [[post, posts], [withdrawal, withdrawals]]) {
  for (const vector of [...good, ...bad]) {
    let failure;
    try {
      const bytes = (text, form) => new Uint8Array(Buffer.from(text, form));
      checkProof(purpose, bytes(vector.proof, 'base64'), bytes(vector.id ?? hex(id), 'hex'), hash);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      failure = error.failure;
    }
    if (failure !== vector.failure) throw new Error(`${vector.name}: ${failure}, not ${vector.failure}`);
  }
}

// --- The intake's answers ---
const deletedAt = '2030-06-30T12:00:00Z';
const answer = signDeletion(id, hash, deletedAt, seedOf('intake'));
const changedAnswer = (name, failure, change) => ({ name, failure, text: change(answer) });

export const deletions = {
  trusted: [publicKeyText('intake', signingPair(seedOf('intake')).publicKey)],
  id: hex(id),
  sha256: hex(hash),
  good: ['1970-01-01T00:00:00Z', deletedAt, '9999-12-31T23:59:59Z'].map((at) => ({
    name: at,
    deletedAt: at,
    signer: 'intake',
    text: signDeletion(id, hash, at, seedOf('intake')),
  })),
  bad: [
    changedAnswer('nothing', 'ack_invalid', () => ''),
    changedAnswer('line-feed-after', 'ack_invalid', (json) => `${json}\n`),
    changedAnswer('format-2', 'ack_invalid', (json) => json.replace('/1', '/2')),
    changedAnswer('member-added', 'ack_invalid', (json) => JSON.stringify({ ...JSON.parse(json), more: 1 })),
    changedAnswer('received-for-deleted', 'ack_invalid', (json) => json.replace('deletedAt', 'receivedAt')),
    // An acknowledgement is no word that anything was deleted, whatever it is renamed to.
    changedAnswer('an-acknowledgement', 'ack_invalid', () => signAcknowledgement(id, hash, deletedAt, seedOf('intake'))),
    changedAnswer('an-acknowledgement-renamed', 'ack_signature_invalid', () =>
      signAcknowledgement(id, hash, deletedAt, seedOf('intake'))
        .replace('sealwell-ack/1', 'sealwell-deleted/1')
        .replace('receivedAt', 'deletedAt'),
    ),
    changedAnswer('time-changed', 'ack_signature_invalid', (json) => json.replace('12:00:00', '12:00:01')),
    changedAnswer('hash-changed', 'ack_signature_invalid', (json) => json.replace(hex(hash), '00'.repeat(32))),
    changedAnswer('another-key', 'ack_signature_invalid', () => signDeletion(id, hash, deletedAt, seedOf('somebody'))),
    changedAnswer('another-envelope', 'ack_for_other_envelope', () =>
      signDeletion(sha256(utf8('another')).subarray(0, 16), hash, deletedAt, seedOf('intake')),
    ),
    changedAnswer('another-hash', 'ack_for_other_envelope', () =>
      signDeletion(id, sha256(utf8('other bytes')), deletedAt, seedOf('intake')),
    ),
  ],
};
