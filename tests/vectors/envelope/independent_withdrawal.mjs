// Withdrawals as docs/sealed-envelope.md describes them, apart from the core: ids that follow from a receipt key, proofs,
// their check, and the intake's answer. The points of Ed25519 are reckoned here from RFC 8032, section 5.1, since npm's
// libsodium-wrappers leaves that part of libsodium out.
import { createRequire } from 'node:module';
import { ascii, concat, Refused, sha256, signingPair, signIntakeLine } from './independent.mjs';

const sodium = createRequire(import.meta.url)('libsodium-wrappers');
await sodium.ready;

const zero = new Uint8Array([0]);

// --- Points of Ed25519 -------------------------------------------------------------------------

const p = 2n ** 255n - 19n;
export const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a) => ((a % p) + p) % p;
function power(base, exponent) {
  let result = 1n;
  for (let square = mod(base), left = exponent; left > 0n; square = mod(square * square), left >>= 1n) {
    if (left & 1n) result = mod(result * square);
  }
  return result;
}
const inverse = (a) => power(a, p - 2n);
const d = mod(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);
const neutral = { x: 0n, y: 1n };

function add(a, b) {
  const t = mod(d * a.x * b.x * a.y * b.y);
  return { x: mod((a.x * b.y + b.x * a.y) * inverse(1n + t)), y: mod((a.y * b.y + a.x * b.x) * inverse(1n - t)) };
}
function times(point, count) {
  let sum = neutral;
  for (let doubled = point, left = count; left > 0n; doubled = add(doubled, doubled), left >>= 1n) {
    if (left & 1n) sum = add(sum, doubled);
  }
  return sum;
}
const isNeutral = (point) => point.x === 0n && point.y === 1n;

export const number = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
export const littleEndian = (value) => Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
export const encode = ({ x, y }) => littleEndian(y | ((x & 1n) << 255n));

/** The point that 32 bytes stand for in their one spelling, or null. */
export function decode(bytes) {
  const sign = number(bytes) >> 255n;
  const y = number(bytes) & (2n ** 255n - 1n);
  if (y >= p) return null;
  const [u, v] = [mod(y * y - 1n), mod(d * y * y + 1n)];
  let x = mod(u * v ** 3n * power(u * v ** 7n, (p - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * rootOfMinusOne);
  if (mod(v * x * x) !== u) return null;
  if (x === 0n && sign === 1n) return null;
  return { x: (x & 1n) === sign ? x : mod(-x), y };
}

const isOfPrimeOrder = (point) => !isNeutral(point) && isNeutral(times(point, order));
/** The point of order two added: another point, outside the group of prime order. */
export const withTwist = (point) => ({ x: mod(-point.x), y: mod(-point.y) });

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
