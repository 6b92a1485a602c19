// A browser as a person has it: a window on a display that nobody sees, a profile of its own, none of a driver's flags but
// the port by which it is told what to do.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, firefox } from 'playwright-core';
import { until } from '../../browser/support/browser.mjs';

/** A display; `close()` takes it away. */
export async function openDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1600x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((resolve, reject) => {
    server.stdout.once('data', (data) => resolve(String(data).trim()));
    server.once('exit', () => reject(new Error('no display: is xvfb installed?')));
  });
  return { name: `:${number}`, close: () => server.kill() };
}

/** Chromium in its own window, with a profile in a folder that stays when it is closed. */
export class RealChromium {
  folder = mkdtempSync(join(tmpdir(), 'sealwell-profile-'));
  downloads = mkdtempSync(join(tmpdir(), 'sealwell-downloads-'));
  #child = null;

  constructor(display) {
    this.display = display;
  }

  async open() {
    this.#child = spawn('/usr/bin/chromium', [
      '--no-sandbox', `--user-data-dir=${this.folder}`, '--remote-debugging-port=0', '--no-first-run', '--no-default-browser-check',
      '--password-store=basic', 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: { ...process.env, DISPLAY: this.display.name } });
    let said = '';
    this.#child.stderr.on('data', (data) => { said += data; });
    const address = await until(() => /DevTools listening on (ws:\S+)/.exec(said)?.[1], 'a browser', 40_000);
    this.browser = await chromium.connectOverCDP(address);
    [this.context] = this.browser.contexts();
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: this.downloads });
    return this.context.pages()[0] ?? this.context.newPage();
  }

  savesFiles = true;
  typesInFrames = true;

  /** Where a file lies that the page has saved when it is told by `press`. */
  async save(page, press) {
    const before = readdirSync(this.downloads).length;
    await press();
    // A file that is not whole yet has another ending.
    const name = await until(() => {
      const names = readdirSync(this.downloads);
      return names.length > before && names.find((each) => each.endsWith('.json'));
    }, 'the file', 20_000);
    return join(this.downloads, name);
  }

  /** Gives the page a file where `press` has it ask for one. */
  async pick(page, press, path) {
    const chooser = page.waitForEvent('filechooser');
    await press();
    await (await chooser).setFiles(path);
  }

  /** As its window is closed: what it writes at its end is written. */
  async close() {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const ended = new Promise((resolve) => { child.once('exit', resolve); });
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => {});
    await Promise.race([ended, pause(15_000)]);
    await until(() => !isRunning(child.pid), 'every program of the browser has ended', 20_000).catch(() => process.kill(-child.pid, 'SIGKILL'));
  }

  /** As when the battery is taken out. */
  async kill() {
    const child = this.#child;
    this.#child = null;
    process.kill(-child.pid, 'SIGKILL');
    await until(() => !isRunning(child.pid), 'the browser is gone', 20_000);
  }

  /** What its history has of an origin, and what its form history has of anybody. */
  remembers(origin) {
    const folder = join(this.folder, 'Default');
    return {
      titles: rowsOf(join(folder, 'History'), `select title from urls where url like '${origin}/%'`),
      typed: rowsOf(join(folder, 'Web Data'), 'select value from autofill'),
    };
  }

  async remove() {
    await this.close().catch(() => {});
    for (const folder of [this.folder, this.downloads]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Firefox in its own window, driven over WebDriver BiDi, with a profile in a folder that stays when it is closed. */
export class RealFirefox {
  /** Its driver does not say where a file was saved, and types into no frame of another origin. */
  savesFiles = false;
  typesInFrames = false;
  folder = mkdtempSync(join(tmpdir(), 'sealwell-profile-'));
  downloads = mkdtempSync(join(tmpdir(), 'sealwell-downloads-'));

  constructor(display) {
    this.display = display;
  }

  async open() {
    this.context = await firefox.launchPersistentContext(this.folder, {
      channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr', headless: false, env: { ...process.env, DISPLAY: this.display.name },
    });
    return this.context.newPage();
  }

  /** Gives the page a file where `press` has it ask for one. Its driver knows no dialogs: the page's input is given it. */
  async pick(page, press, path) {
    await press();
    await page.locator('input[type="file"]').setInputFiles(path);
  }

  async close() {
    await this.context?.close();
    this.context = null;
  }

  /** Its driver ends it in one way only. */
  kill = this.close;

  remembers(origin) {
    return {
      titles: rowsOf(join(this.folder, 'places.sqlite'), `select title from moz_places where url like '${origin}/%'`),
      typed: rowsOf(join(this.folder, 'formhistory.sqlite'), 'select value from moz_formhistory'),
    };
  }

  async remove() {
    await this.close().catch(() => {});
    for (const folder of [this.folder, this.downloads]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The first column of a question to a database of SQLite; nothing where there is no such file. */
function rowsOf(file, question) {
  if (!existsSync(file)) return [];
  return execFileSync('sqlite3', [file, question], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

/** Whether a program of this group still runs. */
function isRunning(group) {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
