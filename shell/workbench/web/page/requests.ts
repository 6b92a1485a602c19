// Carries out what rooms ask the page for: to pick files, save one, show a page, send.
import { saveFile } from '../../../../embed/storage/save_file.js';
import type { PageRequest, Core } from './core.js';
import { filesOf, type Files } from './files.js';

/** As long as the window waits for an answer, and as much as it takes (shell/workbench/window/http). */
const PATIENCE_MS = 90_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export interface RequestContext {
  core: Core;
  files: Files;
  dialog: HTMLDialogElement;
  say: (text: string) => void;
  /** Something may look different now. */
  acted: (problem?: string) => void;
}

export function carryOut(asked: PageRequest, around: RequestContext): void {
  const { core, say } = around;
  if (asked.type === 'pick') return pick(asked, around);
  if (asked.type === 'send') return void fetchFor(asked, around);
  if (asked.type === 'save') {
    saveFile(asked.name, core.requestBytes(asked.number) as BlobPart);
    say(`${asked.name} is among your downloads.`);
    return core.done(asked.number);
  }
  const page = asked.type === 'page'
    ? URL.createObjectURL(new Blob([core.requestBytes(asked.number) as BlobPart], { type: 'text/html' })) : asked.address;
  core.done(asked.number);
  offerPage(page, asked.type === 'page' ? asked.name : asked.address, around);
}

/** The dialog with a heading and something in it; what is asked for at once waits for its turn. */
const waiting: (() => void)[] = [];
function ask(around: RequestContext, heading: string, fill: (form: HTMLElement, close: () => void) => void, left: () => void): void {
  const { dialog } = around;
  if (dialog.open) return void waiting.push(() => ask(around, heading, fill, left));
  let answered = false;
  const title = document.createElement('h2');
  title.id = 'workbench-asked-title';
  title.className = 'govuk-heading-m';
  title.textContent = heading;
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.className = 'govuk-button govuk-button--secondary';
  cancel.textContent = 'Close';
  cancel.onclick = () => dialog.close();
  dialog.replaceChildren(title);
  fill(dialog, () => {
    answered = true;
    dialog.close();
  });
  dialog.append(cancel);
  dialog.onclose = () => {
    dialog.replaceChildren();
    if (!answered) left();
    waiting.shift()?.();
  };
  dialog.showModal();
}

function pick(asked: PageRequest, around: RequestContext): void {
  const { core, files, acted } = around;
  ask(around, asked.name, (dialog, close) => {
    const label = document.createElement('label');
    label.className = 'govuk-label';
    label.textContent = asked.folder ? 'A folder of this device' : asked.many ? 'Files of this device' : 'A file of this device';
    const input = document.createElement('input');
    input.type = 'file';
    input.id = label.htmlFor = 'workbench-pick';
    input.multiple = asked.many;
    input.webkitdirectory = asked.folder;
    input.onchange = async () => {
      const given = filesOf(input.files!);
      if (!given.length) return;
      try {
        const paths = await files.add(given);
        close();
        core.picked(asked.number, paths);
        acted();
      } catch (failed) {
        acted((failed as Error).message);
      }
    };
    const hint = document.createElement('p');
    hint.className = 'govuk-hint';
    hint.textContent = 'It is read into this page and sent nowhere.';
    dialog.append(label, hint, input);
  }, () => core.done(asked.number));
}

/** How long a record's page can be opened after its dialogue: it is answers in the clear. */
const PAGE_LASTS_MS = 10_000;

// A page that opens by itself is blocked as an advertisement would be.
function offerPage(address: string, name: string, around: RequestContext): void {
  const forget = (): void => {
    if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), PAGE_LASTS_MS);
  };
  ask(around, 'Open a page', (dialog, close) => {
    const link = document.createElement('a');
    link.className = 'govuk-button';
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = `Open ${name} in a new tab`;
    link.onclick = () => setTimeout(() => {
      close();
      forget();
    });
    dialog.append(link);
  }, forget);
}

/** Asks a server for a room, and hands it the answer. */
async function fetchFor(asked: PageRequest, { core, acted }: RequestContext): Promise<void> {
  let status = 0;
  let why = '';
  let body = new Uint8Array();
  try {
    const bytes = core.requestBytes(asked.number);
    const response = await fetch(asked.address, {
      method: asked.method,
      headers: asked.headers,
      ...(bytes.length > 0 && { body: bytes as BodyInit }),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = new Uint8Array(await response.arrayBuffer());
    if (answer.length > MAX_ANSWER_BYTES) throw new Error('its answer is too long');
    status = response.status;
    body = answer;
  } catch (failed) {
    why = navigator.onLine ? `${new URL(asked.address, location.href).host} did not answer, or does not let this page ask it` : 'this device is offline';
    if (failed instanceof DOMException && failed.name === 'TimeoutError') why = 'no answer came in time';
  }
  core.answered(asked.number, status, why, body);
  acted();
}
