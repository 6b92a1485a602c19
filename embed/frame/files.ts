import type { FileEffect } from '../../wasm/contract.js';
import { live } from './page.js';

/** The files that the present screen offers; their content is in memory only. */
export class Files {
  private addresses: string[] = [];

  /** Hands each file to its links on the screen and forgets those of the screen before. */
  offer(files: readonly FileEffect[]) {
    this.forget();
    for (const { id, name, mediaType, content } of files) {
      const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
      this.addresses.push(address);
      for (const link of live.screen.querySelectorAll<HTMLAnchorElement>('a[data-file]')) {
        if (link.dataset.file !== id) continue;
        link.href = address;
        link.download = name;
      }
    }
  }

  forget() {
    this.addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
  }
}
