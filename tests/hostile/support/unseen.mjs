// What a terminal would act on or not show, to put into everything that others write; and how to find it in what comes out.
// Written apart from core/base/visible_text.cpp, from docs/terminal.md.

/** Ends a line, and would then look like a line of ours. */
export const forged = 'FORGED: everything is proved';

/**
 * Hostile text by kind. Each kind ends with a plain letter, so that it is seen to have come out where it is shown.
 * @type {Record<string, string>}
 */
export const kinds = {
  'escape sequences': '\u001b]0;TITLE\u0007\u001b[2J\u001b[H\u001b[8mE',
  'C1 controls': '\u009d0;TITLE\u009c\u009b2J\u0085\u0080\u009fC',
  'other controls': '\u0001\b\u000b\f\r\u001c\u001d\u001e\u007f\tO',
  'writing direction': '\u202egnp\u202c\u2066x\u2069\u200e\u200f\u061cW',
  'without width': 'a\u200bb\u2060\ufeff\u00ad\u200c\u200d\u{e0041}\u{e0001}\ufe0fZ',
  'line separators': 'a\u2028b\u2029c\u0085d\u000bL',
  'forged lines': `x\n${forged}\r\n${forged}\nF`,
};

/** All of them at once. */
export const everything = Object.values(kinds).join(' ');

/** As part of a file's name: no slash and no NUL, within a name's 255 bytes. */
export const inName = `n\u001b]0;T\u0007\u009b2J\u202e\u200b\u2028\u0085\n${forged}\n\u{e0041}x`;

const acting = [
  '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f', // controls but the line feed
  '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069', // direction
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb',
  '\\u2028\\u2029\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufffe\\uffff\\u{e0000}-\\u{e0fff}\\u{f0000}-\\u{10ffff}',
].join('');
const joiner = '(?<![\\u0620-\\u06ff])[\\u200c\\u200d]|[\\u200c\\u200d](?![\\u0620-\\u06ff])';
const unseen = new RegExp(`[${acting}]|${joiner}`, 'gu');

/**
 * What of these bytes a terminal would act on or not show: by code point and place, the first few. Pages may have tabs, and
 * calendars end their lines as RFC 5545 says.
 * @param {Buffer} bytes
 * @param {'text' | 'html' | 'calendar'} form
 */
export function unseenIn(bytes, form = 'text') {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return ['bytes that are not UTF-8'];
  }
  if (form === 'html') text = text.replaceAll('\t', ' ');
  if (form === 'calendar') text = text.replaceAll('\r\n', '\n');
  const found = [...text.matchAll(unseen)].slice(0, 3).map(({ 0: one, index }) =>
    `U+${one.codePointAt(0).toString(16)} in ${JSON.stringify(text.slice(Math.max(0, index - 30), index + 10))}`);
  if (form === 'text' && text.split('\n').some((line) => line.startsWith(forged))) found.push('a forged line');
  return found;
}

/**
 * How readers divide lines: at U+000A; as Python's `splitlines`, JavaScript's line terminators, Unicode's line breaking
 * and Java's \R do.
 * @type {Record<string, RegExp>}
 */
export const splitters = {
  newline: /\n/,
  python: /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/,
  javascript: /\r\n|[\n\r\u2028\u2029]/,
  unicode: /\r\n|[\n\r\v\f\x85\u2028\u2029]/,
};

/** The lines of NDJSON, each parsed; throws where two readers count differently. */
export function linesOf(/** @type {Buffer | string} */ ndjson) {
  const text = ndjson.toString();
  if (text && !text.endsWith('\n')) throw new Error(`the last line does not end: ${JSON.stringify(text.slice(-80))}`);
  const [first, ...others] = Object.entries(splitters).map(([name, splitter]) => ({ name, lines: text.split(splitter).slice(0, -1) }));
  for (const { name, lines } of others) {
    if (lines.length !== first.lines.length) throw new Error(`${name} counts ${lines.length} lines, ${first.name} ${first.lines.length}`);
  }
  return first.lines.map((line) => JSON.parse(line));
}

/**
 * Copies of a JSON value, each hostile in one place: behind a text, instead of it, and as a member that nobody expects.
 * @param {unknown} value
 * @param {string[]} how
 * @returns {Generator<{at: string, value: any}>}
 */
export function* variants(value, how = ['behind', 'instead', 'member'], text = everything) {
  /** @param {any} one @param {(string | number)[]} path @returns {Generator<(string | number)[]>} */
  function* places(one, path) {
    yield path;
    if (one && typeof one === 'object') for (const key of Object.keys(one)) yield* places(one[key], [...path, key]);
  }
  for (const path of places(value, [])) {
    const old = path.reduce((one, key) => one[key], /** @type {any} */ (value));
    const changed = [];
    if (typeof old === 'string' && how.includes('behind')) changed.push(['behind', old + text]);
    if (typeof old === 'string' && how.includes('instead')) changed.push(['instead', text]);
    if (old && typeof old === 'object' && !Array.isArray(old) && how.includes('member')) changed.push(['member', { ...old, [text]: text }]);
    for (const [kind, to] of changed) {
      const at = `${kind} /${path.join('/')}`;
      if (path.length === 0) { yield { at, value: to }; continue; }
      const copy = structuredClone(value);
      path.slice(0, -1).reduce((one, key) => one[key], /** @type {any} */ (copy))[/** @type {any} */ (path.at(-1))] = to;
      yield { at, value: copy };
    }
  }
}

/**
 * What a program can be asked, from its own help: every command that has no further ones, with its words, its options and
 * the arguments by their place.
 * @typedef {{words: string[], options: {name: string, takes: boolean, required: boolean}[], places: {name: string, required: boolean}[]}} Asked
 * @param {(words: string[]) => string} help
 * @param {string[]} words
 * @returns {Asked[]}
 */
export function commandsOf(help, words = []) {
  const text = help([...words, '--help']);
  const below = sectionOf(text, 'Subcommands').map((line) => /^ {2}(\S+)/.exec(line)?.[1]).filter((name) => name !== undefined);
  if (below.length > 0) return below.flatMap((name) => commandsOf(help, [...words, name]));
  const options = text.split('\n').flatMap((line) => {
    const found = /^ {2}(?:-\w,)?(--[\w-]+)(?: (TEXT|INT|UINT|FLOAT|[A-Z][A-Z:|a-z/.]*))?(.*)$/.exec(line);
    return found && !['--help', '--version'].includes(found[1])
      ? [{ name: found[1], takes: found[2] !== undefined, required: /\bREQUIRED\b/.test(line) }] : [];
  });
  const places = sectionOf(text, 'Positionals').flatMap((line) => {
    const found = /^ {2}([A-Z][A-Z-]*) /.exec(line);
    return found ? [{ name: found[1], required: /\bREQUIRED\b/.test(line) }] : [];
  });
  return [{ words, options, places }];
}

/** @param {string} text @param {string} heading */
function sectionOf(text, heading) {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${heading}:`));
  if (from < 0) return [];
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => !line.startsWith(' '));
  return end < 0 ? rest : rest.slice(0, end);
}
