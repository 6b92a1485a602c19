// The sections above and below the screen that say what is on this device. Every word comes from the pack's file.

export type Part =
  | { is: 'heading' | 'text' | 'status'; text: string }
  | { is: 'button' | 'link-button'; key: string; text: string; press: () => void }
  | { is: 'link'; text: string; address: string }
  | { is: 'details'; key: string; text: string; parts: readonly Part[] };

/** One section of the page. It is there only while it says something. */
export class Panel {
  private shown = '';

  constructor(private readonly id: string, private readonly where: 'beforebegin' | 'afterend') {}

  /** Shows these parts; the first is the heading, or what is folded away, and names the section. Focus stays where it was. */
  show(parts: readonly Part[], where: 'beforebegin' | 'afterend' = this.where) {
    const looks = JSON.stringify([parts, where]);
    if (looks === this.shown) return;
    this.shown = looks;
    const before = document.getElementById(this.id);
    const unfolded = [...before?.querySelectorAll<HTMLElement>('details[open]') ?? []].map(({ dataset }) => dataset.key);
    const focused = before?.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
    before?.remove();
    if (!parts.length) return;
    const section = document.createElement('section');
    section.id = this.id;
    if (parts[0]!.is === 'heading') section.setAttribute('aria-labelledby', `${this.id}-title`);
    else section.setAttribute('aria-label', parts[0]!.text);
    // As wide as the screen is.
    section.style.cssText = 'box-sizing:border-box;max-width:44rem;margin:1rem auto;padding-inline:1rem';
    this.fill(section, parts, unfolded);
    document.getElementById('sealwell-screen')!.insertAdjacentElement(where, section);
    // Where what had focus is gone, its section is what the resident was at.
    if (focused === undefined) return;
    const again = section.querySelector<HTMLElement>(`[data-key="${focused}"]`) ?? section.querySelector<HTMLElement>('h2, summary')!;
    if (again.tagName === 'H2') again.tabIndex = -1;
    again.focus({ preventScroll: true });
  }

  /** Buttons that follow each other stand in one row. */
  private fill(into: HTMLElement, parts: readonly Part[], unfolded: (string | undefined)[]) {
    let row: HTMLElement | null = null;
    for (const part of parts) {
      const isButton = part.is === 'button' || part.is === 'link-button';
      if (!isButton) row = null;
      else if (!row) into.append(row = made('div', 'govuk-button-group'));
      (row ?? into).append(this.draw(part, unfolded));
    }
  }

  private draw(part: Part, unfolded: (string | undefined)[]): HTMLElement {
    switch (part.is) {
      case 'heading': {
        const heading = made('h2', 'govuk-heading-m', part.text);
        heading.id = `${this.id}-title`;
        return heading;
      }
      case 'details': {
        const details = made('details', 'govuk-details') as HTMLDetailsElement;
        details.dataset.key = part.key;
        details.open = unfolded.includes(part.key);
        const summary = made('summary', 'govuk-details__summary');
        summary.append(made('span', 'govuk-details__summary-text', part.text));
        const inside = made('div', 'govuk-details__text');
        this.fill(inside, part.parts, unfolded);
        details.append(summary, inside);
        return details;
      }
      case 'link': {
        const paragraph = made('p', 'govuk-body');
        const link = document.createElement('a');
        Object.assign(link, { className: 'govuk-link', href: part.address, target: '_blank', rel: 'noopener noreferrer', textContent: part.text });
        paragraph.append(link);
        return paragraph;
      }
      case 'button':
      case 'link-button': {
        const button = made('button', part.is === 'button' ? 'govuk-button govuk-button--secondary' : 'govuk-link sealwell-link', part.text) as HTMLButtonElement;
        button.type = 'button';
        button.dataset.key = part.key;
        button.addEventListener('click', part.press);
        return button;
      }
      default: {
        const paragraph = made('p', 'govuk-body', part.text);
        if (part.is === 'status') paragraph.setAttribute('role', 'status');
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

/** Lets the resident save bytes as a file. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
