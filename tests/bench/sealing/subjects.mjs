// What is measured: Sealwell natively and in WebAssembly, and the two libraries beside it. A subject's
// `begin(content, recipients)` gives a case: {seal, open}, each of which does it once and gives what
// came out, or {time(what, milliseconds)}, which gives the nanoseconds that one took.

import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { head, keyId, open, pad, partKeys, readHeader, recipientPublicKey } from '../../vectors/envelope/independent.mjs';

const require = createRequire(import.meta.url);
const sodium = require('libsodium-wrappers');
const formsg = require('@opengovsg/formsg-sdk')({ mode: 'test' });

function built(path) {
  const file = fileURLToPath(new URL(`../../../build/${path}`, import.meta.url));
  if (!existsSync(file)) throw new Error(`${file} is missing: build it first`);
  return file;
}

/** How long one call of `work` takes, in nanoseconds, over at least so many milliseconds. */
export function timed(work, milliseconds) {
  let done = 0;
  const began = process.hrtime.bigint();
  let took;
  do {
    work();
    done += 1;
    took = Number(process.hrtime.bigint() - began);
  } while (took < milliseconds * 1e6);
  return took / done;
}

export function native() {
  const program = built('native/tests/bench/sealing/sealing_bench');
  return {
    begin: (content, recipients) => ({
      time: (what, milliseconds) =>
        Number(execFileSync(program, [what, content.length, recipients, milliseconds], { encoding: 'utf8' })),
    }),
  };
}

export async function webAssembly() {
  let memory;
  const imports = {
    env: {
      sealwell_random(pointer, length) {
        crypto.getRandomValues(new Uint8Array(memory.buffer, pointer, length));
        return 1;
      },
      emscripten_notify_memory_growth() {},
    },
    wasi_snapshot_preview1: {
      proc_exit(code) {
        throw new Error(`the module has ended with ${code}`);
      },
    },
  };
  const module = readFileSync(built('wasm/tests/bench/sealing/sealing_bench.wasm'));
  const { instance: { exports } } = await WebAssembly.instantiate(module, imports);
  ({ memory } = exports);
  exports._initialize?.();
  const good = (outcome) => {
    if (outcome !== 1) throw new Error('the module could not do it');
  };
  return {
    begin(content, recipients) {
      good(exports.bench_begin(content.length, recipients));
      // Bytes in and bytes out, as the other side has it too.
      function seal() {
        new Uint8Array(memory.buffer, exports.bench_content(), content.length).set(content);
        good(exports.bench_seal());
        return new Uint8Array(memory.buffer, exports.bench_envelope(), exports.bench_envelope_length()).slice();
      }
      // What is measured is what the specification describes, for all of the recipients.
      if (readHeader(seal()).parts[0].wraps.length !== recipients) throw new Error('the module sealed something else');
      return { seal, open: () => good(exports.bench_open()) };
    },
  };
}

/** libsodium-wrappers sealing by docs/sealed-envelope.md with as little work around the calls as can be. */
export function sodiumWrappers() {
  return {
    begin(content, count) {
      const secrets = Array.from({ length: count }, () => new Uint8Array(randomBytes(32)));
      const recipients = secrets.map(recipientPublicKey).map((key) => ({ key, id: keyId('recipient', key) }));
      const packHash = new Uint8Array(32);
      function seal() {
        const id = sodium.randombytes_buf(16);
        const contentKey = sodium.randombytes_buf(32);
        const nonce = sodium.randombytes_buf(24);
        const wraps = recipients.map(({ id: name, key }) => ({ id: name, box: sodium.crypto_box_seal(contentKey, key) }));
        const { commitment, bodyKey } = partKeys(contentKey, id, 0);
        const padded = pad(content);
        const part = { wraps, commitment, nonce, bodyLength: padded.length + 16 };
        const before = head({ id, packHash, packId: 'benchmark', parts: [part] });
        const additional = new Uint8Array(before.length + 1);
        additional.set(before);
        const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, additional, null, nonce, bodyKey);
        const envelope = new Uint8Array(before.length + body.length);
        envelope.set(before);
        envelope.set(body, before.length);
        // As a page would: the library leaves SHA-256 out, and the browser has it.
        createHash('sha256').update(envelope).digest();
        return envelope;
      }
      const sealed = seal();
      return { seal, open: () => open(sealed, [secrets[0]]) };
    },
  };
}

/** A submission of as many bytes as JSON as the SDK asks for: a list of answered questions. */
export function formFields(bytes) {
  const field = (answer) => ({ _id: '5e4c3b2a1f0e9d8c7b6a5948', question: 'How often?', answer, fieldType: 'radiobutton' });
  const fields = [];
  const size = () => Buffer.byteLength(JSON.stringify(fields));
  while (size() + 280 < bytes) fields.push(field('Three to five days a week'));
  fields.push(field(''));
  fields.at(-1).answer = 'a'.repeat(Math.max(0, bytes - size()));
  if (size() !== bytes) throw new Error(`${size()} bytes of fields instead of ${bytes}`);
  return fields;
}

/** The SDK's format has one recipient. */
export function formSdk() {
  const { publicKey, secretKey } = formsg.crypto.generate();
  const decrypt = (encryptedContent) => {
    const opened = formsg.crypto.decrypt(secretKey, { encryptedContent, version: 1 });
    if (!opened) throw new Error('the SDK could not decrypt what it encrypted');
    return opened;
  };
  return {
    encrypt: (fields) => formsg.crypto.encrypt(fields, publicKey),
    decrypt,
    begin(content) {
      const encrypted = formsg.crypto.encrypt(formFields(content.length), publicKey);
      return { open: () => decrypt(encrypted) };
    },
  };
}
