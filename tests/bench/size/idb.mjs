#!/usr/bin/env node
// What the device's script and the script of saved answers would weigh with the npm package idb in the place of
// embed/storage/database.ts: docs/decisions/0011-outbox-without-a-library.md. Prints bytes of brotli.
//
//   node tests/bench/size/idb.mjs

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The same classes over idb: what is particular about them stays to be written. */
const OVER_IDB = `
import { deleteDB, openDB } from 'idb';
class ObjectStore {
  constructor(database, store, options) { Object.assign(this, { database, store, options }); }
  async transact(mode, create, ask) {
    const database = await openDB(this.database, 1, { upgrade: (made, from, to, transaction) => {
      if (create) made.createObjectStore(this.store, this.options);
      else transaction.abort();
    } });
    try {
      const transaction = database.transaction(this.store, mode, { durability: 'strict' });
      const [result] = await Promise.all([ask(transaction.store), transaction.done]);
      return result;
    } finally {
      database.close();
    }
  }
}
export class TransientStore extends ObjectStore {
  constructor(database, store, key) { super(database, store, { keyPath: key }); }
  put(value) { return this.transact('readwrite', true, (store) => store.put(value)); }
  async all() {
    try {
      return await this.transact('readonly', false, (store) => store.getAll());
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'AbortError') return [];
      throw reason;
    }
  }
  async delete(key, alone) {
    const left = await this.transact('readwrite', false, (store) => {
      store.delete(key);
      return store.count();
    });
    if (left === 0 && alone) await deleteDB(this.database);
  }
}`;

const overIdb = {
  name: 'idb',
  setup(bundler) {
    bundler.onLoad({ filter: /storage\/database\.ts$/ }, () => ({ contents: OVER_IDB, loader: 'js', resolveDir: root }));
  },
};

async function weigh(entry, plugins) {
  const { outputFiles } = await build({
    entryPoints: [root + entry], bundle: true, minify: true, write: false, format: 'esm', target: ['es2020'],
    legalComments: 'none', tsconfig: `${root}embed/tsconfig.json`, plugins,
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}

for (const entry of ['embed/frame/device.ts', 'embed/draft/draft.ts']) {
  console.log(`${entry}: ${await weigh(entry, [])} bytes with our own wrapper, ${await weigh(entry, [overIdb])} with idb`);
}
