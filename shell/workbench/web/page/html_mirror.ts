// The same as the canvas shows, as HTML. docs/workbench.md, "Beside the canvas", says what stands in it.
import { keepExclusive, readFields } from '../../../../embed/frame/form.js';
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

/** The same markup without what stands in its inputs. */
function blank(root: ParentNode & { innerHTML: string }): string {
  const copy = document.createElement('template');
  copy.innerHTML = root.innerHTML;
  for (const input of copy.content.querySelectorAll<Input>(INPUTS)) {
    if (input instanceof HTMLTextAreaElement) input.textContent = '';
    else if (!/^(radio|checkbox)$/.test(input.type)) input.removeAttribute('value');
    input.removeAttribute('checked');
  }
  for (const option of copy.content.querySelectorAll('option')) option.removeAttribute('selected');
  return copy.innerHTML;
}

const chosenAtFirst = (select: HTMLSelectElement): string => [...select.options].find((one) => one.defaultSelected)?.value ?? '';

/** Lets an input say what the markup says now, where that is another than it was. What is being typed stays. */
function syncInput(shown: Input, now: Input): void {
  const typing = shown === document.activeElement;
  if (shown instanceof HTMLSelectElement && now instanceof HTMLSelectElement) {
    if (chosenAtFirst(shown) === chosenAtFirst(now)) return;
    for (const [i, option] of [...shown.options].entries()) option.defaultSelected = now.options[i]?.defaultSelected ?? false;
    if (!typing) shown.value = now.value;
  } else if (shown instanceof HTMLInputElement && now instanceof HTMLInputElement) {
    if (shown.defaultChecked !== now.defaultChecked) shown.checked = shown.defaultChecked = now.defaultChecked;
    if (shown.defaultValue === now.defaultValue) return;
    shown.defaultValue = now.defaultValue;
    if (!typing) shown.value = now.value;
  } else if (shown instanceof HTMLTextAreaElement && now instanceof HTMLTextAreaElement && shown.defaultValue !== now.defaultValue) {
    const typed = shown.value;
    shown.defaultValue = now.defaultValue;
    shown.value = typing ? typed : now.value;
  }
}

/** What is written anew by itself, so that what somebody types into another is not touched. */
const regionsOf = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.workbench-rooms, .workbench-screen > *, [data-panel]')];
const layoutOf = (regions: HTMLElement[]): string =>
  regions.map((region) => `${region.localName} ${region.dataset.panel} ${region.closest<HTMLElement>('.workbench-screen')?.lang}`).join('\n');

const inputsOf = (root: ParentNode): Input[] => [...root.querySelectorAll<Input>(INPUTS)];
const keyOf = (form: Element): string => `${form.closest('[data-panel]')?.getAttribute('data-panel') ?? ''}/${form.getAttribute('data-form') ?? form.id}`;

/** What regions and forms were written as: what stands in the page may have been changed by the browser's extensions since. */
const written = new WeakMap<Element, string>();

function remember(root: ParentNode): void {
  for (const element of [...regionsOf(root), ...root.querySelectorAll('form')]) written.set(element, blank(element));
}

/** Lets all inputs say what those of the same markup say now. */
function syncAllInputs(shown: ParentNode, now: ParentNode): void {
  const inputs = inputsOf(now);
  for (const [i, input] of inputsOf(shown).entries()) if (inputs[i]) syncInput(input, inputs[i]);
}

/** Writes a region anew where it is another than it was. A form in it that is what it was keeps what somebody typed. */
function showRegion(shown: HTMLElement, now: HTMLElement): void {
  if (written.get(shown) === written.get(now)) return syncAllInputs(shown, now);
  const before = new Map([...shown.querySelectorAll('form')].map((form) => [keyOf(form), form]));
  written.set(shown, written.get(now)!);
  for (const name of now.getAttributeNames()) shown.setAttribute(name, now.getAttribute(name)!);
  shown.replaceChildren(...now.childNodes);
  for (const form of shown.querySelectorAll('form')) {
    const old = before.get(keyOf(form));
    if (!old || written.get(old) !== written.get(form)) continue;
    syncAllInputs(old, form);
    form.replaceWith(old);
  }
}

export class HtmlMirror {
  private shownScreen = '';

  /** `acted`: called after everything that somebody did here. */
  constructor(private readonly root: HTMLElement, private readonly core: Core, private readonly acted: (problem?: string) => void) {
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('submit', (event) => this.submitted(event));
    root.addEventListener('input', (event) => this.changed(event));
  }

  /** Shows what there is now; whether that is another than it was. */
  refresh(): boolean {
    const html = this.core.htmlMirror();
    if (html !== undefined) this.show(html);
    return html !== undefined;
  }

  private show(html: string): void {
    const next = document.createElement('template');
    next.innerHTML = html;
    remember(next.content);
    const focused = this.root.contains(document.activeElement) ? document.activeElement! : undefined;
    const focusedAt = focused && signature(focused);
    const wasInScreen = focused !== undefined && !focused.closest('[data-panel], .workbench-rooms');
    const regions = regionsOf(next.content);
    const shown = regionsOf(this.root);
    if (layoutOf(regions) !== layoutOf(shown)) this.root.replaceChildren(next.content);
    else for (const [i, region] of shown.entries()) showRegion(region, regions[i]!);
    const main = this.root.querySelector<HTMLElement>('#sealwell-main');
    const screen = main ? `${main.dataset.screen}@${main.dataset.position}` : '';
    const isNew = screen !== this.shownScreen;
    this.shownScreen = screen;
    if (!focused || (!isNew && document.activeElement === focused)) return;
    // A new screen, or one that was refused, is read from its beginning, as residents' is.
    const errors = this.root.querySelector<HTMLElement>('#sealwell-errors');
    if (wasInScreen && errors) return errors.focus();
    if (wasInScreen && isNew) return this.root.querySelector<HTMLElement>('#sealwell-heading')?.focus();
    const again = focusedAt ? this.root.querySelector<HTMLElement>(focusedAt) : null;
    (again ?? this.root).focus();
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
