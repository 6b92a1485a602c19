// A journey that is put aside: its screen is kept as it is, with what is typed on it, and the start screen stands in its
// place, at the height that it always has, with a button to go on.

import { asHtml, focusOnStart, live, messageLine } from './page.js';
import { wayBackWords } from './way_back.js';

/** Start screens by their language. */
const starts: Record<string, string> = { [document.documentElement.lang]: live.screen.innerHTML };

/** Has the start screen of another language at hand: the page in that language comes with it. */
export async function fetchStart(service: string, language: string): Promise<void> {
  const text = await fetch(`/f/${service}/${language}/`).then((response) => response.text(), () => '');
  const start = new DOMParser().parseFromString(asHtml(text), 'text/html').getElementById(live.screen.id);
  // Where it can't be had, one stands there in the language that the page came in.
  if (start) starts[language] = start.innerHTML;
}

/** The start screen as it was before anybody began: its height is the one that the host is told, whatever came after. */
let untouched = live.screen.innerHTML;

/** Nobody has begun yet, and the start screen is there, perhaps in another language. */
export const keepUntouched = () => { untouched = live.screen.innerHTML; };

/** What stands in the place of the live regions. */
let standIns: HTMLElement[] = [];

export const isAside = () => standIns.length > 0;

/** Puts the screen aside. */
export function putAside() {
  const { goOn, paused } = wayBackWords();
  const alert = live.alert.cloneNode() as HTMLElement;
  const screen = live.screen.cloneNode() as HTMLElement;
  screen.innerHTML = asHtml(starts[document.documentElement.lang] ?? Object.values(starts)[0]!);
  const button = screen.querySelector<HTMLElement>('button[type="submit"]')!;
  button.textContent = goOn;
  // Below it: above, it would push what has focus out of sight, and the host's page is not to be scrolled for that.
  const line = messageLine(paused);
  line.id = 'sealwell-paused';
  button.after(line);
  button.setAttribute('aria-describedby', line.id);
  const receipt = screen.querySelector('[data-action="receipt"]');
  // They would begin something else. Their room stays, so that the height does.
  for (const command of screen.querySelectorAll<HTMLElement>('[data-action]')) command.style.visibility = 'hidden';
  const clear = live.screen.querySelector('[data-action="clear"], [data-action="restart"]')?.cloneNode(true) as HTMLElement | undefined;
  if (clear) {
    clear.className = 'govuk-link sealwell-link';
    clear.style.position = 'absolute';
    if (receipt) receipt.before(clear);
    else line.after(clear);
  }
  live.alert.replaceWith(alert);
  live.screen.replaceWith(screen);
  standIns = [alert, screen];
  focusOnStart();
}

/** Takes it up again. */
export function takeUp() {
  const [alert, screen] = standIns;
  standIns = [];
  alert?.replaceWith(live.alert);
  screen?.replaceWith(live.screen);
}

/** Room for what stands below the start screen, in pixels: it comes later, and differs from visit to visit. */
const roomBelow = () => (innerWidth < 480 ? 208 : 128);

/** These come and go, or are measured apart. */
const PASSING = ['sealwell-alert', 'sealwell-back', 'sealwell-screen', 'sealwell-waiting', 'sealwell-handed', 'sealwell-device'];

/** How tall the start screen is at this width, whatever stands beside it or in its place. */
export function startHeight(): number {
  const { style } = document.documentElement;
  // A scroll bar of the frame's own, which the right height takes away, would count.
  style.overflow = 'hidden';
  // Beside the live one, which keeps its focus; in a box around it, where its margins are what they are in the page.
  const box = document.createElement('div');
  const start = live.screen.cloneNode() as HTMLElement;
  box.style.cssText = 'position:absolute;inset-inline:0;visibility:hidden';
  start.innerHTML = asHtml(untouched);
  box.append(start);
  const lasting = [...document.body.children].filter(({ id }) => !PASSING.includes(id));
  document.body.append(box);
  const height = roomBelow() + [...lasting, start].reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
  box.remove();
  style.overflow = '';
  return height;
}
