import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the core tells of a pack: docs/pages.md, "The service, for the build".
 * @typedef {{id: string, name: string, languages: string[], calculates: boolean, frameAncestors: string[], brand: string,
 *   themeStyle: string, exits: boolean}} Service
 */

/** Signed packs as `sealwell render` prints their pages: it checks each signature before anything of a pack gets into one. */
export class Publisher {
  /**
   * @param {string} sealwell the command
   * @param {string} trust file of the signing keys
   * @param {string} scratch folder for what the command reads
   */
  constructor(sealwell, trust, scratch) {
    this.sealwell = sealwell;
    this.trust = trust;
    this.scratch = scratch;
  }

  /**
   * One document of a pack.
   * @param {string} pack the signed file
   * @param {'page' | 'paper' | 'device' | 'service'} what
   * @param {{language?: string, assets?: object}} options
   */
  print(pack, what, { language, assets } = {}) {
    const file = join(this.scratch, 'page-assets.json');
    const words = ['render', pack, `--${what}`, '--trust', this.trust];
    if (language) words.push('--lang', language);
    if (assets) {
      writeFileSync(file, JSON.stringify(assets));
      words.push('--assets', file);
    }
    try {
      return execFileSync(this.sealwell, words, { maxBuffer: 1 << 24, stdio: ['ignore', 'pipe', 'inherit'] });
    } finally {
      rmSync(file, { force: true });
    }
  }

  /**
   * What the site needs to know of a signed pack file, and what browsers fetch of it, in the order of the languages.
   * @param {string} path
   */
  read(path) {
    const service = /** @type {Service} */ (JSON.parse(String(this.print(path, 'service'))));
    /** @param {string} ending */
    const beside = (ending) => service.languages.map((language, index) => {
      const file = path.replace(/\.pack$/, `${index ? `.${language}` : ''}${ending}`);
      if (existsSync(file)) return readFileSync(file);
      throw new Error(`${file} is missing: sealwell pack build writes it beside ${path}, and browsers fetch it`);
    });
    return {
      ...service,
      path,
      prepared: beside('.prepared'),
      terms: beside('.terms'),
      /** The core's module that it needs. */
      core: service.calculates ? 'sealwell_calculating' : 'sealwell',
    };
  }
}

/** @typedef {ReturnType<Publisher['read']>} Pack */

/**
 * An origin as a browser says it: scheme and host, nothing after.
 * @param {string} text
 */
export function checkedOrigin(text) {
  let origin;
  try {
    ({ origin } = new URL(text));
  } catch {
    origin = null;
  }
  if (origin !== text) throw new Error(`${text} is not an origin: write it like https://www.example.org`);
  return origin;
}
