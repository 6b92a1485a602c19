import { chromium } from 'playwright-core';

// Debian's Chromium, as a person has it: no bundled one, and with each site's frames storing apart
// from others, which Playwright's own list of disabled features would turn off (the last list counts).
const debianChromium = {
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-features=MediaRouter,Translate'],
};

export function launch(options = {}) {
  return chromium.launch({ ...debianChromium, ...options });
}

/** Everything that a page and its frames say on the console or throw, from now on. */
export function noise(page) {
  const lines = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`thrown: ${error.message}`));
  return lines;
}

/** Waits until `check` gives something true, and gives that back. */
export async function until(check, what, patience = 10000) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`it did not come to this: ${what}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** Long enough for a message that should not come to have come. */
export const aWhile = () => new Promise((resume) => setTimeout(resume, 250));
