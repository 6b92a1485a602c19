// Proofs and withdrawals as docs/sealed-envelope.md describes them, apart from the core: ids that follow from a receipt key,
// proofs, their check, and the intake's answer. The points of Ed25519 are those of ../ed25519.mjs, since npm's libsodium-wrappers
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

/** What a proof is for. */
export const withdrawal = 3;
export const post = 5;

export const proofStatement = (purpose, id, hash) =>
  concat(ascii('sealwell-receipt-v1'), zero, new Uint8Array([purpose]), id, hash);

/** The 128 bytes; `change` may name another id, key or hash to name. */
export function prove(purpose, hash, seed, change = {}) {
  const { publicKey, privateKey } = signingPair(seed);
  const statement = proofStatement(purpose, change.id ?? envelopeIdFor(publicKey), hash);
  return concat(change.key ?? publicKey, change.hash ?? hash, sodium.crypto_sign_detached(statement, privateKey));
}
export const provePost = (hash, seed, change) => prove(post, hash, seed, change);
export const proveWithdrawal = (hash, seed, change) => prove(withdrawal, hash, seed, change);

/** Throws Refused with the failure's name; says nothing when the proof is good. */
export function checkProof(purpose, proof, id, hash) {
  const [invalid, notProved] =
    purpose === post ? ['post_not_proved', 'post_not_proved'] : ['withdrawal_invalid', 'withdrawal_not_proved'];
  const key = proof.subarray(0, 32);
  const point = proof.length === 128 ? decode(key) : null;
  if (!point || !isOfPrimeOrder(point)) throw new Refused(invalid);
  if (Buffer.compare(envelopeIdFor(key), id) !== 0) throw new Refused(notProved);
  const proved = proof.subarray(32, 64);
  // libsodium refuses large scalars itself; RFC 8032, section 5.1.7.
  if (!sodium.crypto_sign_verify_detached(proof.subarray(64), proofStatement(purpose, id, proved), key)) {
    throw new Refused(notProved);
  }
  if (Buffer.compare(proved, hash) !== 0) throw new Refused(notProved);
}

export const signDeletion = (id, hash, deletedAt, seed) =>
  signIntakeLine({ format: 'sealwell-deleted/1', member: 'deletedAt', label: 'sealwell-deleted-v1' }, id, hash, deletedAt, seed);
