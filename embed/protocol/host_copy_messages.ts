// What frame and host page say to each other about envelopes that the host page keeps: sealed ones, which it can't
// read. docs/frame-protocol.md, "Host copies". Only the loader and the device's script know these messages.

import { PROTOCOL } from './messages.js';

/** As many envelopes as a host page keeps for one service. */
export const MAX_HOST_COPIES = 4;

/** From the frame: keep this, forget this, what do you have? */
export type HostCopyMessage = { type: 'keep'; id: string; envelope: string } | { type: 'drop'; id: string } | { type: 'ask' };

/** From the host page: whether it keeps it, and one it has. */
export type HostCopyAnswer = { type: 'kept'; id: string; held: boolean } | { type: 'parcel'; id: string; envelope: string };

type Members = Record<string, unknown>;

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
/** Base64 of at most 256 KiB, of a proof and an envelope: larger than any envelope but those with many parts. */
const isEnvelope = (value: unknown) =>
  typeof value === 'string' && value.length <= 349528 && value.length % 4 === 0 && /^[A-Za-z0-9+/]{64,}={0,2}$/.test(value);

const shapes: Record<string, string> = { keep: 'envelope,id', drop: 'id', ask: '', kept: 'held,id', parcel: 'envelope,id' };

/** The message in `data` when it is exactly one of those of `types`, else null. */
function read(data: unknown, types: string[]): Members | null {
  if (typeof data !== 'object' || data === null) return null;
  const { sealwell, type, ...members } = data as Members;
  const { id, envelope, held } = members;
  const good = sealwell === PROTOCOL && types.includes(type as string) &&
               Object.keys(members).sort().join() === shapes[type as string] &&
               ('id' in members ? isId(id) : true) && ('envelope' in members ? isEnvelope(envelope) : true) &&
               ('held' in members ? typeof held === 'boolean' : true);
  return good ? { type, ...members } : null;
}

/** The frame's message in `data`, or null for anything that is not exactly one. */
export const readHostCopyMessage = (data: unknown) => read(data, ['keep', 'drop', 'ask']) as HostCopyMessage | null;

/** The host page's answer in `data`, or null for anything that is not exactly one. */
export const readHostCopyAnswer = (data: unknown) => read(data, ['kept', 'parcel']) as HostCopyAnswer | null;

export const wrapHostCopyMessage = (message: HostCopyMessage | HostCopyAnswer) => ({ ...message, sealwell: PROTOCOL });
