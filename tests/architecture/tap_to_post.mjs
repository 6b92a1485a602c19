// @ts-check
// Reads the tables of docs/tap-to-post.md, and finds what they name in the code.

/**
 * A step: `name` is defined in `file` and is called by the step `from` of the same table; 0 for the first.
 * @typedef {{ number: number, from: number, file: string, name: string }} Step
 */

const row = /^\| *(\d+) *\| *(\d*) *\| *`([^`]+)` *\| *`([^`]+)` *\|/;

/**
 * The tables of the page, each a list of steps.
 * @param {string} page
 * @returns {Step[][]}
 */
export function tablesOf(page) {
  /** @type {Step[][]} */
  const tables = [];
  let inTable = false;
  for (const line of page.split('\n')) {
    const [, number, from, file, name] = row.exec(line) ?? [];
    if (file !== undefined && name !== undefined) {
      if (!inTable) tables.push([]);
      inTable = true;
      tables.at(-1)?.push({ number: Number(number), from: Number(from), file, name });
    } else if (!line.startsWith('|')) {
      inTable = false;
    }
  }
  return tables;
}

/** @param {string} line */
const withoutComments = (line) => line.replace(/(^|\s)\/\/.*$/, '$1').trimEnd();

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How many brackets `text` leaves open. @param {string} text */
const depthOf = (text) => (text.match(/[({[]/g) ?? []).length - (text.match(/[)}\]]/g) ?? []).length;

// What may stand before a function's name where it is defined, and not where it is called.
const heads = {
  ts: '(?:(?:export|private|public|readonly|async|static|function|const) +)*',
  cpp: '(?:(?!(?:return|else|case|throw|new)\\b)(?:[\\w:<>,&*\\[\\]]|(?<=[,\\w\\])>]) )+[ &*])?',
};

/** A member that is an arrow function of one expression. */
const arrowMember = /: (?:async )?\(.*=>/;

/**
 * The text of each function of that name in the file, without comments: from its first line to the bracket that closes it,
 * which stands under the first letter of that line. `Class::name` in C++ is one class's.
 * @param {string} text
 * @param {string} file
 * @param {string} name
 */
export function bodiesOf(text, file, name) {
  const head = /\.[ch]pp$/.test(file) ? heads.cpp : heads.ts;
  const begins = new RegExp(`^( *)${head}${escaped(name)}(?:<[^(]*>)?(?:\\(| = |${arrowMember.source})`);
  const lines = text.split('\n').map(withoutComments);
  /** @param {number} first @param {number} last */
  const between = (first, last) => lines.slice(first, last + 1).join('\n');
  /** @type {string[]} */
  const bodies = [];
  lines.forEach((line, at) => {
    const indent = begins.exec(line)?.[1];
    if (indent === undefined) return;
    let last = at;
    if (arrowMember.test(line) && !line.endsWith('{')) {
      // To the comma behind it.
      while (last < lines.length - 1 && !(lines[last]?.endsWith(',') && depthOf(between(at, last)) === 0)) last += 1;
      bodies.push(between(at, last));
      return;
    }
    // A signature may go on over several lines; a call or a declaration ends without a bracket that opens.
    while (last < lines.length && !/[{;]$/.test(lines[last] ?? '')) last += 1;
    if (!lines[last]?.endsWith('{')) {
      // A function on one line, or an arrow function that is one expression.
      if (/\{.*\}$/.test(line) || line.includes('=>')) bodies.push(between(at, last));
      return;
    }
    const end = lines.findIndex((other, index) => index > last && other.startsWith(`${indent}}`));
    if (end > 0) bodies.push(between(at, end));
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
 * What is not so in one table, a sentence each. `read` gives a file's text, or null.
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
    const found = text === null ? [] : bodiesOf(text, file, name);
    if (text === null) wrong.push(`step ${number}: there is no file ${file}`);
    else if (found.length === 0) wrong.push(`step ${number}: ${file} defines no ${name}`);
    return found;
  });
  /** @type {Map<number, number>} */
  const mentionedAt = new Map();
  for (const { number, from, name } of table) {
    const caller = table[from - 1];
    const callers = bodies[from - 1] ?? [];
    if (!caller || callers.length === 0) continue;
    const places = callers.map((body) => mention(body, name)).filter((place) => place >= 0);
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
