// What stays in this browser when the page is closed: where the windows stand, and sealed envelopes that wait to be sent.
// Nothing that anybody answered can be read in it.

const STORE = 'kept';

export class Kept {
  private constructor(private readonly database: IDBDatabase) {}

  /** Undefined where this browser keeps nothing. */
  static open(): Promise<Kept | undefined> {
    return new Promise((resolve) => {
      try {
        const request = indexedDB.open('sealwell-workbench', 1);
        request.onupgradeneeded = () => request.result.createObjectStore(STORE);
        request.onsuccess = () => resolve(new Kept(request.result));
        request.onerror = request.onblocked = () => resolve(undefined);
      } catch {
        resolve(undefined);
      }
    });
  }

  /** Everything under a beginning of names. */
  all(beginning: string): Promise<Map<string, unknown>> {
    return new Promise((resolve, reject) => {
      const found = new Map<string, unknown>();
      const cursor = this.database.transaction(STORE).objectStore(STORE).openCursor(IDBKeyRange.bound(beginning, `${beginning}\uffff`));
      cursor.onsuccess = () => {
        if (!cursor.result) return resolve(found);
        found.set(String(cursor.result.key), cursor.result.value);
        cursor.result.continue();
      };
      cursor.onerror = () => reject(cursor.error);
    });
  }

  /** Writes all of it or nothing, and is there only when it outlasts the machine's going off. Undefined: taken away. */
  write(changes: Map<string, unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore(STORE);
      for (const [name, value] of changes) {
        if (value === undefined) store.delete(name);
        else store.put(value, name);
      }
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }
}
