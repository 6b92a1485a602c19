// Everything that a browser could carry an answer out with, or keep one in.

import { until } from './browser.mjs';

/** Collects every request of the context, from now on, with its whole content. */
export function watchRequests(context) {
  const requests = [];
  context.on('request', (request) => {
    requests.push({
      method: request.method(),
      url: request.url(),
      headers: request.headers(),
      body: request.postDataBuffer(),
    });
  });
  return requests;
}

/** What a page or frame has stored, as text. */
export async function stored(frame) {
  return frame.evaluate(async () => {
    const databases = [];
    for (const { name, version } of await indexedDB.databases()) {
      const database = await new Promise((opened, failed) => {
        const request = indexedDB.open(name, version);
        request.onsuccess = () => opened(request.result);
        // It has been deleted since it was listed: looking must not make it anew.
        request.onupgradeneeded = () => request.transaction.abort();
        request.onerror = () => (request.error.name === 'AbortError' ? opened(null) : failed(request.error));
      });
      if (!database) continue;
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((done) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => done(request.result);
        });
        databases.push({ name, store, rows: rows.map((row) => ({
          ...row, envelope: row.envelope && { bytes: row.envelope.length, text: new TextDecoder('latin1').decode(row.envelope) } })) });
      }
      if (!database.objectStoreNames.length) databases.push({ name });
      database.close();
    }
    return {
      cookie: document.cookie,
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      address: location.href,
      history: history.state,
    };
  });
}

/** Waits until nothing lies in the databases: what was sent is forgotten behind the screen that says so. */
export function untilForgotten(frame) {
  return until(async () => (await stored(frame)).databases.length === 0, 'nothing is kept of what was sent');
}

/** Which of these texts stand in `where`, as they are or in any common disguise. */
export function found(texts, where) {
  const bytes = Buffer.isBuffer(where) ? where : Buffer.from(typeof where === 'string' ? where : JSON.stringify(where));
  return texts.filter((text) => {
    const plain = Buffer.from(text);
    const forms = [plain, Buffer.from(encodeURIComponent(text)), Buffer.from(text.replaceAll(' ', '+')),
                   Buffer.from(text, 'utf16le'), Buffer.from(plain.toString('hex')),
                   Buffer.from(plain.toString('base64').replace(/.{0,2}=*$/, ''))];
    return forms.some((form) => form.length > 3 && bytes.includes(form));
  });
}
