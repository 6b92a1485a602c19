// libsodium as residents' browsers run it: what libsodium's own tests are about, put to its primitives as the shipped
// modules link them (tests/wasm/libsodium/primitives.cpp), and to the shipped modules where a pack's signature reaches
// them. Each outcome is compared with that of something else: node:crypto (OpenSSL), npm's libsodium-wrappers (another
// version of libsodium, built with everything), arithmetic on whole numbers, or published vectors.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { littleEndian, number, order, p } from '../vectors/ed25519.mjs';
import { ascii, concat, hex, keyId, publicKeyText } from '../vectors/envelope/independent.mjs';
import { isSignature, signaturesOf } from './libsodium/signatures.mjs';

const sodium = createRequire(import.meta.url)('libsodium-wrappers-sumo');
await sodium.ready;
const { loadModule } = await load('wasm/module.ts');
const { loadCore } = await load('wasm/sealwell.ts');

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = process.env.SEALWELL_PRIMITIVES ?? join(root, 'build/wasm/tests/wasm/libsodium/libsodium_primitives.wasm');
assert.ok(existsSync(built), `${built} is missing: build it, or name another with SEALWELL_PRIMITIVES`);
const module = await loadModule(readFileSync(built));

/** Calls a primitive; gives what it wrote into its last argument, of `size` bytes, and its status. */
function call(name, size, inputs, ...numbers) {
  return module.lending([...inputs, new Uint8Array(size)], (...lent) => {
    const status = module.exports[`test_${name}`](...lent, ...numbers);
    const [at] = lent.slice(-2);
    return { status, bytes: new Uint8Array(module.exports.memory.buffer.slice(at, at + size)) };
  });
}
const outcome = (...words) => call(...words).bytes;
/** Verifies: nothing is written. */
const verifies = (message, key, signature) =>
  module.lending([message, key, signature], (...lent) => module.exports.test_verify(...lent)) === 0;

/** Bytes that are the same in every run. */
function drawn(name, size) {
  const blocks = [];
  for (let i = 0; 64 * i < size; i += 1) blocks.push(createHash('sha512').update(`${name} ${i}`).digest());
  return Uint8Array.from(Buffer.concat(blocks).subarray(0, size));
}
const fromHex = (text) => Uint8Array.from(Buffer.from(text, 'hex'));
const same = (actual, expected, what) => {
  if (Buffer.compare(actual, expected) !== 0) assert.equal(hex(actual), hex(expected), what);
};
const openssl = (name, message) => createHash(name).update(message).digest();

// --- Hashes ---------------------------------------------------------------------------------------

test('SHA-256 of 0 to 600 bytes', () => {
  for (let length = 0; length <= 600; length += 1) {
    const message = drawn('message', length);
    same(outcome('sha256', 32, [message]), openssl('sha256', message), `${length} bytes`);
  }
});

test('SHA-512 of 0 to 600 bytes, at once and in two pieces', () => {
  for (let length = 0; length <= 600; length += 1) {
    const message = drawn('message', length);
    const expected = openssl('sha512', message);
    for (const first of new Set([0, 1, 63, 64, 127, 128, 129, length - 1, length])) {
      if (first < 0 || first > length) continue;
      same(outcome('sha512', 64, [message], first), expected, `${first} and then ${length - first} bytes`);
    }
  }
});

test('SHA-256 and SHA-512 of a megabyte of all ones', () => {
  const message = new Uint8Array(1_048_577).fill(255);
  same(outcome('sha256', 32, [message]), openssl('sha256', message));
  same(outcome('sha512', 64, [message], 500_000), openssl('sha512', message));
});

test('BLAKE2b of 0 to 600 bytes, with a key and without, in every length that the core asks for', () => {
  for (let length = 0; length <= 600; length += 1) {
    const message = drawn('message', length);
    same(outcome('blake2b', 64, [message, new Uint8Array()]), openssl('blake2b512', message), `${length} bytes`);
    for (const [size, key] of [[24, null], [64, drawn('key', 32)], [32, drawn('key', 64)], [16, drawn('key', 16)]]) {
      const { status, bytes } = call('blake2b', size, [message, key ?? new Uint8Array()]);
      assert.equal(status, 0);
      same(bytes, sodium.crypto_generichash(size, message, key), `${size} from ${length} bytes with ${key?.length ?? 0}`);
    }
  }
});

// --- Scalars ----------------------------------------------------------------------------------------

