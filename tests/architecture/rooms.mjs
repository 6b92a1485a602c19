// The tables of rooms in CONTRIBUTING.md, made from the rules that hold them.
//
//   node tests/architecture/rooms.mjs            prints the page as it should be
//   node tests/architecture/rooms.mjs --write    writes it

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { authoringRooms, embedRooms, rooms } from './rules.mjs';

export const pagePath = fileURLToPath(new URL('../../CONTRIBUTING.md', import.meta.url));

/** @param {string[][]} rows the first is the heading */
function table(rows) {
  const [heading, ...others] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [heading, `|${'---|'.repeat(rows[0].length)}`, ...others].join('\n');
}

/** @param {Map<string, string>} list */
const known = (list) => table([['room', 'what it knows'], ...[...list].map(([name, knows]) => [`\`${name}\``, knows])]);

/** Each table by the name in its marks. */
const tables = new Map([
  ['rooms of core', () => known(rooms)],
  ['rooms of core/authoring', () => known(authoringRooms)],
  ['rooms of embed', () => table([['room', 'what it knows', 'uses'], ...[...embedRooms].map(([name, { knows, uses }]) =>
    [`\`${name}\``, knows, uses.map((used) => `\`${used}\``).join(', ')])])],
]);

/**
 * The page with its tables as they should be. Throws where a mark is missing.
 * @param {string} page
 */
export function withTables(page) {
  for (const [name, make] of tables) {
    const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
    const [from, to] = [page.indexOf(begin), page.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`CONTRIBUTING.md has no marks "${begin.trim()}" and "${end}"`);
    page = `${page.slice(0, from + begin.length)}${make()}\n${page.slice(to)}`;
  }
  return page;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const page = withTables(readFileSync(pagePath, 'utf8'));
  if (process.argv[2] === '--write') writeFileSync(pagePath, page);
  else process.stdout.write(page);
}
