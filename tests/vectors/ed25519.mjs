// Points of Ed25519, reckoned from RFC 8032, section 5.1, with nothing but JavaScript's whole numbers: slow, in no
// constant time, and apart from every library that the tests compare with each other.

export const p = 2n ** 255n - 19n;
/** The order of the group that the base point generates: L in RFC 8032. */
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

export const neutral = { x: 0n, y: 1n };
export const isNeutral = (point) => point.x === 0n && point.y === 1n;

// Extended coordinates (RFC 8032, section 5.1.4): one division at the end, not one a sum.
const extended = ({ x, y }) => ({ x, y, z: 1n, t: mod(x * y) });
function sum(a, b) {
  const [e, f] = [mod((a.y - a.x) * (b.y - b.x)), mod((a.y + a.x) * (b.y + b.x))];
  const [g, h] = [mod(2n * d * a.t * b.t), mod(2n * a.z * b.z)];
  const [i, j, k, l] = [f - e, h - g, h + g, f + e];
  return { x: mod(i * j), y: mod(k * l), z: mod(j * k), t: mod(i * l) };
}
function affine({ x, y, z }) {
  const over = inverse(z);
  return { x: mod(x * over), y: mod(y * over) };
}

export const add = (a, b) => affine(sum(extended(a), extended(b)));
export const negative = ({ x, y }) => ({ x: mod(-x), y });
export function times(point, count) {
  let total = extended(neutral);
  for (let doubled = extended(point), left = count; left > 0n; doubled = sum(doubled, doubled), left >>= 1n) {
    if (left & 1n) total = sum(total, doubled);
  }
  return affine(total);
}

export const number = (bytes) => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
export const littleEndian = (value, size = 32) =>
  Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
export const encode = ({ x, y }) => littleEndian(y | ((x & 1n) << 255n));

/** The point of this y (below 2^255, also where p or more) and of an x of this parity; null where the curve has none. */
export function pointAt(y, sign) {
  const [u, v] = [mod(y * y - 1n), mod(d * y * y + 1n)];
  let x = mod(u * v ** 3n * power(u * v ** 7n, (p - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * rootOfMinusOne);
  if (mod(v * x * x) !== u) return null;
  return { x: (x & 1n) === sign ? x : mod(-x), y: mod(y) };
}

/** The point that 32 bytes stand for in their one spelling, or null. */
export function decode(bytes) {
  const sign = number(bytes) >> 255n;
  const y = number(bytes) & (2n ** 255n - 1n);
  if (y >= p) return null;
  const point = pointAt(y, sign);
  return point && point.x === 0n && sign === 1n ? null : point;
}

/** RFC 8032, section 5.1: y = 4/5, x even. */
export const base = pointAt(mod(4n * inverse(5n)), 0n);
export const isOfPrimeOrder = (point) => !isNeutral(point) && isNeutral(times(point, order));
/** The point of order two added: another point, outside the group of prime order. */
export const withTwist = (point) => ({ x: mod(-point.x), y: mod(-point.y) });
