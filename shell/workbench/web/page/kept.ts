// What stays in this browser when the page is closed: where the windows stand, and sealed envelopes that wait to be sent.
// Nothing that anybody answered can be read in it.
import { ObjectStore, resultOf } from '../../../../embed/storage/database.js';

export class Kept {
  private readonly store = new ObjectStore('sealwell-workbench', 'kept');

  private constructor() {}

  /** Undefined where this browser keeps nothing. */
  static async open(): Promise<Kept | undefined> {
    const kept = new Kept();
    // Makes the database where there is none, and so tells whether one can be.
    return kept.write(new Map()).then(() => kept, () => undefined);
  }

  /** Everything under a beginning of names. */
  async all(beginning: string): Promise<Map<string, unknown>> {
    const names = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
    const [keys, values] = await this.store.transact('readonly', true, (store) =>
      Promise.all([resultOf(store.getAllKeys(names) as IDBRequest<string[]>), resultOf<unknown[]>(store.getAll(names))]));
    return new Map(keys.map((key, index) => [key, values[index]]));
  }

  /** Writes all of it or nothing, and is there only when it outlasts the machine's going off. Undefined: taken away. */
  write(changes: Map<string, unknown>): Promise<void> {
    return this.store.transact('readwrite', true, async (store) => {
      const asked = [...changes].map(async ([name, value]) => {
        if (value === undefined) await resultOf(store.delete(name));
        else await resultOf(store.put(value, name));
      });
      await Promise.all(asked);
    });
  }
}
