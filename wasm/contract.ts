// docs/session.md as types: what a shell sends to the core and what comes back.

/** Field values as they were typed, by the input's name. */
export type Fields = Record<string, string[]>;

export type NotSentReason = 'offline' | 'busy' | 'refused';

export type Action =
  | { type: 'submit'; screen: string; fields: Fields; button?: string }
  | { type: 'input'; screen: string; fields: Fields }
  | { type: 'back'; fields?: Fields }
  | { type: 'visit'; position: number; fields?: Fields }
  | { type: 'change'; target: string }
  | { type: 'language'; target: string; fields?: Fields }
  | { type: 'star'; target: string }
  | { type: 'disagree'; target: string }
  | { type: 'print' }
  | { type: 'clear' }
  | { type: 'restart' }
  /** `saved`: as for `not-sent`, which it becomes when the acknowledgement does not hold. */
  | { type: 'acknowledged'; acknowledgement: string; saved?: boolean }
  /** How asking the intake to delete an envelope ended: `status` 0 for no answer. docs/changes.md. */
  | { type: 'withdrawn'; status: number; deletion: string }
  | { type: 'not-sent'; reason: NotSentReason; saved: boolean }
  | AgainEffect
  | { type: 'retry' }
  | { type: 'give-up' };

export interface FileEffect {
  type: 'file';
  id: string;
  name: string;
  mediaType: string;
  content: string;
}

export interface PostEffect {
  type: 'post';
  /** Envelope id, 32 hexadecimal digits. */
  id: string;
  /** SHA-256 of the envelope, 64 hexadecimal digits. */
  sha256: string;
  /** Where to, relative to the service's origin. */
  address: string;
  /** Base64 of the proof to post it (docs/sealed-envelope.md, "Proofs"), and of that to have it deleted. */
  proof: string;
  withdrawal: string;
  /** The envelope in base64. */
  envelope: string;
}

/** What a receipt is made from (docs/receipt.md, "The draft"): the resident's, and nobody else's. */
export interface ReceiptEffect {
  type: 'receipt';
  draft: object;
}

/** Delete the envelope here and at the intake, on the receipt's proof. docs/changes.md. */
export interface WithdrawEffect {
  type: 'withdraw';
  id: string;
  address: string;
  /** 128 bytes in base64. */
  proof: string;
}

/** The assessment is done again: the receipts' module gives it, and the journey takes it as it is. docs/follow-up.md. */
export interface AgainEffect {
  type: 'again';
  answers?: object;
  before?: Record<string, string>;
  of?: string;
}

export type Effect =
  | FileEffect
  | PostEffect
  | WithdrawEffect
  | AgainEffect
  | ReceiptEffect
  | { type: 'print' }
  | { type: 'post-again' }
  | { type: 'discard' }
  | { type: 'wipe' }
  | { type: 'completed'; reference: string }
  | { type: 'closed' };

/** What a shell needs to know of a screen that it got as HTML. */
export interface ScreenHead {
  id: string;
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** Index in the resident's trail, for the browser's history. */
  position: number;
}

/** The answer to one action. */
export interface Result {
  screen: ScreenHead;
  /** The screen; absent after `input`. */
  html?: string;
  /** The safety messages; empty when there are none. */
  alert: string;
  focus: 'heading' | 'errors' | 'none';
  effects: Effect[];
}

/** A refusal by its name (`pack_signature_invalid`, `wrong_type` …); never holds an answer. */
export interface CoreFailure {
  error: string;
  where?: string;
}
