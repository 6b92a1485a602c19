// Saves a session on this device, encrypted, and goes on with it. A script of its own, fetched when the resident asks for
// it. What is saved is the core's snapshot, which this script does not read. docs/offline.md, "Save and come back".

import { requestPersistence } from '../storage/persistence.js';
import type { DraftFrame } from './draft_offer.js';
import { draftStore } from './draft_store.js';

export async function keepDraft(frame: DraftFrame, until: number): Promise<void> {
  const snapshot = frame.snapshot();
  if (!snapshot) throw new DOMException('refused', 'InvalidStateError');
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, snapshot);
  snapshot.fill(0);
  await draftStore().put({ service: frame.service, key, nonce, sealed, until });
  requestPersistence();
}

export async function openDraft(frame: DraftFrame): Promise<void> {
  const draft = (await draftStore().all()).find(({ service }) => service === frame.service);
  if (!draft) throw new DOMException('gone', 'NotFoundError');
  const snapshot = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.nonce }, draft.key, draft.sealed));
  const restored = await frame.restore(snapshot);
  snapshot.fill(0);
  if (!restored) throw new DOMException('refused', 'InvalidStateError');
}
