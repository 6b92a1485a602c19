// The same as the canvas shows, as HTML. docs/workbench.md, "Beside the canvas", says what stands in it.
import { keepExclusive, readFields } from '../../embed/frame/form.js';
import type { Core } from './core.js';

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const INPUTS = 'input, select, textarea';

/** What can be found again when the markup is written anew. */
function signature(element: Element): string | undefined {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ['data-room', 'data-fold', 'data-target', 'data-action', 'data-file', 'value', 'name']) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    const action = element.getAttribute('data-action');
    const both = name === 'data-target' && action ? `[data-action="${CSS.escape(action)}"]` : '';
    const panel = element.closest('[data-panel]')?.getAttribute('data-panel');
    const within = panel ? `[data-panel="${CSS.escape(panel)}"] ` : '';
    return `${within}${element.localName}[${name}="${CSS.escape(value)}"]${both}`;
  }
  return undefined;
}

/** What is typed and not sent yet, by where it stands. */
function typedIn(root: Element): Map<string, Input> {
  const typed = new Map<string, Input>();
  for (const input of root.querySelectorAll<Input>(INPUTS)) {
    const where = signature(input);
    if (where) typed.set(where, input);
  }
  return typed;
}

/** Takes over what was typed where the form says what it said before. */
function takeOver(from: Input, to: Input): void {
  if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) {
    if (from.defaultChecked === to.defaultChecked) to.checked = from.checked;
    if (from.defaultValue === to.defaultValue && !/^(radio|checkbox)$/.test(to.type)) to.value = from.value;
  } else if (from instanceof HTMLTextAreaElement && to instanceof HTMLTextAreaElement) {
    if (from.defaultValue === to.defaultValue) to.value = from.value;
  } else if (from instanceof HTMLSelectElement && to instanceof HTMLSelectElement) {
    const chosen = (select: HTMLSelectElement): string => [...select.options].find((one) => one.defaultSelected)?.value ?? '';
    if (chosen(from) === chosen(to)) to.value = from.value;
  }
}

export class Beside {
  private shownScreen = '';

  /** `acted`: called after everything that somebody did here. */
  constructor(private readonly root: HTMLElement, private readonly core: Core, private readonly acted: (problem?: string) => void) {
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('submit', (event) => this.submitted(event));
    root.addEventListener('input', (event) => this.changed(event));
  }

  /** Shows what there is now. */
  refresh(): void {
    const html = this.core.beside();
    if (html === undefined) return;
    const focused = this.root.contains(document.activeElement) ? document.activeElement! : undefined;
    const focusedAt = focused && signature(focused);
    const selection = focused instanceof HTMLInputElement && focused.type === 'text' ? [focused.selectionStart, focused.selectionEnd] : undefined;
    const typed = typedIn(this.root);
    this.root.innerHTML = html;
    for (const [where, before] of typed) {
      const now = this.root.querySelector<Input>(where);
      if (now) takeOver(before, now);
    }
    const main = this.root.querySelector<HTMLElement>('#sealwell-main');
    const screen = main ? `${main.dataset.screen}@${main.dataset.position}` : '';
    const isNew = screen !== this.shownScreen;
    this.shownScreen = screen;
    if (!focused) return;
    // A new screen, or one that was refused, is read from its beginning, as residents' is.
    const errors = this.root.querySelector<HTMLElement>('#sealwell-errors');
    const wasInScreen = focusedAt !== undefined && !focused.closest('[data-panel], nav');
    if (wasInScreen && errors) return errors.focus();
    if (wasInScreen && isNew) return this.root.querySelector<HTMLElement>('#sealwell-heading')?.focus();
    const again = focusedAt ? this.root.querySelector<HTMLElement>(focusedAt) : null;
    (again ?? this.root).focus();
    if (selection && again instanceof HTMLInputElement) again.setSelectionRange(selection[0] ?? null, selection[1] ?? null);
  }

  private doing(what: () => void): void {
    try {
      what();
      this.acted();
    } catch (failed) {
      this.acted((failed as Error).message);
    }
  }

  private clicked(event: MouseEvent): void {
    const clicked = (event.target as Element).closest<HTMLElement>('[data-room], [data-fold], [data-action], [data-file], a[href^="#"]');
    if (!clicked) return;
    if (clicked.localName === 'a') event.preventDefault();
    const { room, fold, action, target = '', file } = clicked.dataset;
    const panel = clicked.closest<HTMLElement>('[data-panel]')?.dataset.panel;
    if (room !== undefined) return this.doing(() => this.core.openRoom(room));
    if (fold !== undefined) return this.doing(() => this.core.fold(fold));
    if (file !== undefined) return this.doing(() => this.core.actOnScreen({ type: 'download', target: file }));
    if (action !== undefined && panel !== undefined) {
      return this.doing(() => this.core.act({ panel, type: action, target, button: '', fields: [] }));
    }
    if (action !== undefined) return this.doing(() => this.core.actOnScreen(this.action(action, target)));
    const wrong = this.root.querySelector<HTMLElement>(`#${CSS.escape(decodeURIComponent(clicked.getAttribute('href')!.slice(1)))}`);
    wrong?.focus();
  }

  /** What was typed goes along where the session keeps it (docs/session.md). */
  private action(type: string, target: string): object {
    const form = this.root.querySelector<HTMLFormElement>('#sealwell-form');
    const keeps = form && ['back', 'language'].includes(type);
    return { type, ...(target && { target }), ...(keeps && { fields: readFields(form) }) };
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const button = (event.submitter as HTMLButtonElement | null)?.value ?? form.querySelector<HTMLButtonElement>('button[type="submit"]')?.value ?? '';
    const screen = this.root.querySelector<HTMLElement>('#sealwell-main')?.dataset.screen ?? '';
    if (form.id === 'sealwell-form') {
      return this.doing(() => this.core.actOnScreen({ type: 'submit', screen, fields: readFields(form), button }));
    }
    const panel = form.closest<HTMLElement>('[data-panel]')?.dataset.panel ?? '';
    const secrets = [...form.querySelectorAll<HTMLInputElement>('input[data-secret]')];
    const names = new Set(secrets.map(({ name }) => name));
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !names.has(name));
    this.doing(() => {
      for (const secret of secrets) {
        this.core.handOverSecret(secret.name, secret.value);
        secret.value = '';
      }
      this.core.act({ panel, type: 'submit', target: form.dataset.form, button, fields });
    });
  }

  private changed(event: Event): void {
    keepExclusive(event.target);
    const form = (event.target as Input).form;
    if (form?.id !== 'sealwell-form') return;
    const screen = this.root.querySelector<HTMLElement>('#sealwell-main')?.dataset.screen ?? '';
    this.doing(() => this.core.actOnScreen({ type: 'input', screen, fields: readFields(form) }));
  }
}
