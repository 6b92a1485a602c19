import type { ScreenHead } from '../../wasm/contract.js';
import { kindOfScreen } from '../../wasm/screen_id.js';
import type { Block } from '../section/blocks.js';
import { standalonePage } from '../section/standalone_page.js';
import { formatDate, type Say } from '../section/sentences.js';
import { isStorageLasting } from '../storage/persistence.js';
import { draftStore } from './draft_store.js';

/** What saving answers asks of the frame. */
export interface DraftFrame {
  service: string;
  /** Address of the script that saves answers. */
  draftScript: string;
  /** The session as it is, with what is typed on the screen; null where it can't be had. Overwrite it after use. */
  snapshot(): Uint8Array<ArrayBuffer> | null;
  /** Goes on with that session, and shows where it was. False where it can't be: nothing has changed then. */
  restore(snapshot: Uint8Array): Promise<boolean>;
}

/** Kept for so long; Safari forgets what a site stored after as many days without a visit. Our own choice. */
const DRAFT_LIFETIME_MS = 7 * 86_400_000;

type Script = typeof import('./draft.js');

/** "Save and come back later". What encrypts and opens is another script, fetched when it is asked for. */
export class DraftOffer {
  /** When what is saved here ends; 0 when nothing is. */
  private until = 0;
  private status = '';

  constructor(private readonly frame: DraftFrame, private readonly changed: () => void) {}

  /** Whether something is saved here; what is too old goes. */
  async refresh(): Promise<void> {
    const own = (await draftStore().all().catch(() => [])).find(({ service }) => service === this.frame.service);
    this.until = own?.until ?? 0;
    if (own && own.until <= Date.now()) await this.remove();
    // So that it can be opened when the connection has gone by then.
    else if (own) this.script().catch(() => {});
  }

  async remove(): Promise<void> {
    if (!this.until) return;
    await draftStore().delete(this.frame.service, true).catch(() => {});
    this.until = 0;
    this.changed();
  }

  /** The screen where something was said has gone. */
  left() {
    this.status = '';
  }

  blocks({ id }: Pick<ScreenHead, 'id' | 'position'>, say: Say): Block[] {
    const kind = kindOfScreen(id);
    const atStart = kind === 'start';
    if (!atStart && kind !== 'item' && kind !== 'results') return [];
    if (atStart && !this.until && !this.status) return [];
    const title = say('draft-title');
    const deleting: Block = { is: 'link-button', key: 'draft-delete', text: say('draft-delete'), press: () => void this.delete(say) };
    if (atStart) {
      const text = this.status || say('draft-found', { date: formatDate(this.until) });
      const opening: Block = { is: 'button', key: 'draft-open', text: say('draft-open'), press: () => void this.open(say) };
      return [{ is: 'heading', text: title }, { is: this.status ? 'status' : 'text', text }, ...(this.until ? [opening, deleting] : [])];
    }
    const blocks: Block[] = [];
    if (forgetsFrames()) {
      blocks.push({ is: 'text', text: say('draft-elsewhere') }, { is: 'link', text: say('offline-link'), address: standalonePage() });
    } else {
      if (this.status) blocks.push({ is: 'status', text: this.status });
      else blocks.push({ is: 'text', text: say('draft-text', { date: formatDate(Date.now() + DRAFT_LIFETIME_MS) }) });
      blocks.push({ is: 'button', key: 'draft-keep', text: say('draft-keep'), press: () => void this.keep(say) });
      if (this.until) blocks.push(deleting);
    }
    // Folded away: it stands under every question.
    return [{ is: 'details', key: 'draft', text: title, blocks }];
  }

  private script = () => import(this.frame.draftScript) as Promise<Script>;

  private async keep(say: Say) {
    const until = Date.now() + DRAFT_LIFETIME_MS;
    try {
      await (await this.script()).keepDraft(this.frame, until);
      this.until = until;
      this.status = say('draft-kept', { date: formatDate(until) });
    } catch {
      this.status = say('draft-failed');
    }
    this.changed();
  }

  private async open(say: Say) {
    try {
      await (await this.script()).openDraft(this.frame);
    } catch (reason) {
      // Not the connection's fault: these bytes or this key will never open.
      if (!(reason instanceof DOMException)) return;
      await this.remove();
      this.status = say('draft-lost');
      this.changed();
    }
  }

  private async delete(say: Say) {
    await this.remove();
    this.status = say('draft-deleted');
    this.changed();
  }
}

/** WebKit forgets a frame's databases when it is closed: measured, docs/offline.md. Nothing but its name tells. */
const forgetsFrames = () => parent !== window && (!isStorageLasting() || /apple/i.test(navigator.vendor));
