import type { Block } from '../section/blocks.js';
import { pageOfItsOwn } from '../section/own_page.js';
import type { Say } from '../section/sentences.js';
import { canKeepForm, formIsHere, putForm, removeForm } from './offline_form.js';

/** "Use this form without internet", on the start screen. */
export class OfflineSection {
  private isHere = false;
  /** What the last thing that the resident did here came to. */
  private news = '';

  constructor(private readonly service: string, private readonly say: Say, private readonly changed: () => Promise<void>) {}

  /** Whether the form is on this device. */
  async look() {
    this.isHere = await formIsHere(this.service);
  }

  /** Another screen is there. */
  left() {
    this.news = '';
  }

  /** Nothing in a browser that can't keep the form. */
  blocks(): Block[] {
    if (!canKeepForm()) return [];
    const heading: Block = { is: 'heading', text: this.say('offline-title') };
    // A frame's own storage is not that of the page of its own: the form has to be put there by that page.
    if (parent !== window) {
      return [heading, { is: 'link', text: this.say('offline-link'), address: `${pageOfItsOwn()}#offline` }];
    }
    return [
      heading,
      this.news ? { is: 'status', text: this.news } : { is: 'text', text: this.say(this.isHere ? 'offline-done' : 'offline-text') },
      this.isHere
        ? { is: 'link-button', key: 'offline', text: this.say('offline-remove'), press: () => void this.remove() }
        : { is: 'button', key: 'offline', text: this.say('offline-put'), press: () => void this.put() },
    ];
  }

  /** Puts the form on this device, where it is not yet. */
  async put() {
    if (this.isHere) return;
    this.news = this.say('offline-working');
    await this.changed();
    this.isHere = await putForm(this.service).then(() => true, () => false);
    this.news = this.say(this.isHere ? 'offline-done' : 'offline-failed');
    await this.changed();
  }

  private async remove() {
    await removeForm(this.service).catch(() => {});
    this.isHere = await formIsHere(this.service);
    if (!this.isHere) this.news = this.say('offline-removed');
    await this.changed();
  }
}
