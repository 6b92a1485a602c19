import { build, packFile } from './core.js';

type Receipts = typeof import('./receipts.js');

/** The receipt of what this session has sent. What it is made from is in memory only. */
export class Receipt {
  /** JSON text; empty when there is nothing to make one from. */
  draft = '';
  /** The intake's word, once it has come. */
  acknowledgement = '';
  private ready: ReturnType<Receipts['prepare']> | null = null;

  constructor(private readonly pack: string, private readonly core: string) {}

  /** Fetches what making one takes, if it is not there yet. */
  prepare() {
    const { script, module } = build.receipts;
    this.ready ??= (import(script) as Promise<Receipts>)
      .then(({ prepare }) => prepare(module, this.pack.replace(/pack$/, 'terms')));
    this.ready.catch(() => { this.ready = null; });
    return this.ready;
  }

  async save(target: 'page' | 'file') {
    const { draft, acknowledgement } = this;
    const [, digest = ''] = build.modules[this.core]!.integrity.split('-');
    const hex = Array.from(atob(digest), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
    (await this.prepare())(target, { pack: packFile(), keys: build.signingKeys, draft, build: hex, acknowledgement });
  }

  forget() {
    this.draft = this.acknowledgement = '';
  }
}
