// The page inside the frame: shows the screens that the core makes, tells it what the resident
// does and carries out its effects. Of its own it decides only when a host page shows, hides and has seen the end of a journey
// (docs/frame-protocol.md), and it has no words of its own.

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
import { announce, firstScreen, focusOn, focusOnStart, live, showFailure, keepFocus, readPage, showAlert, showScreen } from './page.js';
import { fetchStart, isAside, keepUntouched, putAside, startHeight, takeUp } from './put_aside.js';
import { Receipt } from './receipt.js';
import { ScreenTrail, SingleEntry, type Trail } from './trail.js';
import { connectWayBack, focusOnWayBack, isCalling, showWayBack } from './way_back.js';

const page = readPage();
/** What the address asks for. It goes from there, so that it is asked for once. */
const asked = location.hash;
if (asked) history.replaceState(null, '', location.pathname + location.search);
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

/** Where the trail of the run at hand begins, and how far it has led. */
let first = shown.position;
let furthest = first;

const isEmbedded = parent !== window;
// A host that closes its window by itself is not told whether the last screen was there.
const host = connectHost(window, startHeight, () => pause(false));
const visitScreen = (position: number) => act({ type: 'visit', position, ...currentFields() });
/** On a page of its own. */
const screens = isEmbedded ? null : new ScreenTrail(shown.position, visitScreen);
const trail: Trail = screens ?? new SingleEntry(goBack);
connectWayBack(() => pause(true));
let guard: typeof import('./host_guard.js') | null = null;

const device = new DeviceLink({
  service: page.service,
  draftScript: build.device.draft,
  pack: () => runningPack().address,
  hostOrigin: () => host.origin(),
  current: () => sealed?.id,
  dropReceipt,
  intakeWord(entry, word) {
    if (sealed?.id !== entry.id) return session ? session.intakeWord(entry.id, entry.sha256, word) : 0;
    receipt.acknowledgement = word;
    act({ type: 'acknowledged', acknowledgement: word });
    return sealed ? 0 : 1;
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
    if (language !== document.documentElement.lang) await speak(session, language);
    // Where that language could not be had the core says so, as after a switch.
    const result = session.dispatch({ type: 'language', target: language }, Date.now());
    if (failed(result)) return false;
    trail.restored(result.screen.position);
    show(result, { type: 'restart' });
    return true;
  },
});

function dropReceipt() {
  receipt.forget();
  dropReceiptLinks();
}

/** No screen offers what can't be made any more. */
function dropReceiptLinks() {
  live.screen.querySelectorAll('[data-action="receipt"]:not([data-target="open"])').forEach((link) => link.remove());
}

// A browser may keep a page that was left, with its memory.
addEventListener('pagehide', dropReceipt);

/** Address of the session's pack in that language. */
const inLanguage = (language: string) => page.pack.replace(/[^.]+(?=\.pack$)/, language);

/** Fetches what it takes to go on in that language. */
async function speak(speaker: Session, language: string) {
  if (host.opensWindow()) void fetchStart(page.service, language);
  await fetchLanguage(speaker, inLanguage(language));
}

/** Which language was asked for last. */
let wanted = '';

/** What needs another file first waits for it; everything else is done at once. */
async function perform(action: Action) {
  if (session && action.type === 'language') {
    wanted = action.target;
    announce(page.messages.loading);
    await speak(session, wanted);
    if (wanted !== action.target) return;
    Object.assign(action, currentFields());
  }
  const { type } = action;
  if (type === 'give-up' && sealed) {
    // Written before the screen says so: a page that is closed at once must not send it at the next visit.
    const { id } = sealed;
    await device.open().then((opened) => opened.giveUp(id)).catch(() => {});
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
    furthest = Math.max(furthest, screen.position);
    showScreen(screen, html);
    if (screen.id === 'start' && !host.hasOpened()) keepUntouched();
    files.offer(effects.filter((effect): effect is FileEffect => effect.type === 'file'));
    if (action.type === 'visit') trail.visited(screen.position);
    else trail.moved(screen.position);
    // What comes while the resident is elsewhere waits for them.
    if (!isAside()) {
      place(action);
      if (focus === 'none') restoreFocus();
      else {
        window.scrollTo(0, 0);
        // In the page its top may be out of sight: what began the journey is where it was left.
        if (shown.id === 'start' && host.opensWindow() && !host.isOverWindow()) focusOnStart();
        else focusOn(focus, host.opensWindow());
      }
      device.tell((opened) => opened.shown(screen));
    }
  }
  for (const effect of effects) carryOut(effect);
  if (!receipt.isKept) dropReceiptLinks();
}

/** The start screen stands in the page, everything else is the journey. */
function place({ type }: Action) {
  const isStart = shown.id === 'start';
  if (!isStart) enter();
  // An assessment that is done again begins where the receipt was opened, and a switch of language moves nothing.
  else if (type !== 'again' && type !== 'language') leave(type === 'clear' || type === 'restart');
}

function enter() {
  if (host.opensWindow() && !host.isOverWindow()) {
    moved = Date.now();
    void guardHost();
  }
  host.show();
  showWayBack(host.opensWindow());
  trail.within(true);
  // A page with a listener for this is kept less well for its visitor's Back: only once there is something to lose.
  if (isEmbedded) addEventListener('beforeunload', askBeforeLeaving);
}

