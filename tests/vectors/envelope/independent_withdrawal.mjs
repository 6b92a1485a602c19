// Withdrawals as docs/sealed-envelope.md describes them, apart from the core: ids that follow from a receipt key, proofs,
// their check, and the intake's answer. The points of Ed25519 are those of ../ed25519.mjs, since npm's libsodium-wrappers
// leaves that part of libsodium out.
import { createRequire } from 'node:module';
import { decode, isOfPrimeOrder } from '../ed25519.mjs';
import { ascii, concat, Refused, sha256, signingPair, signIntakeLine } from './independent.mjs';

const sodium = createRequire(import.meta.url)('libsodium-wrappers');
await sodium.ready;

const zero = new Uint8Array([0]);

// --- Proofs --------------------------------------------------------------------------------------

export const envelopeIdFor = (receiptKey) =>
  sha256(concat(ascii('sealwell-envelope-id-v1'), zero, receiptKey)).subarray(0, 16);

export const withdrawalStatement = (id, hash, tag = 3) =>
  concat(ascii('sealwell-receipt-v1'), zero, new Uint8Array([tag]), id, hash);

/** The 96 bytes; `change` may name another tag, id or key to name. */
export function proveWithdrawal(hash, seed, change = {}) {
  const { publicKey, privateKey } = signingPair(seed);
  const statement = withdrawalStatement(change.id ?? envelopeIdFor(publicKey), hash, change.tag);
  return concat(change.key ?? publicKey, sodium.crypto_sign_detached(statement, privateKey));
}

/** Throws Refused with the failure's name; says nothing when the proof is good. */
export function checkWithdrawal(proof, id, hash) {
  const key = proof.subarray(0, 32);
  const point = proof.length === 96 ? decode(key) : null;
  if (!point || !isOfPrimeOrder(point)) throw new Refused('withdrawal_invalid');
  if (Buffer.compare(envelopeIdFor(key), id) !== 0) throw new Refused('withdrawal_not_proved');
  const signature = proof.subarray(32);
  // libsodium refuses large scalars itself; RFC 8032, section 5.1.7.
  if (!sodium.crypto_sign_verify_detached(signature, withdrawalStatement(id, hash), key)) {
    throw new Refused('withdrawal_not_proved');
  }
}

export const signDeletion = (id, hash, deletedAt, seed) =>
  signIntakeLine({ format: 'sealwell-deleted/1', member: 'deletedAt', label: 'sealwell-deleted-v1' }, id, hash, deletedAt, seed);
