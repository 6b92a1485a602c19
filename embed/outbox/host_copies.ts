import { wrapHostCopyMessage, MAX_HOST_COPIES, readHostCopyAnswer, type HostCopyAnswer, type HostCopyMessage } from '../protocol/host_copy_messages.js';
import { fromBase64 } from '../protocol/encoding.js';
import { entryOf, parcelOf, type PendingEnvelope } from './pending_envelope.js';

/** How long a host page may take to say that it keeps something, and to hand back what it has. */
const PATIENCE_MS = 1500;

/** Copies that the host page keeps of sealed envelopes, which it can't read. Without a host that answers it does nothing. */
export class HostCopies {
  /** `origin` is the host page's, empty while it is not known. */
  constructor(private readonly origin: () => string, private readonly service: string, private readonly address: string) {}

  /** Whether the host page says that it keeps the envelope. */
  async keep(entry: PendingEnvelope): Promise<boolean> {
    const { id } = entry;
    const answers = await this.ask({ type: 'keep', id, envelope: parcelOf(entry) }, (answer) => answer.type === 'kept' && answer.id === id);
    return answers.some((answer) => answer.type === 'kept' && answer.id === id && answer.held);
  }

  drop(id: string) {
    if (this.origin()) parent.postMessage(wrapHostCopyMessage({ type: 'drop', id }), this.origin());
  }

  /** What the host page hands back: each an envelope of the id that it says, with a proof that names its bytes. */
  async fetch(): Promise<PendingEnvelope[]> {
    const found: PendingEnvelope[] = [];
    for (const answer of await this.ask({ type: 'ask' }, () => false)) {
      if (answer.type !== 'parcel') continue;
      const entry = await entryOf(answer.id, fromBase64(answer.envelope), this.service, this.address);
      if (entry) found.push(entry);
    }
    return found;
  }

  /** What the host page answers, until one says that it was the last or its time is over. */
  private ask(message: HostCopyMessage, isLast: (answer: HostCopyAnswer) => boolean): Promise<HostCopyAnswer[]> {
    const origin = this.origin();
    if (!origin) return Promise.resolve([]);
    return new Promise((resolve) => {
      const answers: HostCopyAnswer[] = [];
      const end = () => {
        removeEventListener('message', receive);
        clearTimeout(timer);
        resolve(answers);
      };
      const receive = (event: MessageEvent) => {
        if (event.source !== parent || event.origin !== origin) return;
        const answer = readHostCopyAnswer(event.data);
        // No more than a host keeps: what comes beyond that comes from somebody who does not keep to the protocol.
        if (!answer || answers.length >= MAX_HOST_COPIES) return;
        answers.push(answer);
        if (isLast(answer)) end();
      };
      const timer = setTimeout(end, PATIENCE_MS);
      addEventListener('message', receive);
      parent.postMessage(wrapHostCopyMessage(message), origin);
    });
  }
}
