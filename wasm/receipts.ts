// The module that makes receipts and opens them again: wasm/receipts.cpp has the other side.

import type { Action, CoreFailure, Result } from './contract.js';
import { loadModule, type Boundary } from './module.js';

interface Exports extends Boundary {
  sealwell_receipt(
    pack: number, packLength: number, terms: number, termsLength: number, keys: number, keysLength: number,
    draft: number, draftLength: number, build: number, buildLength: number,
    acknowledgement: number, acknowledgementLength: number, address: number, addressLength: number, now: number,
  ): number;
  sealwell_visit_open(
    pack: number, packLength: number, terms: number, termsLength: number, keys: number, keysLength: number,
    brought: number, broughtLength: number, address: number, addressLength: number, now: number,
  ): number;
  sealwell_visit_update(action: number, actionLength: number, now: number): number;
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
  /** The days to follow up, where there are some. */
  calendar?: SavedFile;
}

/** A signed, prepared pack with its terms. */
export interface PackWithTerms {
  pack: Uint8Array;
  /** The signed terms that belong to it. */
  terms: Uint8Array;
  /** The pack-signing keys that are trusted, one `sealwell-signing-v1 …` line each. */
  keys: readonly string[];
  /** The service's own page, to which the receipt's QR code and the calendar lead; may be empty. */
  address: string;
}

/** What a receipt is made from: the pack that was run, and this. */
export interface ReceiptSources extends PackWithTerms {
  /** JSON text of what the core's `receipt` effect brought. */
  draft: string;
  /** SHA-256 of the module that ran, in hexadecimal; may be empty. */
  build: string;
  /** The intake's word; may be empty. */
  acknowledgement: string;
}

/** The loaded module. */
export interface Receipts {
  make(sources: ReceiptSources, now: number): ReceiptFiles | CoreFailure;
  /**
   * Opens a receipt (its file's text, or `#again` to be asked for one) with the pack of today.
   * What is wrong with it is said on
   * the screen; a failure is one of the pack. There is one such visit at a time.
   */
  open(pack: PackWithTerms, brought: string, now: number): Result | CoreFailure;
  /** One step of it. */
  dispatchToVisit(action: Action, now: number): Result | CoreFailure;
}

/** Loads the module from its bytes or, while they arrive, from the response that brings them. */
export async function loadReceipts(source: BufferSource | Promise<Response>): Promise<Receipts> {
  const { exports, lending, takeResult } = await loadModule<Exports>(source);
  const result = <T>() => JSON.parse(takeResult()) as T | CoreFailure;
  return {
    make: ({ pack, terms, keys, draft, build, acknowledgement, address }, now) =>
      lending([pack, terms, keys.join('\n'), draft, build, acknowledgement, address],
        (a, b, c, d, e, f, g, h, i, j, k, l, m, n) => {
          exports.sealwell_receipt(a, b, c, d, e, f, g, h, i, j, k, l, m, n, now);
          return result<ReceiptFiles>();
        }),
    open: ({ pack, terms, keys, address }, brought, now) =>
      lending([pack, terms, keys.join('\n'), brought, address], (a, b, c, d, e, f, g, h, i, j) => {
        exports.sealwell_visit_open(a, b, c, d, e, f, g, h, i, j, now);
        return result<Result>();
      }),
    dispatchToVisit: (action, now) =>
      lending([JSON.stringify(action)], (pointer, length) => {
        exports.sealwell_visit_update(pointer, length, now);
        return result<Result>();
      }),
  };
}
