// What lies in a browser's profile once the browser has gone: every file as it is, and what is compressed in it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, constants, inflateRawSync } from 'node:zlib';
import { found } from '../../browser/support/traces.mjs';

/** Raw Snappy, which LevelDB's blocks and Firefox's IndexedDB have. Null where these bytes are none. */
export function unsnappy(bytes) {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    if (at >= bytes.length || shift > 28) return null;
    const byte = bytes[at++];
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  if (length === 0 || length > 1 << 26) return null;
  const out = Buffer.alloc(length);
  let end = 0;
  while (at < bytes.length && end < length) {
    const tag = bytes[at++];
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const width = size - 59;
        if (at + width > bytes.length) return null;
        size = bytes.readUIntLE(at, width);
        at += width;
      }
      size += 1;
      if (at + size > bytes.length || end + size > length) return null;
      end += bytes.copy(out, end, at, at + size);
      at += size;
      continue;
    }
    const [size, width] = (tag & 3) === 1 ? [(tag >> 2 & 7) + 4, 1] : [(tag >> 2) + 1, (tag & 3) === 2 ? 2 : 4];
    if (at + width > bytes.length) return null;
    const offset = (tag & 3) === 1 ? (tag >> 5) << 8 | bytes[at] : bytes.readUIntLE(at, width);
    at += width;
    if (!copyBack(out, end, offset, size, length)) return null;
    end += size;
  }
  return end === length ? out : null;
}

/** Repeats what was written `offset` bytes before; it may overlap what it writes. */
function copyBack(out, end, offset, size, limit) {
  if (offset === 0 || offset > end || end + size > limit) return false;
  for (let i = 0; i < size; ++i) out[end + i] = out[end + i - offset];
  return true;
}

/** A block of LZ4, in which Firefox keeps its sessions. */
export function unlz4(bytes, length) {
  const out = Buffer.alloc(length);
  let at = 0;
  let end = 0;
  const more = (size) => {
    if (size !== 15) return size;
    let total = size;
    let byte;
    do {
      byte = bytes[at++];
      total += byte;
    } while (byte === 255);
    return total;
  };
  while (at < bytes.length) {
    const token = bytes[at++];
    const literals = more(token >> 4);
    end += bytes.copy(out, end, at, at + literals);
    at += literals;
    if (at >= bytes.length) break;
    const offset = bytes.readUInt16LE(at);
    at += 2;
    const size = more(token & 15) + 4;
    if (!copyBack(out, end, offset, size, length)) return null;
    end += size;
  }
  return out.subarray(0, end);
}

const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');

/** The blocks of a LevelDB table: found through its index, each perhaps compressed. */
function tableBlocks(bytes) {
  if (bytes.length < 48 || !bytes.subarray(-8).equals(TABLE_MAGIC)) return [];
  let at = bytes.length - 48;
  const varint = (from) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = from[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const block = (offset, size) => {
    const raw = bytes.subarray(offset, offset + size);
    return bytes[offset + size] === 1 ? unsnappy(raw) : raw;
  };
  const handle = (from) => [varint(from), varint(from)];
  const handles = [handle(bytes), handle(bytes)];
  const index = block(...handles[1]);
  const blocks = [block(...handles[0]), index];
  const restarts = index.readUInt32LE(index.length - 4);
  const end = index.length - 4 - 4 * restarts;
  for (at = 0; at < end;) {
    varint(index);
    const [key, value] = [varint(index), varint(index)];
    at += key;
    const next = at + value;
    blocks.push(block(...handle(index)));
    at = next;
  }
  return blocks.filter(Boolean);
}

/** Where the deflated bytes begin behind the header of a stream of gzip or zlib that may begin at `at`; 0 where it is none. */
function deflatedFrom(bytes, at) {
  if (bytes[at] === 0x78) return (bytes[at] * 256 + bytes[at + 1]) % 31 === 0 ? at + 2 : 0;
  if (bytes[at] !== 0x1f || bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) return 0;
  const flags = bytes[at + 3];
  let from = at + 10;
  if (flags & 4) from += 2 + bytes.readUInt16LE(from);
  for (const text of [8, 16]) if (flags & text) from = bytes.indexOf(0, from) + 1;
  return flags & 2 ? from + 2 : from;
}

/** Everything that starts as a stream of gzip or zlib does, and is one; what follows it does not matter. */
function streams(bytes) {
  const all = [];
  for (let at = 0; at + 18 < bytes.length && all.length < 200; ++at) {
    if (bytes[at] !== 0x78 && bytes[at] !== 0x1f) continue;
    const from = deflatedFrom(bytes, at);
    if (!from) continue;
    try {
      const stream = inflateRawSync(bytes.subarray(from), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 26 });
      if (stream.length > 8) all.push(stream);
    } catch {
      // It only looked like one.
    }
  }
  return all;
}

/** A file's bytes in each way in which they can be read. */
export function* readings(bytes) {
  yield ['as it is', bytes];
  for (const block of tableBlocks(bytes)) yield ['LevelDB block', block];
  for (const stream of streams(bytes)) yield ['inflated', stream];
  if (bytes.subarray(0, 8).toString('latin1') === 'mozLz40\0') {
    const session = unlz4(bytes.subarray(12), bytes.readUInt32LE(8));
    if (session) yield ['LZ4', session];
  }
  if (bytes.length < 1 << 20) {
    // Firefox keeps what IndexedDB holds as whole files of Snappy; a cached body of brotli has no mark by which to know it.
    const whole = unsnappy(bytes);
    if (whole) yield ['Snappy', whole];
    try {
      yield ['brotli', brotliDecompressSync(bytes, { maxOutputLength: 1 << 26 })];
    } catch {
      // It is none.
    }
  }
}

/** Paths of all files below a folder, from there. */
export function filesOf(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    if (entry.isDirectory()) return filesOf(folder, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Which of `markers` stand in which file of a folder: [{file, how, marker}], and how many files were read. */
export function searchProfile(folder, markers) {
  const hits = [];
  const files = filesOf(folder);
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    const seen = new Set();
    for (const [how, reading] of readings(bytes)) {
      for (const marker of found(markers.filter((each) => !seen.has(each)), reading)) {
        seen.add(marker);
        hits.push({ file, how, marker });
      }
    }
  }
  return { files: files.length, hits };
}
