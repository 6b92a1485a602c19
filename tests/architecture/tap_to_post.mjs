// Reads the tables of docs/tap-to-post.md, and finds what they name in the code.

const row = /^\| *(\d+) *\| *(\d*) *\| *`([^`]+)` *\| *`([^`]+)` *\|/;

/**
 * A row of a table. `from` is 0 for a table's first step.
 * @typedef {{number: number, from: number, file: string, name: string}} Step
 */

/**
 * The tables of the page: a list of steps each.
 * @param {string} page
 */
export function tablesOf(page) {
  /** @type {Step[][]} */
  const tables = [];
  /** @type {Step[] | null} */
  let table = null;
  for (const line of page.split('\n')) {
    const cells = row.exec(line);
    if (cells) {
      if (!table) tables.push(table = []);
      table.push({ number: Number(cells[1]), from: Number(cells[2]), file: cells[3], name: cells[4] });
    } else if (!line.startsWith('|')) {
      table = null;
    }
  }
  return tables;
}

/** @param {string} line */
const withoutComments = (line) => line.replace(/(^|\s)\/\/.*$/, '$1');

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// What may stand before a function's name where it is defined, and not where it is called.
const heads = {
  ts: '(?:(?:export|private|public|readonly|async|static|function|const) +)*',
  cpp: '(?:(?!(?:return|else|case|throw|new)\\b)(?:[\\w:<>,&*\\[\\]]|(?<=[,\\w\\])>]) )+[ &*])?',
};

/** @param {string} text */
const depthOf = (text) => (text.match(/[({[]/g) ?? []).length - (text.match(/[)}\]]/g) ?? []).length;

/**
 * The text of each function of that name in the file, without comments: from its first line to the bracket that closes it,
 * which stands under the first letter of that line. `Class::name` in C++ is one class's.
 * @param {string} text
 * @param {string} file
 * @param {string} name
 */
export function bodiesOf(text, file, name) {
  const head = file.endsWith('.cpp') || file.endsWith('.hpp') ? heads.cpp : heads.ts;
  const begins = new RegExp(`^( *)${head}${escaped(name)}(?:<[^(]*>)?(?:\\(| = |: (?:async )?\\(.*=>)`);
  const lines = text.split('\n').map(withoutComments);
  /** @type {string[]} */
  const bodies = [];
  lines.forEach((line, at) => {
    const indent = begins.exec(line)?.[1];
    if (indent === undefined) return;
    let last = at;
    if (/: (?:async )?\(.*=>/.test(line) && !/\{$/.test(line.trimEnd())) {
      // A member that is an arrow function of one expression: to the comma behind it.
      while (last < lines.length - 1 && !(/,$/.test(lines[last]) && depthOf(lines.slice(at, last + 1).join('\n')) === 0)) last += 1;
      bodies.push(lines.slice(at, last + 1).join('\n'));
      return;
    }
    // A signature may go on over several lines; a call or a declaration ends without a bracket that opens.
    while (last < lines.length && !/[{;]$/.test(lines[last].trimEnd())) last += 1;
    if (!/\{$/.test(lines[last]?.trimEnd() ?? '')) {
      // A function on one line, or an arrow function that is one expression.
      if (/\{.*\}$/.test(line.trimEnd()) || /=>/.test(line)) bodies.push(lines.slice(at, last + 1).join('\n'));
      return;
    }
    const end = lines.findIndex((other, index) => index > last && other.startsWith(`${indent}}`));
    if (end > 0) bodies.push(lines.slice(at, end + 1).join('\n'));
  });
  return bodies;
}

/** @param {string} name */
const shortName = (name) => name.split('::').at(-1) ?? name;

/**
 * Where `body` mentions the function `name`, after its own head; -1 where it does not.
 * @param {string} body
 * @param {string} name
 */
function mention(body, name) {
  const first = body.indexOf('(') + 1;
  const found = new RegExp(`(?<![\\w-])${escaped(shortName(name))}(?![\\w-])`).exec(body.slice(first));
  return found ? first + found.index : -1;
}

/**
 * What is not so in one table: a list of sentences. `read(file)` gives a file's text, or null.
 * @param {Step[]} table
 * @param {(file: string) => string | null} read
 */
export function untruths(table, read) {
  /** @type {string[]} */
  const wrong = [];
  const bodies = table.map(({ number, from, file, name }, index) => {
    if (number !== index + 1) wrong.push(`step ${number} stands where ${index + 1} should be`);
    if (from >= number || (index > 0 && from === 0)) wrong.push(`step ${number} comes from no earlier step`);
    const text = read(file);
    if (text === null) {
      wrong.push(`step ${number}: there is no file ${file}`);
      return [];
    }
    const found = bodiesOf(text, file, name);
    if (found.length === 0) wrong.push(`step ${number}: ${file} defines no ${name}`);
    return found;
  });
  /** @type {Map<number, number>} */
  const mentionedAt = new Map();
  for (const { number, from, name } of table) {
    if (from === 0 || !bodies[from - 1]?.length) continue;
    const caller = table[from - 1];
    const places = bodies[from - 1].map((body) => mention(body, name)).filter((place) => place >= 0);
    if (places.length === 0) {
      wrong.push(`step ${number}: ${caller.name} in ${caller.file} does not mention ${shortName(name)}`);
      continue;
    }
    // Steps from one function are told in the order in which it names them.
    const place = Math.min(...places);
    if (place < (mentionedAt.get(from) ?? -1)) {
      wrong.push(`step ${number}: ${caller.name} names ${shortName(name)} before the step above it`);
    }
    mentionedAt.set(from, place);
  }
  return wrong;
}
