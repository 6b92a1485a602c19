import { kindOfScreen } from '../../wasm/screen_id.js';
import type { Block } from '../section/blocks.js';
import type { Said, Say } from '../section/sentences.js';
import type { Outbox } from './outbox.js';
import { SCREENS_WITH_OUTBOX } from './outbox_section.js';
import { referenceOf, type PendingEnvelope } from './pending_envelope.js';
import type { Sender } from './sender.js';

/** What the host page handed back, which this browser does not know: the resident sends it, or not. */
export class HandedSection {
  private status: Said | null = null;

  constructor(
    private readonly outbox: Outbox,
    private readonly sender: Sender,
    private readonly say: Say,
    private readonly changed: () => Promise<void>,
  ) {}

  /** Another screen is there. */
  left() {
    this.status = null;
  }

  blocks(screen: string): Block[] {
    const handed = this.outbox.handedBack();
    if (!SCREENS_WITH_OUTBOX.has(kindOfScreen(screen)) || (!handed.length && !this.status)) return [];
    const blocks: Block[] = [{ is: 'heading', text: this.say('handed-title') }];
    if (handed.length) blocks.push({ is: 'text', text: this.say('handed-text') });
    for (const entry of handed) blocks.push(...this.blocksOf(entry));
    if (this.status) blocks.push({ is: 'status', text: this.say(...this.status) });
    return blocks;
  }

  private blocksOf({ id }: PendingEnvelope): Block[] {
    return [
      { is: 'text', text: this.say('handed-one', { reference: referenceOf(id) }) },
      { is: 'button', key: `send-${id}`, text: this.say('handed-send'), press: () => void this.send(id) },
      { is: 'link-button', key: `leave-${id}`, text: this.say('handed-delete'), press: () => void this.leave(id) },
    ];
  }

  private async send(id: string) {
    await this.outbox.takeIn(id);
    await this.sender.now(id);
  }

  private async leave(id: string) {
    await this.outbox.delete(id);
    this.status = ['handed-deleted'];
    await this.changed();
  }
}
