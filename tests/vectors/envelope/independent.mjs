// A second implementation of sealed envelopes, signed packs and acknowledgements, written from
// docs/sealed-envelope.md alone on npm's libsodium-wrappers. The vectors beside it are made with it, so
// that the core is checked against something that shares no line with it.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';

// The package's CommonJS build: its ES module build asks for a newer Node than Debian 12 has.
const sodium = createRequire(import.meta.url)('libsodium-wrappers');
await sodium.ready;

export class Refused extends Error {
  /** @param {string} failure one of the failure names of the specification */
  constructor(failure) {
    super(failure);
    this.failure = failure;
  }
}

const refuse = (failure) => {
  throw new Refused(failure);
};

export const hex = (bytes) => Buffer.from(bytes).toString('hex');
export const fromHex = (text) => new Uint8Array(Buffer.from(text, 'hex'));
export const base64 = (bytes) => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text) => new Uint8Array(Buffer.from(text, 'base64'));
export const ascii = (text) => new Uint8Array(Buffer.from(text, 'latin1'));
export const utf8 = (text) => new Uint8Array(Buffer.from(text, 'utf8'));
export const concat = (...pieces) =>
  new Uint8Array(Buffer.concat(pieces.map((piece) => Uint8Array.from(piece))));
export const sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const same = (a, b) => a.length === b.length && timingSafeEqual(a, b);

export const u32 = (number) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
};
const readU32 = (bytes, at) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);

// --- Keys -----------------------------------------------------------------------------------

export const labels = {
  recipient: 'sealwell-recipient-v1',
  signing: 'sealwell-signing-v1',
  intake: 'sealwell-intake-v1',
};
const zero = new Uint8Array([0]);
export const keyId = (kind, publicKey) => sha256(concat(ascii(labels[kind]), zero, publicKey)).subarray(0, 8);
export const publicKeyText = (kind, publicKey) => `${labels[kind]} ${base64(publicKey)}`;
export const recipientPublicKey = (secret) => sodium.crypto_scalarmult_base(secret);
export const signingPair = (seed) => sodium.crypto_sign_seed_keypair(seed);

// --- Envelope: the pieces --------------------------------------------------------------------

export const maxEnvelope = 1_048_576;
export const maxContent = 524_284;
export const paddedSizes = [4096, 8192, 16384, 32768, 65536, 131072, 262144, 524288];
const magic = ascii('SEALWELL');

/** Commitment and body key of a part. */
export function partKeys(contentKey, envelopeId, index) {
  const message = concat(ascii('sealwell-part-v1'), zero, envelopeId, new Uint8Array([index]));
  const derived = sodium.crypto_generichash(64, message, contentKey);
  return { commitment: derived.subarray(0, 32), bodyKey: derived.subarray(32) };
}

/** The nonce of a sealed box. */
export const boxNonce = (ephemeral, recipient) => sodium.crypto_generichash(24, concat(ephemeral, recipient));

/** A sealed box of `contentKey` with a given ephemeral secret. Only a forger gives another nonce. */
export function wrap(contentKey, recipient, ephemeralSecret, otherNonce) {
  const ephemeral = sodium.crypto_scalarmult_base(ephemeralSecret);
  const nonce = otherNonce ?? boxNonce(ephemeral, recipient);
  return concat(ephemeral, sodium.crypto_box_easy(contentKey, nonce, recipient, ephemeralSecret));
}

export function pad(content) {
  const size = paddedSizes.find((candidate) => candidate >= content.length + 4);
  const padded = new Uint8Array(size);
  padded.set(u32(content.length));
  padded.set(content, 4);
  return padded;
}

