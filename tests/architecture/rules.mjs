// The arrows of the house and what may not stand where, as a list of rules over source text.
// Link targets enforce the arrows between C++ folders; this finds what a linker can't see.

/**
 * The rooms of the core that a resident runs, in order, and what each knows: a room uses only those before it. The table
 * in CONTRIBUTING.md is made from this list and the next (`node tests/architecture/rooms.mjs --write`).
 */
export const rooms = new Map(Object.entries({
  base: 'Result and Error, exact decimals, dates, text, bytes',
  json: 'JSON, bounded; the only place that includes RapidJSON',
  fhirpath: 'a subset of FHIRPath, run whole or refused by name',
  scoring: 'instruments, COM-B, safety flags: pure functions',
  pack: "a service's pack as data, its prepared form; the one catalogue of what the program says",
  consent: 'statements and the hash of their wording, decisions, events',
  engine: 'answers, enablement, validation, navigation, calculation: actions in, screens and effects out',
  record: 'what is sent, divided into parts, and checked again',
  sealing: 'envelopes, keys, signatures, saved drafts; the only place that includes libsodium',
  html: 'a screen, and the page around it, as accessible HTML',
  receipt: 'what a resident keeps: the signed chain, the file, its pages',
  amend: 'what a resident does later with a receipt: withdraw, object, stop sharing, answer again',
  journey: 'joins the rooms above for a shell',
}));

/** The rooms of core/authoring, in order: each may use every room above and those before it here. */
export const authoringRooms = new Map(Object.entries({
  instruments: "the instruments' registry: items, bands, sources, licences",
  reader: "a pack's folder and its FHIR Questionnaire, read from JSON with every failure placed",
  conformance: 'whether a response fits any FHIR R4 Questionnaire',
  import: "somebody else's Questionnaire as a pack's, with what was not understood",
  explore: 'every path through a pack',
  lint: 'what is wrong with a pack that reads well, for its editor',
  translate: "a pack's catalogues in further languages",
  build: 'a folder joined, checked and prepared for signing',
  publish: "the pages of a service's site: a pack's first screen with its ways out, the questions on paper",
  describe: 'a pack on one page, for an information governance lead',
  verify: 'opened records, changes and receipts: joined, checked, proved',
  export: "a receipt in the forms of others: FHIR, Kantara, ISO/IEC TS 27560, text",
}));

/** The folders of the shell, in order: each may use those before it. The last two are programs, and use nothing of each other. */
export const shellFolders = ['files', 'packs', 'keys', 'program', 'headless', 'workbench'];

/**
 * The rooms of the embed: what each is for, and which others it may use. `wasm` is the core, as its wrapper gives it.
 * @type {Map<string, {knows: string, uses: string[]}>}
 */
export const embedRooms = new Map(Object.entries({
  protocol: { knows: 'every message between the host page and the frame, with the check of each', uses: [] },
  loader: { knows: "the one script on a partner's page: the element, its frame, what it carries for the frame", uses: ['protocol'] },
  storage: { knows: 'what a browser keeps: IndexedDB, locks between tabs, saved files', uses: [] },
  section: { knows: 'what is said beside the screen about this device, as blocks, and drawing them', uses: [] },
  outbox: { knows: 'sealed envelopes that the intake has not acknowledged: keeping and posting them', uses: ['protocol', 'storage', 'section', 'wasm'] },
  draft: { knows: 'answers saved on this device, to come back to', uses: ['storage', 'section', 'wasm'] },
  offline: { knows: 'the form itself on this device, so that it opens without internet', uses: ['storage', 'section'] },
  frame: { knows: "the page of the frame: shows the core's screens, carries out its effects, joins the rooms above", uses: ['protocol', 'storage', 'section', 'outbox', 'draft', 'offline', 'wasm'] },
  worker: { knows: 'the service worker of the form without internet', uses: [] },
  build: { knows: "the build of a service's site", uses: [] },
}));

const cpp = /\.(cpp|hpp|c|h)$/;
const script = /\.(ts|mts|js|mjs|cjs)$/;

/**
 * Which folders each C++ part of the house may include from. Tests see everything.
 * @type {[from: string, to: string[]][]}
 */
const arrows = [
  ['core/', ['core/']],
  ['wasm/', ['wasm/', 'core/']],
  ['shell/', ['shell/', 'core/']],
  ['site/', ['site/', 'core/']],
];

