// WebKit as Debian has it, driven over WebDriver, behind as much of Playwright's page as the tests use of it. It shows
// itself on a display of its own that nobody sees.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { until } from './browser.mjs';

const KEEPING_BROWSER = fileURLToPath(new URL('webkit_profile.py', import.meta.url));
const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Keys by their names, as WebDriver writes them. */
const KEYS = {
  Tab: '\uE004', Enter: '\uE007', Space: ' ', Escape: '\uE00C', Delete: '\uE017', Control: '\uE009', Shift: '\uE008',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A page, or the frame of this number in it. */
class Frame {
  constructor(page, number) {
    Object.assign(this, { page, number });
  }

  /** What the function gives for the argument, there. */
  async evaluate(work, argument) {
    const script = typeof work === 'string' ? `return eval(arguments[0])` : `return (${work})(arguments[0])`;
    return this.page.alone(async () => {
      await this.page.command('POST', 'frame', { id: null });
      if (this.number !== null) await this.page.command('POST', 'frame', { id: this.number });
      return this.page.command('POST', 'execute/sync', { script, args: [typeof work === 'string' ? work : argument] });
    });
  }
}

class Page extends Frame {
  last = Promise.resolve();

  constructor(command) {
    super(null, null);
    this.page = this;
    this.command = command;
    this.keyboard = {
      press: (keys) => this.keys(keys.length > 1 ? keys.split('+') : [keys]),
      type: async (text) => {
        for (const character of text) await this.keys([character]);
      },
    };
  }

  /** One thing after the other: where commands go is a state of the driver. */
  alone(work) {
    this.last = this.last.then(work, work);
    return this.last;
  }

  keys(keys) {
    const values = keys.map((key) => KEYS[key] ?? (keys.length > 1 ? key.toLowerCase() : key));
    const actions = [...values.map((value) => ({ type: 'keyDown', value })),
                     ...values.reverse().map((value) => ({ type: 'keyUp', value }))];
    return this.alone(async () => {
      await this.command('POST', 'frame', { id: null });
      await this.command('POST', 'actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    });
  }

  goto(url) {
    return this.alone(async () => {
      await this.command('POST', 'frame', { id: null });
      await this.command('POST', 'url', { url });
    });
  }

  frames() {
    return [this, new Frame(this, 0)];
  }

  async close() {}
}

/**
 * A browser with one page: {newPage, close}. With `folder` it keeps there what pages store, for the next that is launched
 * with it.
 */
export async function launchWebKit({ folder } = {}) {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
                        { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((said, failed) => {
    display.on('error', failed);
    display.on('exit', () => failed(new Error('Xvfb has ended')));
    display.stdio[3].once('data', (data) => said(String(data).trim()));
  });
  const port = await freePort();
  // WebKit's sandbox needs what containers do not give; nothing but the tests' own pages is shown.
  const environment = { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const driver = spawn('WebKitWebDriver', ['-p', String(port)], { env: environment, stdio: 'ignore' });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const stop = () => {
    driver.kill();
    display.kill();
  };
  try {
    await until(() => ask('GET', '/status').catch(() => null), 'WebKit\'s driver listens');
    const { sessionId } = await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': folder
        ? { binary: KEEPING_BROWSER, args: [folder] } : { binary: MINI_BROWSER, args: ['--automation'] } } },
    });
    const page = new Page((method, command, body) => ask(method, `/session/${sessionId}/${command}`, body));
    return {
      newPage: async () => page,
      async close() {
        await ask('DELETE', `/session/${sessionId}`).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
