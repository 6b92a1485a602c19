import { deleteDB, openDB } from 'idb';

// Envelopes that the intake has not acknowledged. They are sealed: nobody can read them here.
// The database exists only while something waits in it.

const DATABASE = 'sealwell';
const STORE = 'outbox';

export interface Waiting {
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

/** Keeps an envelope on this device. True once the browser says that it is written. */
export async function keep(entry: Waiting): Promise<boolean> {
  try {
    await alone(async () => {
      const database = await openDB(DATABASE, 1, {
        upgrade: (created) => void created.createObjectStore(STORE, { keyPath: 'id' }),
      });
      try {
        const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put(entry), transaction.done]);
      } finally {
        database.close();
      }
    });
    return true;
  } catch {
    // Storage is refused, full or broken. The envelope is still in memory.
    return false;
  }
}

/** What waits for this service. Leaves no database where there was none. */
export async function waitingFor(service: string): Promise<Waiting[]> {
  try {
    return await alone(async () => {
      const database = await openExisting();
      try {
        const all = (await database.getAll(STORE)) as Waiting[];
        return all.filter((entry) => entry.service === service);
      } finally {
        database.close();
      }
    });
  } catch {
    return [];
  }
}

/** Forgets an envelope, and the database with the last one. */
export async function forget(id: string): Promise<void> {
  try {
    await alone(async (reallyAlone) => {
      const database = await openExisting();
      let left = 1;
      try {
        const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
        const [, count] = await Promise.all(
          [transaction.store.delete(id), transaction.store.count(), transaction.done]);
        left = count;
      } finally {
        database.close();
      }
      if (left === 0 && reallyAlone) await deleteDB(DATABASE);
    });
  } catch {
    // It stays, and is sent again at the next visit: the intake then answers as it did this time.
  }
}

/** Opens the database when it is there, and fails when it is not. */
function openExisting() {
  return openDB(DATABASE, 1, {
    upgrade(_created, _from, _to, transaction) {
      transaction.done.catch(() => {});
      transaction.abort();
    },
  });
}

/**
 * Runs `work` while no other tab touches the outbox, so that none writes into a database that is
 * about to be deleted. A browser without locks does without that deletion.
 */
async function alone<T>(work: (reallyAlone: boolean) => Promise<T>): Promise<T> {
  if (!navigator.locks) return work(false);
  return (await navigator.locks.request(DATABASE, () => work(true))) as T;
}
