import type { IntakeWord } from '../../wasm/sealwell.js';
import type { Outbox } from './outbox.js';
import { post, type Posted } from './post.js';
import { withLock } from '../storage/tabs.js';
import type { PendingEnvelope } from './pending_envelope.js';

/** The first pause after a failure, and the longest. Each is twice the one before; our own choice. */
const FIRST_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 600_000;

/** What became of an entry: the intake has it, or has deleted it (`seen`: staff may have a copy), or can delete it no more, or
 * does not take it because it was deleted. */
export type Settled = 'sent' | 'deleted' | 'seen' | 'collected' | 'withdrawn';

/** The pause before try number `tries` (1 is the first that failed), somewhere in its second half: many devices that
 * lost one server must not come back together. `chance` is from 0 to 1. */
export const pauseAfter = (tries: number, chance = Math.random()) =>
  Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1)) * (0.5 + chance / 2);

/** Sends what waits, for as long as the page is open: at once, when the network or the resident comes back, and after pauses. */
export class Sender {
  /** What the intake would not take. It is tried again at the next visit, or when the resident asks. */
  readonly refused = new Set<string>();
  /** What the intake has taken, with a word for it that is no proof: no key of the pack at hand signed it. It is kept and tried again. */
  readonly unverified = new Set<string>();
  private readonly inFlight = new Set<string>();
  private failures = 0;
  private notBefore = 0;
  private asked = 0;
  private timer = 0;

  /** `intakeWord` says what the intake's word for this entry is worth; `changed` is told after each round. */
  constructor(
    private readonly outbox: Outbox,
    private readonly intakeWord: (entry: PendingEnvelope, word: string) => IntakeWord,
    private readonly settled: (entry: PendingEnvelope, what: Settled) => void,
    private readonly changed: () => void,
  ) {}

  begin() {
    const nudge = () => {
      if (document.visibilityState === 'visible') void this.round(false);
    };
    addEventListener('online', () => {
      this.failures = 0;
      this.notBefore = this.asked;
      nudge();
    });
    for (const event of ['focus', 'pageshow']) addEventListener(event, nudge);
    document.addEventListener('visibilitychange', nudge);
    return this.round(false);
  }

  /** Posts one entry once. Whether a word holds is for the caller to say. */
  async postOnce(entry: PendingEnvelope): Promise<Posted> {
    this.inFlight.add(entry.id);
    const posted = await post(entry).finally(() => this.inFlight.delete(entry.id));
    this.unverified.delete(entry.id);
    if (!('reason' in posted)) this.refused.delete(entry.id);
    else if (posted.reason === 'refused') this.refused.add(entry.id);
    else this.later(posted.notBefore);
    return posted;
  }

  /** The word for this envelope did not hold. */
  ackRejected(id: string) {
    this.unverified.add(id);
    this.later(0);
  }

  /** Tries everything that waits. By hand: now, and what was refused as well. */
  async round(byHand: boolean): Promise<void> {
    if (!byHand && Date.now() < this.notBefore) return;
    const done = await withLock('sealwell-sending', async () => {
      const waiting = await this.outbox.all();
      for (const { entry } of waiting) await this.attempt(entry, byHand);
      if (waiting.length) this.changed();
      return true;
    }, true);
    // Two tabs that send the same at once would only be in each other's way.
    if (done === null) this.later(0);
  }

  /** Tries one now, and gives what came of it. */
  async now(id: string): Promise<Posted | undefined> {
    const waiting = (await this.outbox.all()).find(({ entry }) => entry.id === id);
    const posted = waiting && await this.attempt(waiting.entry, true);
    this.changed();
    return posted;
  }

  private async attempt(entry: PendingEnvelope, byHand: boolean): Promise<Posted | undefined> {
    const { id, deleting } = entry;
    if (this.inFlight.has(id) || (!byHand && this.refused.has(id))) return undefined;
    // Whatever one of them does, the others get their turn.
    try {
      const posted = await this.postOnce(entry);
      // The resident had it deleted meanwhile: what may have arrived is taken back.
      if (!deleting && this.outbox.isDeleting(id)) return await this.now(id);
      const what = this.settledBy(entry, posted);
      if (what) {
        await this.outbox.forget(id);
        this.settled(entry, what);
      } else if ('word' in posted) {
        this.ackRejected(id);
      }
      return posted;
    } catch {
      this.refused.add(id);
      return undefined;
    }
  }

  private settledBy(entry: PendingEnvelope, posted: Posted): Settled | null {
    if ('reason' in posted) return posted.status !== 410 ? null : entry.deleting ? 'collected' : 'withdrawn';
    const word = this.intakeWord(entry, posted.word);
    if (!entry.deleting) return word === 1 ? 'sent' : null;
    return word !== 2 ? null : posted.status === 202 ? 'seen' : 'deleted';
  }

  /** After a failure: the next round by itself. `asked` is when the server wants to be asked again. */
  private later(asked: number) {
    // One round counts as one failure, however many wait.
    if (this.notBefore <= Date.now()) this.failures += 1;
    this.asked = Math.max(asked, this.asked);
    this.notBefore = Math.max(this.asked, this.notBefore, Date.now() + pauseAfter(this.failures));
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.round(false), this.notBefore - Date.now() + 10);
  }
}

