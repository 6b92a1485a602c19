import type { ScreenHead } from '../../wasm/contract.js';
import { kindOfScreen } from '../../wasm/screen_id.js';
import type { Block } from '../section/blocks.js';
import { standalonePage } from '../section/standalone_page.js';
import { formatDate, type Say } from '../section/sentences.js';
import { isStorageLasting } from '../storage/persistence.js';
import { Tabs } from '../storage/tabs.js';
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

/** Names of sentences, without what they begin with. */
type DraftStatus = 'working' | 'kept' | 'failed' | 'lost' | 'again' | 'deleted';

/** "Save and come back later". What encrypts and opens is another script, fetched when it is asked for. */
export class DraftOffer {
  /** When what is saved here ends; 0 when nothing is. */
  private until = 0;
  /** Which sentence says what became of it, in whichever language the screen speaks. */
  private status: DraftStatus | null = null;
  /** Opens what was saved just now: on this screen and nowhere else. */
  private code = '';
  /** What is wrong with the code that was typed. */
  private error: 'mistyped' | 'other' | null = null;
  /** While answers are saved or opened nothing else is. */
  private isWorking = false;
  /** Whether the screen on which saving was asked for was left before it was done. */
  private hasMovedOn = false;

  /** Counts what was removed: what is being saved meanwhile must not outlast that. */
  private removals = 0;
  private readonly tabs: Tabs;

  constructor(private readonly frame: DraftFrame, private readonly changed: () => void) {
    // A code that is in sight here opens nothing once another tab has saved or deleted.
    this.tabs = new Tabs('sealwell-draft', (service) => {
      if (service === frame.service && !this.isWorking) void this.changedElsewhere();
    });
  }

  /** Whether something is saved here; what is past its day goes, whichever service's it is. */
  async refresh(): Promise<void> {
    this.until = 0;
    for (const { service, bytes, until } of await draftStore().all().catch(() => [])) {
      // Without bytes it is no draft of this program, and its key may lie beside it.
      if (!bytes || until <= Date.now()) await draftStore().delete(service, true).catch(() => {});
      else if (service === this.frame.service) this.until = until;
    }
    // So that it can be opened when the connection has gone by then.
    if (this.until) this.script().then(({ prepare }) => prepare()).catch(() => {});
  }

  async remove(): Promise<void> {
    this.removals += 1;
    this.code = '';
    this.error = null;
    if (!this.until) return;
    await draftStore().delete(this.frame.service, true).catch(() => {});
    this.until = 0;
    this.tabs.tell(this.frame.service);
    this.changed();
  }

  private async changedElsewhere() {
    await this.refresh();
    this.forget();
    this.changed();
  }

  /** The screen where something was said has gone. What is being saved is told on the next: its code is shown once, and somewhere. */
  left() {
    this.hasMovedOn = this.isWorking;
    if (!this.isWorking) this.forget();
  }

  private forget() {
    this.code = '';
    this.status = this.error = null;
    this.hasMovedOn = false;
  }

  blocks({ id }: Pick<ScreenHead, 'id' | 'position'>, say: Say): Block[] {
    const kind = kindOfScreen(id);
    const atStart = kind === 'start';
    if (this.code && this.hasMovedOn) return [{ is: 'heading', text: say('draft-title') }, ...this.shownCode(say)];
    if (!atStart && kind !== 'item' && kind !== 'results') return [];
    if (atStart && !this.until && !this.status) return [];
    const title = say('draft-title');
    const status: Block[] = this.status ? [{ is: 'status', text: say(`draft-${this.status}`, { date: formatDate(this.until) }) }] : [];
    const deleting: Block = { is: 'link-button', key: 'draft-delete', text: say('draft-delete'), press: () => void this.delete() };
    if (atStart) {
      const blocks: Block[] = [{ is: 'heading', text: title }, ...status];
      if (!this.status) blocks.push({ is: 'text', text: say('draft-found', { date: formatDate(this.until) }) });
      if (!this.until) return blocks;
      const entry: Block = { is: 'entry', key: 'draft-code', text: say('draft-code'), hint: say('draft-code-hint'), error: this.error ? say(`draft-${this.error}`) : '' };
      const opening: Block = { is: 'button', key: 'draft-open', text: say('draft-open'), entry: 'draft-code', press: (code) => void this.open(code) };
      return [...blocks, entry, opening, deleting];
    }
    const blocks: Block[] = [];
    if (forgetsFrames()) {
      blocks.push({ is: 'text', text: say('draft-elsewhere') }, { is: 'link', text: say('offline-link'), address: standalonePage() });
    } else {
      blocks.push(...status);
      if (!this.status) blocks.push({ is: 'text', text: say('draft-text', { date: formatDate(Date.now() + DRAFT_LIFETIME_MS) }) });
      if (this.code) blocks.push(...this.shownCode(say).slice(1));
      blocks.push({ is: 'button', key: 'draft-keep', text: say('draft-keep'), press: () => void this.keep() });
      if (this.until) blocks.push(deleting);
    }
    // Folded away: it stands under every question.
    return [{ is: 'details', key: 'draft', text: title, blocks }];
  }

  private shownCode = (say: Say): Block[] => [
    { is: 'status', text: say('draft-kept', { date: formatDate(this.until) }) },
    { is: 'code', text: this.code },
    { is: 'text', text: say('draft-code-text') },
  ];

  private script = () => import(this.frame.draftScript) as Promise<Script>;

  /** Says that it takes a moment, and lets the browser draw that: making the key keeps an old phone busy. */
  private async work() {
    this.isWorking = true;
    [this.status, this.code, this.error] = ['working', '', null];
    this.changed();
    await new Promise((resume) => setTimeout(resume, DRAWN_MS));
  }

  private async keep() {
    if (this.isWorking) return;
    const until = Date.now() + DRAFT_LIFETIME_MS;
    const { removals } = this;
    await this.work();
    try {
      const code = await (await this.script()).keepDraft(this.frame, until);
      this.until = until;
      if (removals !== this.removals) {
        await this.remove();
        this.forget();
      } else {
        this.code = code;
        this.status = 'kept';
        this.tabs.tell(this.frame.service);
      }
    } catch {
      this.status = 'failed';
    }
    this.isWorking = false;
    this.changed();
  }

  private async open(code: string) {
    if (this.isWorking) return;
    await this.work();
    const failure = await this.script().then(({ openDraft }) => openDraft(this.frame, code)).catch(() => 'again' as const);
    this.isWorking = false;
    // Where it went well another screen is there.
    if (!failure) {
      this.forget();
      return;
    }
    if (failure === 'lost') await this.remove();
    this.status = failure === 'lost' || failure === 'again' ? failure : null;
    this.error = failure === 'mistyped' || failure === 'other' ? failure : null;
    this.changed();
  }

  private async delete() {
    await this.remove();
    this.status = 'deleted';
    this.changed();
  }
}

/** Within this time a browser has drawn what was said. */
const DRAWN_MS = 50;

/** WebKit forgets a frame's databases when it is closed: measured, docs/offline.md. Nothing but its name tells. */
const forgetsFrames = () => parent !== window && (!isStorageLasting() || /apple/i.test(navigator.vendor));
