// What is kept on the resident's device: envelopes that could not be sent, the form itself, answers to come back to. A
// script of its own, which the frame fetches behind the first screen. docs/offline.md has the rules.

import type { NotSentReason, ScreenHead } from '../../wasm/contract.js';
import { Courier } from './courier.js';
import { DraftOffer } from '../draft/draft_offer.js';
import { canKeepForm, formIsHere, offerInstallation, putForm, removeForm } from '../offline/offline.js';
import { Outbox } from './outbox.js';
import { Panel, saveFile, type Part } from './panel.js';
import { Sending } from './sending.js';
import { referenceOf, type Waiting } from './waiting.js';
import { fetchDeviceFile, say, type DeviceFile } from './words.js';

export type { Waiting };

/** What the device's script asks of the frame. */
export interface FrameSide {
  service: string;
  /** Address of the script that saves answers. */
  draftScript: string;
  /** Address of the pack in the language at hand. */
  pack(): string;
  /** The host page's origin; empty while there is none. */
  hostOrigin(): string;
  /** The envelope of this session that the core still holds to be unsent. */
  current(): string | undefined;
  /** Whether the intake's word for this envelope holds; this session's own then goes on. */
  acknowledged(entry: Waiting, acknowledgement: string): boolean;
  /** The session as it is, with what is typed on the screen; null where it can't be had. Overwrite it after use. */
  snapshot(): Uint8Array<ArrayBuffer> | null;
  /** Goes on with that session, and shows where it was. False where it can't be: nothing has changed then. */
  restore(snapshot: Uint8Array): Promise<boolean>;
}

/** On which screens it is told what waits: not in the midst of questions. */
const TELLS_OF_WAITING = /^(start|not-sent|sent|given-up|finished|(refused|ended|changes)\/.*)$/;

/** Beyond this many entries a list helps nobody; the others are tried all the same. */
const MOST_LISTED = 5;

export class Device {
  private file: DeviceFile | null = null;
  private screen: Pick<ScreenHead, 'id' | 'position'> = { id: '', position: 0 };
  private fileFor = '';
  private readonly above = new Panel('sealwell-waiting', 'beforebegin');
  private readonly below = new Panel('sealwell-device', 'afterend');
  private readonly courier: Courier | null;
  private readonly outbox: Outbox;
  private readonly sending: Sending;
  private readonly draft: DraftOffer;
  /** What the last thing that the resident did here came to, by section. */
  private news = { waiting: '', offline: '' };
  private sure = '';
  private formHere = false;

  constructor(private readonly frame: FrameSide, file: DeviceFile | null) {
    const { service } = frame;
    const changed = () => void this.draw();
    this.file = file;
    this.courier = file?.hostKeepsSealed && parent !== window ? new Courier(frame.hostOrigin, service, file.intake) : null;
    this.outbox = new Outbox(service, this.courier, changed);
    this.sending = new Sending(this.outbox, (entry, word) => this.confirmed(entry, word), changed);
    this.draft = new DraftOffer(frame, changed);
  }

  async begin(screen: Pick<ScreenHead, 'id' | 'position'>, asksForForm: boolean) {
    this.fileFor = this.frame.pack();
    offerInstallation(this.frame.service);
    this.formHere = await formIsHere(this.frame.service);
    await this.draft.look();
    await this.shown(screen);
    if (asksForForm && !this.formHere) await this.put();
    await this.sending.begin();
    // Its script may greet the frame only after this one is there.
    for (let wait = 0; this.courier && !this.frame.hostOrigin() && wait < 20; ++wait) await pause(250);
    await this.outbox.fetch();
    await this.sending.round(false);
    await this.draw();
  }

  /** Keeps an envelope, and only then posts it. */
  async send(entry: Waiting): Promise<({ acknowledgement: string } | { reason: NotSentReason }) & { saved: boolean }> {
    const saved = await this.outbox.keep(entry);
    const posted = await this.sending.once(entry);
    if ('acknowledgement' in posted) return { ...posted, saved };
    return { reason: posted.reason, saved: await this.outbox.entrust(entry.id) || saved };
  }

  /** The core did not believe the intake's word for this session's envelope: it stays, and what is said is so. */
  async unproved(id: string) {
    this.sending.unproved(id);
    await this.outbox.entrust(id);
    await this.draw();
  }

  holds = async (id: string) => (await this.outbox.all()).some(({ entry }) => entry.id === id);

  forget = (id: string) => this.outbox.forget(id);

  /** The core has forgotten every answer. */
  wiped = () => this.draft.remove();

  /** Another screen is there. */
  async shown(screen: Pick<ScreenHead, 'id' | 'position'>) {
    if (screen.id !== this.screen.id) {
      this.news = { waiting: '', offline: '' };
      this.sure = '';
      this.draft.left();
    }
    this.screen = screen;
    const pack = this.frame.pack();
    if (pack !== this.fileFor || !this.file) {
      // Without the words nothing is said, and everything is kept and sent all the same.
      const file = await fetchDeviceFile(pack).catch(() => null);
      if (file) [this.file, this.fileFor] = [file, pack];
    }
    await this.draw();
  }