/** Headers through which the core would reach for a file, a thread, a locale or stdout; and the C library's for a clock. */
const outsideWorld = new Set(
  ('iostream ostream istream sstream iomanip fstream streambuf cstdio stdio.h filesystem thread mutex future atomic ' +
    'ctime time.h random locale clocale locale.h unistd.h').split(' '),
);

const functionsOutside =
  'f?printf snprintf sprintf puts putchar fopen getenv setlocale rand srand time \\w+::now'.split(' ');
// Of <chrono>, the calendar only counts; its clocks and the system's time zones say when and where it runs.
const clocks = '(system|steady|high_resolution|utc|tai|gps|file)_clock';
const namesOutside =
  `stdout stderr stdin std::cout std::cerr std::clog ${clocks} current_zone locate_zone get_tzdb EM_ASM EM_JS`.split(' ');
const outsideCalls = new RegExp(`\\b(${functionsOutside.join('|')})\\s*\\(|\\b(${namesOutside.join('|')})\\b`);

/** Words that a plain search of the core must not find, not even in a comment. */
const coreWords = /emscripten|imgui|iostream|fstream|chrono::\w+_clock/i;

// Written in pieces, so that this file does not hold what it looks for.
const hosts = new RegExp(
  [['registry', 'npmjs', 'org'], ['registry', 'yarnpkg', 'com'], ['deb', 'debian', 'org'], ['security', 'debian', 'org'],
    ['snapshot', 'debian', 'org'], ['archive', 'ubuntu', 'com'], ['pypi', 'org'], ['proxy', 'golang', 'org'],
    ['static', 'crates', 'io']].map((host) => host.join('\\.')).join('|'),
  'i',
);
const foldersOfOneMachine = ['work', 'root', 'home/\\w+', 'Users/\\w+', 'tmp/(build|brief)[\\w-]*'];
const machinePaths = new RegExp(`(^|[\\s"'\`=(:])/(${foldersOfOneMachine.join('|')})/`, 'm');

/**
 * Says that a line breaks a rule.
 * @typedef {(line: number, what: string) => void} Say
 */

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|[^:])\/\/.*$/gm, '$1');
}

