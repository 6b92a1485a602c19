// The module that makes receipts: wasm/receipts.cpp has the other side.

import type { CoreFailure } from './contract.js';
import { loadModule, type Boundary } from './module.js';

interface Exports extends Boundary {
  sealwell_receipt(
    pack: number, packLength: number, terms: number, termsLength: number, keys: number, keysLength: number,
    draft: number, draftLength: number, build: number, buildLength: number,
    acknowledgement: number, acknowledgementLength: number, now: number,
  ): number;
}

/** A file for the resident to save. */
export interface SavedFile {
  name: string;
  mediaType: string;
  content: string;
}

/** The receipt to read and print, and the one that tools read, with which it can be taken back. */
export interface ReceiptFiles {
  page: SavedFile;
  file: SavedFile;
}

/** What a receipt is made from. */
export interface ReceiptSources {
  /** The signed, prepared pack that was run, and the signed terms that belong to it. */
  pack: Uint8Array;
  terms: Uint8Array;
  /** The pack-signing keys that are trusted, one `sealwell-signing-v1 …` line each. */
  keys: readonly string[];
  /** JSON text of what the core's `receipt` effect brought. */
  draft: string;
  /** SHA-256 of the module that ran, in hexadecimal; may be empty. */
  build: string;
  /** The intake's word; may be empty. */
  acknowledgement: string;
}

export type ReceiptMaker = (sources: ReceiptSources, now: number) => ReceiptFiles | CoreFailure;

/** Loads the module from its bytes or, while they arrive, from the response that brings them. */
export async function loadReceipts(source: BufferSource | Promise<Response>): Promise<ReceiptMaker> {
  const { exports, lending, takeResult } = await loadModule<Exports>(source);
  return ({ pack, terms, keys, draft, build, acknowledgement }, now) =>
    lending([pack, terms, keys.join('\n'), draft, build, acknowledgement], (a, b, c, d, e, f, g, h, i, j, k, l) => {
      exports.sealwell_receipt(a!, b!, c!, d!, e!, f!, g!, h!, i!, j!, k!, l!, now);
      return JSON.parse(takeResult()) as ReceiptFiles | CoreFailure;
    });
}
