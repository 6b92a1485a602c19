// Starts the real intake and talks HTTP to it. No library between the test and the wire.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signingPair } from '../vectors/envelope/independent.mjs';
import { envelopeIdFor, provePost } from '../vectors/envelope/independent_proof.mjs';
import { freshStore } from './stores.mjs';

const root = new URL('../../', import.meta.url).pathname;
export const program = process.env.SEALWELL_INTAKE ?? join(root, 'build/native/site/intake/sealwell-intake');
const materialProgram = process.env.SEALWELL_MATERIAL ?? join(root, 'build/native/tests/intake/make_intake_material');

/** Where an envelope has its id. */
export const idAt = 16;

/** A temporary folder that goes when the test ends. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'sealwell-intake-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The seed of the receipt key that an envelope's id follows from, by the bytes of every envelope of `material`. */
const seeds = new Map();
const named = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What the header Sealwell-Proof says of an envelope of `material`; nothing for other bytes. */
export function proofOf(bytes) {
  const seed = seeds.get(named(bytes));
  return seed && Buffer.from(provePost(createHash('sha256').update(bytes).digest(), seed)).toString('base64');
}

/** The same envelope under an id of its own, with the receipt key that proves it: for the intake a new one. */
export function underNewId(envelope) {
  const bytes = Buffer.from(envelope);
  const seed = randomBytes(32);
  bytes.set(envelopeIdFor(signingPair(seed).publicKey), idAt);
  seeds.set(named(bytes), seed);
  return bytes;
}

/** The headers of a post of these bytes, for HTTP written by hand. */
export const postHeaders = (bytes) =>
  `Content-Type: application/octet-stream\r\nSealwell-Proof: ${proofOf(bytes)}\r\nContent-Length: ${bytes.length}\r\n`;

/** Keys and `count` envelopes, made by the core in a folder of their own. */
export function material(t, count = 3) {
  const path = folder(t);
  execFileSync(materialProgram, [path, String(count)]);
  const read = (name) => readFileSync(join(path, 'envelopes', name));
  for (let i = 0; i < count; ++i) seeds.set(named(read(`${i}.bin`)), read(`${i}.receipt`));
  seeds.set(named(read('same-id.bin')), read('0.receipt'));
  return {
    path,
    keys: join(path, 'keys'),
    publicKey: readFileSync(join(path, 'intake.pub'), 'utf8').trim(),
    envelopes: Array.from({ length: count }, (_, i) => read(`${i}.bin`)),
    receipts: Array.from({ length: count }, (_, i) => read(`${i}.receipt`)),
    sameIdAsFirst: read('same-id.bin'),
  };
}

/**
 * Runs the intake until it listens. `store` is one of stores.mjs, a fresh one if left out; `options` are
 * command-line words; `wrap` puts words before the program's own; `metricsListen` is null for no address of the numbers.
 */
export async function start(t, { keys, store, options = [], address = '127.0.0.1', metricsListen = '127.0.0.1:0', wrap = [] }) {
  const kept = store ?? (await freshStore(t));
  const words = [...wrap, program, '--listen', `${address}:0`, '--store', kept.words, '--keys', keys,
    ...(metricsListen ? ['--metrics-listen', metricsListen] : []), ...options];
  const child = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (log += data));
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  t.after(() => child.exitCode ?? child.signalCode ?? child.kill('SIGKILL'));
  let origin;
  while (!(origin = /"event":"listening","text":"(http:[^"]+)"/.exec(log)?.[1])) {
    const early = await Promise.race([ended, sleep(10)]);
    if (early) throw new Error(`the intake ended with ${early.code ?? early.signal}: ${log}`);
  }
  const metricsOrigin = /"event":"metrics listening","text":"(http:[^"]+)"/.exec(log)?.[1];
  return {
    origin,
    metricsOrigin,
    store: kept,
    pid: child.pid,
    port: Number(new URL(origin).port),
    ended,
    everythingWritten: () => log + output,
    log: () => log.trim().split('\n').map((line) => JSON.parse(line)),
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    killNow: async () => {
      child.kill('SIGKILL');
      return ended;
    },
    request: (method, path, { headers = {}, body, from } = {}) => request(origin, method, path, headers, body, from),
    /** With the proof of an envelope of `material`, unless `headers` has another; without one for other bytes. */
    post: (bytes, { headers = {}, from } = {}) => {
      const proof = proofOf(bytes);
      const usual = { 'Content-Type': 'application/octet-stream', ...(proof && { 'Sealwell-Proof': proof }) };
      return request(origin, 'POST', '/v1/envelopes', { ...usual, ...headers }, bytes, from);
    },
    withdraw: (id, proof, { headers = {}, from } = {}) =>
      request(origin, 'POST', `/v1/envelopes/${id}/withdrawal`, { 'Content-Type': 'application/octet-stream', ...headers },
        Buffer.from(proof), from),
    /** The numbers, from the address of their own. */
    metrics: () => request(metricsOrigin, 'GET', '/metrics', {}),
    socket: (from) => socket(Number(new URL(origin).port), address, from),
  };
}