/** Prefix and header. `parts`: {wraps: [{id, box}], commitment, nonce, bodyLength}. */
export function head({ id, packHash, packId, parts }) {
  const entries = parts.map((part) =>
    concat(
      new Uint8Array([part.wraps.length]),
      ...part.wraps.map((entry) => concat(entry.id, entry.box)),
      part.commitment,
      part.nonce,
      u32(part.bodyLength),
    ),
  );
  const header = concat(
    id,
    packHash,
    new Uint8Array([packId.length]),
    ascii(packId),
    new Uint8Array([parts.length]),
    ...entries,
  );
  return concat(magic, new Uint8Array([1, 1, 0, 0]), u32(header.length), header);
}

export function sealBody(padded, bodyKey, nonce, head, index) {
  const additional = concat(head, new Uint8Array([index]));
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, additional, null, nonce, bodyKey);
}

// --- Envelope: sealing ------------------------------------------------------------------------

/**
 * Seals `{id, packId, packHash, parts: [{content, recipients: [publicKey]}]}`; `random(n)` gives n bytes.
 * Without `random`, every wrap is made by libsodium's own crypto_box_seal.
 */
export function seal({ id, packId, packHash, parts }, random) {
  const draw = random ?? ((size) => sodium.randombytes_buf(size));
  const prepared = parts.map(({ content, recipients }, index) => {
    const contentKey = draw(32);
    const nonce = draw(24);
    const wraps = recipients.map((recipient) => ({
      id: keyId('recipient', recipient),
      box: random ? wrap(contentKey, recipient, draw(32)) : sodium.crypto_box_seal(contentKey, recipient),
    }));
    const padded = pad(content);
    return { wraps, nonce, padded, bodyLength: padded.length + 16, ...partKeys(contentKey, id, index) };
  });
  const before = head({ id, packHash, packId, parts: prepared });
  return concat(
    before,
    ...prepared.map((part, i) => sealBody(part.padded, part.bodyKey, part.nonce, before, i)),
  );
}

// --- Envelope: opening ------------------------------------------------------------------------

/** Checks 1 to 9. */
export function readHeader(bytes) {
  if (bytes.length > maxEnvelope) refuse('envelope_too_large');
  if (bytes.length < 16) refuse('envelope_too_short');
  if (!same(bytes.subarray(0, 8), magic)) refuse('envelope_bad_magic');
  if (bytes[8] !== 1) refuse('envelope_unknown_version');
  if (bytes[9] !== 1) refuse('envelope_unknown_suite');
  if (bytes[10] !== 0 || bytes[11] !== 0) refuse('envelope_bad_header');
  const headerLength = readU32(bytes, 12);
  if (headerLength < 200 || headerLength > 92_178) refuse('envelope_bad_header');
  if (bytes.length < 16 + headerLength) refuse('envelope_too_short');

  const end = 16 + headerLength;
  let at = 16;
  const take = (size) => {
    if (at + size > end) refuse('envelope_bad_header');
    at += size;
    return bytes.subarray(at - size, at);
  };
  const count = (most) => {
    const [number] = take(1);
    if (number < 1 || number > most) refuse('envelope_bad_header');
    return number;
  };

  const id = take(16);
  if (id.every((byte) => byte === 0)) refuse('envelope_bad_header');
  const packHash = take(32);
  const packId = Buffer.from(take(count(64))).toString('latin1');
  if (!/^[a-z0-9-]+$/.test(packId)) refuse('envelope_bad_header');

  const parts = [];
  for (let left = count(32); left > 0; left -= 1) {
    const wraps = [];
    for (let more = count(32); more > 0; more -= 1) {
      const wrapId = hex(take(8));
      if (wraps.some((earlier) => earlier.id === wrapId)) refuse('envelope_bad_header');
      wraps.push({ id: wrapId, box: take(80) });
    }
    const commitment = take(32);
    const nonce = take(24);
    const bodyLength = readU32(take(4), 0);
    if (!paddedSizes.includes(bodyLength - 16)) refuse('envelope_bad_header');
    parts.push({ wraps, commitment, nonce, bodyLength });
  }
  if (at !== end) refuse('envelope_bad_header');
  for (const part of parts) {
    part.bodyAt = at;
    at += part.bodyLength;
  }
  if (at !== bytes.length) refuse('envelope_bad_length');
  return { id, packHash, packId, parts, head: bytes.subarray(0, end) };
}

