// What the attacks of this folder got, as rows of one table: each test adds its own, and `scripts/test` has it printed at the
// end (`node tests/hostile/print_table.mjs`).

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../../build/hostile-rows.ndjson', import.meta.url));

/**
 * Adds a row. `measure` is what the attack got, with its unit: "0 bits", "2 markers", "1.4 s". `engine` is the browser, or the
 * program where there is none.
 */
export function row({ attack, measure, engine }) {
  for (const value of [attack, measure, engine]) if (!value) throw new Error('a row says attack, measure and engine');
  mkdirSync(dirname(file), { recursive: true });
  // One write a line: tests of several files may run at a time.
  appendFileSync(file, `${JSON.stringify({ attack, measure, engine })}\n`);
}

/** Every row so far; of an attack that was measured again on the same engine, the last. */
export function rows() {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
  return [...new Map(lines.map((each) => [`${each.attack}\n${each.engine}`, each])).values()];
}

/** Rows as a table in Markdown. */
export const markdown = (all) => [
  '| attack | measure | engine |', '|---|---|---|',
  ...all.map(({ attack, measure, engine }) => `| ${attack} | ${measure} | ${engine} |`),
].join('\n');

export const rowsFile = file;
