#!/usr/bin/env node
// Builds the page of the workbench's canvas: `node site/workbench/build.mjs --help` says how.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { compileStyles } from '../../embed/frame/styles/compile.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** What everything that the page fetches should have at most, compressed, in bytes. */
const AIM = 450_000;
/** Browsers with WebAssembly exceptions and dialogs. */
const TARGETS = ['es2022', 'chrome98', 'firefox100', 'safari15.4'];

const USAGE = `node site/workbench/build.mjs --out DIR --core DIR

  --out   where the page goes; what was there is replaced
  --core  folder of workbench_core.mjs and workbench_core.wasm
`;

const names = ['out', 'core'];
const { values: options } = parseArgs({
  options: { ...Object.fromEntries(names.map((name) => [name, { type: 'string' }])), help: { type: 'boolean', default: false } },
});
if (options.help || !names.every((name) => options[name])) {
  process.stderr.write(USAGE);
  process.exit(options.help ? 0 : 2);
}

const files = new Map();
/** Under a name that never means anything else. */
function add(name, extension, bytes) {
  const file = `${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${extension}`;
  files.set(file, bytes);
  return file;
}

const wasm = add('core', '.wasm', readFileSync(join(options.core, 'workbench_core.wasm')));
async function bundle(entry, define) {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: TARGETS,
    charset: 'utf8',
    legalComments: 'none',
    alias: { 'workbench-core': resolve(options.core, 'workbench_core.mjs') },
    define,
    tsconfig: join(here, 'tsconfig.json'),
    logLevel: 'error',
  });
  return Buffer.from(result.outputFiles[0].contents);
}
const script = add('workbench', '.js', await bundle('workbench.ts', { WORKBENCH: JSON.stringify({ wasm }) }));
const style = add('workbench', '.css', Buffer.from(compileStyles().trim() + readFileSync(join(here, 'workbench.css'), 'utf8')));
files.set('index.html', Buffer.from(readFileSync(join(here, 'index.html'), 'utf8').replace('STYLE', style).replace('SCRIPT', script)));

const kept = [...files.keys()].map((name) => (name === 'index.html' ? './' : name));
const version = createHash('sha256').update(files.get('index.html')).update(kept.join()).digest('hex').slice(0, 12);
files.set('worker.js', await bundle('worker.ts', { WORKBENCH_FILES: JSON.stringify({ version, files: kept }) }));

const out = resolve(options.out);
const scratch = `${out}.new`;
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
let total = 0;
for (const [file, bytes] of files) {
  writeFileSync(join(scratch, file), bytes);
  total += brotliCompressSync(bytes).length;
}
rmSync(out, { recursive: true, force: true });
renameSync(scratch, out);
console.log(`workbench: ${(total / 1000).toFixed(1)} kB compressed (brotli), ${(total / AIM).toFixed(2)} of the ${AIM / 1000} it should have at most`);
