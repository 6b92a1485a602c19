// What is kept on the resident's device: envelopes that could not be sent, the form itself, answers to come back to. A
// script of its own, which the frame fetches behind the first screen. It joins the rooms that keep these things, and
// shows what they say. docs/offline.md has the rules.

import type { NotSentReason, ScreenHead, WithdrawEffect } from '../../wasm/contract.js';
import type { IntakeWord } from '../../wasm/sealwell.js';
import { DraftOffer, type DraftFrame } from '../draft/draft_offer.js';
import { offerInstallation } from '../offline/installation.js';
import { OfflineSection } from '../offline/offline_section.js';
import { HandedSection } from '../outbox/handed_section.js';
import { HostCopies } from '../outbox/host_copies.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxSection } from '../outbox/outbox_section.js';
import type { PendingEnvelope } from '../outbox/pending_envelope.js';
import { Sender, type Settled } from '../outbox/sender.js';
import type { Block } from '../section/blocks.js';
import { SectionView } from '../section/section_view.js';
import { fillSentence, type Say } from '../section/sentences.js';
import { standalonePage } from '../section/standalone_page.js';
import { fetchDeviceFile, type DeviceFile } from './device_file.js';
import { ReceiptKeeping } from './receipt_keeping.js';

/** What the device's script asks of the frame. */
export interface DeviceFrame extends DraftFrame {
  /** Address of the pack in the language at hand. */
  pack(): string;
  /** The host page's origin; empty while there is none. */
  hostOrigin(): string;
  /** The envelope of this session that the core still holds to be unsent. */
  current(): string | undefined;
  /** Forgets what a receipt is made from. */
  dropReceipt(): void;
  /** What the intake's word for this envelope is worth; where this session's own has arrived, the session goes on. */
  intakeWord(entry: PendingEnvelope, word: string): IntakeWord;
}

type ScreenRef = Pick<ScreenHead, 'id' | 'position'>;

export class Device {
  private file: DeviceFile | null = null;
  private screen: ScreenRef = { id: '', position: 0 };
  private fileFor = '';
  private isCovered = false;
  /** What this session has sealed. */
  private readonly own = new Set<string>();
  private readonly above = new SectionView('sealwell-waiting', 'beforebegin');
  private readonly handedAbove = new SectionView('sealwell-handed', 'beforebegin');
  private readonly below = new SectionView('sealwell-device', 'afterend');
  private readonly hostCopies: HostCopies | null;
  private readonly outbox: Outbox;
  private readonly sender: Sender;
  private readonly waiting: OutboxSection;
  private readonly handed: HandedSection;
  private readonly offline: OfflineSection;
  private readonly draft: DraftOffer;
  private readonly receipt: ReceiptKeeping;

  constructor(private readonly frame: DeviceFrame, file: DeviceFile | null) {
    const { service } = frame;
    const draw = () => this.draw();
    const changed = () => void draw();
    this.file = file;
    this.hostCopies = file?.hostKeepsSealed && parent !== window ? new HostCopies(() => frame.hostOrigin(), service, file.intake) : null;
    this.outbox = new Outbox(service, this.hostCopies, changed);
    this.sender = new Sender(this.outbox, (entry, word) => frame.intakeWord(entry, word), (entry, what) => this.settled(entry, what), changed);
    this.waiting = new OutboxSection(this.outbox, this.sender, () => frame.current(), this.say, draw);
    this.handed = new HandedSection(this.outbox, this.sender, this.say, draw);
    this.offline = new OfflineSection(service, this.say, draw);
    this.draft = new DraftOffer(frame, changed);
    this.receipt = new ReceiptKeeping(() => frame.dropReceipt(), changed);
  }