function openBox(box, key) {
  try {
    return sodium.crypto_box_seal_open(box, key.publicKey, key.secret);
  } catch {
    return refuse('envelope_wrap_failed');
  }
}

function openBody(body, bodyKey, nonce, additional) {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, additional, nonce, bodyKey);
  } catch {
    return refuse('envelope_body_failed');
  }
}

function unpad(padded) {
  const length = readU32(padded, 0);
  if (length > padded.length - 4) refuse('envelope_bad_padding');
  const content = padded.subarray(4, 4 + length);
  const smallest = paddedSizes.find((candidate) => candidate >= length + 4);
  if (smallest !== padded.length) refuse('envelope_bad_padding');
  if (padded.subarray(4 + length).some((byte) => byte !== 0)) refuse('envelope_bad_padding');
  return content;
}

/**
 * Opens with the secret keys at hand. Gives the header's fields and, a part, its content or null.
 * @param {Uint8Array} bytes
 * @param {Uint8Array[]} secrets
 */
export function open(bytes, secrets) {
  const header = readHeader(bytes);
  const keys = new Map();
  for (const secret of secrets) {
    const publicKey = recipientPublicKey(secret);
    keys.set(hex(keyId('recipient', publicKey)), { secret, publicKey });
  }
  const contents = header.parts.map((part, index) => {
    const ours = part.wraps.find((candidate) => keys.has(candidate.id));
    if (!ours) return null;
    const contentKey = openBox(ours.box, keys.get(ours.id));
    const { commitment, bodyKey } = partKeys(contentKey, header.id, index);
    if (!same(commitment, part.commitment)) refuse('envelope_commitment_failed');
    const body = bytes.subarray(part.bodyAt, part.bodyAt + part.bodyLength);
    return unpad(openBody(body, bodyKey, part.nonce, concat(header.head, new Uint8Array([index]))));
  });
  if (contents.every((content) => content === null)) refuse('envelope_not_for_key');
  return { id: header.id, packId: header.packId, packHash: header.packHash, contents };
}

// --- Signed packs and acknowledgements: writing ------------------------------------------------

export function signPack(payload, seed, notAfter) {
  const { publicKey, privateKey } = signingPair(seed);
  const opening = `sealwell-signed-pack/1\nkey ${hex(keyId('signing', publicKey))}\nnot-after ${notAfter}\n`;
  const signature = sodium.crypto_sign_detached(
    utf8(`${opening}sha256 ${hex(sha256(payload))}\n`),
    privateKey,
  );
  return concat(utf8(`${opening}signature ${base64(signature)}\n\n`), payload);
}

/** A line that the intake signs about one envelope; `kind` has its format, its time's member and its label. */
export function signIntakeLine(kind, envelopeId, envelopeHash, at, seed) {
  const { publicKey, privateKey } = signingPair(seed);
  const seconds = new Uint8Array(8);
  new DataView(seconds.buffer).setBigUint64(0, BigInt(Date.parse(at) / 1000), true);
  const statement = concat(ascii(kind.label), zero, envelopeId, envelopeHash, seconds);
  return JSON.stringify({
    format: kind.format,
    id: hex(envelopeId),
    sha256: hex(envelopeHash),
    [kind.member]: at,
    key: hex(keyId('intake', publicKey)),
    signature: base64(sodium.crypto_sign_detached(statement, privateKey)),
  });
}

export const signAcknowledgement = (envelopeId, envelopeHash, receivedAt, seed) =>
  signIntakeLine(
    { format: 'sealwell-ack/1', member: 'receivedAt', label: 'sealwell-ack-v1' },
    envelopeId,
    envelopeHash,
    receivedAt,
    seed,
  );
