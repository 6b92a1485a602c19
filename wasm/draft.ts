// The module that saves answers under a code: wasm/draft.cpp has the other side.

import type { CoreFailure } from './contract.js';
import { loadModule, type Boundary } from './module.js';

interface Exports extends Boundary {
  sealwell_draft_seal(snapshot: number, snapshotLength: number, service: number, serviceLength: number, until: number): number;
  sealwell_draft_open(
    bytes: number, length: number, code: number, codeLength: number, service: number, serviceLength: number, now: number,
  ): number;
}

/** A draft to keep, and what opens it: said to the resident and kept nowhere. */
export interface SealedDraft {
  code: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The loaded module. It has what Argon2id needs, and browsers never take memory back from one: don't hold it. */
export interface Drafts {
  /** Encrypts a snapshot with a code that is drawn for it. `until`: milliseconds since 1970, after which nothing opens it. */
  seal(snapshot: Uint8Array, service: string, until: number): SealedDraft | CoreFailure;
  /** The snapshot, with the code as it was typed. Overwrite it after use. Errors: core/sealing/draft.hpp. */
  open(bytes: Uint8Array, code: string, service: string, now: number): Uint8Array<ArrayBuffer> | CoreFailure;
}

const LINE_FEED = 10;

/** Loads the module from its bytes or, while they arrive, from the response that brings them. */
export async function loadDrafts(source: BufferSource | Promise<Response>): Promise<Drafts> {
  const { exports, lending, takeResult, takeBytes } = await loadModule<Exports>(source);
  const failure = () => JSON.parse(takeResult()) as CoreFailure;
  return {
    seal: (snapshot, service, until) => lending([snapshot, service], (a, b, c, d) => {
      if (!exports.sealwell_draft_seal(a, b, c, d, until)) return failure();
      const result = takeBytes();
      const end = result.indexOf(LINE_FEED);
      return { code: String.fromCharCode(...result.subarray(0, end)), bytes: result.slice(end + 1) };
    }),
    open: (bytes, code, service, now) => lending([bytes, code, service], (a, b, c, d, e, f) =>
      exports.sealwell_draft_open(a, b, c, d, e, f, now) ? takeBytes() : failure()),
  };
}
