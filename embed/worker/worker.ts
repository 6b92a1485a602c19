// The service worker of one service: keeps one version of the form whole, and answers from it when the network does not.
// It is there only where a resident asked for it. docs/offline.md, "The form without internet".

/** What the build knows: the version, and every file with its SHA-256 as `fetch` wants it. */
declare const SEALWELL_FORM: { service: string; version: string; files: Record<string, string> };
const { service, version, files } = SEALWELL_FORM;

declare const self: ServiceWorkerGlobalScope;

const FAMILY = `sealwell-app-${service}/`;
const CACHE = FAMILY + version;
/** How long a page that is on this device waits for the network's. */
const NETWORK_PATIENCE_MS = 4000;
/** After a failure the network is left alone for so long: every file would wait anew. */
const REST_MS = 20_000;
let failedAt = 0;

/** The pages of the other kind, framed or alone, are never asked for here. */
const others = new URL(self.registration.scope).pathname.startsWith('/f/') ? '/a/' : '/f/';
const own = Object.entries(files).filter(([path]) => !path.startsWith(others));

const isForEver = (path: string) => path.startsWith('/assets/');

/** A file of this version, from whatever version has the same bytes. */
async function cached(path: string): Promise<Response | undefined> {
  // Not opened: that would make one where the resident has taken the form away.
  const mine = await caches.match(path, { cacheName: CACHE });
  if (mine || !isForEver(path)) return mine;
  for (const name of await caches.keys()) {
    const found = name.startsWith(FAMILY) && await caches.match(path, { cacheName: name });
    if (found) return found;
  }
  return undefined;
}

/** All of it or nothing: a version that is not whole is never used. */
async function install() {
  const cache = await caches.open(CACHE);
  for (const [path, integrity] of own) {
    if (await cache.match(path)) continue;
    const there = isForEver(path) ? await cached(path) : undefined;
    const response = there ?? await fetch(path, { integrity, cache: 'no-cache', credentials: 'omit' });
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
    await cache.put(path, response);
  }
}

/** Only now, when no page of an older version is open any more, do the older ones go. Nothing else is touched. */
async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

/** The network's while there is one: whoever is online gets the form of today. */
async function networkFirst(request: Request, path: string): Promise<Response> {
  const here = await cached(path);
  if (!here) return fetch(request);
  if (Date.now() - failedAt < REST_MS) return here;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), NETWORK_PATIENCE_MS);
  try {
    const response = await fetch(path, { cache: 'no-cache', credentials: 'omit', signal: patience.signal });
    if (response.ok) return response;
  } catch {
    // No network, or none that answers.
  } finally {
    clearTimeout(timer);
  }
  failedAt = Date.now();
  return here;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
// A page asks for the form to be there, whatever has become of the cache since it was installed.
self.addEventListener('message', (event) => {
  const answer = (good: boolean) => event.ports[0]?.postMessage(good);
  if (event.data === 'fill') event.waitUntil(install().then(() => answer(true), () => answer(false)));
});
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (isForEver(pathname)) event.respondWith(cached(pathname).then((here) => here ?? fetch(event.request)));
  else if (pathname in files) event.respondWith(networkFirst(event.request, pathname));
});

export {};
