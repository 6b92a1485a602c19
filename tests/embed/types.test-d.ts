// What the public types must accept and, above all, must not. Compiled, never run: every line
// under an @ts-expect-error that compiles after all is an error.

import '../../embed/loader/element.js';
import { readFrameMessage, readHostMessage, wireMessage, type FrameMessage } from '../../embed/protocol/messages.js';
import { failed, type Action, type Core, type Result, type Session } from '../../wasm/sealwell.js';

declare const session: Session;
declare const core: Core;
declare const result: Result;

const submit: Action = { type: 'submit', screen: 'start', fields: { name: ['Ada'] }, button: 'start' };
session.dispatch(submit, 0);
session.dispatch({ type: 'not-sent', reason: 'offline', saved: true }, 0);
wireMessage({ type: 'height', height: 640 });

// @ts-expect-error An action of no known type.
session.dispatch({ type: 'skip' }, 0);
// @ts-expect-error Values are lists, as checkboxes need them to be.
session.dispatch({ type: 'input', screen: 'start', fields: { name: 'Ada' } }, 0);
// @ts-expect-error A submit says which screen it answers.
session.dispatch({ type: 'submit', fields: {} }, 0);
// @ts-expect-error The reasons are those of docs/session.md.
session.dispatch({ type: 'not-sent', reason: 'tired', saved: true }, 0);
// @ts-expect-error Nothing may claim to be unsent without saying whether it is kept.
session.dispatch({ type: 'not-sent', reason: 'busy' }, 0);
// @ts-expect-error The core reads no clock: each step is given the time.
session.dispatch({ type: 'print' });
// @ts-expect-error A screen comes as HTML or as data.
session.dispatch({ type: 'print' }, 0, 'pdf');

const outcome = session.dispatch(submit, 0);
// @ts-expect-error It may be a refusal: that comes first.
outcome.screen;
if (failed(outcome)) {
  outcome.error satisfies string;
  // @ts-expect-error A refusal has no screen.
  outcome.screen;
} else {
  outcome.screen.position satisfies number;
}

const opened = core.open(new Uint8Array(), [], 0);
// @ts-expect-error The pack may have been refused.
opened.dispatch(submit, 0);
// @ts-expect-error One key alone is not a list of keys.
core.open(new Uint8Array(), 'sealwell-signing-v1 …', 0);

for (const effect of result.effects) {
  // @ts-expect-error Only a post has an envelope.
  effect.envelope;
  if (effect.type === 'post') effect.envelope satisfies string;
}

// @ts-expect-error An answer is no part of any message.
wireMessage({ type: 'opened', answer: 'yes' });
// @ts-expect-error Nor is how far the resident is.
wireMessage({ type: 'progress', step: 3 });
// @ts-expect-error Nor the reference of what was sent.
wireMessage({ type: 'ended', reference: '0F3A-77' });
// @ts-expect-error The host has no other message than init.
wireMessage({ type: 'submit' });
// @ts-expect-error Heights are numbers.
wireMessage({ type: 'height', height: '640px' });
// @ts-expect-error And nothing is filled in with it.
wireMessage({ type: 'init', display: 'window', fields: {} });
// @ts-expect-error A host says where it shows journeys.
wireMessage({ type: 'init' });

const message = readFrameMessage({});
// @ts-expect-error It may be no message at all.
message.type;
readHostMessage(null)?.type satisfies 'init' | 'cancel' | undefined;

// Whoever adds a type has to say here what the host may learn from it.
type MembersThatCross = Exclude<FrameMessage extends infer M ? (M extends unknown ? keyof M : never) : never, 'type'>;
// The start screen's alone, which is the same for everybody.
const known: Record<MembersThatCross, true> = { height: true };
void known;

const assessment = document.createElement('sealwell-assessment');
assessment.addEventListener('sealwell:ended', ({ detail }) => {
  detail satisfies null;
  // @ts-expect-error It does not say what came of it.
  detail.reference;
});
document.addEventListener('sealwell:opened', ({ detail }) => detail satisfies null);
