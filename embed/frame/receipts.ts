// Makes and saves receipts, and opens them again. A script of its own, which the frame fetches when something has been
// sent or a receipt is brought.

import { failed } from '../../wasm/sealwell.js';
import type { Action, CoreFailure, Result } from '../../wasm/contract.js';
import { loadReceipts, type PackWithTerms, type ReceiptFiles, type ReceiptSources } from '../../wasm/receipts.js';
import { saveFile } from '../storage/save_file.js';
import type { Module } from './core.js';

/** The module that makes receipts, as the build knows it. */
declare const SEALWELL_RECEIPTS_MODULE: Module;

/** What is fetched beforehand, so that a receipt can still be made when the connection has gone. */
export async function prepare(termsAddress: string) {
  const { address, integrity } = SEALWELL_RECEIPTS_MODULE;
  const termsFile = fetch(termsAddress).then(async (response) => {
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });
  const [receipts, terms] = await Promise.all([loadReceipts(fetch(address, { integrity })), termsFile]);
  return {
    save(target: keyof ReceiptFiles, sources: Omit<ReceiptSources, 'terms'>) {
      const files = receipts.make({ ...sources, terms }, Date.now());
      if (failed(files)) throw new Error(files.error);
      const wanted = files[target];
      if (!wanted) throw new Error(target);
      saveFile(wanted.name, wanted.content, wanted.mediaType);
    },
    /** Opens a receipt: the first screen, and what every further step asks. */
    open(pack: Omit<PackWithTerms, 'terms'>, brought: string) {
      const first = receipts.open({ ...pack, terms }, brought, Date.now());
      if (failed(first)) throw new Error(first.error);
      return { first, dispatch: (action: Action, now: number): Result | CoreFailure => receipts.dispatchToVisit(action, now) };
    },
  };
}

/** The file of a receipt that the resident picks; null when they pick none. */
export function pickReceipt(): Promise<string | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.hidden = true;
    // In the document, or some browsers never answer.
    document.body.append(input);
    const done = (text: string | null) => {
      input.remove();
      resolve(text);
    };
    input.addEventListener('cancel', () => done(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      // Larger than any receipt: what it is, the core would not read to its end.
      if (!file) done(null);
      else if (file.size > 2 * 1024 * 1024) done('{}');
      else void file.text().then(done, () => done('{}'));
    });
    input.click();
  });
}
