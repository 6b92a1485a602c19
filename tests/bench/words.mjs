// How a command of these folders reads what stands behind it: its help is the comment that it begins with.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * What `parseArgs` makes of the command line with these settings, and `usage`, which says what is wrong with it and
 * ends the program. `--help` prints the comment at the top of the file at `url` and ends the program as well.
 */
export function readWords(url, settings) {
  const lines = readFileSync(new URL(url), 'utf8').split('\n');
  const from = lines[0].startsWith('#!') ? 1 : 0;
  const help = lines.slice(from, lines.findIndex((line, i) => i >= from && !line.startsWith('//')))
    .map((line) => line.replace(/^\/\/ ?/, '')).join('\n');
  const usage = (problem) => {
    process.stderr.write(`${problem}\n\n${help}\n`);
    process.exit(2);
  };
  let words;
  try {
    words = parseArgs({ ...settings, options: { ...settings.options, help: { type: 'boolean' } } });
  } catch (problem) {
    usage(problem.message);
  }
  if (words.values.help) {
    process.stdout.write(`${help}\n`);
    process.exit(0);
  }
  return { ...words, usage };
}