test('64 bytes modulo L: around its multiples, around powers of two, and drawn', () => {
  const largest = (1n << 512n) - 1n;
  const multiples = [0n, 1n, 2n, 3n, 7n, 8n, 9n, 15n, 16n, 17n, largest / order - 1n, largest / order];
  for (let bit = 4n; bit < 260n; bit += 1n) multiples.push(1n << bit, (1n << bit) - 1n);
  for (let i = 0; i < 100; i += 1) multiples.push(number(drawn(`multiple ${i}`, 32)));
  const numbers = multiples.flatMap((multiple) => [-2n, -1n, 0n, 1n, 2n].map((more) => multiple * order + more));
  for (let bit = 0n; bit <= 512n; bit += 1n) numbers.push((1n << bit) - 1n, 1n << bit, (1n << bit) + 1n);
  for (let i = 0; i < 500; i += 1) numbers.push(number(drawn(`number ${i}`, 64)));
  let done = 0;
  for (const value of numbers) {
    if (value < 0n || value > largest) continue;
    same(outcome('reduce', 32, [littleEndian(value, 64)]), littleEndian(value % order), `${value}`);
    done += 1;
  }
  assert.ok(done > 4000, `${done}`);
});

test('a b + c modulo L: every three of numbers around L and around powers of two, and drawn', () => {
  const edges = [0n, 1n, 2n, order - 1n, order, order + 1n, 8n * order - 1n, 15n * order, 1n << 252n, (1n << 253n) - 1n,
                 (1n << 254n) + 8n, (1n << 255n) - 8n, (1n << 256n) - 1n];
  const check = (a, b, c) =>
    same(outcome('multiply_add', 32, [a, b, c].map((value) => littleEndian(value))), littleEndian((a * b + c) % order),
         `${a} * ${b} + ${c}`);
  for (const a of edges) for (const b of edges) for (const c of edges) check(a, b, c);
  for (let i = 0; i < 500; i += 1) check(...['a', 'b', 'c'].map((name) => number(drawn(`${name} ${i}`, 32))));
});

// --- Ed25519 ----------------------------------------------------------------------------------------

test('the key pairs and signatures of RFC 8032, section 7.1', () => {
  for (const [seed, key, message, signature] of [
    ['9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
     'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '',
     'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246' +
     '55141438e7a100b'],
    ['4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
     '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72',
     '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb' +
     '00d291612bb0c00'],
    ['c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
     'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82',
     '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc' +
     '027beceea1ec40a'],
  ]) {
    const keys = outcome('sign_keys', 96, [fromHex(seed)]);
    assert.equal(hex(keys), key + seed + key);
    assert.equal(hex(outcome('sign', 64, [fromHex(message), keys.subarray(32)])), signature);
    assert.ok(verifies(fromHex(message), fromHex(key), fromHex(signature)));
  }
});

test('key pairs and signatures of messages of 0 to 600 bytes', () => {
  for (let length = 0; length <= 600; length += 1) {
    const message = drawn('message', length);
    const seed = drawn(`seed ${length}`, 32);
    const theirs = sodium.crypto_sign_seed_keypair(seed);
    const keys = outcome('sign_keys', 96, [seed]);
    same(keys, concat(theirs.publicKey, theirs.privateKey), 'keys');
    const signature = outcome('sign', 64, [message, keys.subarray(32)]);
    same(signature, sodium.crypto_sign_detached(message, theirs.privateKey), `signature of ${length} bytes`);
    assert.ok(verifies(message, theirs.publicKey, signature));
  }
});

for (const [name, message] of [['nothing', new Uint8Array()], ['a few bytes', ascii('a message')], ['a long message', drawn('message', 5000)]]) {
  test(`signatures of ${name} that should divide implementations are judged as by libsodium-wrappers and by RFC 8032`, () => {
    const cases = signaturesOf(() => message);
    assert.ok(cases.length > 150 && cases.filter(({ valid }) => valid).length > 10);
    for (const { name: of, key, signature, valid } of cases) {
      assert.equal(isSignature(message, key, signature), valid, `${of}: by RFC 8032`);
      assert.equal(sodium.crypto_sign_verify_detached(signature, message, key), valid, `${of}: by libsodium-wrappers`);
      assert.equal(verifies(message, key, signature), valid, of);
    }
  });
}

const payload = ascii('no pack');
const openingOf = (key) => `sealwell-signed-pack/1\nkey ${hex(keyId('signing', key))}\nnot-after 2030-01-01T00:00:00Z\n`;
/** What is signed of a pack, and the signed pack. */
const statementOf = (key, bytes = payload) => ascii(`${openingOf(key)}sha256 ${openssl('sha256', bytes).toString('hex')}\n`);
const packOf = (key, signature, bytes = payload) =>
  concat(ascii(`${openingOf(key)}signature ${Buffer.from(signature).toString('base64')}\n\n`), bytes);

