import type { Block } from '../section/blocks.js';
import { kindOfScreen } from '../../wasm/screen_id.js';
import type { Say } from '../section/sentences.js';

/** After so long without a touch or a key what a receipt is made from goes, and so long before that it is said. Our own choice. */
const KEPT_MS = 1_800_000;
const WARNED_MS = 120_000;

const TOUCHES = ['pointerdown', 'keydown', 'scroll', 'focusin'] as const;

/**
 * Has what a receipt is made from go by itself, or when the resident says so: it holds what was sent, on a screen that may
 * stay open on a shared device.
 */
export class ReceiptKeeping {
  private state: 'none' | 'kept' | 'ending' | 'gone' = 'none';
  private timer = 0;

  /** `expire` lets it go. */
  constructor(private readonly expire: () => void, private readonly changed: () => void) {
    // The frame lets it go then, whether or not this script is there: what is said must fit.
    addEventListener('pagehide', () => this.state !== 'none' && this.to('gone'));
  }

  /** It is there now. */
  begin() {
    this.end();
    TOUCHES.forEach((type) => addEventListener(type, this.touched, true));
    this.to('kept');
  }

  /** It is gone, or nothing to be told. */
  end() {
    TOUCHES.forEach((type) => removeEventListener(type, this.touched, true));
    this.to('none');
  }

  blocks(screen: string, say: Say): Block[] {
    if (this.state === 'none') return [];
    // Elsewhere there is none to be saved, or one that holds nothing of what was said.
    if (this.state === 'kept' && kindOfScreen(screen) !== 'sent') return [];
    const blocks: Block[] = [{ is: 'heading', text: say('receipt-title') },
                             { is: this.state === 'kept' ? 'text' : 'status', text: say(`receipt-${this.state}`) }];
    if (this.state !== 'gone') blocks.push({ is: 'button', key: 'receipt-forget', text: say('receipt-forget'), press: () => this.to('gone') });
    return blocks;
  }

  private readonly touched = () => {
    if (this.state !== 'gone') this.to('kept');
  };

  private to(state: typeof this.state) {
    clearTimeout(this.timer);
    const was = this.state;
    this.state = state;
    if (state === 'kept') this.timer = window.setTimeout(() => this.to('ending'), KEPT_MS - WARNED_MS);
    if (state === 'ending') this.timer = window.setTimeout(() => this.to('gone'), WARNED_MS);
    if (state === 'gone') this.expire();
    if (was !== state) this.changed();
  }
}
