import type { Fields } from '../../wasm/contract.js';
import { live } from './page.js';

/** The screen's form, when it has one. */
export function currentForm(): HTMLFormElement | null {
  return live.screen.querySelector<HTMLFormElement>('#sealwell-form');
}

/** What stands in the form's inputs, by name, as typed. */
export function readFields(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') (fields[name] ??= []).push(value);
  }
  return fields;
}

/** The same for an action in which they may be left out. */
export function currentFields(): { fields?: Fields } {
  const form = currentForm();
  return form ? { fields: readFields(form) } : {};
}

/** "None of these" and the other boxes of its group clear each other. */
export function keepExclusive(changed: EventTarget | null) {
  if (!(changed instanceof HTMLInputElement) || changed.type !== 'checkbox' || !changed.checked) return;
  const isExclusive = (box: HTMLInputElement) => box.dataset.behaviour === 'exclusive';
  for (const box of changed.form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
    const together = box === changed || box.name !== changed.name;
    if (!together && (isExclusive(changed) || isExclusive(box))) box.checked = false;
  }
}