for (const name of ['sealwell', 'sealwell_calculating']) {
  test(`${name}.wasm judges such signatures of a pack alike`, async () => {
    const core = await loadCore(readFileSync(join(dirname(wasmFile()), `${name}.wasm`)));
    const judge = (key, signature) => core.open(packOf(key, signature), [publicKeyText('signing', key)], Date.UTC(2029)).error;
    // The payload is no pack, so that one with a good signature is refused as well, by another name.
    const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(drawn('seed', 32));
    const afterwards = judge(publicKey, sodium.crypto_sign_detached(statementOf(publicKey), privateKey));
    assert.ok(afterwards !== undefined && afterwards !== 'pack_signature_invalid');
    const cases = signaturesOf((key) => statementOf(key));
    assert.ok(cases.length > 150 && cases.filter(({ valid }) => valid).length > 10);
    for (const { name: of, key, signature, valid } of cases) {
      assert.equal(judge(key, signature), valid ? afterwards : 'pack_signature_invalid', of);
    }
  });

  test(`${name}.wasm knows the hash of a pack of 0 to 600 bytes`, async () => {
    const core = await loadCore(readFileSync(join(dirname(wasmFile()), `${name}.wasm`)));
    const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(drawn('seed', 32));
    const open = (pack) => core.open(pack, [publicKeyText('signing', publicKey)], Date.UTC(2029)).error;
    for (let length = 0; length <= 600; length += 1) {
      const bytes = drawn('payload', length);
      const pack = packOf(publicKey, sodium.crypto_sign_detached(statementOf(publicKey, bytes), privateKey), bytes);
      assert.notEqual(open(pack), 'pack_signature_invalid', `${length} bytes`);
      if (length === 0) continue;
      pack[pack.length - 1] ^= 1;
      assert.equal(open(pack), 'pack_signature_invalid', `${length} bytes`);
    }
  });
}

// --- X25519, boxes -------------------------------------------------------------------------------------

