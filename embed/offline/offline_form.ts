// The form itself on this device, so that it opens without internet. Only when the resident asks for it.

import { trustedTexts } from '../section/trusted_texts.js';
import { requestPersistence } from '../storage/persistence.js';

const APP = 'sealwell-app-';

/** What a service's worker controls: in a frame the frame's pages, else those of the page of its own. */
const scopeOf = (service: string) => new URL(location.pathname.startsWith('/f/') ? `/f/${service}/` : `/a/${service}`, location.origin).href;

async function registrationOf(service: string): Promise<ServiceWorkerRegistration | null> {
  try {
    const registration = await navigator.serviceWorker.getRegistration(scopeOf(service));
    return registration?.scope === scopeOf(service) ? registration : null;
  } catch {
    return null;  // This browser has none, or refuses them.
  }
}

/** Whether this browser can keep the form at all. */
export const canInstallForm = () => 'serviceWorker' in navigator && 'caches' in window;

const cachesOf = async (service: string) => (await caches.keys()).filter((name) => name.startsWith(`${APP}${service}/`));

/** Whether the form is on this device. */
export const isFormInstalled = async (service: string) =>
  !!(await registrationOf(service))?.active && (await cachesOf(service).catch(() => [])).length > 0;

const workerAddress = trustedTexts('sealwell-worker', 'createScriptURL');

/** Puts it there: comes back when everything is, fails when something is not. */
export async function installForm(service: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(workerAddress(`/workers/${service}.js`), { scope: scopeOf(service), updateViaCache: 'none' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  const active = await new Promise<ServiceWorker>((resolve, reject) => {
    const look = () => {
      if (registration.active) resolve(registration.active);
      else if (!worker || worker.state === 'redundant') reject(new Error('not installed'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
  // A worker that was there before, or was only just taken away, has not installed again: it is asked whether all is there.
  await new Promise<void>((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data === true ? resolve() : reject(new Error('not whole')));
    active.postMessage('fill', [port2]);
  });
  requestPersistence();
}

/** Takes it away again. What waits to be sent stays. */
export async function uninstallForm(service: string): Promise<void> {
  await (await registrationOf(service))?.unregister();
  for (const name of await cachesOf(service)) await caches.delete(name);
}
