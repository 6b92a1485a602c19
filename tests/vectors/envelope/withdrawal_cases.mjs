// What around.json holds about withdrawals: proofs and the intake's answers, good ones and bad ones.
import { decode, encode, littleEndian, number, order, p, withTwist } from '../ed25519.mjs';
import { base64, hex, publicKeyText, Refused, sha256, signAcknowledgement, signingPair, utf8 } from './independent.mjs';
import { checkWithdrawal, envelopeIdFor, proveWithdrawal, signDeletion } from './independent_withdrawal.mjs';
import { seedOf } from './keys.mjs';

const hash = sha256(utf8('its bytes'));
const receiptKey = signingPair(seedOf('receipt')).publicKey;
const id = envelopeIdFor(receiptKey);
const proof = proveWithdrawal(hash, seedOf('receipt'));

/** The proof with other bytes in some place; the id stays. */
function changed(name, failure, change) {
  const bytes = change(Uint8Array.from(proof));
  return { name, failure, proof: base64(bytes) };
}
const withKey = (key) => (bytes) => {
  bytes.set(key);
  return bytes;
};
/** A key that breaks the rules, with the id that follows from it: only the point itself can be refused. */
const badPoint = (name, key) => ({
  name,
  failure: 'withdrawal_invalid',
  id: hex(envelopeIdFor(key)),
  proof: base64(proveWithdrawal(hash, seedOf('receipt'), { key, id: envelopeIdFor(key) })),
});

function offCurve() {
  for (let y = 2n; ; y += 1n) if (!decode(littleEndian(y))) return littleEndian(y);
}
function largeScalar(bytes) {
  bytes.set(littleEndian(number(bytes.subarray(64)) + order), 64);
  return bytes;
}

export const withdrawals = {
  sha256: hex(hash),
  good: ['receipt', 'ann'].map((name) => ({
    name,
    signer: name,
    id: hex(envelopeIdFor(signingPair(seedOf(name)).publicKey)),
    proof: base64(proveWithdrawal(hash, seedOf(name))),
  })),
  // Each is judged for the first good proof's id, unless it names one.
  bad: [
    changed('nothing', 'withdrawal_invalid', () => new Uint8Array()),
    changed('a-byte-short', 'withdrawal_invalid', (bytes) => bytes.subarray(0, 95)),
    changed('a-byte-more', 'withdrawal_invalid', (bytes) => Uint8Array.from([...bytes, 0])),
    changed('key-only', 'withdrawal_invalid', (bytes) => bytes.subarray(0, 32)),
    badPoint('order-1', littleEndian(1n)),
    badPoint('order-2', littleEndian(p - 1n)),
    badPoint('order-4', littleEndian(0n)),
    badPoint('order-1-spelt-otherwise', littleEndian(p + 1n)),
    badPoint('order-4-spelt-otherwise', littleEndian(p)),
    badPoint('no-point', offCurve()),
    badPoint('not-of-prime-order', encode(withTwist(decode(receiptKey)))),
    changed('another-key', 'withdrawal_not_proved', withKey(signingPair(seedOf('ann')).publicKey)),
    { name: 'proof-for-another-id', failure: 'withdrawal_not_proved', proof: base64(proveWithdrawal(hash, seedOf('ann'))) },
    {
      name: 'id-that-follows-from-no-key',
      failure: 'withdrawal_not_proved',
      id: hex(sha256(utf8('any id')).subarray(0, 16)),
      proof: base64(proveWithdrawal(hash, seedOf('receipt'), { id: sha256(utf8('any id')).subarray(0, 16) })),
    },
    changed('signature-of-another-hash', 'withdrawal_not_proved', () =>
      proveWithdrawal(sha256(utf8('other bytes')), seedOf('receipt')),
    ),
    changed('signature-of-another-purpose', 'withdrawal_not_proved', () =>
      proveWithdrawal(hash, seedOf('receipt'), { tag: 2 }),
    ),
    changed('signature-of-another-key', 'withdrawal_not_proved', () =>
      proveWithdrawal(hash, seedOf('ann'), { key: receiptKey, id }),
    ),
    changed('signature-zero', 'withdrawal_not_proved', (bytes) => bytes.fill(0, 32)),
    changed('signature-bit-flipped', 'withdrawal_not_proved', (bytes) => {
      bytes[40] ^= 1;
      return bytes;
    }),
    changed('signature-large-scalar', 'withdrawal_not_proved', largeScalar),
  ],
};

// The independent check must agree before anything is written.
for (const vector of [...withdrawals.good, ...withdrawals.bad]) {
  let failure;
  try {
    const bytes = (text, form) => new Uint8Array(Buffer.from(text, form));
    checkWithdrawal(bytes(vector.proof, 'base64'), bytes(vector.id ?? hex(id), 'hex'), hash);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failure = error.failure;
  }
  if (failure !== vector.failure) throw new Error(`${vector.name}: ${failure}, not ${vector.failure}`);
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
