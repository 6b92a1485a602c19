// The page inside the frame: shows the screens that the core makes, tells it what the resident
// does and carries out its effects. It decides nothing and has no words of its own.

import {
  failed, type Action, type CoreFailure, type Effect, type FileEffect, type PostEffect, type Result, type Session,
  type WithdrawEffect,
} from '../../wasm/sealwell.js';
import type { ReceiptFiles } from '../../wasm/receipts.js';
import type { PendingEnvelope } from '../outbox/pending_envelope.js';
import { fromBase64 } from '../protocol/encoding.js';
import { build, fetchLanguage, runningPack, startSession } from './core.js';
import { DeviceLink } from './device_link.js';
import { Files } from './files.js';
import { keepExclusive, currentFields, currentForm, readFields } from './form.js';
import { connectHost } from './host.js';
import { announce, firstScreen, focusOn, showFailure, keepFocus, readPage, showAlert, showScreen } from './page.js';
import { Receipt } from './receipt.js';
import { Trail } from './trail.js';

const page = readPage();
/** A receipt that the address brought. It holds a secret, and so goes from the address before anything else. */
const fragment = /^#(receipt=|again$)/.test(location.hash) ? location.hash : '';
const asksForForm = location.hash === '#offline';
if (fragment || asksForForm) history.replaceState(null, '', location.pathname + location.search);
const files = new Files();
const receipt = new Receipt(page.core);

let session: Session | null = null;
/** Who answers instead of it once a receipt was opened. */
let visit: { dispatch(action: Action, now: number): Result | CoreFailure } | null = null;
/** There will be no session, or none any more. */
let stopped = false;
/** What the resident did before the core was there. */
let early: Action | null = null;
/** The screen at hand. */
let shown = firstScreen();
/** The envelope that this session has sealed, until the core says to discard it. */
let sealed: PendingEnvelope | null = null;

const host = connectHost(window);
const trail = new Trail(shown.position, (position) => act({ type: 'visit', position, ...currentFields() }));

const device = new DeviceLink({
  service: page.service,
  draftScript: build.device.draft,
  pack: () => runningPack().address,
  hostOrigin: () => host.origin(),
  current: () => sealed?.id,
  acknowledged(entry, acknowledgement) {
    if (sealed?.id !== entry.id) return !!session?.verifyAcknowledgement(entry.id, entry.sha256, acknowledgement);
    receipt.acknowledgement = acknowledgement;
    act({ type: 'acknowledged', acknowledgement });
    return !sealed;
  },
  snapshot() {
    if (!session || visit) return null;
    // What is typed and not continued from belongs to it.
    session.dispatch({ type: 'input', screen: shown.id, fields: currentFields().fields ?? {} }, Date.now());
    const taken = session.snapshot(Date.now());
    return failed(taken) ? null : taken;
  },
  async restore(snapshot) {
    if (!session || visit) return false;
    const restored = session.restore(snapshot, Date.now());
    if (failed(restored)) return false;
    const { language } = restored;
    if (language !== document.documentElement.lang) await fetchLanguage(session, inLanguage(language));
    // Where that language could not be had the core says so, as after a switch.
    const result = session.dispatch({ type: 'language', target: language }, Date.now());
    if (failed(result)) return false;
    trail.restored(result.screen.position);
    show(result, { type: 'restart' });
    return true;
  },
});

/** Address of the session's pack in that language. */
const inLanguage = (language: string) => page.pack.replace(/[^.]+(?=\.pack$)/, language);

/** Which language was asked for last. */
let wanted = '';

/** What needs another file first waits for it; everything else is done at once. */
async function perform(action: Action) {
  if (session && action.type === 'language') {
    wanted = action.target;
    announce(page.messages.loading);
    await fetchLanguage(session, inLanguage(wanted));
    if (wanted !== action.target) return;
    Object.assign(action, currentFields());
  }
  act(action);
}

function act(action: Action) {
  if (stopped) return;
  if (!session) {
    early = action;
    announce(page.messages.loading);
    return;
  }
  let result;
  try {
    result = (visit ?? session).dispatch(action, Date.now());
  } catch {
    // The module has stopped, which no answer can make it do. Nothing of it can be used any more.
    stop(page.messages.failed);
    return;
  }
  if (failed(result)) announce(page.messages.failed);
  else show(result, action);
}

function show(result: Result, action: Action) {
  const { screen, html, alert, focus, effects } = result;
  showAlert(alert);
  if (html !== undefined) {
    const restoreFocus = keepFocus();
    shown = screen;
    showScreen(screen, html);
    files.offer(effects.filter((effect): effect is FileEffect => effect.type === 'file'));
    if (action.type === 'visit') trail.visited(screen.position);
    else trail.moved(screen.position);
    if (focus === 'none') restoreFocus();
    else {
      focusOn(focus, host.shown(screen.step));
    }
    device.tell((opened) => opened.shown(screen));
  }
  for (const effect of effects) carryOut(effect);
}