  async begin(screen: ScreenRef, asksForForm: boolean) {
    this.fileFor = this.frame.pack();
    offerInstallation(this.frame.service);
    await this.offline.refresh();
    await this.draft.refresh();
    await this.shown(screen);
    // Who followed a link for it comes to the button: nothing is stored before it is pressed.
    if (asksForForm) document.querySelector<HTMLElement>('[data-key="offline"]')?.focus();
    await this.sender.begin();
    // Its script may greet the frame only after this one is there.
    for (let wait = 0; this.hostCopies && !this.frame.hostOrigin() && wait < 20; ++wait) await pause(250);
    await this.outbox.fetch();
    await this.sender.round(false);
    await this.draw();
  }

  /** Keeps an envelope, and only then posts it. */
  async keepAndPost(entry: PendingEnvelope): Promise<({ acknowledgement: string } | { reason: NotSentReason }) & { saved: boolean }> {
    this.own.add(entry.id);
    const saved = await this.outbox.keep(entry);
    const posted = await this.sender.postOnce(entry);
    if ('word' in posted) return { acknowledgement: posted.word, saved };
    await this.outbox.copyToHost(entry.id);
    return { reason: posted.reason, saved };
  }

  /** The core did not believe the intake's word for this session's envelope: it stays, and what is said is so. */
  async ackRejected(id: string) {
    this.sender.ackRejected(id);
    await this.outbox.copyToHost(id);
    await this.draw();
  }

  /** The resident gives up what this session has sealed. A try that seemed to fail may have arrived all the same: comes back
   * once the withdrawal is written, which is then sent. */
  async giveUp(id: string) {
    await this.outbox.delete(id);
    void this.sender.now(id);
  }

  /** Asks the intake to delete an envelope, and goes on asking where that came to nothing. */
  async withdraw({ id, address, proof }: WithdrawEffect): Promise<{ status: number; deletion: string }> {
    await this.outbox.withdraw(id, address, proof);
    const posted = await this.sender.now(id);
    return { status: posted?.status ?? 0, deletion: posted && 'word' in posted ? posted.word : '' };
  }

  forget(id: string) {
    return this.outbox.forget(id);
  }

  /** What a receipt is made from is in memory now. */
  receiptKept() {
    this.receipt.begin();
  }

  /** The core has forgotten every answer. */
  wiped() {
    this.receipt.end();
    return this.draft.remove();
  }

  /** The host's page covers or clips the frame. */
  covered() {
    this.isCovered = true;
    return this.draw();
  }

  /** Another screen is there. */
  async shown(screen: ScreenRef) {
    if (screen.id !== this.screen.id) {
      this.waiting.left();
      this.handed.left();
      this.offline.left();
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

  private readonly say = (id: string, values?: Record<string, string>) => fillSentence(this.file?.words ?? {}, id, values);

  private settled(entry: PendingEnvelope, what: Settled) {
    // The session's own screen says that what it has sealed was sent.
    if (what !== 'sent' || !this.own.has(entry.id)) this.waiting.settled(entry, what);
  }

  private async draw() {
    if (!this.file) return;
    const atStart = this.screen.id === 'start';
    const where = atStart ? 'beforebegin' : 'afterend';
    const waiting = await this.waiting.blocks(this.screen.id);
    this.handedAbove.show(this.handed.blocks(this.screen.id), where);
    // In sight where it is needed: above the screen that somebody is at.
    if (this.isCovered && !atStart) this.above.show([...coveredBlocks(this.say), ...waiting], 'beforebegin');
    else this.above.show(waiting, where);
    this.below.show([...this.receipt.blocks(this.screen.id, this.say), ...this.draft.blocks(this.screen, this.say), ...(atStart ? this.offline.blocks() : [])]);
  }
}

const coveredBlocks = (say: Say): Block[] => [
  { is: 'heading', text: say('covered-title') },
  { is: 'text', text: say('covered-text') },
  { is: 'link', text: say('covered-link'), address: standalonePage() },
];

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** Opens it for a session that has begun. Without its file of words it works silently. */
export async function openDevice(frame: DeviceFrame): Promise<Device> {
  return new Device(frame, await fetchDeviceFile(frame.pack()).catch(() => null));
}
