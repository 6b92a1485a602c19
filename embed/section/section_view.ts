// Draws the sections above and below the screen that say what is on this device. Every word comes from the pack's file.

import type { Block } from './blocks.js';

/** One section of the page. It is there only while it says something. */
export class SectionView {
  private shown = '';

  constructor(private readonly id: string, private readonly where: 'beforebegin' | 'afterend') {}

  /** Shows these blocks; the first is the heading, or what is folded away, and names the section. Focus stays where it was. */
  show(blocks: readonly Block[], where: 'beforebegin' | 'afterend' = this.where) {
    const looks = JSON.stringify([blocks, where]);
    if (looks === this.shown) return;
    this.shown = looks;
    const before = document.getElementById(this.id);
    const unfolded = [...before?.querySelectorAll<HTMLElement>('details[open]') ?? []].map(({ dataset }) => dataset.key);
    const entered = [...before?.querySelectorAll('input') ?? []].map(({ dataset, value }) => [dataset.key, value] as const);
    const focused = before?.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
    before?.remove();
    if (!blocks.length) return;
    const section = document.createElement('section');
    section.id = this.id;
    if (blocks[0]!.is === 'heading') section.setAttribute('aria-labelledby', `${this.id}-title`);
    else section.setAttribute('aria-label', blocks[0]!.text);
    // As wide as the screen is.
    section.style.cssText = 'box-sizing:border-box;max-width:44rem;margin:1rem auto;padding-inline:1rem';
    this.fill(section, blocks, unfolded);
    for (const [key, value] of entered) {
      const again = section.querySelector<HTMLInputElement>(`input[data-key="${key}"]`);
      if (again) again.value = value;
    }
    document.getElementById('sealwell-screen')!.insertAdjacentElement(where, section);
    // Where what had focus is gone, its section is what the resident was at.
    if (focused === undefined) return;
    const again = section.querySelector<HTMLElement>(`[data-key="${focused}"]`) ?? section.querySelector<HTMLElement>('h2, summary')!;
    if (again.tagName === 'H2') again.tabIndex = -1;
    again.focus({ preventScroll: true });
  }

  /** Buttons that follow each other stand in one row. */
  private fill(into: HTMLElement, blocks: readonly Block[], unfolded: (string | undefined)[]) {
    let row: HTMLElement | null = null;
    for (const block of blocks) {
      const isButton = block.is === 'button' || block.is === 'link-button';
      if (!isButton) row = null;
      else if (!row) into.append(row = made('div', 'govuk-button-group'));
      (row ?? into).append(this.draw(block, unfolded));
    }
  }

  private draw(block: Block, unfolded: (string | undefined)[]): HTMLElement {
    switch (block.is) {
      case 'heading': {
        const heading = made('h2', 'govuk-heading-m', block.text);
        heading.id = `${this.id}-title`;
        return heading;
      }
      case 'details': {
        const details = made('details', 'govuk-details') as HTMLDetailsElement;
        details.dataset.key = block.key;
        details.open = unfolded.includes(block.key);
        const summary = made('summary', 'govuk-details__summary');
        summary.append(made('span', 'govuk-details__summary-text', block.text));
        const inside = made('div', 'govuk-details__text');
        this.fill(inside, block.blocks, unfolded);
        details.append(summary, inside);
        return details;
      }
      case 'link': {
        const paragraph = made('p', 'govuk-body');
        const link = document.createElement('a');
        Object.assign(link, { className: 'govuk-link', href: block.address, target: '_blank', rel: 'noopener noreferrer', textContent: block.text });
        paragraph.append(link);
        return paragraph;
      }
      case 'button':
      case 'link-button': {
        const button = made('button', block.is === 'button' ? 'govuk-button govuk-button--secondary' : 'govuk-link sealwell-link', block.text) as HTMLButtonElement;
        button.type = 'button';
        button.dataset.key = block.key;
        button.addEventListener('click', () => block.press(block.entry ? inputOf(block.entry).value : ''));
        return button;
      }
      case 'entry': return drawEntry(block);
      case 'code': {
        const paragraph = made('p', 'govuk-body-l');
        const code = made('code', '', block.text);
        code.dir = 'ltr';
        code.style.userSelect = 'all';
        paragraph.append(code);
        return paragraph;
      }
      default: {
        const paragraph = made('p', 'govuk-body', block.text);
        if (block.is === 'status') paragraph.setAttribute('role', 'status');
        return paragraph;
      }
    }
  }
}

const inputOf = (key: string) => document.querySelector<HTMLInputElement>(`input[data-key="${key}"]`)!;

/** A line with its label, hint and error. It has no name and stands in no form: browsers' form histories pass it over. */
function drawEntry({ key, text, hint, error }: Extract<Block, { is: 'entry' }>): HTMLElement {
  const group = made('div', `govuk-form-group${error && ' govuk-form-group--error'}`);
  const label = made('label', 'govuk-label', text) as HTMLLabelElement;
  const input = made('input', `govuk-input govuk-input--width-20${error && ' govuk-input--error'}`) as HTMLInputElement;
  const described = [made('div', 'govuk-hint', hint)];
  if (error) {
    const message = made('p', 'govuk-error-message', error);
    message.setAttribute('role', 'alert');
    described.push(message);
    input.setAttribute('aria-invalid', 'true');
  }
  described.forEach((element, index) => { element.id = `${key}-${index}`; });
  input.id = label.htmlFor = input.dataset.key = key;
  input.dir = 'ltr';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.setAttribute('autocapitalize', 'characters');
  input.setAttribute('aria-describedby', described.map(({ id }) => id).join(' '));
  // As in a form: the button that takes it.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) group.parentElement!.querySelector<HTMLElement>('.govuk-button')!.click();
  });
  group.append(label, ...described, input);
  return group;
}

function made(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
