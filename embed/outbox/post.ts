import type { NotSentReason } from '../../wasm/contract.js';
import { fromBase64 } from '../protocol/encoding.js';
import type { PendingEnvelope } from './pending_envelope.js';

/** What came of posting an entry: the intake's word, or why there is none. Whether a word holds is for the core to say. */
export type Posted =
  /** HTTP's status; 0 for no answer. */
  { status: number } & ({ word: string } | { reason: NotSentReason; notBefore: number });

/** Longer than the intake's own limits for a slow connection. */
const PATIENCE_MS = 90_000;

/** Browsers refuse a request that outlives its page when its body is larger than 64 KiB. */
const KEEPALIVE_LIMIT = 60_000;

/** Posts an envelope, or the withdrawal in its place, to the intake, once. */
export async function post({ address, proof, withdrawal, deleting, envelope }: PendingEnvelope): Promise<Posted> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', ...(deleting ? {} : { 'Sealwell-Proof': proof }) },
      body: deleting ? fromBase64(withdrawal) : envelope,
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      keepalive: envelope.length <= KEEPALIVE_LIMIT,
      signal: patience.signal,
    });
    const { ok, status, headers } = response;
    if (ok) return { status, word: await response.text() };
    // "Not now" and "never like this" are different things to tell a person.
    const later = status === 408 || status === 429 || status >= 500;
    return { status, reason: later ? 'busy' : 'refused', notBefore: notBefore(headers.get('Retry-After')) };
  } catch {
    return { status: 0, reason: 'offline', notBefore: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** A server that asks for more patience than this is not believed: a day. */
const MAX_RETRY_AFTER_MS = 86_400_000;

/** The moment before which a server does not want to be asked again (RFC 9110, 10.2.3); 0 when it does not say. */
export function notBefore(retryAfter: string | null, now = Date.now()): number {
  if (!retryAfter) return 0;
  const moment = /^\d+$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  return moment > now ? Math.min(moment, now + MAX_RETRY_AFTER_MS) : 0;
}
