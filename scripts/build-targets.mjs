// Configures presets and builds targets of theirs, and says how far that is and about how long is left.
//
//   node scripts/build-targets.mjs PRESET:TARGET[,TARGET]... [PRESET:TARGET...]
//
// On a terminal one line counts on; elsewhere a line comes now and then. What a compiler says is passed on. Exits 1 when a
// build fails.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * What takes much longer than a file to compile, in files: each module for a browser is optimised as a whole, and made
 * smaller until nothing gets smaller. Measured on two cores.
 * @type {[output: RegExp, weight: number][]}
 */
const HEAVY = [[/\bworkbench_\w+\.mjs$/, 30], [/\bsealwell\w*\.wasm$/, 10]];

/** With fewer steps than these something was built before, and what is heavy may be there already. */
const FIRST_BUILD = 100;

/** @param {string} output */
export const weightOf = (output) => HEAVY.find(([pattern]) => pattern.test(output))?.[1] ?? 1;

/**
 * How far one build is, by what ninja prints about each step that has ended.
 */
export class Progress {
  /** @param {string[]} heavy the heavy outputs of a first build */
  constructor(heavy) {
    this.heavy = new Set(heavy);
    this.finished = 0;
    this.steps = 0;
    this.total = 0;
  }

  /**
   * Takes a line of ninja's; false where it is about no step.
   * @param {string} line
   */
  take(line) {
    const match = /^\[(\d+)\/(\d+)\] (.*)$/.exec(line);
    if (!match) return false;
    const [, steps, total, what] = match;
    const output = what.split(' ').at(-1) ?? '';
    this.finished += weightOf(output) + (Number(steps) - this.steps - 1);
    this.steps = Number(steps);
    this.total = Number(total);
    this.heavy.delete(output);
    return true;
  }

  /** What is left of this build, in files. */
  get left() {
    const heavy = this.total > FIRST_BUILD ? [...this.heavy] : [];
    const extra = heavy.reduce((sum, output) => sum + weightOf(output) - 1, 0);
    return Math.max(this.total - this.steps, 0) + extra;
  }
}

/** @param {number} seconds */
export function inWords(seconds) {
  if (seconds < 50) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  return minutes <= 1 ? 'about a minute' : `about ${minutes} minutes`;
}

/**
 * @param {string} preset
 * @param {string[]} targets
 */
function planned(preset, targets) {
  // Whole commands, of what a first build runs; what each makes stands behind -o.
  const { stdout } = spawnSync('ninja', ['-C', `build/${preset}`, '-t', 'commands', ...targets],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  const commands = stdout.split('\n').filter(Boolean);
  const outputs = commands.flatMap((command) => / -o (\S+)/.exec(command)?.[1] ?? []);
  const missing = outputs.filter((output) => !existsSync(`build/${preset}/${output}`));
  const weight = missing.reduce((sum, output) => sum + weightOf(output), 0);
  return { weight, heavy: missing.filter((output) => weightOf(output) > 1) };
}

/** @param {string[]} words */
async function main(words) {
  const builds = words.map((word) => {
    const [preset, targets] = word.split(':');
    return { preset, targets: targets?.split(',') ?? [] };
  });
  if (!builds.length || builds.some(({ targets }) => !targets.length)) {
    process.stderr.write('node scripts/build-targets.mjs PRESET:TARGET[,TARGET]... [PRESET:TARGET...]\n');
    return 2;
  }
  mkdirSync('build', { recursive: true });
  for (const { preset } of builds) {
    const configured = spawnSync('cmake', ['--preset', preset], { encoding: 'utf8' });
    writeFileSync(`build/${preset}-configure.log`, configured.stdout + configured.stderr);
    if (configured.status !== 0) {
      process.stderr.write(configured.stdout + configured.stderr);
      return 1;
    }
  }
  const plans = builds.map(({ preset, targets }) => planned(preset, targets));
  const clear = process.stderr.isTTY ? '\r\x1b[K' : '';
  const began = Date.now();
  let done = 0;
  for (const [i, { preset, targets }] of builds.entries()) {
    const later = plans.slice(i + 1).reduce((sum, { weight }) => sum + weight, 0);
    const progress = new Progress(plans[i].heavy);
    let told = 0;
    const tell = () => {
      const finished = done + progress.finished;
      const left = (progress.left + later) * (Date.now() - began) / 1000 / Math.max(finished, 1);
      const percent = Math.floor(100 * finished / (finished + progress.left + later));
      const about = finished < 10 ? '' : `, ${inWords(left)} left`;
      const line = `  ${percent} %: ${preset} ${progress.steps} of ${progress.total}${about}`;
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${line}\x1b[K`);
      } else if (Date.now() - told > 30_000) {
        process.stderr.write(`${line}\n`);
        told = Date.now();
      }
    };
    const ninja = spawn('cmake', ['--build', '--preset', preset, '--target', ...targets],
      { env: { ...process.env, NINJA_STATUS: '[%f/%t] ' }, stdio: ['ignore', 'pipe', 'inherit'] });
    let rest = '';
    ninja.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (progress.take(line)) tell();
        else if (line && line !== 'ninja: no work to do.') process.stderr.write(`${clear}${line}\n`);
      }
    });
    const code = await new Promise((ended) => ninja.on('close', ended));
    process.stderr.write(clear);
    if (code !== 0) return 1;
    done += progress.finished;
  }
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2));
