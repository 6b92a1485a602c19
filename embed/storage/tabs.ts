// What tabs of this origin say and leave to each other. Where a browser refuses a page all storage it refuses this too,
// and everything goes on without.

/**
 * Runs `work` while no other tab runs work of this name, and tells it whether that is certain. `ifFree`: not at all while
 * another does; then null comes back.
 */
export async function withLock<T>(name: string, work: (certain: boolean) => Promise<T>, ifFree = false): Promise<T | null> {
  if (!navigator.locks) return work(false);
  let begun = false;
  try {
    return await navigator.locks.request(name, { ifAvailable: ifFree }, (lock) => {
      begun = true;
      return lock ? work(true) : null;
    });
  } catch (reason) {
    if (begun) throw reason;
    return work(false);
  }
}

/** Tells the other tabs of ids, and hears of them. */
export class Tabs {
  private channel: BroadcastChannel | null = null;

  constructor(name: string, heard: (id: string) => void) {
    try {
      this.channel = new BroadcastChannel(name);
      this.channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') heard(data);
      });
    } catch {
      // Alone, then.
    }
  }

  tell(id: string) {
    this.channel?.postMessage(id);
  }
}
