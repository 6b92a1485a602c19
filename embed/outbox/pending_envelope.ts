import { toHex } from '../protocol/encoding.js';

/** A sealed envelope that the intake has not acknowledged. Nobody can read it here. */
export interface PendingEnvelope {
  /** Envelope id, 32 hexadecimal digits. */
  id: string;
  /** Which pack's intake it is for. */
  service: string;
  /** SHA-256 of the envelope, 64 hexadecimal digits. */
  sha256: string;
  /** Where to, on this origin. */
  address: string;
  envelope: Uint8Array<ArrayBuffer>;
}

/** What a resident is told of an envelope's id, as the core says it: its first 48 bits. */
export const referenceOf = (id: string) => id.slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/g, '$1-');

/** Where an envelope's id stands: docs/sealed-envelope.md, "Prefix". */
const ID_FROM = 16;
const ID_TO = 32;
const MAGIC = 'SEALWELL';

/** An entry for bytes that came back from elsewhere, or null when they are no envelope of this id. */
export async function entryOf(id: string, envelope: Uint8Array<ArrayBuffer>, service: string, address: string): Promise<PendingEnvelope | null> {
  const isEnvelope = new TextDecoder('latin1').decode(envelope.subarray(0, MAGIC.length)) === MAGIC;
  if (!isEnvelope || toHex(envelope.subarray(ID_FROM, ID_TO)) !== id) return null;
  const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', envelope)));
  return { id, service, sha256, address, envelope };
}
