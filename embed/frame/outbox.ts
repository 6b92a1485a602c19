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
    await alone(() => inStore('readwrite', true, (store) => store.put(entry)));
    return true;
  } catch {
    // Storage is refused, full or broken. The envelope is still in memory.
    return false;
  }
}

/** What waits for this service. Leaves no database where there was none. */
export async function waitingFor(service: string): Promise<Waiting[]> {
  try {
    const all = await alone(() => inStore('readonly', false, (store) => store.getAll() as IDBRequest<Waiting[]>));
    return all.filter((entry) => entry.service === service);
  } catch {
    return [];
  }
}

/** Forgets an envelope, and the database with the last one. */
export async function forget(id: string): Promise<void> {
  try {
    await alone(async (reallyAlone) => {
      const left = await inStore('readwrite', false, (store) => {
        store.delete(id);
        return store.count();
      });
      if (left === 0 && reallyAlone) await done(indexedDB.deleteDatabase(DATABASE));
    });
  } catch {
    // It stays, and is sent again at the next visit: the intake then answers as it did this time.
  }
}

/** A request's result, once it has one. */
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * What `work` asks of the store, once the browser says that all of it is written. Fails where there is no database and
 * none is to be made.
 */
async function inStore<T>(mode: IDBTransactionMode, make: boolean, work: (store: IDBObjectStore) => IDBRequest<T>) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    if (make) opening.result.createObjectStore(STORE, { keyPath: 'id' });
    else opening.transaction!.abort();
  };
  const database = await done(opening);
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([done(work(transaction.objectStore(STORE))), finished]);
    return result;
  } finally {
    database.close();
  }
}

/**
 * Runs `work` while no other tab touches the outbox, so that none writes into a database that is
 * about to be deleted. A browser without locks does without that deletion.
 */
async function alone<T>(work: (reallyAlone: boolean) => Promise<T>): Promise<T> {
  if (!navigator.locks) return work(false);
  return (await navigator.locks.request(DATABASE, () => work(true))) as T;
}
