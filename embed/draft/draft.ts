// Saves a session on this device under a code that the resident keeps, and goes on with it. A script of its own, fetched
// when the resident asks for it. What is saved is the core's snapshot, which this script does not read. docs/offline.md,
// "Save and come back".

import { failed, type CoreFailure } from '../../wasm/sealwell.js';
import { loadDrafts } from '../../wasm/draft.js';
import { requestPersistence } from '../storage/persistence.js';
import type { DraftFrame } from './draft_offer.js';
import { draftStore } from './draft_store.js';

/** The module that encrypts, as the build knows it. */
declare const SEALWELL_DRAFT_MODULE: { address: string; integrity: string };

/** Why saved answers did not open; `again`: the same code may do another time. */
export type DraftFailure = 'mistyped' | 'other' | 'again' | 'lost';

let fetched: Promise<ArrayBuffer> | null = null;

/** Fetches what it takes to save and to open, so that both still work when the connection has gone. */
export function prepare(): Promise<ArrayBuffer> {
  fetched ??= fetch(SEALWELL_DRAFT_MODULE.address, { integrity: SEALWELL_DRAFT_MODULE.integrity }).then((response) => {
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.arrayBuffer();
  });
  fetched.catch(() => { fetched = null; });
  return fetched;
}

/** Gives the code that opens what was saved. It is kept nowhere. */
export async function keepDraft(frame: DraftFrame, until: number): Promise<string> {
  const drafts = await loadDrafts(await prepare());
  const taken = frame.snapshot();
  if (!taken) throw new Error('no snapshot');
  const sealed = drafts.seal(taken, frame.service, until);
  taken.fill(0);
  if (failed(sealed)) throw new Error(sealed.error);
  await draftStore().put({ service: frame.service, bytes: sealed.bytes, until });
  requestPersistence();
  return sealed.code;
}

/** Goes on with what was saved; null when it does. */
export async function openDraft(frame: DraftFrame, code: string): Promise<DraftFailure | null> {
  const draft = (await draftStore().all()).find(({ service }) => service === frame.service);
  if (!draft) return 'lost';
  const snapshot = (await loadDrafts(await prepare())).open(draft.bytes, code, frame.service, Date.now());
  if (failed(snapshot)) return reasonOf(snapshot);
  const restored = await frame.restore(snapshot);
  snapshot.fill(0);
  return restored ? null : 'lost';
}

/** Errors of core/sealing/draft.hpp. */
function reasonOf({ error }: CoreFailure): DraftFailure {
  if (error === 'unknown_value') return 'mistyped';
  if (error === 'key_wrong_passphrase') return 'other';
  return error === 'too_large' ? 'again' : 'lost';
}
