import { build, runningPack } from './core.js';

type Receipts = typeof import('./receipts.js');

/** The receipt of what this session has sent. What it is made from is in memory only. */
export class Receipt {
  /** The intake's word, once it has come. */
  acknowledgement = '';
  /** JSON text; empty when there is nothing to make one from. */
  private draft = '';
  /** The pack in the language in which it was sent. */
  private pack = runningPack();
  private ready: ReturnType<Receipts['prepare']> | null = null;

  constructor(private readonly core: string) {}

  keep(draft: object) {
    this.draft = JSON.stringify(draft);
    this.pack = runningPack();
  }

  /** Fetches what making one takes, if it is not there yet. */
  prepare() {
    const { script, module } = build.receipts;
    this.ready ??= (import(script) as Promise<Receipts>)
      .then(({ prepare }) => prepare(module, this.pack.address.replace(/pack$/, 'terms')));
    this.ready.catch(() => { this.ready = null; });
    return this.ready;
  }

  async save(target: 'page' | 'file') {
    const { draft, acknowledgement, pack: { bytes: pack } } = this;
    const digest = atob(build.modules[this.core]!.integrity.slice('sha256-'.length));
    const hash = Array.from(digest, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
    (await this.prepare())(target, { pack, keys: build.signingKeys, draft, build: hash, acknowledgement });
  }

  forget() {
    this.draft = this.acknowledgement = '';
    this.ready = null;
  }
}
