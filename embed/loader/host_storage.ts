import { MAX_HOST_COPIES, readHostCopyMessage, type HostCopyAnswer } from '../protocol/host_copy_messages.js';

/**
 * Keeps sealed envelopes in this page's own storage for a frame, as `data` asks, under names that begin with `prefix`.
 * What comes back is to be said to the frame. Nothing here can be read by this page.
 */
export function handleHostCopyMessage(data: unknown, prefix: string): HostCopyAnswer[] {
  const message = readHostCopyMessage(data);
  if (!message) return [];
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    if (message.type === 'ask') {
      return names.map((name) => ({ type: 'parcel', id: name.slice(prefix.length), envelope: localStorage[name] as string }));
    }
    const name = prefix + message.id;
    if (message.type === 'drop') localStorage.removeItem(name);
    else {
      const held = names.includes(name) || names.length < MAX_HOST_COPIES;
      if (held) localStorage.setItem(name, message.envelope);
      return [{ type: 'kept', id: message.id, held }];
    }
  } catch {
    // Storage is refused or full.
    if (message.type === 'keep') return [{ type: 'kept', id: message.id, held: false }];
  }
  return [];
}
