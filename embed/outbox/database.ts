// A store of IndexedDB, of which the database exists only while something is in it.

/** One object store in a database of its own. */
export class Store<T> {
  constructor(private readonly database: string, private readonly store: string, private readonly key: string) {}

  /** Comes back once the browser says that it is written. */
  put(value: T): Promise<unknown> {
    return this.work('readwrite', true, (store) => store.put(value));
  }

  /** Everything in it. Leaves no database where there was none. */
  async all(): Promise<T[]> {
    try {
      return await this.work('readonly', false, (store) => store.getAll() as IDBRequest<T[]>);
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'AbortError') return [];
      throw reason;
    }
  }

  /** Takes one out. The database goes with the last one where `alone` says that nobody else writes into it. */
  async delete(key: string, alone: boolean): Promise<void> {
    const left = await this.work('readwrite', false, (store) => {
      store.delete(key);
      return store.count();
    });
    if (left === 0 && alone) await done(indexedDB.deleteDatabase(this.database));
  }

  /**
   * What `ask` asks of the store, once the browser says that all of it is written. Fails with an AbortError where there
   * is no database and none is to be made.
   */
  private async work<R>(mode: IDBTransactionMode, make: boolean, ask: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    const opening = indexedDB.open(this.database, 1);
    opening.onupgradeneeded = () => {
      if (make) opening.result.createObjectStore(this.store, { keyPath: this.key });
      else opening.transaction!.abort();
    };
    const database = await done(opening);
    try {
      const transaction = database.transaction(this.store, mode, { durability: 'strict' });
      const finished = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      const [result] = await Promise.all([done(ask(transaction.objectStore(this.store))), finished]);
      return result;
    } finally {
      database.close();
    }
  }
}

/** A request's result, once it has one. */
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
