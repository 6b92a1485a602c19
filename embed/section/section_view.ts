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
        button.addEventListener('click', block.press);
        return button;
      }
      default: {
        const paragraph = made('p', 'govuk-body', block.text);
        if (block.is === 'status') paragraph.setAttribute('role', 'status');
        return paragraph;
      }
    }
  }
}

function made(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