async function guardHost() {
  if (guard) return;
  // Without it everything works, and the host may see where focus is.
  const fetched = await (import(build.hostGuard) as Promise<typeof import('./host_guard.js')>).catch(() => null);
  if (guard) return;
  guard = fetched;
  const isOver = () => host.isOverWindow();
  guard?.keepHostStill(isOver);
  guard?.watchCover(isOver, () => device.tell((opened) => opened.covered()));
}

/** When the window was opened or closed last, and how long that takes. */
let moved = 0;
const MOVING_MS = 1000;

function leave(ended: boolean) {
  if (host.isOverWindow()) moved = Date.now();
  showWayBack(false);
  // In the page, Back may have led here: without an entry a host could count how many steps that took.
  if (ended || host.opensWindow()) trail.within(false);
  host.hide();
  if (ended) host.ended();
}

/** Whether the screen at hand asks for something still: the last screens ask for nothing. */
const isUnfinished = () => shown.id !== 'start' && !!currentForm();

/** Puts the journey aside as it is: the partner's page is there again, and its start screen offers to go on. */
function pause(byResident: boolean) {
  if (!host.isOverWindow()) return;
  const isStart = shown.id === 'start';
  const ended = byResident && !isStart && !isUnfinished();
  if (!isStart) putAside();
  leave(ended);
  if (!isStart) device.tell((opened) => opened.shown({ ...shown, id: 'aside' }));
}

function resume() {
  takeUp();
  enter();
  window.scrollTo(0, 0);
  focusOn('heading', true);
  device.tell((opened) => opened.shown(shown));
}

/** The screen before, or out of the journey from its first; false where there is neither. */
function goBack(byResident = true): boolean {
  const inWindow = host.opensWindow();
  // From the first question back to the start, which stands in the page. A receipt's screens have no start before them.
  const lowest = first + (inWindow && !visit ? 1 : 0);
  if (shown.position > lowest) visitScreen(shown.position - 1);
  // A host that goes back by itself would otherwise count how far the resident has come.
  else if (!byResident && furthest > lowest) {
    if (inWindow) focusOnWayBack();
  } else if (inWindow) pause(true);
  else return false;
  return true;
}

function askBeforeLeaving(event: BeforeUnloadEvent) {
  if (!isUnfinished() || isCalling() || 'leaving' in document.documentElement.dataset) return;
  event.preventDefault();
  event.returnValue = true;
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
      // What was given up waits to be withdrawn.
      if (sealed && shown.id !== 'given-up') forget(sealed.id);
      sealed = null;
      break;
    case 'receipt':
      receipt.keep(effect.draft);
      device.tell((opened) => opened.receiptKept());
      break;
    case 'wipe':
      early = null;
      receipt.forget();
      beginTrail();
      device.tell((opened) => opened.wiped());
      break;
    case 'completed':
      void receipt.prepare();
      break;
    case 'closed':
      break;  // The host page hears of an end when the resident leaves, whatever it was.
  }
}

function beginTrail() {
  first = furthest = shown.position;
  trail.begin();
}

function pendingEnvelope({ id, sha256, address, proof, withdrawal, envelope }: PostEffect): PendingEnvelope {
  return { id, service: page.service, sha256, address, proof, withdrawal, envelope: fromBase64(envelope) };
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
  const outcome = await device.open().then((opened) => opened.withdraw(effect)).catch(() => ({ status: 0, deletion: '' }));
  act({ type: 'withdrawn', ...outcome });
}

async function openReceipt(brought: string) {
  try {
    const opened = await receipt.open(brought);
    if (!opened) return;
    visit = opened;
    beginTrail();
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
  if (isAside()) {
    resume();
    return;
  }
  const form = event.target as HTMLFormElement;
  const fields = readFields(form);
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
  act({ type: 'submit', screen: shown.id, fields, button });
}

document.addEventListener('submit', submitted);
// Chromium remembers what was typed into an input that names its purpose, sent or not. So the purpose stands there for who lets
// the browser fill it in, and no longer once somebody types.
document.addEventListener('beforeinput', ({ target }) => {
  (target as HTMLInputElement).autocomplete = 'off';
});

// The window that opens or closes takes the focus from the frame for a moment, and browsers then forget where inside it was.
for (const type of ['focus', 'resize']) {
  addEventListener(type, () => {
    if (document.activeElement !== document.body || Date.now() - moved > MOVING_MS) return;
    if (host.isOverWindow()) focusOn('heading', true);
    else focusOnStart();
  });
}

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
  const target = document.getElementById(link.hash.slice(1));
  if (guard && target && host.isOverWindow()) guard.moveFocus(target);
  else target?.focus();
});

function command(type: string, target?: string) {
  // From the start screen in its place: what is cleared is what was put aside.
  takeUp();
  if (type === 'receipt') void (target === 'open' ? openReceipt('') : saveReceipt(target as keyof ReceiptFiles));
  else if (type !== 'back' || !(screens ? screens.back() : goBack())) {
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
  if (asked === '#again') void openReceipt(asked);
  else if (action) void perform(action);
  device.tell((opened) => opened.begin(shown, asked === '#offline'));
});
