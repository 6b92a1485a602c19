// Keeps the workbench's page, so that it opens without a network: at an outreach event there may be none.

declare const WORKBENCH_FILES: { version: string; files: string[] };

// The compiler is told of pages, not of workers: this much of one is needed.
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetched extends Lasting { request: Request; respondWith(response: Promise<Response>): void }
const worker = self as unknown as {
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetched) => void): void;
};

const CACHE = `sealwell-workbench ${WORKBENCH_FILES.version}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(WORKBENCH_FILES.files)));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith('sealwell-workbench ') && name !== CACHE).map((name) => caches.delete(name)))));
});

// Nothing but the page's own files: what is sent to an intake never comes here to be answered.
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || !pathname.startsWith('/workbench/')) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(event.request)).then((kept) => kept ?? fetch(event.request)));
});

export {};
