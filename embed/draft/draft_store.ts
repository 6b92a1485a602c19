import { TransientStore } from '../storage/database.js';

/** Saved answers, encrypted. The key can be used by this origin's pages in this browser, and not be read by them. */
export interface Draft {
  service: string;
  key: CryptoKey;
  /** 12 bytes, drawn for this draft alone. */
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Milliseconds since 1970. */
  until: number;
}

export const draftStore = () => new TransientStore<Draft>('sealwell-draft', 'draft', 'service');
