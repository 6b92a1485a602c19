// IndexedDB, for everybody here who keeps something in it. docs/decisions/0011-outbox-without-a-library.md says why no
// library does.

/** One object store in a database of its own, which is open only while something is asked of it. */
export class ObjectStore {
  constructor(
    protected readonly database: string,
    private readonly store: string,
    private readonly options: IDBObjectStoreParameters = {},
  ) {}

  /**
   * What `ask` asks of the store, once the browser says that all of it is written to the disk: all or nothing of it.
   * `create`: whether the database is made where there is none. Fails with an AbortError where there is none and none is
   * to be made.
   */
  async transact<R>(mode: IDBTransactionMode, create: boolean, ask: (store: IDBObjectStore) => Promise<R>): Promise<R> {
    const opening = indexedDB.open(this.database, 1);
    opening.onupgradeneeded = () => {
      if (create) opening.result.createObjectStore(this.store, this.options);
      else opening.transaction!.abort();
    };
    const database = await resultOf(opening);
    try {
      const transaction = database.transaction(this.store, mode, { durability: 'strict' });
      const finished = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
      });
      const asked = ask(transaction.objectStore(this.store)).catch((reason: unknown) => {
        // Else what was asked before the failure would be written. One that has ended already can't be taken back.
        if (!transaction.error) transaction.abort();
        throw reason;
      });
      const [result] = await Promise.all([asked, finished]);
      return result;
    } finally {
      database.close();
    }
  }
}

/** A store of values that hold their own key, of which the database exists only while something is in it. */
export class TransientStore<T> extends ObjectStore {
  /** `key` is the member of a value that is its key. */
  constructor(database: string, store: string, key: string) {
    super(database, store, { keyPath: key });
  }

  /** Comes back once the browser says that it is written. */
  put(value: T): Promise<unknown> {
    return this.transact('readwrite', true, (store) => resultOf(store.put(value)));
  }

  /** Everything in it. Leaves no database where there was none. */
  async all(): Promise<T[]> {
    try {
      return await this.transact('readonly', false, (store) => resultOf(store.getAll() as IDBRequest<T[]>));
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'AbortError') return [];
      throw reason;
    }
  }

  /** Takes one out. The database goes with the last one where `alone` says that nobody else writes into it. */
  async delete(key: string, alone: boolean): Promise<void> {
    const left = await this.transact('readwrite', false, (store) => {
      store.delete(key);
      return resultOf(store.count());
    });
    if (left === 0 && alone) await resultOf(indexedDB.deleteDatabase(this.database));
  }
}

/** A request's result, once it has one. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}
