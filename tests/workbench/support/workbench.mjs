// The workbench's own window, on a display that nobody sees, with a home of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, startDisplay } from './display.mjs';
import { coloursOf } from './png.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const program = process.env.SEALWELL_WORKBENCH ?? join(root, 'build/native/shell/workbench/window/sealwell-workbench');
export const packFolder = (id) => join(root, 'site/packs', id);

/** Rows of a picture in which the rooms' buttons stand, and fewer colours than the least that is shown has: one line of text. */
export const belowTheBar = 60;
export const few = 10;

const ticksASecond = 100;  // in /proc, whatever the kernel's own clock is

export class Workbench {
  #said = '';

  /** Starts it with these words; it ends with the test. */
  static start(t, ...words) {
    return Workbench.startAs(program, t, ...words);
  }

  /** The same of another program than the one in the build's folder. */
  static async startAs(program, t, ...words) {
    const workbench = new Workbench();
    workbench.display = await startDisplay(t);
    workbench.home = mkdtempSync(join(tmpdir(), 'sealwell-home-'));
    t.after(() => rmSync(workbench.home, { recursive: true }));
    const own = { HOME: '.', XDG_CONFIG_HOME: 'config', XDG_DATA_HOME: 'data', XDG_RUNTIME_DIR: 'run', TMPDIR: 'tmp', XDG_CACHE_HOME: 'cache' };
    const env = { ...process.env, DISPLAY: `:${workbench.display}`, LIBGL_ALWAYS_SOFTWARE: '1', MESA_SHADER_CACHE_DISABLE: 'true' };
    delete env.WAYLAND_DISPLAY;
    for (const [name, folder] of Object.entries(own)) {
      env[name] = join(workbench.home, folder);
      mkdirSync(env[name], { recursive: true });
    }
    workbench.process = spawn(program, words, { cwd: workbench.home, env, stdio: ['ignore', 'ignore', 'pipe'] });
    workbench.process.stderr.setEncoding('utf8').on('data', (text) => { workbench.#said += text; });
    workbench.ended = once(workbench.process, 'close').then(([status, signal]) => ({ status, signal, said: workbench.#said }));
    t.after(() => {
      workbench.process.kill('SIGKILL');
      return workbench.ended;
    });
    return workbench;
  }

  get alive() { return this.process.exitCode === null && this.process.signalCode === null; }

  /** Milliseconds of the processor that it has used. */
  cpu() {
    const stat = readFileSync(`/proc/${this.process.pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 1000 / ticksASecond;
  }

  /** Its window, once something is drawn below the bar of rooms, and a client of the display. */
  async shown(t) {
    const display = await Client.of(this.display);
    t.after(() => display.end());
    for (let tries = 0; tries < 300 && this.alive; ++tries) {
      for (const window of await display.windows()) {
        const pixels = await display.pixels(window);
        if (coloursOf({ ...window, size: 4, pixels }, belowTheBar) > few) return { display, window };
      }
      await pause(100);
    }
    throw new Error(`no window shows anything\n${this.#said}`);
  }

  /** Milliseconds of the processor that it uses in so many seconds, once it has come to rest. */
  async idleCpu(seconds) {
    const second = async () => {
      const before = this.cpu();
      await pause(1000);
      return this.cpu() - before;
    };
    for (let tries = 0; tries < 30 && await second() > 50; ++tries);
    const before = this.cpu();
    await pause(seconds * 1000);
    return this.cpu() - before;
  }

  /** Every file in its home, from there. */
  files(folder = this.home, name = '') {
    return readdirSync(folder).flatMap((one) => statSync(join(folder, one)).isDirectory()
      ? this.files(join(folder, one), `${name}${one}/`) : [`${name}${one}`]).sort();
  }
}