/** Runs the intake with words that must keep it from starting; gives its exit code and stderr. */
export async function refuseToStart(words) {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (data) => (log += data));
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { code, log };
}

/** One request on a connection of its own. */
export function request(origin, method, path, headers, body, from) {
  return new Promise((resolve, reject) => {
    // The path goes out as it is: a URL would tidy it up first.
    const { hostname, port } = new URL(origin);
    const to = { host: hostname.replace(/[[\]]/g, ''), port, path };
    const sent = http.request({ ...to, method, headers, localAddress: from, agent: false }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          bytes,
          text: bytes.toString(),
          json: () => JSON.parse(bytes.toString()),
        });
      });
    });
    sent.on('error', reject);
    if (body instanceof Buffer && !headers['Transfer-Encoding']) sent.setHeader('Content-Length', body.length);
    sent.end(body);
  });
}

/** A bare connection: `write`, and `text()` for all that came until the other side closed. */
export function socket(port, host, from) {
  return new Promise((resolve, reject) => {
    let came = '';
    let over = false;
    let wake = () => {};
    const connection = net.connect({ port, host, localAddress: from, allowHalfOpen: true }, () => {
      const closed = new Promise((done) => connection.on('close', () => done((over = true, wake()))));
      const until = async (pattern, from = 0) => {
        while (!pattern.test(came.slice(from))) {
          if (over) throw new Error(`closed before ${pattern} came`);
          await new Promise((again) => (wake = again));
        }
        return came;
      };
      connection.on('end', () => connection.end());
      resolve({
        write: (bytes) => connection.write(bytes),
        destroy: () => connection.destroy(),
        pause: () => connection.pause(),
        came: () => came,
        until,
        /** Says something and waits for what must come after it. */
        heard: (bytes, pattern) => {
          const before = came.length;
          connection.write(bytes);
          return until(pattern, before);
        },
        text: async () => {
          await closed;
          return came;
        },
      });
    });
    connection.on('data', (data) => {
      came += data.toString('latin1');
      wake();
    });
    connection.on('error', reject);
  });
}

/**
 * Checks an acknowledgement from docs/sealed-envelope.md alone, with Node's Ed25519. True when it
 * is the intake's word for these bytes.
 */
export function acknowledges(text, envelope, publicKeyLine) {
  return saysOf({ format: 'sealwell-ack/1', time: 'receivedAt', label: 'sealwell-ack-v1' }, text, envelope, publicKeyLine);
}

/** Checks a deletion answer in the same way. */
export function saysDeleted(text, envelope, publicKeyLine) {
  const kind = { format: 'sealwell-deleted/1', time: 'deletedAt', label: 'sealwell-deleted-v1' };
  return saysOf(kind, text, envelope, publicKeyLine);
}

function saysOf(kind, text, envelope, publicKeyLine) {
  const ack = JSON.parse(text);
  const x = publicKeyLine.split(' ')[1].replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const seconds = Buffer.alloc(8);
  seconds.writeBigUInt64LE(BigInt(Date.parse(ack[kind.time]) / 1000));
  const hash = createHash('sha256').update(envelope).digest();
  const said = Buffer.concat([
    Buffer.from(`${kind.label}\0`), Buffer.from(ack.id, 'hex'), hash, seconds,
  ]);
  return ack.format === kind.format && ack.sha256 === hash.toString('hex') &&
    envelope.includes(Buffer.from(ack.id, 'hex')) && verify(null, said, key, Buffer.from(ack.signature, 'base64'));
}
