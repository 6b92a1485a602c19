// What lies in a browser's profile once the browser has gone: every file as it is, and what is compressed in it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
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

/** Everything that starts as a stream of gzip or zlib does, and is one. */
function streams(bytes) {
  const all = [];
  for (const [magic, open] of [['1f8b08', gunzipSync], ['789c', inflateSync], ['78da', inflateSync], ['7801', inflateSync]]) {
    const start = Buffer.from(magic, 'hex');
    for (let at = bytes.indexOf(start), tries = 0; at >= 0 && tries < 200; at = bytes.indexOf(start, at + 1), ++tries) {
      try {
        all.push(open(bytes.subarray(at), { finishFlush: 2, maxOutputLength: 1 << 26 }));
      } catch {
        // It only looked like one.
      }
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