function carryOut(effect: Effect) {
  switch (effect.type) {
    case 'file':
      break;  // Offered together with the screen.
    case 'print':
      window.print();
      break;
    case 'post':
      sealed = pendingEnvelope(effect);
      void keepAndPost(sealed);
      break;
    case 'post-again':
      if (sealed) void keepAndPost(sealed);
      break;
    case 'withdraw':
      void withdraw(effect);
      break;
    case 'again':
      visit = null;
      act(effect);
      break;
    case 'discard':
      if (sealed) forget(sealed.id);
      sealed = null;
      break;
    case 'receipt':
      receipt.keep(effect.draft);
      break;
    case 'wipe':
      early = null;
      receipt.forget();
      trail.begin();
      device.tell((opened) => opened.wiped());
      break;
    case 'completed':
      host.completed(effect.reference);
      void receipt.prepare();
      break;
    case 'closed':
      host.closed();
      break;
  }
}

function pendingEnvelope({ id, sha256, address, envelope }: PostEffect): PendingEnvelope {
  return { id, service: page.service, sha256, address, envelope: fromBase64(envelope) };
}

/** Keeps the envelope on this device, and only then posts it. */
async function keepAndPost(envelope: PendingEnvelope) {
  const outcome = await device.open().then((opened) => opened.keepAndPost(envelope))
    // What keeps and posts could not be had, so there is no connection.
    .catch(() => ({ reason: 'offline' as const, saved: false }));
  if (sealed !== envelope) return;
  if ('acknowledgement' in outcome) receipt.acknowledgement = outcome.acknowledgement;
  act('reason' in outcome ? { type: 'not-sent', ...outcome } : { type: 'acknowledged', ...outcome });
  // Still here: it was not believed.
  if ('acknowledgement' in outcome && sealed === envelope) device.tell((opened) => opened.ackRejected(envelope.id));
}

const forget = (id: string) => device.tell((opened) => opened.forget(id));

async function withdraw(effect: WithdrawEffect) {
  const held = await device.open().then(async (opened) => {
    const here = await opened.holds(effect.id);
    await opened.forget(effect.id);
    return here;
  }).catch(() => false);
  act({ type: 'withdrawn', held, ...await receipt.withdraw(effect) });
}

async function openReceipt(brought: string) {
  try {
    const opened = await receipt.open(brought);
    if (!opened) return;
    visit = opened;
    trail.begin();
    show(opened.first, { type: 'restart' });
  } catch {
    announce(page.messages.failed);
  }
}

async function saveReceipt(target: keyof ReceiptFiles) {
  announce(page.messages.loading);
  try {
    await receipt.save(target);
    showAlert('');
  } catch {
    announce(page.messages.failed);
  }
}

function stop(sentence: string) {
  stopped = true;
  session = early = null;
  files.forget();
  receipt.forget();
  showFailure(sentence);
}

function submitted(event: SubmitEvent) {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const fields = readFields(form);
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
  act({ type: 'submit', screen: shown.id, fields, button });
}

document.addEventListener('submit', submitted);

document.addEventListener('change', (event) => {
  const form = currentForm();
  if (!form) return;
  keepExclusive(event.target);
  if (session) act({ type: 'input', screen: shown.id, fields: readFields(form) });
});

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  // The second half of a double click would answer a screen that nobody has seen yet.
  if (event.detail > 1 && event.target.closest('button, [data-action]')) {
    event.preventDefault();
    return;
  }
  const control = event.target.closest<HTMLElement>('[data-action]');
  if (control) {
    event.preventDefault();
    command(control.dataset.action!, control.dataset.target);
    return;
  }
  const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
  if (!link) return;
  // A link within the page would add to the history; it moves focus instead.
  event.preventDefault();
  document.getElementById(link.hash.slice(1))?.focus();
});

function command(type: string, target?: string) {
  if (type === 'receipt') void (target === 'open' ? openReceipt('') : saveReceipt(target as keyof ReceiptFiles));
  else if (type === 'back' && trail.canGoBack) history.back();
  else {
    const keepsFields = type === 'back' || type === 'visit';
    void perform({ type, ...(target === undefined ? {} : { target }), ...(keepsFields ? currentFields() : {}) } as Action);
  }
}

void startSession(page.pack, page.core).then((started) => {
  if (typeof started === 'string') {
    stop(page.messages[started]);
    return;
  }
  session = started;
  host.ready();
  const action = early;
  early = null;
  if (fragment) void openReceipt(fragment);
  else if (action) void perform(action);
  device.tell((opened) => opened.begin(shown, asksForForm));
});
