import type { NotSentReason } from '../../wasm/contract.js';
import type { Waiting } from './outbox.js';

/** What came of posting an envelope. Whether an acknowledgement holds is for the core to say. */
export type Posted = { acknowledgement: string } | { reason: NotSentReason };

/** Longer than the intake's own limits for a slow connection. */
const PATIENCE_MS = 90_000;

/** Browsers refuse a request that outlives its page when its body is larger than 64 KiB. */
const KEEPALIVE_LIMIT = 60_000;

/** Posts an envelope to the intake, once. */
export async function post(entry: Waiting): Promise<Posted> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(entry.address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: entry.envelope,
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      keepalive: entry.envelope.length <= KEEPALIVE_LIMIT,
      signal: patience.signal,
    });
    if (response.ok) return { acknowledgement: await response.text() };
    // "Not now" and "never like this" are different things to tell a person.
    const later = response.status === 408 || response.status === 429 || response.status >= 500;
    return { reason: later ? 'busy' : 'refused' };
  } catch {
    return { reason: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}
