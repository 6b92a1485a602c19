// Reads a PNG file of eight bits a channel without interlacing, which is what the workbench writes.
import { inflateSync } from 'node:zlib';

const channels = { 0: 1, 2: 3, 4: 2, 6: 4 };

const nearest = (left, above, corner) => {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(estimate - one));
  return a <= b && a <= c ? left : b <= c ? above : corner;
};

/** Width, height, bytes a pixel, and the pixels row by row. */
export function readPng(bytes) {
  if (bytes.toString('latin1', 1, 8) !== 'PNG\r\n\x1a\n') throw new Error('not a PNG file');
  const parts = [];
  let header;
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const [width, height, size] = [header.readUInt32BE(0), header.readUInt32BE(4), channels[header[9]]];
  if (header[8] !== 8 || header[12] !== 0 || !size) throw new Error('a kind of PNG that is not read here');
  const filtered = inflateSync(Buffer.concat(parts));
  const row = width * size;
  if (filtered.length !== height * (row + 1)) throw new Error('a PNG file that is cut short');
  const pixels = Buffer.alloc(height * row);
  for (let y = 0; y < height; ++y) {
    const kind = filtered[y * (row + 1)];
    for (let x = 0; x < row; ++x) {
      const left = x >= size ? pixels[y * row + x - size] : 0;
      const above = y > 0 ? pixels[(y - 1) * row + x] : 0;
      const corner = x >= size && y > 0 ? pixels[(y - 1) * row + x - size] : 0;
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][kind];
      pixels[y * row + x] = filtered[y * (row + 1) + 1 + x] + guess;
    }
  }
  return { width, height, size, pixels };
}

/** How many colours there are from row `from` down. */
export function coloursOf({ width, height, size, pixels }, from = 0) {
  const colours = new Set();
  for (let at = from * width * size; at < height * width * size; at += size) colours.add(pixels.readUIntLE(at, Math.min(size, 3)));
  return colours.size;
}
