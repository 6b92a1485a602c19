// Saves the answers of a session on this device, encrypted, and goes on with them. A script of its own, fetched when the
// resident asks for it. What is saved is what the session's own screens show; going on is giving it to them again, so
// that everything is checked as it was the first time. docs/offline.md, "Save and come back".

import type { Action, Fields, Result } from '../../wasm/contract.js';
import { askToKeep } from '../storage/persistence.js';
import type { DraftSide } from './draft_offer.js';
import { draftStore } from './draft_store.js';

interface Answers {
  language: string;
  /** Id of the screen where the resident was. */
  last: string;
  /** By screen: what its form held, and the button that leads on. */
  screens: Record<string, { fields: Fields; button: string }>;
  favourites: string[];
  /** The barrier that the resident named instead of the one found, as `disagree` takes it. */
  barrier?: string;
}

/** Screens whose answers are kept. Consent is asked again: it is given when something is sent, not days before. */
const KEPT = /^(start|item\/.*|results)$/;

/** No journey has as many screens; a way round in a circle would. */
const MOST_STEPS = 1000;

export async function keepDraft(frame: DraftSide, until: number): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(collect(frame)));
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, bytes);
  bytes.fill(0);
  await draftStore().put({ service: frame.service, key, nonce, sealed, until });
  askToKeep();
}

export async function openDraft(frame: DraftSide): Promise<void> {
  const draft = (await draftStore().all()).find(({ service }) => service === frame.service);
  if (!draft) throw new DOMException('gone', 'NotFoundError');
  const bytes = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.nonce }, draft.key, draft.sealed));
  const answers = JSON.parse(new TextDecoder().decode(bytes)) as Answers;
  bytes.fill(0);
  await frame.relanguage(answers.language);
  walk(frame, answers);
}

/** Asks the session for each screen of the way here, and reads what they hold. Nothing of it is shown. */
function collect(frame: DraftSide): Answers {
  const here = stepped(frame, { type: 'input', screen: idOnPage(), fields: frame.fields().fields ?? {} });
  const { position, language } = here.screen;
  const answers: Answers = { language, last: here.screen.id, screens: {}, favourites: [] };
  for (let at = 0; at <= position; ++at) {
    const { screen, html = '' } = stepped(frame, { type: 'visit', position: at });
    if (!KEPT.test(screen.id)) continue;
    const page = new DOMParser().parseFromString(html, 'text/html');
    const form = page.querySelector<HTMLFormElement>('#sealwell-form');
    if (!form) continue;
    const fields: Fields = {};
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') (fields[name] ??= []).push(value);
    const button = form.querySelector<HTMLButtonElement>('button[type="submit"]:not([value^="add/"]):not([value^="remove/"])')?.value ?? '';
    answers.screens[screen.id] = { fields, button };
    if (page.querySelector('[data-action="disagree"][data-target="undo"]')) answers.barrier = namedBarrier(frame, html);
    for (const star of page.querySelectorAll<HTMLElement>('[data-action="star"][aria-pressed="true"]')) {
      answers.favourites.push(star.dataset.target ?? '');
    }
  }
  return answers;
}

/**
 * Which barrier the resident named. The screen has its words and not its id, so each on offer is named in turn until the
 * results are again what they were.
 */
function namedBarrier(frame: DraftSide, results: string): string {
  stepped(frame, { type: 'disagree', target: 'undo' });
  const { html = '' } = stepped(frame, { type: 'disagree', target: '' });
  const offered = new DOMParser().parseFromString(html, 'text/html').querySelectorAll<HTMLElement>('[data-action="disagree"][data-target]');
  return [...offered].map(({ dataset }) => dataset.target!).find((target) => stepped(frame, { type: 'disagree', target }).html === results) ?? '';
}

/** Gives the session what was saved, screen by screen, as far as it takes it, and shows where that leads. */
function walk(frame: DraftSide, answers: Answers) {
  let result = stepped(frame, { type: 'visit', position: 0 });
  for (let steps = 0; steps < MOST_STEPS; ++steps) {
    const { id } = result.screen;
    const saved = answers.screens[id];
    if (!saved || !KEPT.test(id)) break;
    // What could help goes by the barrier, and so comes after it.
    if (id === 'results' && answers.barrier) stepped(frame, { type: 'disagree', target: answers.barrier });
    if (id === 'results') for (const target of answers.favourites) stepped(frame, { type: 'star', target });
    if (id === answers.last) {
      stepped(frame, { type: 'input', screen: id, fields: saved.fields });
      break;
    }
    result = stepped(frame, { type: 'submit', screen: id, ...saved });
    // What no longer fits is for the resident to mend.
    if (result.screen.id === id) return frame.show(result, { type: 'restart' });
  }
  // The screen as it stands, with what was typed and not continued from.
  const again: Action = { type: 'language', target: result.screen.language };
  frame.show(stepped(frame, again), { type: 'restart' });
}

const idOnPage = () => document.getElementById('sealwell-main')?.dataset.screen ?? '';

function stepped(frame: DraftSide, action: Action): Result {
  const result = frame.step(action);
  if (!result) throw new DOMException('refused', 'InvalidStateError');
  return result;
}
