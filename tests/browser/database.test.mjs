// The wrapper of IndexedDB (embed/storage/database.ts) and what the workbench's page keeps with it, in a browser.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { bundle } from '../embed/support/typescript.mjs';
import { launch } from './support/browser.mjs';
import { serve } from './support/servers.mjs';

const ENTRY = `
  import { TransientStore } from './embed/storage/database.ts';
  import { Kept } from './shell/workbench/web/page/kept.ts';
  Object.assign(globalThis, { TransientStore, Kept });`;

let browser, site, page;

before(async () => {
  const script = await bundle('', { entryPoints: undefined, stdin: { contents: ENTRY, resolveDir: new URL('../../', import.meta.url).pathname, loader: 'ts' }, format: 'iife' });
  site = await serve('localhost', { '/': { body: '<!DOCTYPE html><title>Empty</title>' } });
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  await page.addScriptTag({ content: script });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test('a transient store makes its database with the first entry and takes it away with the last', async () => {
  const seen = await page.evaluate(async () => {
    const store = new TransientStore('transient', 'things', 'id');
    const names = async () => (await indexedDB.databases()).map(({ name }) => name);
    const steps = [[await store.all(), await names()]];
    await store.put({ id: 'a', value: 1 });
    await store.put({ id: 'b', value: 2 });
    steps.push([await store.all(), await names()]);
    await store.delete('a', true);
    await store.delete('b', false);
    steps.push([await store.all(), await names()]);
    await store.delete('b', true);
    steps.push([await store.all(), await names()]);
    return steps;
  });
  assert.deepEqual(seen, [
    [[], []], [[{ id: 'a', value: 1 }, { id: 'b', value: 2 }], ['transient']], [[], ['transient']], [[], []],
  ]);
});

test('the workbench keeps all of a change or nothing of it', async () => {
  const seen = await page.evaluate(async () => {
    const kept = await Kept.open();
    await kept.write(new Map([['outbox/a', 'A'], ['outbox/b', 'B'], ['layout', 'old']]));
    const outbox = [...await kept.all('outbox/')];
    await kept.write(new Map([['outbox/a', undefined], ['layout', 'new']]));
    // A function can't be kept: what was asked for before it is taken back.
    const refused = await kept.write(new Map([['x', 1], ['y', () => 1]])).catch(({ name }) => name);
    return { outbox, refused, rest: [...await kept.all('')] };
  });
  assert.deepEqual(seen, {
    outbox: [['outbox/a', 'A'], ['outbox/b', 'B']], refused: 'DataCloneError', rest: [['layout', 'new'], ['outbox/b', 'B']],
  });
});

test('where storage is refused, nothing is kept, and nothing throws', async () => {
  assert.equal(await page.evaluate(async () => {
    indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };
    return (await Kept.open()) === undefined;
  }), true);
});
