// Envelopes that the intake has not acknowledged, in as many places as this device has for them: a database, Cache
// Storage, and with the pack's leave the host page. docs/offline.md, "The outbox".

import { allCopies, forgetCopy, keepCopy } from './cached_copies.js';
import type { HostCopies } from './host_copies.js';
import { TransientStore } from '../storage/database.js';
import { withLock, Tabs } from '../storage/tabs.js';
import type { PendingEnvelope } from './pending_envelope.js';

/** What waits, and how sure it is that it is still there tomorrow. */
export interface OutboxEntry {
  entry: PendingEnvelope;
  /** In lasting storage, as the browser says. */
  saved: boolean;
  /** It was, and is no more. */
  gone: boolean;
}

const NAME = 'sealwell';

export class Outbox {
  private readonly store = new TransientStore<PendingEnvelope>(NAME, 'outbox', 'id');
  /** Of this visit: so that what storage loses can be put back, or at least saved as a file. */
  private readonly memory = new Map<string, OutboxEntry>();
  /** What the host page says that it keeps. */
  private readonly carried = new Set<string>();
  /** What has left while this page was open, by this tab or another, and is not to come back. */
  private readonly left = new Set<string>();
  private readonly tabs: Tabs;

  constructor(private readonly service: string, private readonly hostCopies: HostCopies | null, changed: () => void) {
    this.tabs = new Tabs(NAME, (id) => {
      this.left.add(id);
      this.memory.delete(id);
      changed();
    });
  }

  /** Keeps an envelope. True once one of the places says that it is written. */
  async keep(entry: PendingEnvelope): Promise<boolean> {
    this.left.delete(entry.id);
    const saved = await withLock(NAME, () => this.write(entry)) || this.carried.has(entry.id);
    this.memory.set(entry.id, { entry, saved, gone: false });
    return saved;
  }

  /** Gives the host page a copy of what could not be sent. True when it is now in lasting storage. */
  async copyToHost(id: string): Promise<boolean> {
    const held = this.memory.get(id);
    if (!held) return false;
    if (await this.hostCopies?.keep(held.entry)) {
      this.carried.add(id);
      held.saved = true;
    }
    // Sent or deleted in the meantime.
    if (this.left.has(id)) this.hostCopies?.drop(id);
    return held.saved;
  }

  /** What the host page still has from an earlier visit comes back to its place. */
  async fetch(): Promise<void> {
    for (const entry of await this.hostCopies?.fetch() ?? []) {
      if (this.left.has(entry.id)) this.hostCopies?.drop(entry.id);
      else {
        this.carried.add(entry.id);
        if (!this.memory.has(entry.id)) await this.keep(entry);
      }
    }
  }

  /** Everything that waits for this service. What one place has lost is put back there from another. */
  async all(): Promise<OutboxEntry[]> {
    await withLock(NAME, async () => {
      const [stored, copied] = await Promise.all([this.store.all(), allCopies(this.service)].map(orNothing));
      const here = new Map<string, PendingEnvelope>();
      for (const entry of [...copied!, ...stored!]) {
        if (entry.service === this.service && !this.left.has(entry.id)) here.set(entry.id, entry);
      }
      for (const [id, entry] of here) {
        this.memory.set(id, { entry, saved: true, gone: false });
        if (!stored!.some((other) => other.id === id)) await this.store.put(entry).catch(() => {});
        if (!copied!.some((other) => other.id === id)) await keepCopy(entry).catch(() => {});
      }
      for (const [id, held] of this.memory) {
        if (here.has(id)) continue;
        const saved = await this.write(held.entry) || this.carried.has(id);
        held.gone = !saved && (held.saved || held.gone);
        held.saved = saved;
      }
    });
    return [...this.memory.values()];
  }

  /** It was sent or given up: forgotten everywhere. */
  async forget(id: string): Promise<void> {
    this.left.add(id);
    this.memory.delete(id);
    this.tabs.tell(id);
    // A host that keeps nothing of it is not told that there was something.
    if (this.carried.delete(id)) this.hostCopies?.drop(id);
    await withLock(NAME, async (noOtherTab) => {
      // What can't be deleted is sent again at the next visit: the intake then answers as it did this time.
      await Promise.all([this.store.delete(id, noOtherTab), forgetCopy(this.service, id, noOtherTab)].map(orNothing));
    });
  }

  private async write(entry: PendingEnvelope): Promise<boolean> {
    const places = await Promise.allSettled([this.store.put(entry), keepCopy(entry)]);
    return places.some(({ status }) => status === 'fulfilled');
  }
}

const orNothing = <T>(promise: Promise<T[] | void>) => promise.then((list) => list ?? [], () => [] as T[]);
