// Envelopes that the intake has not acknowledged, and withdrawals that it has not confirmed, in as many places as this device
// has for them: a database and Cache Storage. With the pack's leave the host page keeps copies. docs/offline.md, "The outbox".

import { allCopies, forgetCopy, keepCopy } from './cached_copies.js';
import type { HostCopies } from './host_copies.js';
import { TransientStore } from '../storage/database.js';
import { isStorageLasting } from '../storage/persistence.js';
import { withLock, Tabs } from '../storage/tabs.js';
import { deletingEntry, type PendingEnvelope } from './pending_envelope.js';

/** What waits, and how sure it is that it is still there tomorrow. */
export interface OutboxEntry {
  entry: PendingEnvelope;
  /** In this frame's own lasting storage, as the browser says. What a host page says that it keeps does not count. */
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
  /** What the host page handed back and this browser does not know. Nothing of it is kept or sent unless the resident says so. */
  private readonly handed = new Map<string, PendingEnvelope>();
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

  /** Keeps an entry. True once one of the places says that it is written, and that it lasts. */
  async keep(entry: PendingEnvelope): Promise<boolean> {
    this.left.delete(entry.id);
    const saved = !!await withLock(NAME, () => this.write(entry));
    this.memory.set(entry.id, { entry, saved, gone: false });
    return saved;
  }

  /** Gives the host page a copy of what could not be sent. */
  async copyToHost(id: string): Promise<void> {
    const held = this.memory.get(id);
    if (!held || held.entry.deleting) return;
    if (await this.hostCopies?.keep(held.entry)) this.carried.add(id);
    // Sent or deleted in the meantime.
    if (this.left.has(id) || this.isDeleting(id)) this.dropCopy(id);
  }

  /** Whether the host page says that it keeps it. */
  isCarried(id: string) {
    return this.carried.has(id);
  }

  /** Asks the host page for what it still has from an earlier visit. */
  async fetch(): Promise<void> {
    for (const entry of await this.hostCopies?.fetch() ?? []) {
      this.carried.add(entry.id);
      if (this.left.has(entry.id) || this.isDeleting(entry.id)) this.dropCopy(entry.id);
      // What this browser has itself is what counts, whatever came back.
      else if (!this.memory.has(entry.id)) this.handed.set(entry.id, entry);
    }
  }

  handedBack(): PendingEnvelope[] {
    return [...this.handed.values()].filter(({ id }) => !this.memory.has(id) && !this.left.has(id));
  }

  /** Takes what was handed back as something to be sent. */
  async takeIn(id: string): Promise<void> {
    const entry = this.handed.get(id);
    if (entry && this.handed.delete(id)) await this.keep(entry);
  }

  isDeleting(id: string) {
    return !!this.memory.get(id)?.entry.deleting;
  }

  /** Has an entry deleted. False where there is no way to withdraw it: then it is only forgotten, here and by the host page. */
  async delete(id: string): Promise<boolean> {
    this.handed.delete(id);
    const entry = this.memory.get(id)?.entry;
    if (this.isDeleting(id)) return true;
    if (entry?.withdrawal) await this.withdraw(id, `${entry.address}/${id}/withdrawal`, entry.withdrawal);
    else await this.forget(id);
    return !!entry?.withdrawal;
  }

  /** Puts a withdrawal, which is for that address, in the place of an envelope. */
  async withdraw(id: string, address: string, withdrawal: string): Promise<void> {
    this.dropCopy(id);
    this.tabs.tell(id);
    await this.keep(deletingEntry(id, this.service, address, withdrawal));
  }

  /** Everything that waits for this service. What one place has lost is put back there from another. */
  async all(): Promise<OutboxEntry[]> {
    await withLock(NAME, async () => {
      const [stored, copied] = await Promise.all([this.store.all(), allCopies(this.service)].map(orNothing));
      const here = new Map<string, PendingEnvelope>();
      for (const entry of [...copied!, ...stored!]) {
        const { id, service, deleting } = entry;
        // A withdrawal that could be written in one place alone counts more than the envelope in the other.
        if (service === this.service && (deleting || !this.left.has(id)) && !here.get(id)?.deleting) here.set(id, entry);
      }
      for (const [id, entry] of here) {
        const lacks = (place: PendingEnvelope[]) => !place.some((other) => other.id === id && !other.deleting === !entry.deleting);
        this.memory.set(id, { entry, saved: isStorageLasting(), gone: false });
        if (lacks(stored!)) await this.store.put(entry).catch(() => {});
        if (lacks(copied!)) await keepCopy(entry).catch(() => {});
      }
      for (const [id, held] of this.memory) {
        if (here.has(id)) continue;
        const saved = await this.write(held.entry);
        held.gone = !saved && (held.saved || held.gone);
        held.saved = saved;
      }
    });
    return [...this.memory.values()];
  }

  /** The intake has it, or has confirmed that it has not: forgotten everywhere. */
  async forget(id: string): Promise<void> {
    this.left.add(id);
    this.memory.delete(id);
    this.tabs.tell(id);
    this.dropCopy(id);
    // What can't be deleted is sent again at the next visit: the intake then answers as it did this time.
    await withLock(NAME, (noOtherTab) => Promise.all(this.erase(id, noOtherTab)));
  }

  private async write(entry: PendingEnvelope): Promise<boolean> {
    const places = await Promise.allSettled([this.store.put(entry), keepCopy(entry)]);
    const isWritten = places.some(({ status }) => status === 'fulfilled');
    // The bytes that a withdrawal could not take the place of go all the same.
    if (entry.deleting && !isWritten) await Promise.all(this.erase(entry.id, false));
    return isWritten && isStorageLasting();
  }

  private erase(id: string, noOtherTab: boolean) {
    return [this.store.delete(id, noOtherTab), forgetCopy(this.service, id, noOtherTab)].map(orNothing);
  }

  /** A host that keeps nothing of it is not told that there was something. */
  private dropCopy(id: string) {
    if (this.carried.delete(id)) this.hostCopies?.drop(id);
  }
}

const orNothing = <T>(promise: Promise<T[] | void>) => promise.then((list) => list ?? [], () => [] as T[]);
