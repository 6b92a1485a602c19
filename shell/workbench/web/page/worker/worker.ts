// Keeps the workbench's pages that somebody has opened, so that these open without a network: at an outreach event there may
// be none.

/** `pages`: what each is made of, itself first. */
declare const WORKBENCH_FILES: { version: string; pages: Record<string, string[]> };

declare const self: ServiceWorkerGlobalScope;

const OWN = 'sealwell-workbench ';
const CACHE = OWN + WORKBENCH_FILES.version;
const PAGES = Object.keys(WORKBENCH_FILES.pages);

/** All of a page or nothing. */
async function keep(page: string): Promise<void> {
  const cache = await caches.open(CACHE);
  if (!await cache.match(page)) await cache.addAll(WORKBENCH_FILES.pages[page]!);
}

// Pages that an earlier version kept, for the next time that they are opened.
async function keepAsBefore(): Promise<void> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OWN)) continue;
    const before = await caches.open(name);
    for (const page of PAGES) if (await before.match(page)) await keep(page);
  }
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(OWN) && name !== CACHE) await caches.delete(name);
}

self.addEventListener('install', (event) => event.waitUntil(keepAsBefore()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
self.addEventListener('message', (event) => {
  const page = PAGES.find((one) => one === event.data);
  if (page !== undefined) event.waitUntil(keep(page));
});

// Nothing but the pages' own files: what is sent to an intake never comes here to be answered.
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || !pathname.startsWith('/workbench/')) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(event.request)).then((kept) => kept ?? fetch(event.request)));
});

export {};
