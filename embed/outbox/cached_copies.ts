// The second copy of what waits, in Cache Storage: WebKit forgets a frame's databases when it is closed, and keeps this.

import type { PendingEnvelope } from './pending_envelope.js';

const CACHE = 'sealwell-outbox';
/** All of an entry but its envelope. */
const ENTRY = 'X-Sealwell-Entry';

const nameOf = (service: string, id: string) => `/outbox/${service}/${id}`;

/** Keeps a copy, and reads it back: comes back only when it is there, whole. */
export async function keepCopy({ envelope, ...rest }: PendingEnvelope): Promise<void> {
  const cache = await caches.open(CACHE);
  const name = nameOf(rest.service, rest.id);
  const headers = { 'Content-Type': 'application/octet-stream', [ENTRY]: JSON.stringify(rest) };
  await cache.put(name, new Response(envelope, { headers }));
  const kept = await (await cache.match(name))?.arrayBuffer();
  if (kept?.byteLength !== envelope.length) throw new Error('not kept');
}

/** The copies for this service. Leaves no cache where there was none. */
export async function allCopies(service: string): Promise<PendingEnvelope[]> {
  if (!await caches.has(CACHE)) return [];
  const cache = await caches.open(CACHE);
  const found: PendingEnvelope[] = [];
  for (const request of await cache.keys()) {
    const id = new URL(request.url).pathname.slice(nameOf(service, '').length);
    if (new URL(request.url).pathname !== nameOf(service, id)) continue;
    const response = await cache.match(request);
    if (!response) continue;
    const rest = JSON.parse(response.headers.get(ENTRY)!) as Omit<PendingEnvelope, 'envelope'>;
    found.push({ ...rest, envelope: new Uint8Array(await response.arrayBuffer()) });
  }
  return found;
}

/** Forgets a copy, and the cache with the last one where `alone` says that nobody else writes into it. */
export async function forgetCopy(service: string, id: string, alone: boolean): Promise<void> {
  if (!await caches.has(CACHE)) return;
  const cache = await caches.open(CACHE);
  await cache.delete(nameOf(service, id));
  if (alone && !(await cache.keys()).length) await caches.delete(CACHE);
}
