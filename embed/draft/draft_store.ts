import { TransientStore } from '../storage/database.js';

/** Saved answers. What opens them is a code that the resident keeps, and nothing that is stored. */
export interface Draft {
  service: string;
  /** As core/sealing/draft.hpp makes them. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970: when they go. What counts for opening them stands in `bytes`, where it can't be altered. */
  until: number;
}

export const draftStore = () => new TransientStore<Draft>('sealwell-draft', 'draft', 'service');
