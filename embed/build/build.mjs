#!/usr/bin/env node
// Builds the service's site: loader, frame, core and packs, with the list (site.json) from which
// sealwell-intake serves them. `node embed/build/build.mjs --help` says how.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { compileExtraStyles, compileStyles } from './compile_styles.mjs';
import { assetHeaders, loaderHeaders, ownHeaders, packHeaders, pageHeaders, publicHeaders, workbenchHeaders, workbenchWorkerHeaders, workerHeaders } from './headers.mjs';
import { addFavicon, addInstallation } from './installation.mjs';
import { checkedOrigin, Publisher } from './pack.mjs';
import { reportSizes } from './sizes.mjs';
import { storageManifest } from './storage.mjs';

const embed = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(embed);

/** Everything that a browser fetches for one journey, compressed, in bytes, by the core's module that it needs. */
/** @type {Record<string, number>} */
const CEILINGS = { sealwell: 156_700, sealwell_calculating: 186_300 };

/** The frame: browsers of the last five years. */
const FRAME_TARGETS = ['es2020', 'chrome96', 'firefox95', 'safari15'];
/** The loader must at least not break the page of somebody whose browser is older. */
const LOADER_TARGETS = ['es2019'];

const USAGE = `node embed/build/build.mjs --out DIR --wasm DIR --sealwell PROGRAM --packs DIR --signing-keys FILE
                     [--ancestor ORIGIN]... [--workbench DIR]

  --out           where the site goes; what was there is replaced
  --wasm          folder of the core's modules: sealwell.wasm, sealwell_receipts.wasm, sealwell_draft.wasm, and
                  sealwell_calculating.wasm for packs with expressions
  --sealwell      the sealwell command, which renders the pages
  --packs         folder with signed packs (*.pack), each with its prepared forms and their terms beside it
                  (*.prepared, *.terms)
  --signing-keys  the pack-signing public keys that frames trust, one a line
  --ancestor      one more site that may frame every service, beside each pack's own list
  --workbench     folder of the workbench's page (shell/workbench/web/page/build.mjs), served to staff at /workbench/
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      wasm: { type: 'string' },
      sealwell: { type: 'string' },
      packs: { type: 'string' },
      'signing-keys': { type: 'string' },
      ancestor: { type: 'string', multiple: true, default: [] },
      workbench: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { help, out, wasm, sealwell, packs, 'signing-keys': keys, ancestor = [], workbench } = values;
  if (help || !out || !wasm || !sealwell || !packs || !keys) {
    process.stderr.write(USAGE);
    process.exit(help ? 0 : 2);
  }
  return { out, wasm, sealwell, packs, 'signing-keys': keys, ancestor, workbench };
}

const options = readOptions();

/**
 * @typedef {import('./headers.mjs').Headers} Headers
 * @typedef {import('./pack.mjs').Pack} Pack
 */

const out = resolve(options.out);
/** @param {import('node:crypto').BinaryLike} bytes */
const sha256 = (bytes, /** @type {import('node:crypto').BinaryToTextEncoding} */ encoding = 'hex') => createHash('sha256').update(bytes).digest(encoding);
/** @param {import('node:crypto').BinaryLike} bytes */
const shortHash = (bytes) => sha256(bytes).slice(0, 12);

/** A hash over everything that the site is made from. */
function inputsHash() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => hash.update(`${relative(root, path)}\0`).update(readFileSync(path)).update('\0');
  /** @param {string} folder */
  const addTree = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) addTree(path);
      else add(path);
    }
  };
  addTree(embed);
  for (const name of ['wasm/contract.ts', 'wasm/draft.ts', 'wasm/module.ts', 'wasm/receipts.ts', 'wasm/sealwell.ts', 'package-lock.json']) add(join(root, name));
  const modules = ['sealwell.wasm', 'sealwell_calculating.wasm', 'sealwell_draft.wasm', 'sealwell_receipts.wasm'].map((name) => join(options.wasm, name));
  for (const path of [...modules.filter(existsSync), options.sealwell, options['signing-keys'], ...packFiles()]) add(resolve(path));
  if (options.workbench) addTree(resolve(options.workbench));
  return hash.update(JSON.stringify([options.ancestor, process.version])).digest('hex');
}

function packFiles() {
  const files = readdirSync(options.packs).filter((name) => name.endsWith('.pack')).sort();
  if (!files.length) throw new Error(`no signed pack (*.pack) in ${options.packs}`);
  return files.map((name) => join(options.packs, name));
}

/**
 * One script with everything that it imports.
 * @param {string} entry
 * @param {import('esbuild').Format} format
 * @param {string[]} target
 * @param {Record<string, string>} define
 */
async function bundle(entry, format, target, define = {}) {
  const result = await build({
    entryPoints: [join(embed, entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    define,
    target,
    charset: 'utf8',
    legalComments: 'none',
    tsconfig: join(embed, 'tsconfig.json'),
    absWorkingDir: root,
    logLevel: 'warning',
  });
  return Buffer.from(result.outputFiles[0].contents);
}

/** Writes the site's files into a folder and keeps the list of them. */
class Site {
  /** @type {{path: string, file: string, headers: Headers, encodings: Record<string, string>}[]} */
  files = [];
  /** @type {Map<string, {encodings: Record<string, string>, raw: number, brotli: number}>} */
  written = new Map();
  /** @type {Map<string, Buffer>} */
  bytes = new Map();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Writes `bytes` to `file`, with its compressed forms, and serves it at `path`.
   * @param {string} path
   * @param {string} file
   * @param {Buffer} bytes
   * @param {Headers} headers
   */
  add(path, file, bytes, headers) {
    let written = this.written.get(file);
    if (!written) {
      const encodings = { br: `${file}.br`, gzip: `${file}.gz` };
      // Blocks of a megabyte, more than any of the files has: by itself it cuts a module in two, and both are larger for it.
      const brotli = brotliCompressSync(bytes, { params: {
        [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGBLOCK]: 20,
      } });
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), bytes);
      writeFileSync(join(this.folder, encodings.br), brotli);
      writeFileSync(join(this.folder, encodings.gzip), gzipSync(bytes, { level: 9 }));
      written = { encodings, raw: bytes.length, brotli: brotli.length };
      this.written.set(file, written);
    }
    this.bytes.set(path, bytes);
    const { encodings, raw, brotli } = written;
    this.files.push({ path, file, headers, encodings });
    return { path, raw, brotli };
  }

  /**
   * What is served at `path`.
   * @param {string} path
   */
  bytesAt(path) {
    const bytes = this.bytes.get(path);
    if (!bytes) throw new Error(`nothing is served at ${path}`);
    return bytes;
  }

  /**
   * The same for what never changes under its name.
   * @param {string} name
   * @param {string} extension
   * @param {Buffer} bytes
   */
  addAsset(name, extension, bytes) {
    const file = `assets/${name}.${shortHash(bytes)}${extension}`;
    return this.add(`/${file}`, file, bytes, assetHeaders(extension));
  }
}

/**
 * No page of a resident's refers to any of it.
 * @param {Site} site
 * @param {string} folder
 */
function addWorkbench(site, folder) {
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    if (name === 'index.html') site.add('/workbench/', 'workbench/index.html', bytes, workbenchHeaders);
    else if (name.endsWith('.html')) site.add(`/workbench/${name}`, `workbench/${name}`, bytes, workbenchHeaders);
    else if (name === 'worker.js') site.add('/workbench/worker.js', 'workbench/worker.js', bytes, workbenchWorkerHeaders);
    else site.add(`/workbench/${name}`, `workbench/${name}`, bytes, assetHeaders(extname(name)));
  }
}

/**
 * @param {{path: string}} served
 * @param {Buffer} wasm
 */
const moduleOf = ({ path }, wasm) => ({ address: path, integrity: `sha256-${sha256(wasm, 'base64')}` });

/** @param {string} folder */
async function buildSite(folder) {
  mkdirSync(folder, { recursive: true });
  const site = new Site(folder);
  const keyLines = readFileSync(options['signing-keys'], 'utf8').split('\n');
  const signingKeys = keyLines.map((line) => line.trim()).filter(Boolean);
  const publisher = new Publisher(options.sealwell, options['signing-keys'], folder);
  const packs = packFiles().map((path) => publisher.read(path));
  const css = compileStyles().trim();
  const exitCss = compileExtraStyles('exit');
  const paperCss = compileExtraStyles('paper');

  const loaderScript = await bundle('loader/sealwell.ts', 'iife', LOADER_TARGETS);
  const loader = site.add('/sealwell.js', 'sealwell.js', loaderScript, loaderHeaders);
  // Only the modules that some pack needs.
  /** @type {Record<string, import('./sizes.mjs').Size>} */
  const cores = {};
  /** @type {Record<string, ReturnType<typeof moduleOf>>} */
  const modules = {};
  for (const name of new Set(packs.map(({ core }) => core))) {
    const wasm = readFileSync(join(options.wasm, `${name}.wasm`));
    cores[name] = site.addAsset(name, '.wasm', wasm);
    modules[name] = moduleOf(cores[name], wasm);
  }
  // Fetched after the confirmation, and so in no page's total.
  const receiptsWasm = readFileSync(join(options.wasm, 'sealwell_receipts.wasm'));
  const receiptsModule = site.addAsset('sealwell_receipts', '.wasm', receiptsWasm);
  const receiptsScript = site.addAsset('receipts', '.js', await bundle('frame/receipts.ts', 'esm', FRAME_TARGETS, {
    SEALWELL_RECEIPTS_MODULE: JSON.stringify(moduleOf(receiptsModule, receiptsWasm)),
  }));
  // Fetched behind the first screen, and when it is asked for.
  const deviceScript = site.addAsset('device', '.js', await bundle('frame/device.ts', 'esm', FRAME_TARGETS));
  const draftWasm = readFileSync(join(options.wasm, 'sealwell_draft.wasm'));
  const draftModule = site.addAsset('sealwell_draft', '.wasm', draftWasm);
  const draftScript = site.addAsset('draft', '.js', await bundle('draft/draft.ts', 'esm', FRAME_TARGETS, {
    SEALWELL_DRAFT_MODULE: JSON.stringify(moduleOf(draftModule, draftWasm)),
  }));
  const device = { script: deviceScript.path, draft: draftScript.path };
  const hostGuard = site.addAsset('host_guard', '.js', await bundle('frame/host_guard.ts', 'esm', FRAME_TARGETS));
  const frame = site.addAsset('frame', '.js', await bundle('frame/frame.ts', 'esm', FRAME_TARGETS, {
    SEALWELL_BUILD: JSON.stringify({ modules, signingKeys, receipts: receiptsScript.path, device, hostGuard: hostGuard.path }),
  }));

  addFavicon(site);
  site.add('/storage.json', 'storage.json', Buffer.from(storageManifest()), publicHeaders);
  // What only some pages load.
  const exitScript = packs.some(({ exits }) => exits)
    ? site.addAsset('exit', '.js', await bundle('frame/exit.ts', 'esm', FRAME_TARGETS)) : null;

  /** @type {import('./sizes.mjs').Journey[]} */
  const journeys = [];
  for (const pack of packs) {
    const core = cores[pack.core];
    // The style travels in the page: a style sheet of its own would cost the first screen one more
    // round trip, and the page is fetched once anyway.
    const style = css + pack.themeStyle + (pack.exits ? exitCss : '');
    const onPaper = css + pack.themeStyle + paperCss;
    const paperHeaders = pageHeaders(`sha256-${sha256(onPaper, 'base64')}`, []);
    const exit = pack.exits && exitScript ? [exitScript] : [];
    /**
     * @param {{path: string}} served
     * @param {string} paper
     */
    const assetsFor = (served, paper) => ({
      inlineStyle: style,
      script: frame.path,
      exitScript: exit[0]?.path,
      paper,
      preloads: [
        { address: core.path, type: 'application/wasm', as: 'fetch' },
        { address: served.path, type: '', as: 'fetch' },
      ],
      data: [{ name: 'service', value: pack.id }, { name: 'pack', value: served.path }, { name: 'core', value: pack.core }],
    });
    const styleHash = `sha256-${sha256(style, 'base64')}`;
    const ancestors = [...new Set([...pack.frameAncestors, ...options.ancestor].map(checkedOrigin))];
    /**
     * What the form is on a device without internet: each file with its hash.
     * @type {Record<string, string>}
     */
    const form = {};
    /** @type {(path: string, bytes: Buffer) => void} */
    const addTo = (path, bytes) => { form[path] = `sha256-${sha256(bytes, 'base64')}`; };
    for (const { path } of [core, receiptsScript, receiptsModule, deviceScript, draftScript, draftModule, hostGuard, frame, ...exit]) addTo(path, site.bytesAt(path));
    const alone = pageHeaders(styleHash, []);
    pack.languages.forEach((language, index) => {
      const served = site.add(`/packs/${pack.id}.${language}.pack`, `packs/${pack.id}.${language}.pack`,
                              pack.prepared[index], packHeaders);
      site.add(`/packs/${pack.id}.${language}.terms`, `packs/${pack.id}.${language}.terms`, pack.terms[index], packHeaders);
      const described = publisher.print(pack.path, 'device', { language });
      const words = site.add(`/packs/${pack.id}.${language}.device`, `packs/${pack.id}.${language}.device`, described, ownHeaders('.json'));
      addTo(served.path, pack.prepared[index]);
      addTo(`/packs/${pack.id}.${language}.terms`, pack.terms[index]);
      addTo(words.path, described);
      const paper = `/paper/${pack.id}/${language}`;
      const page = publisher.print(pack.path, 'page', { language, assets: assetsFor(served, paper) });
      if (!page.includes(`<style>${style}</style>`)) throw new Error('the page changed the style given to it');
      const printed = publisher.print(pack.path, 'paper', { language, assets: { inlineStyle: onPaper } });
      site.add(paper, `paper/${pack.id}.${language}.html`, printed, paperHeaders);
      const file = `pages/${pack.id}.${language}.html`;
      const headers = pageHeaders(styleHash, ancestors);
      const framed = site.add(`/f/${pack.id}/${language}/`, file, page, headers);
      site.add(`/a/${pack.id}/${language}`, file, page, alone);
      addTo(`/f/${pack.id}/${language}/`, page);
      addTo(`/a/${pack.id}/${language}`, page);
      if (index > 0) return;
      site.add(`/f/${pack.id}/`, file, page, headers);
      site.add(`/a/${pack.id}`, file, page, alone);
      addTo(`/f/${pack.id}/`, page);
      addTo(`/a/${pack.id}`, page);
      journeys.push({
        name: pack.id,
        ceiling: CEILINGS[pack.core],
        files: [loader, { ...framed, path: `/f/${pack.id}/` }, frame, core, served, ...exit],
        behind: [deviceScript, words, hostGuard],
        later: [],
      });
    });
    addInstallation(site, pack, addTo);
    const version = shortHash(JSON.stringify(form));
    const worker = site.add(`/workers/${pack.id}.js`, `workers/${pack.id}.js`, await bundle('worker/worker.ts', 'iife', FRAME_TARGETS, {
      SEALWELL_FORM: JSON.stringify({ service: pack.id, version, files: form }),
    }), workerHeaders);
    journeys.at(-1)?.later.push(draftScript, draftModule, receiptsScript, receiptsModule, worker);
  }

  if (options.workbench) addWorkbench(site, resolve(options.workbench));
  const list = { format: 'sealwell-site/1', files: site.files };
  writeFileSync(join(folder, 'site.json'), `${JSON.stringify(list, null, 1)}\n`);
  return journeys;
}

const stampFile = join(out, 'build-inputs.json');
const inputs = inputsHash();
/** @typedef {{inputs: string, journeys: import('./sizes.mjs').Journey[]}} Stamp */
/** @type {Stamp | null} */
let previous = null;
try {
  previous = /** @type {Stamp} */ (JSON.parse(readFileSync(stampFile, 'utf8')));
} catch {
  // Never built, or not finished.
}
let journeys;
if (previous?.inputs === inputs) {
  journeys = previous.journeys;
  console.log(`${basename(out)} is up to date`);
} else {
  // Built beside the old one and put in its place when it is whole.
  const scratch = `${out}.new`;
  rmSync(scratch, { recursive: true, force: true });
  journeys = await buildSite(scratch);
  writeFileSync(join(scratch, 'build-inputs.json'), JSON.stringify({ inputs, journeys }));
  rmSync(out, { recursive: true, force: true });
  renameSync(scratch, out);
}
if (!reportSizes(journeys)) process.exit(1);
