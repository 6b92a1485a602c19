import { fromBase64, toBase64, toHex } from '../protocol/encoding.js';

/** A sealed envelope that the intake has not acknowledged. Nobody can read it here. */
export interface PendingEnvelope {
  /** Envelope id, 32 hexadecimal digits. */
  id: string;
  /** Which pack's intake it is for. */
  service: string;
  /** SHA-256 of the envelope, 64 hexadecimal digits. */
  sha256: string;
  /** Where to, on this origin: the envelope, or where it is deleted its withdrawal. */
  address: string;
  /** Base64 of what shows the intake that it may be posted: docs/sealed-envelope.md, "Proofs". */
  proof: string;
  /** The same to have it deleted. Empty for what a host page handed back: nobody but this device and the intake gets it. */
  withdrawal: string;
  /** The resident has it deleted: `envelope` is empty, and the withdrawal waits until the intake has confirmed it. */
  deleting?: boolean;
  envelope: Uint8Array<ArrayBuffer>;
}

/** What a resident is told of an envelope's id, as the core says it: its first 48 bits. */
export const referenceOf = (id: string) => id.slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/g, '$1-');

/** Where an envelope's id stands: docs/sealed-envelope.md, "Prefix". */
const ID_FROM = 16;
const ID_TO = 32;
const MAGIC = 'SEALWELL';

/** Of a proof: how long it is, and where the envelope's hash stands in it. */
const PROOF_LENGTH = 128;
const HASH_FROM = 32;
const HASH_TO = 64;
const hashIn = (proof: Uint8Array) => toHex(proof.subarray(HASH_FROM, HASH_TO));

/** What a host page keeps of an entry, in base64: the proof to post it, then the envelope. */
export function parcelOf({ proof, envelope }: PendingEnvelope): string {
  const parcel = new Uint8Array(PROOF_LENGTH + envelope.length);
  parcel.set(fromBase64(proof));
  parcel.set(envelope, PROOF_LENGTH);
  return toBase64(parcel);
}

/** The entry for a parcel that came back, or null when it is no envelope of this id with a proof for its bytes. */
export async function entryOf(id: string, parcel: Uint8Array<ArrayBuffer>, service: string, address: string): Promise<PendingEnvelope | null> {
  const proof = parcel.subarray(0, PROOF_LENGTH);
  const envelope = parcel.subarray(PROOF_LENGTH);
  const isEnvelope = new TextDecoder('latin1').decode(envelope.subarray(0, MAGIC.length)) === MAGIC;
  if (!isEnvelope || toHex(envelope.subarray(ID_FROM, ID_TO)) !== id) return null;
  const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', envelope)));
  if (hashIn(proof) !== sha256) return null;
  return { id, service, sha256, address, proof: toBase64(proof), withdrawal: '', envelope };
}

/** The entry in whose place a withdrawal waits. */
export const deletingEntry = (id: string, service: string, address: string, withdrawal: string): PendingEnvelope =>
  ({ id, service, sha256: hashIn(fromBase64(withdrawal)), address, proof: '', withdrawal, deleting: true, envelope: new Uint8Array() });