  private say = (id: string, values?: Record<string, string>) => say(this.file?.words ?? {}, id, values);

  private confirmed(entry: Waiting, word: string): boolean {
    const own = entry.id === this.frame.current();
    const good = this.frame.acknowledged(entry, word);
    // This session's own has a screen that says so.
    if (good && !own) this.news.waiting = this.say('waiting-sent', { reference: referenceOf(entry.id) });
    return good;
  }

  private async draw() {
    if (!this.file) return;
    const waiting = TELLS_OF_WAITING.test(this.screen.id) ? await this.waiting() : [];
    this.above.show(waiting, this.screen.id === 'start' ? 'beforebegin' : 'afterend');
    const below = this.screen.id === 'start' ? this.offline() : [];
    this.below.show([...this.draft.parts(this.screen, this.say), ...below]);
  }

  private async waiting(): Promise<Part[]> {
    const held = await this.outbox.all();
    const { news } = this;
    if (!held.length && !news.waiting) return [];
    const parts: Part[] = [{ is: 'heading', text: this.say(held.length ? 'waiting-title' : 'news-title') }];
    if (held.length) parts.push({ is: 'text', text: this.say('waiting-text') });
    for (const { entry, saved, gone } of held.slice(0, MOST_LISTED)) {
      const { id } = entry;
      const state = gone ? 'gone' : !saved ? 'unsaved' : this.sending.refused.has(id) ? 'refused' : this.sending.unsure.has(id) ? 'unsure' : 'saved';
      parts.push({ is: 'text', text: this.say(`waiting-${state}`, { reference: referenceOf(id) }) });
      parts.push({ is: 'button', key: `file-${id}`, text: this.say('waiting-file'), press: () => saveFile(`${referenceOf(id)}.sealwell`, entry.envelope) });
      // The screen has its own way to give up what this session has sealed.
      if (id === this.frame.current()) continue;
      const sure = this.sure === id;
      parts.push({ is: 'link-button', key: `delete-${id}`, text: this.say(sure ? 'waiting-delete-sure' : 'waiting-delete'), press: () => void this.delete(id) });
    }
    if (held.length) {
      parts.push({ is: 'text', text: this.say('waiting-file-text') });
      if (held.some(({ entry }) => entry.id !== this.frame.current())) {
        parts.push({ is: 'button', key: 'try', text: this.say('waiting-try'), press: () => void this.tryNow() });
      }
    }
    if (news.waiting) parts.push({ is: 'status', text: news.waiting });
    return parts;
  }

  private async delete(id: string) {
    if (this.sure !== id) this.sure = id;
    else {
      this.sure = '';
      await this.outbox.forget(id);
      this.news.waiting = this.say('waiting-deleted');
    }
    await this.draw();
  }

  private async tryNow() {
    this.news.waiting = this.say('waiting-trying');
    await this.draw();
    await this.sending.round(true);
    if (this.news.waiting === this.say('waiting-trying')) this.news.waiting = this.say('waiting-still');
    await this.draw();
  }

  private offline(): Part[] {
    if (!canKeepForm()) return [];
    const heading: Part = { is: 'heading', text: this.say('offline-title') };
    // A frame's own storage is not that of the page of its own: the form has to be put there by that page.
    if (parent !== window) {
      const page = location.pathname.replace(/^\/f/, '/a').replace(/\/$/, '');
      return [heading, { is: 'link', text: this.say('offline-link'), address: `${page}#offline` }];
    }
    const parts: Part[] = [heading];
    if (this.news.offline) parts.push({ is: 'status', text: this.news.offline });
    else parts.push({ is: 'text', text: this.say(this.formHere ? 'offline-done' : 'offline-text') });
    parts.push(this.formHere
      ? { is: 'link-button', key: 'offline', text: this.say('offline-remove'), press: () => void this.remove() }
      : { is: 'button', key: 'offline', text: this.say('offline-put'), press: () => void this.put() });
    return parts;
  }

  private async put() {
    this.news.offline = this.say('offline-working');
    await this.draw();
    this.formHere = await putForm(this.frame.service).then(() => true, () => false);
    this.news.offline = this.say(this.formHere ? 'offline-done' : 'offline-failed');
    await this.draw();
  }

  private async remove() {
    await removeForm(this.frame.service).catch(() => {});
    this.formHere = await formIsHere(this.frame.service);
    if (!this.formHere) this.news.offline = this.say('offline-removed');
    await this.draw();
  }
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** Opens it for a session that has begun. Without its file of words it works silently. */
export async function openDevice(frame: FrameSide): Promise<Device> {
  return new Device(frame, await fetchDeviceFile(frame.pack()).catch(() => null));
}
