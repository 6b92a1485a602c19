import type { Block } from '../section/blocks.js';
import { standalonePage } from '../section/standalone_page.js';
import type { Said, Say } from '../section/sentences.js';
import { canInstallForm, isFormInstalled, installForm, uninstallForm } from './offline_form.js';

/** "Use this form without internet", on the start screen. */
export class OfflineSection {
  private isHere = false;
  /** What the last thing that the resident did here came to. */
  private status: Said | null = null;

  constructor(private readonly service: string, private readonly say: Say, private readonly changed: () => Promise<void>) {}

  /** Whether the form is on this device. */
  async refresh() {
    this.isHere = await isFormInstalled(this.service);
  }

  /** Another screen is there. */
  left() {
    this.status = null;
  }

  /** Nothing in a browser that can't keep the form. */
  blocks(): Block[] {
    if (!canInstallForm()) return [];
    const heading: Block = { is: 'heading', text: this.say('offline-title') };
    // A frame's own storage is not that of the page of its own: the form has to be put there by that page.
    if (parent !== window) {
      return [heading, { is: 'link', text: this.say('offline-link'), address: `${standalonePage()}#offline` }];
    }
    return [
      heading,
      this.status ? { is: 'status', text: this.say(...this.status) } : { is: 'text', text: this.say(this.isHere ? 'offline-done' : 'offline-text') },
      this.isHere
        ? { is: 'link-button', key: 'offline', text: this.say('offline-remove'), press: () => void this.remove() }
        : { is: 'button', key: 'offline', text: this.say('offline-put'), press: () => void this.put() },
    ];
  }

  private async put() {
    this.status = ['offline-working'];
    await this.changed();
    this.isHere = await installForm(this.service).then(() => true, () => false);
    this.status = [this.isHere ? 'offline-done' : 'offline-failed'];
    await this.changed();
  }

  private async remove() {
    await uninstallForm(this.service).catch(() => {});
    this.isHere = await isFormInstalled(this.service);
    if (!this.isHere) this.status = ['offline-removed'];
    await this.changed();
  }
}