/** @param {string} text */
function withoutCppText(text) {
  return withoutComments(text).replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

/** @param {string} text */
function includes(text) {
  return [...withoutComments(text).matchAll(/^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")/gm)].map((match) => ({
    system: match[1],
    own: match[2],
    line: lineOf(text, match.index + match[0].search(/#/)),
  }));
}

/** @param {string} text */
function imports(text) {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => ({
    from: match[2],
    line: lineOf(text, match.index),
  }));
}

/**
 * @param {string} text
 * @param {number} index
 */
function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function firstMatch(text, pattern) {
  const match = pattern.exec(text);
  return match && { words: match[0].trim(), line: lineOf(text, match.index) };
}

/**
 * The path that a relative import names, rooted at the repository; undefined for a package.
 * @param {string} path
 * @param {string} specifier
 */
function resolved(path, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const parts = path.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

const order = [...rooms.keys()];
const authoringOrder = [...authoringRooms.keys()];

/**
 * The place of a file of the core in the order of arrows; -1 for a room that nobody listed.
 * @param {string} path
 */
function levelOf(path) {
  const [, room, inner] = path.split('/');
  if (room !== 'authoring') return order.indexOf(room);
  const level = authoringOrder.indexOf(inner);
  return level < 0 ? -1 : order.length + level;
}

/**
 * @param {string} path
 * @param {string} text
 * @param {Say} say
 */
function checkCore(path, text, say) {
  const [, room, inner] = path.split('/');
  const name = room === 'authoring' ? `authoring/${inner}` : room;
  const level = levelOf(path);
  if (level < 0) say(1, `core has no room "${name}" in its order of arrows`);
  for (const { system, own, line } of includes(text)) {
    if (system && (outsideWorld.has(system) || system.startsWith('sys/'))) say(line, `the core includes <${system}>`);
    if (!own?.startsWith('core/')) continue;
    if (own.startsWith('core/authoring/') && room !== 'authoring') {
      say(line, `${name} includes ${own}: a resident downloads nothing of core/authoring`);
    } else if (levelOf(own) > level) {
      say(line, `${name} includes ${own}: that room comes after it`);
    }
    if (room === 'html' && own.startsWith('core/engine/') && !/^core\/engine\/screen(_fwd)?\.hpp$/.test(own)) {
      say(line, `html includes ${own}: only screen.hpp and screen_fwd.hpp`);
    }
    // A pack that calculates nothing is run without any expression language.
    if (room === 'engine' && inner !== 'calculation' && /^core\/(engine\/calculation|fhirpath)\//.test(own)) {
      say(line, `engine includes ${own}: only engine/calculation`);
    }
  }
  const word = firstMatch(text, coreWords);
  if (word) say(word.line, `the core names "${word.words}"`);
  const call = firstMatch(withoutCppText(text), outsideCalls);
  if (call) say(call.line, `the core uses "${call.words}"`);
}

/**
 * Third parties' headers that some folders or files alone may see. nlohmann/json costs what a resident downloads too much.
 * @type {[foreign: RegExp, rooms: string[]][]}
 */
const onlyIn = [
  [/^rapidjson\b/, ['core/json/']], [/^sodium(\.h|\/)/, ['core/sealing/']], [/^libgfshare\.h$/, ['core/sealing/']],
  [/^nlohmann\b/, ['core/authoring/', 'shell/']],
  // These headers take longer to compile than anything of ours: whoever includes a header of ours must not get them.
  [/^CLI\//, ['shell/program/command_line.cpp', 'site/intake/options.cpp']],
  [/^iostream$/, ['shell/program/output.cpp', 'site/intake/output.cpp']],
  [/^boost\/beast\b/, ['site/intake/http_session.cpp', 'site/intake/arriving_body.hpp', 'site/intake/beast_source.cpp']],
  [/^boost\//, ['address.hpp', 'address.cpp', 'arriving_body.hpp', 'beast_source.cpp', 'http_session.hpp', 'http_session.cpp', 'server.cpp']
    .map((name) => `site/intake/${name}`)],
];

/** The names by which files of core/sealing begin: who compares them reads a format that is not theirs. */
const sealedFormats = /"(SEALWELL"|sealwell-signed-pack\/|sealwell-key-file\/)/;

/**
 * Where our programs print: nothing else reaches standard output, standard error or the terminal, so that whatever others wrote is
 * shown and not obeyed (docs/terminal.md).
 */
const printers = ['shell/program/output.cpp', 'site/intake/output.cpp', 'shell/headless/terminal.cpp'];
const streams = new RegExp([
  /\b(stdout|stderr|STDOUT_FILENO|STDERR_FILENO|v?f?printf|f?puts|f?putc|putchar|fwrite|perror)\b/,
  /\bstd::w?(cerr|cout|clog|print|println)\b/,
].map((word) => word.source).join('|'));
const terminals = /"\/(dev\/(tty|stdout|stderr|fd\/)|proc\/self\/fd\/)/;

/**
 * @param {string} path
 * @param {string} text
 * @param {Say} say
 */
function checkCpp(path, text, say) {
  const arrow = arrows.find(([from]) => path.startsWith(from));
  for (const { system, own, line } of includes(text)) {
    const header = system ?? own;
    if (/\.(cpp|c)$/.test(header)) say(line, `a source file is included: ${header}`);
    if (own && arrow && !arrow[1].some((folder) => own.startsWith(folder))) {
      say(line, `${own} is not rooted in ${arrow[1].join(' or ')}`);
    }
    if (own?.startsWith('core/authoring/') && !/^(core\/authoring|shell)\//.test(path) && !path.startsWith('core/')) {
      say(line, `${own}: only shell includes core/authoring`);
    }
    if (own?.startsWith('shell/') && path.startsWith('shell/')) {
      const [from, to] = [path, own].map((file) => shellFolders.indexOf(file.split('/')[1]));
      if (from < 0) say(line, `shell has no folder "${path.split('/')[1]}" in its order of arrows`);
      else if (to > from) say(line, `shell/${shellFolders[from]} includes ${own}: that folder comes after it`);
      else if (path.startsWith('shell/workbench/') && own.startsWith('shell/headless/')) {
        say(line, `shell/workbench includes ${own}: commands are another program`);
      }
    }
    if (header.startsWith('tests/')) say(line, `only tests see tests: ${header}`);
    for (const [foreign, folders] of onlyIn) {
      if (!foreign.test(header) || folders.some((folder) => path.startsWith(folder))) continue;
      say(line, `only ${folders.join(' and ')} ${folders.length > 1 ? 'include' : 'includes'} ${header}`);
    }
  }
  const format = path.startsWith('core/sealing/') ? null : firstMatch(withoutComments(text), sealedFormats);
  if (format) say(format.line, `only core/sealing knows the format ${format.words}`);
  const prints = printers.includes(path) || path.startsWith('core/');
  const stream = prints ? null : firstMatch(withoutCppText(text), streams) ?? firstMatch(withoutComments(text), terminals);
  if (stream) say(stream.line, `uses "${stream.words}": only ${printers.join(', ')} print`);
  if (path.startsWith('core/')) checkCore(path, text, say);
}

/**
 * An import from one room of the embed into another, or into the core.
 * @param {string} path
 * @param {string} target
 * @param {(what: string) => void} say
 */
function checkEmbedArrow(path, target, say) {
  const [, from] = path.split('/');
  const room = embedRooms.get(from);
  if (!room) return say(`embed has no room "${from}" in its list of arrows`);
  const to = target.startsWith('wasm/') ? 'wasm' : target.split('/')[1];
  if (to !== from && !room.uses.includes(to)) say(`embed/${from} imports ${target}: it may use ${room.uses.join(', ') || 'no other room'}`);
}

/** What the workbench's page in a browser takes from others: how a form is read, a file kept and saved, and a site built. */
const shellScripts = ['shell/', 'wasm/', 'embed/frame/form', 'embed/storage/', 'embed/protocol/encoding', 'embed/build/'];

/**
 * @param {string} path
 * @param {string} text
 * @param {Say} say
 */
function checkScript(path, text, say) {
  for (const { from, line } of imports(text)) {
    const target = resolved(path, from);
    if (target?.startsWith('tests/')) say(line, `only tests see tests: ${from}`);
    if (path.startsWith('embed/') && target !== undefined && !/^(embed|wasm)\//.test(target)) {
      say(line, `embed reaches around wasm: ${from}`);
    } else if (path.startsWith('embed/') && target !== undefined) {
      checkEmbedArrow(path, target, (what) => say(line, what));
    }
    if (path.startsWith('wasm/') && target !== undefined && !target.startsWith('wasm/')) say(line, `wasm imports ${from}`);
    if (path.startsWith('shell/') && target !== undefined && !shellScripts.some((folder) => target.startsWith(folder))) {
      say(line, `${from}: the workbench's page uses only ${shellScripts.join(', ')}`);
    }
  }
}

const embedWords = new RegExp([
  /\b(local|session)Storage\b/, /\bdocument\s*\.\s*cookie\b/, /\bcookieStore\b/, /\bconsole\s*\.\s*\w+/,
  /<canvas\b/, /['"]canvas['"]/, /\bHTMLCanvasElement\b/,
].map((word) => word.source).join('|'));

/**
 * Everything in `files` (path from the root to text) that breaks a rule of the house, as
 * "path:line: what".
 * @param {Iterable<[path: string, text: string]>} files
 */
export function violations(files) {
  /** @type {string[]} */
  const found = [];
  for (const [path, text] of files) {
    /** @type {Say} */
    const say = (line, what) => void found.push(`${path}:${line}: ${what}`);
    const inTests = path.startsWith('tests/');
    if (cpp.test(path) && !inTests) checkCpp(path, text, say);
    if (script.test(path) && !inTests) checkScript(path, text, say);
    if (path.startsWith('embed/') && /\.(ts|js|html|css)$/.test(path)) {
      const code = withoutComments(text);
      // The one place where a host page keeps something: sealed envelopes, for a frame that asks (docs/offline.md).
      const allowed = path === 'embed/loader/host_storage.ts' ? code.replace(/\blocalStorage\b/g, '') : code;
      const word = firstMatch(allowed, embedWords);
      if (word) say(word.line, `embed uses "${word.words}"`);
    }
    const host = firstMatch(text, hosts);
    if (host) say(host.line, `names a registry's host: ${host.words}`);
    const machine = firstMatch(text, machinePaths);
    if (machine) say(machine.line, `names a path of one machine: ${machine.words}`);
  }
  return found;
}
