// WebKit as Debian has it, driven over WebDriver, behind as much of Playwright's page as the tests use of it. It shows
// itself on a display of its own that nobody sees.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** How long a part of a start may take, and a command afterwards, beside other work: in milliseconds. */
const START_PATIENCE = 20_000;
const COMMAND_PATIENCE = 60_000;
const STARTS = 3;

/**
 * What a promise gives, or an error that says what did not come.
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 * @param {number} patience in milliseconds
 * @returns {Promise<T>}
 */
function inTime(promise, what, patience) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what} within ${patience / 1000} s`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Programs of one start, each in a process group of its own, so that what they start ends with them. */
class Programs {
  started = [];
  kill = this.kill.bind(this);

  constructor() {
    process.once('exit', this.kill);
  }

  start(program, words, options) {
    const child = spawn(program, words, { ...options, detached: true });
    this.started.push(child);
    return child;
  }

  kill() {
    for (const { pid } of this.started) {
      try {
        if (pid) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended since.
      }
    }
  }

  /** Resolves once all of them have ended: a killed process still runs for a moment on a busy machine. */
  async stop() {
    process.off('exit', this.kill);
    const running = this.started.filter(({ pid, exitCode, signalCode }) => pid && exitCode === null && signalCode === null);
    const ended = running.map((child) => once(child, 'exit'));
    this.kill();
    await Promise.all(ended);
  }
}

/** One start: a display, a driver on it, and a session of a browser. Throws with what did not come. */
async function startOnce(folder, programs, patience) {
  const display = programs.start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
                                 { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await inTime(new Promise((said, failed) => {
    display.on('error', failed);
    display.on('exit', () => failed(new Error('Xvfb has ended')));
    display.stdio[3].once('data', (data) => said(String(data).trim()));
  }), 'Xvfb says no display', patience);
  const port = await freePort();
  // WebKit's sandbox needs what containers do not give; nothing but the tests' own pages is shown.
  const environment = { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const driver = programs.start('WebKitWebDriver', ['-p', String(port)], { env: environment, stdio: 'ignore' });
  const gone = new Promise((_, failed) => {
    driver.on('error', failed);
    driver.on('exit', (code, signal) => failed(new Error(`WebKitWebDriver has ended with ${code ?? signal}`)));
  });
  gone.catch(() => {});  // heard where somebody waits for the driver
  const ask = async (method, path, body, patience = COMMAND_PATIENCE) => {
    const asked = fetch(`http://127.0.0.1:${port}${path}`,
      { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) });
    const response = await Promise.race([asked, gone]).catch((error) => {
      if (error.name !== 'TimeoutError') throw error;
      throw new Error(`WebKit's driver does not answer ${method} ${path} within ${patience / 1000} s`);
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await inTime(Promise.race([gone, until(() => ask('GET', '/status', undefined, 2000).catch(() => null),
                                         'WebKit\'s driver listens', patience)]), 'WebKit\'s driver does not listen', patience);
  const { sessionId } = await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': folder
      ? { binary: KEEPING_BROWSER, args: [folder] } : { binary: MINI_BROWSER, args: ['--automation'] } } },
  }, patience);
  return { ask, sessionId };
}

/**
 * A browser with one page: {newPage, close}. With `folder` it keeps there what pages store, for the next that is launched
 * with it. The driver may hang while it starts beside other work: then all of it is ended and begun anew, a few times.
 * `patience` is how long each part of a start may take, in milliseconds.
 */
export async function launchWebKit({ folder, patience = START_PATIENCE } = {}) {
  const problems = [];
  while (problems.length < STARTS) {
    const programs = new Programs();
    try {
      const { ask, sessionId } = await startOnce(folder, programs, patience);
      const page = new Page((method, command, body) => ask(method, `/session/${sessionId}/${command}`, body));
      return {
        newPage: async () => page,
        async close() {
          await ask('DELETE', `/session/${sessionId}`, undefined, START_PATIENCE).catch(() => {});
          await programs.stop();
        },
      };
    } catch (error) {
      await programs.stop();
      problems.push(error.message);
    }
  }
  throw new Error(`WebKit did not start, ${STARTS} times: ${problems.join('; ')}`);
}
