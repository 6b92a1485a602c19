import { kindOfScreen, type ScreenKind } from '../../wasm/screen_id.js';
import type { Block } from '../section/blocks.js';
import type { Said, Say } from '../section/sentences.js';
import { saveFile } from '../storage/save_file.js';
import type { OutboxEntry, Outbox } from './outbox.js';
import { referenceOf, type PendingEnvelope } from './pending_envelope.js';
import type { Sender, Settled } from './sender.js';

/** On which screens it is told what waits: not in the midst of questions. */
export const SCREENS_WITH_OUTBOX: ReadonlySet<ScreenKind> =
  new Set<ScreenKind>(['start', 'not-sent', 'sent', 'given-up', 'finished', 'refused', 'ended', 'changes']);

/** Beyond this many entries a list helps nobody; the others are tried all the same. */
const MAX_LISTED = 5;

/** What waits to be sent, and what a resident can do about it. */
export class OutboxSection {
  /** What the last thing that the resident did here came to. */
  private status: Said | null = null;
  /** The envelope whose deletion was asked for once; a second time deletes it. */
  private sure = '';

  /** `current` is the id of the envelope of this session that the core still holds to be unsent. */
  constructor(
    private readonly outbox: Outbox,
    private readonly sender: Sender,
    private readonly current: () => string | undefined,
    private readonly say: Say,
    private readonly changed: () => Promise<void>,
  ) {}

  /** Another screen is there. */
  left() {
    this.status = null;
    this.sure = '';
  }

  /** What became of an entry. That this session's own was sent has a screen that says so. */
  settled({ id, withdrawal }: PendingEnvelope, what: Settled) {
    // Of what a host page handed back nobody here knows what it is.
    const isOwn = withdrawal || what !== 'sent';
    this.status = [isOwn ? `waiting-${what}` : 'handed-sent', { reference: referenceOf(id) }];
  }

  async blocks(screen: string): Promise<Block[]> {
    if (!SCREENS_WITH_OUTBOX.has(kindOfScreen(screen))) return [];
    const held = await this.outbox.all();
    if (!held.length && !this.status) return [];
    const isSending = held.some(({ entry }) => !entry.deleting);
    const blocks: Block[] = [{ is: 'heading', text: this.say(isSending ? 'waiting-title' : 'news-title') }];
    if (isSending) blocks.push({ is: 'text', text: this.say('waiting-text') });
    for (const one of held.slice(0, MAX_LISTED)) blocks.push(...this.blocksOf(one));
    if (held.length) {
      if (isSending) blocks.push({ is: 'text', text: this.say('waiting-file-text') });
      if (held.some(({ entry }) => entry.id !== this.current())) {
        blocks.push({ is: 'button', key: 'try', text: this.say(isSending ? 'waiting-try' : 'waiting-try-deletion'), press: () => void this.tryNow(isSending) });
      }
    }
    if (this.status) blocks.push({ is: 'status', text: this.say(...this.status) });
    return blocks;
  }

  private blocksOf(held: OutboxEntry): Block[] {
    const { id, envelope, deleting } = held.entry;
    const state: Block = { is: 'text', text: this.say(`waiting-${this.stateOf(held)}`, { reference: referenceOf(id) }) };
    if (deleting) return [state];
    const blocks: Block[] = [
      state,
      { is: 'button', key: `file-${id}`, text: this.say('waiting-file'), press: () => saveFile(`${referenceOf(id)}.sealwell`, envelope) },
    ];
    // The screen has its own way to give up what this session has sealed.
    if (id === this.current()) return blocks;
    const text = this.say(this.sure === id ? 'waiting-delete-sure' : 'waiting-delete');
    return [...blocks, { is: 'link-button', key: `delete-${id}`, text, press: () => void this.delete(id) }];
  }

  private stateOf({ entry: { id, deleting }, saved, gone }: OutboxEntry): string {
    if (deleting) return this.sender.refused.has(id) ? 'undeleted' : saved ? 'deleting' : 'deleting-unsaved';
    if (gone) return 'gone';
    if (this.sender.refused.has(id)) return 'refused';
    if (!saved) return this.outbox.isCarried(id) ? 'carried' : 'unsaved';
    return this.sender.unverified.has(id) ? 'unsure' : 'saved';
  }

  private async delete(id: string) {
    if (this.sure !== id) this.sure = id;
    else {
      this.sure = '';
      if (await this.outbox.delete(id)) void this.sender.now(id);
      else this.status = ['handed-deleted'];
    }
    await this.changed();
  }

  private async tryNow(isSending: boolean) {
    const trying: Said = [isSending ? 'waiting-trying' : 'waiting-trying-deletion'];
    this.status = trying;
    await this.changed();
    await this.sender.round(true);
    if (this.status === trying) this.status = [isSending ? 'waiting-still' : 'waiting-still-deletion'];
    await this.changed();
  }
}
