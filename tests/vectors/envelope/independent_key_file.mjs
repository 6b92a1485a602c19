// Key files, written from docs/sealed-envelope.md alone. Apart from independent.mjs because only the
// larger build of the package has Argon2.
import { createRequire } from 'node:module';
import { base64, concat, recipientPublicKey, signingPair, utf8 } from './independent.mjs';

const sodium = createRequire(import.meta.url)('libsodium-wrappers-sumo');
await sodium.ready;

/** A key file. `cost`: {passes, memoryKib}; `seed` is the X25519 secret or the Ed25519 seed. */
export function writeKeyFile(kind, seed, passphrase, cost, salt, nonce) {
  const publicKey = kind === 'recipient' ? recipientPublicKey(seed) : signingPair(seed).publicKey;
  const memory = cost.memoryKib * 1024;
  const argon2id = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const fileKey = sodium.crypto_pwhash(32, utf8(passphrase), salt, cost.passes, memory, argon2id);
  const opening = [
    'sealwell-key-file/1',
    `kind ${kind}`,
    `public ${base64(publicKey)}`,
    `argon2id ${cost.passes} ${cost.memoryKib}`,
    `salt ${base64(salt)}`,
    `nonce ${base64(nonce)}`,
    '',
  ].join('\n');
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(seed, utf8(opening), null, nonce, fileKey);
  return Buffer.from(concat(utf8(opening), utf8(`sealed ${base64(sealed)}\n`))).toString('latin1');
}
