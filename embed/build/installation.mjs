// What a browser needs to put a service's own page on the home screen: a web manifest, and icons drawn here.

import { deflateSync } from 'node:zlib';
import { ownHeaders } from './headers.mjs';

const BRAND = '#1f5c4d';

/** @typedef {[x: number, y: number]} Point */

/**
 * A closed envelope in the middle four fifths of a square, as maskable icons have it: points on a 100 by 100 grid.
 * @type {Point[]}
 */
const PAPER = [[22, 32], [78, 32], [78, 70], [22, 70]];
/** @type {Point[]} */
const FLAP = [[22, 32], [50, 54], [78, 32], [78, 37], [50, 59], [22, 37]];

/** @param {Point[]} shape */
const points = (shape) => shape.map((point) => point.join(',')).join(' ');

/**
 * The icon as SVG, in the service's colour.
 * @param {string} colour
 */
export const svgIcon = (colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="${colour}" d="M0 0h100v100H0z"/>` +
  `<polygon fill="#fff" points="${points(PAPER)}"/><polygon fill="${colour}" points="${points(FLAP)}"/></svg>`;

/**
 * Whether a point lies within a polygon: by the sides that a line to the left of it crosses.
 * @param {Point} point
 * @param {Point[]} shape
 */
function within([x, y], shape) {
  let inside = false;
  shape.forEach(([ax, ay], index) => {
    const [bx, by] = shape[(index + 1) % shape.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const crc = body.reduce((sum, byte) => CRC_TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff;
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/**
 * The same as PNG (ISO/IEC 15948), two colours by palette, for browsers that take no SVG.
 * @param {number} size
 * @param {string} colour
 */
export function pngIcon(size, colour) {
  const rows = Buffer.alloc(size * (size + 1));
  for (let row = 0; row < size; ++row) {
    for (let column = 0; column < size; ++column) {
      /** @type {Point} */
      const point = [((column + 0.5) * 100) / size, ((row + 0.5) * 100) / size];
      rows[row * (size + 1) + 1 + column] = within(point, PAPER) && !within(point, FLAP) ? 1 : 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.concat([Buffer.from(colour.slice(1), 'hex'), Buffer.from('ffffff', 'hex')]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Where files go: path, file, bytes, headers.
 * @typedef {{add(path: string, file: string, bytes: Buffer, headers: import('./headers.mjs').Headers): unknown}} Target
 */

/**
 * What browsers ask every site for. Neutral: an origin may have several services.
 * @param {Target} site
 */
export const addFavicon = (site) => site.add('/favicon.ico', 'icons/favicon.png', pngIcon(48, BRAND), ownHeaders('.png'));

/**
 * Adds manifest and icons of one pack to the site; `addTo` hears of what belongs to the form on a device.
 * @param {Target} site
 * @param {import('./pack.mjs').Pack} pack
 * @param {(path: string, bytes: Buffer) => void} addTo
 */
export function addInstallation(site, { id, name, languages, brand }, addTo) {
  const colour = /^#[0-9a-f]{6}$/i.test(brand) ? brand : BRAND;
  const icons = [
    { file: `${id}.svg`, bytes: Buffer.from(svgIcon(colour)), sizes: 'any', type: 'image/svg+xml' },
    ...[192, 512].map((size) => ({ file: `${id}-${size}.png`, bytes: pngIcon(size, colour), sizes: `${size}x${size}`, type: 'image/png' })),
  ];
  const page = `/a/${id}`;
  const manifest = Buffer.from(JSON.stringify({
    id: page, name, short_name: name, lang: languages[0], start_url: page, scope: page, display: 'minimal-ui',
    background_color: '#ffffff', theme_color: colour,
    icons: icons.map(({ file, sizes, type }) => ({ src: `/icons/${file}`, sizes, type, purpose: 'any maskable' })),
  }));
  /** @type {(...file: Parameters<Target['add']>) => void} */
  const add = (path, file, bytes, headers) => {
    site.add(path, file, bytes, headers);
    addTo(path, bytes);
  };
  add(`/a/${id}.webmanifest`, `pages/${id}.webmanifest`, manifest, ownHeaders('.webmanifest'));
  for (const { file, bytes } of icons) add(`/icons/${file}`, `icons/${file}`, bytes, ownHeaders(file.endsWith('.svg') ? '.svg' : '.png'));
}
