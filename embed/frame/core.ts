import { failed, loadCore, type Session } from '../../wasm/sealwell.js';

/** One of the core's modules. */
export interface Module {
  address: string;
  /** Its SHA-256, as `fetch` wants it: the browser refuses anything else. */
  integrity: string;
}

/** What the build knows of the core that belongs to this script. */
declare const SEALWELL_BUILD: {
  /** By what a page's `data-core` says: what its pack needs. */
  modules: Record<string, Module | undefined>;
  /** The pack-signing public keys that this service trusts, one text line each. */
  signingKeys: string[];
  /** The script that makes receipts. */
  receipts: string;
  /** What keeps things on the device, and what saves answers there. */
  device: { script: string; draft: string };
  /** What is needed while a journey is over a host's window. */
  hostGuard: string;
};
export const build = SEALWELL_BUILD;

/** A signed pack, and where it came from. */
export interface Pack {
  address: string;
  bytes: Uint8Array;
}

/** The pack that the session runs. */
let running: Pack = { address: '', bytes: new Uint8Array() };
export const runningPack = () => running;

/** Why there is no session. */
export type SessionFailure = 'packRefused' | 'unsupported' | 'failed';

/** Pauses before a fetch is tried again. */
const PAUSES_MS = [1000, 4000];

/** Fetches the module `core` and the pack side by side and begins a session. */
export async function startSession(address: string, core: string): Promise<Session | SessionFailure> {
  if (typeof WebAssembly !== 'object') return 'unsupported';
  try {
    // Asked for in the same way as the page's preloads, so that what they fetch is used.
    const needed = build.modules[core]!;
    const module = persistently(needed.address, { integrity: needed.integrity });
    const arriving = persistently(address, {}).then((response) => response.arrayBuffer());
    arriving.catch(() => {});
    const loaded = await loadCore(module);
    running = { address, bytes: new Uint8Array(await arriving) };
    const session = loaded.open(running.bytes, build.signingKeys, Date.now());
    return failed(session) ? 'packRefused' : session;
  } catch (reason) {
    return reason instanceof WebAssembly.CompileError ? 'unsupported' : 'failed';
  }
}

/** Gives the session the pack in another language. Where that can't be had, the session stays in its own. */
export async function fetchLanguage(session: Session, address: string): Promise<void> {
  try {
    const response = await fetch(address);
    if (!response.ok) return;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (session.switchLanguage(bytes, Date.now())) running = { address, bytes };
  } catch {
    // The core says it to the resident: it knows how.
  }
}

async function persistently(address: string, options: RequestInit): Promise<Response> {
  for (const pause of PAUSES_MS) {
    try {
      const response = await fetch(address, options);
      if (response.ok) return response;
    } catch {
      // The connection broke off: worth another try.
    }
    await new Promise((resume) => setTimeout(resume, pause));
  }
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response;
}
