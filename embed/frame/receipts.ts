// Makes and saves receipts. A script of its own, which the frame fetches when something has been sent.

import { failed } from '../../wasm/sealwell.js';
import { loadReceipts, type ReceiptSources, type SavedFile } from '../../wasm/receipts.js';
import type { Module } from './core.js';

/** What is fetched beforehand, so that a receipt can still be made when the connection has gone. */
export async function prepare({ address, integrity }: Module, terms: string) {
  const termsFile = fetch(terms).then(async (response) => {
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });
  const [make, bytes] = await Promise.all([loadReceipts(fetch(address, { integrity })), termsFile]);
  return (target: 'page' | 'file', sources: Omit<ReceiptSources, 'terms'>) => {
    const files = make({ ...sources, terms: bytes }, Date.now());
    if (failed(files)) throw new Error(files.error);
    save(files[target]);
  };
}

function save({ name, mediaType, content }: SavedFile) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