test('the vectors of RFC 7748, section 5.2', () => {
  const nine = littleEndian(9n);
  same(outcome('x25519', 32, [fromHex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4'),
                              fromHex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c')]),
       fromHex('c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552'));
  let [scalar, point] = [nine, nine];
  for (let i = 1; i <= 1000; i += 1) {
    [scalar, point] = [outcome('x25519', 32, [scalar, point]), scalar];
    if (i === 1) same(scalar, fromHex('422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079'));
  }
  same(scalar, fromHex('684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51'));
});

test('X25519 with numbers and points of every kind gives what libsodium-wrappers gives, and nothing with small ones', () => {
  const scalars = [0n, 1n, 8n, order - 1n, order, order + 1n, 8n * order, (1n << 255n) - 1n, (1n << 256n) - 1n]
    .map((value) => littleEndian(value));
  for (let i = 0; i < 40; i += 1) scalars.push(drawn(`scalar ${i}`, 32));
  // RFC 7748, section 6.1, and the list beside core/sealing/keys.cpp: order 1, 2, 4 and 8, each in every spelling.
  const small = [0n, 1n, p - 1n,
                 325606250916557431795983626356110631294008115727848805560023387167927233504n,
                 39382357235489614581723060781553021112529911719440698176882885853963445705823n];
  const points = [...small, ...small.map((x) => x + p)].filter((x) => x < 1n << 255n)
    .flatMap((x) => [x, x + (1n << 255n)]).map((x) => littleEndian(x));
  const smallOnes = new Set(points.map(hex));
  for (const x of [2n, 9n, p - 2n, p + 2n, p + 9n, p + 18n, (1n << 255n) - 1n]) points.push(littleEndian(x), littleEndian(x + (1n << 255n)));
  for (let i = 0; i < 40; i += 1) points.push(drawn(`point ${i}`, 32));
  for (const scalar of scalars) {
    same(outcome('x25519_base', 32, [scalar]), sodium.crypto_scalarmult_base(scalar), `${hex(scalar)} times the base point`);
    for (const point of points) {
      const { status, bytes } = call('x25519', 32, [scalar, point]);
      let expected = null;
      try { expected = sodium.crypto_scalarmult(scalar, point); } catch { /* all zero */ }
      assert.equal(status === 0, !smallOnes.has(hex(point)), hex(point));
      assert.equal(expected !== null, status === 0, hex(point));
      if (expected) same(bytes, expected, `${hex(scalar)} times ${hex(point)}`);
    }
  }
});

test('boxes of 0 to 600 bytes are libsodium-wrappers\'s, and sealed boxes of theirs open', () => {
  const ours = sodium.crypto_box_seed_keypair(drawn('ours', 32));
  const theirs = sodium.crypto_box_seed_keypair(drawn('theirs', 32));
  for (let length = 0; length <= 600; length += 1) {
    const message = drawn('message', length);
    const nonce = drawn(`nonce ${length}`, 24);
    same(outcome('box', length + 16, [message, nonce, theirs.publicKey, ours.privateKey]),
         sodium.crypto_box_easy(message, nonce, theirs.publicKey, ours.privateKey), `${length} bytes`);
    const sealed = sodium.crypto_box_seal(message, theirs.publicKey);
    const opened = call('open_sealed_box', length, [sealed, theirs.publicKey, theirs.privateKey]);
    assert.equal(opened.status, 0, `${length} bytes`);
    same(opened.bytes, message, `${length} bytes`);
    for (const at of [0, 31, 32, 47, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at] ^= 1;
      assert.notEqual(call('open_sealed_box', length, [changed, theirs.publicKey, theirs.privateKey]).status, 0, `byte ${at}`);
    }
    assert.notEqual(call('open_sealed_box', length, [sealed, ours.publicKey, ours.privateKey]).status, 0, 'another\'s');
  }
});

// --- XChaCha20-Poly1305, Argon2id -----------------------------------------------------------------------

test('XChaCha20-Poly1305 of 0 to 600 bytes, with additional data of every length by a sixteenth', () => {
  const key = drawn('key', 32);
  for (let length = 0; length <= 600; length += 1) {
    const message = drawn('message', length);
    const additional = drawn('additional', length % 49);
    const nonce = drawn(`nonce ${length}`, 24);
    const expected = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(message, additional, null, nonce, key);
    same(outcome('encrypt', length + 16, [message, additional, nonce, key]), expected, `${length} bytes`);
    const opened = call('decrypt', length, [expected, additional, nonce, key]);
    assert.equal(opened.status, 0);
    same(opened.bytes, message);
    for (const change of [() => { expected[length + 15] ^= 128; }, () => { expected[length + 15] ^= 128; expected[0] ^= 1; }]) {
      change();
      assert.notEqual(call('decrypt', length, [expected, additional, nonce, key]).status, 0);
    }
  }
});

test('Argon2id at several costs', () => {
  for (const [passes, memory, length] of [[1, 8192, 0], [1, 65_536, 1], [2, 8192, 16], [2, 1_048_576, 31], [3, 131_072, 64], [4, 2_097_152, 600]]) {
    const passphrase = drawn('passphrase', length);
    const salt = drawn('salt', 16);
    for (const size of [16, 32, 64, 65, 129]) {
      const { status, bytes } = call('argon2id', size, [passphrase, salt], passes, memory);
      assert.equal(status, 0);
      same(bytes, sodium.crypto_pwhash(size, passphrase, salt, passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13),
           `${passes} passes over ${memory} bytes, ${length} to ${size}`);
    }
  }
});

// --- What is left ----------------------------------------------------------------------------------------

test('after a call nothing is left of a secret that was hashed, signed with or multiplied by', async () => {
  const { exports, lending } = await loadModule(readFileSync(built));
  const holds = (bytes) => Buffer.from(exports.memory.buffer).includes(bytes.subarray(0, 16));
  const secret = drawn('a secret', 64);
  const [seed, message] = [secret.subarray(0, 32), drawn('a message', 100)];
  const scalar = createHash('sha512').update(seed).digest();
  const needles = [secret, seed, scalar, scalar.subarray(32), message, message.subarray(64), openssl('sha512', secret)];
  lending([secret], () => assert.ok(holds(secret), 'the search finds what is there'));
  for (const [name, size, inputs, ...numbers] of [
    ['sha256', 32, [secret]], ['sha512', 64, [secret], 10], ['blake2b', 64, [message, secret]], ['sign_keys', 96, [seed]],
    ['sign', 64, [message, secret]], ['x25519', 32, [seed, littleEndian(9n)]], ['x25519_base', 32, [seed]],
  ]) {
    lending([...inputs, new Uint8Array(size)], (...lent) => exports[`test_${name}`](...lent, ...numbers));
    exports.sealwell_wipe();
    assert.deepEqual(needles.filter(holds).map(hex), [], name);
  }
});
