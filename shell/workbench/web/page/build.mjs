#!/usr/bin/env node
// Builds the page of the workbench's canvas: `node shell/workbench/web/page/build.mjs --help` says how.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { compileStyles } from '../../../../embed/build/compile_styles.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** What everything that one of the pages fetches may have, compressed, in bytes. */
const LIMIT = 468_000;
/** Each with its own rooms (shell/workbench/web/canvas), under the name that the server gives it. */
const PAGES = [
  { name: 'packs', at: './', file: 'index.html', title: 'Packs', rooms: 'preview, author' },
  { name: 'referrals', at: 'referrals.html', file: 'referrals.html', title: 'Referrals', rooms: 'assist, open' },
];
/** Browsers with dialogs and what else the page takes for granted. */
const TARGETS = ['es2022', 'chrome98', 'firefox100', 'safari15.4'];

const USAGE = `node shell/workbench/web/page/build.mjs --out DIR --core DIR

  --out   where the page goes; what was there is replaced
  --core  folder of workbench_NAME.mjs and workbench_NAME.wasm, for each page
`;

function readOptions() {
  const { values: { out, core, help } } = parseArgs({
    options: { out: { type: 'string' }, core: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (help || !out || !core) {
    process.stderr.write(USAGE);
    process.exit(help ? 0 : 2);
  }
  return { out, core };
}

const options = readOptions();

/** @type {Map<string, Buffer>} */
const files = new Map();
/**
 * Under a name that never means anything else.
 * @param {string} name
 * @param {string} extension
 * @param {Buffer} bytes
 */
function add(name, extension, bytes) {
  const file = `${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${extension}`;
  files.set(file, bytes);
  return file;
}

/**
 * One script with everything that it imports.
 * @param {string} entry
 * @param {Record<string, string>} define
 * @param {Record<string, string>} alias
 */
async function bundle(entry, define, alias = {}) {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: TARGETS,
    charset: 'utf8',
    legalComments: 'none',
    alias,
    define,
    tsconfig: join(here, 'tsconfig.json'),
    logLevel: 'error',
  });
  return Buffer.from(result.outputFiles[0].contents);
}
const style = add('workbench', '.css', Buffer.from(compileStyles().trim() + readFileSync(join(here, 'workbench.css'), 'utf8')));
const template = readFileSync(join(here, 'index.html'), 'utf8');

/**
 * Links to the other pages, each in a window of its own: what somebody has open here stays.
 * @param {(typeof PAGES)[number]} page
 */
const linksOf = (page) => PAGES.map(({ name, at, title, rooms }) => {
  const words = `${title} (${rooms})`;
  return name === page.name ? `<strong aria-current="page">${words}</strong>`
    : `<a class="govuk-link" href="${at}" target="sealwell-${name}">${words}</a>`;
}).join('');

/**
 * What each page fetches, itself first.
 * @type {Record<string, string[]>}
 */
const fetched = {};
for (const page of PAGES) {
  const core = join(options.core, `workbench_${page.name}`);
  const wasm = add(page.name, '.wasm', readFileSync(`${core}.wasm`));
  const define = { WORKBENCH: JSON.stringify({ wasm, name: page.name, at: page.at }) };
  const script = add(page.name, '.js', await bundle('workbench.ts', define, { 'workbench-core': resolve(`${core}.mjs`) }));
  files.set(page.file, Buffer.from(template.replace('TITLE', page.title.toLowerCase()).replace('PAGES', () => linksOf(page))
    .replace('STYLE', style).replace('SCRIPT', script)));
  fetched[page.at] = [page.file, wasm, script, style];
}

// A page is at its address, and everything else at its name.
const pages = Object.fromEntries(Object.entries(fetched).map(([at, [, ...others]]) => [at, [at, ...others]]));
const all = createHash('sha256');
for (const [name, bytes] of files) all.update(name).update(bytes);
files.set('worker.js', await bundle('worker/worker.ts', { WORKBENCH_FILES: JSON.stringify({ version: all.digest('hex').slice(0, 12), pages }) }));

const out = resolve(options.out);
const scratch = `${out}.new`;
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
for (const [file, bytes] of files) writeFileSync(join(scratch, file), bytes);
rmSync(out, { recursive: true, force: true });
renameSync(scratch, out);

for (const { name, at } of PAGES) {
  const size = [...fetched[at], 'worker.js'].reduce((sum, file) => sum + brotliCompressSync(files.get(file) ?? '').length, 0);
  console.log(`workbench, ${name}: ${(size / 1000).toFixed(1)} kB compressed (brotli), ${(size / LIMIT).toFixed(2)} of the ${LIMIT / 1000} that a page may have`);
  if (size > LIMIT) process.exitCode = 1;
}
