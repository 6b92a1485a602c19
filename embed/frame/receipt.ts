import type { ReceiptFiles } from '../../wasm/receipts.js';
import { fromBase64, toHex } from '../protocol/encoding.js';
import { build, runningPack } from './core.js';

type Script = typeof import('./receipts.js');

const ownPage = () => location.origin + location.pathname;

/** What the receipts' script has, fetched once. */
const script = () => import(build.receipts) as Promise<Script>;

/** The receipt of what this session has sent. What it is made from is in memory only, and not for long. */
export class Receipt {
  /** The intake's word, once it has come. */
  acknowledgement = '';
  /** JSON text; empty when there is nothing to make one from. */
  private draft = '';
  /** The pack in the language in which it was sent. */
  private pack = runningPack();
  private ready: ReturnType<Script['prepare']> | null = null;

  constructor(private readonly core: string) {}

  keep(draft: object) {
    this.draft = JSON.stringify(draft);
    this.pack = runningPack();
  }

  /** Fetches what making one takes, if it is not there yet. */
  prepare() {
    this.ready ??= script()
      .then(({ prepare }) => prepare(this.pack.address.replace(/pack$/, 'terms')));
    this.ready.catch(() => { this.ready = null; });
    return this.ready;
  }

  async save(target: keyof ReceiptFiles) {
    const { draft, acknowledgement, pack: { bytes: pack } } = this;
    const hash = toHex(fromBase64(build.modules[this.core]!.integrity.slice('sha256-'.length)));
    (await this.prepare())
      .save(target, { pack, keys: build.signingKeys, draft, build: hash, acknowledgement, address: ownPage() });
  }

  /** Opens a receipt that the resident brings: `#again` to be asked for one, or a file that is picked now. Null: none was. */
  async open(asked: string) {
    this.pack = runningPack();
    const brought = asked || await (await script()).pickReceipt();
    if (brought === null) return null;
    return (await this.prepare()).open({ pack: this.pack.bytes, keys: build.signingKeys, address: ownPage() }, brought);
  }

  /** Whether one can be made still. */
  get isKept() {
    return !!this.draft;
  }

  forget() {
    this.draft = this.acknowledgement = '';
    this.ready = null;
  }
}
