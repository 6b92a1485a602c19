// The arrows of the house and what may not stand where, as a list of rules over source text.
// Link targets enforce the arrows between C++ folders; this finds what a linker can't see.

const rooms = ['base', 'json', 'sealing', 'fhirpath', 'conformance', 'pack', 'importing', 'scoring', 'consent', 'session', 'exploring', 'record',
               'calculating', 'html', 'receipt', 'changes', 'describing', 'journey'];

const cpp = /\.(cpp|hpp|c|h)$/;
const script = /\.(ts|mts|js|mjs|cjs)$/;

/** Which folders each C++ part of the house may include from. Tests see everything. */
const arrows = [
  ['core/', ['core/']],
  ['wasm/', ['wasm/', 'core/']],
  ['shell/', ['shell/', 'core/']],
  ['site/', ['site/', 'core/']],
];

/** Headers through which the core would reach for a file, a clock, a thread, a locale or stdout. */
const outsideWorld = new Set(
  ('iostream ostream istream sstream iomanip fstream streambuf cstdio stdio.h filesystem thread mutex future atomic ' +
    'chrono ctime time.h random locale clocale locale.h unistd.h').split(' '),
);

const functionsOutside =
  'f?printf snprintf sprintf puts putchar fopen getenv setlocale system_clock steady_clock rand srand time'.split(' ');
const namesOutside =
  'stdout stderr stdin std::cout std::cerr std::clog system_clock steady_clock EM_ASM EM_JS'.split(' ');
const outsideCalls = new RegExp(`\\b(${functionsOutside.join('|')})\\s*\\(|\\b(${namesOutside.join('|')})\\b`);

/** Words that a plain search of the core must not find, not even in a comment. */
const coreWords = /emscripten|imgui|iostream|fstream|chrono::system_clock/i;

// Written in pieces, so that this file does not hold what it looks for.
const hosts = new RegExp(
  [['registry', 'npmjs', 'org'], ['registry', 'yarnpkg', 'com'], ['deb', 'debian', 'org'], ['security', 'debian', 'org'],
    ['snapshot', 'debian', 'org'], ['archive', 'ubuntu', 'com'], ['pypi', 'org'], ['proxy', 'golang', 'org'],
    ['static', 'crates', 'io']].map((host) => host.join('\\.')).join('|'),
  'i',
);
const foldersOfOneMachine = ['work', 'root', 'home/\\w+', 'Users/\\w+', 'tmp/(build|brief)[\\w-]*'];
const machinePaths = new RegExp(`(^|[\\s"'\`=(:])/(${foldersOfOneMachine.join('|')})/`, 'm');

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|[^:])\/\/.*$/gm, '$1');
}

function withoutCppText(text) {
  return withoutComments(text).replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

function includes(text) {
  return [...withoutComments(text).matchAll(/^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")/gm)].map((match) => ({
    system: match[1],
    own: match[2],
    line: lineOf(text, match.index + match[0].search(/#/)),
  }));
}

function imports(text) {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => ({
    from: match[2],
    line: lineOf(text, match.index),
  }));
}

function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}

function firstMatch(text, pattern) {
  const match = pattern.exec(text);
  return match && { words: match[0].trim(), line: lineOf(text, match.index) };
}

/** The path that a relative import names, rooted at the repository; undefined for a package. */
function resolved(path, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const parts = path.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

function checkCore(path, text, say) {
  const room = path.split('/')[1];
  const level = rooms.indexOf(room);
  if (level < 0) say(1, `core has no room "${room}" in its order of arrows`);
  for (const { system, own, line } of includes(text)) {
    if (system && (outsideWorld.has(system) || system.startsWith('sys/'))) say(line, `the core includes <${system}>`);
    if (!own) continue;
    const [, used, file] = own.split('/');
    const usedLevel = rooms.indexOf(used);
    if (own.startsWith('core/') && usedLevel > level) say(line, `${room} includes ${own}: that room comes after it`);
    if (room === 'html' && used === 'session' && file !== 'screen.hpp') say(line, `html includes ${own}: only screen.hpp`);
  }
  const word = firstMatch(text, coreWords);
  if (word) say(word.line, `the core names "${word.words}"`);
  const call = firstMatch(withoutCppText(text), outsideCalls);
  if (call) say(call.line, `the core uses "${call.words}"`);
}

/** Third parties' headers that one room alone may see. */
const onlyIn = [
  [/^rapidjson\b/, 'core/json/'], [/^sodium(\.h|\/)/, 'core/sealing/'],
  [/^libgfshare\.h$/, 'core/sealing/'],
];

function checkCpp(path, text, say) {
  const arrow = arrows.find(([from]) => path.startsWith(from));
  for (const { system, own, line } of includes(text)) {
    const header = system ?? own;
    if (/\.(cpp|c)$/.test(header)) say(line, `a source file is included: ${header}`);
    if (own && arrow && !arrow[1].some((folder) => own.startsWith(folder))) {
      say(line, `${own} is not rooted in ${arrow[1].join(' or ')}`);
    }
    if (header.startsWith('tests/')) say(line, `only tests see tests: ${header}`);
    for (const [foreign, room] of onlyIn) {
      if (foreign.test(header) && !path.startsWith(room)) say(line, `only ${room} includes ${header}`);
    }
  }
  if (path.startsWith('core/')) checkCore(path, text, say);
}

function checkScript(path, text, say) {
  for (const { from, line } of imports(text)) {
    const target = resolved(path, from);
    if (target?.startsWith('tests/')) say(line, `only tests see tests: ${from}`);
    if (path.startsWith('embed/') && target !== undefined && !/^(embed|wasm)\//.test(target)) {
      say(line, `embed reaches around wasm: ${from}`);
    }
    if (path.startsWith('wasm/') && target !== undefined && !target.startsWith('wasm/')) say(line, `wasm imports ${from}`);
  }
}

const embedWords = new RegExp([
  /\blocalStorage\b/, /\bdocument\s*\.\s*cookie\b/, /\bconsole\s*\.\s*(log|debug|info)\b/,
  /<canvas\b/, /['"]canvas['"]/, /\bHTMLCanvasElement\b/,
].map((word) => word.source).join('|'));

/**
 * Everything in `files` (path from the root to text) that breaks a rule of the house, as
 * "path:line: what".
 */
export function violations(files) {
  const found = [];
  for (const [path, text] of files) {
    const say = (line, what) => found.push(`${path}:${line}: ${what}`);
    const inTests = path.startsWith('tests/');
    if (cpp.test(path) && !inTests) checkCpp(path, text, say);
    if (script.test(path) && !inTests) checkScript(path, text, say);
    if (/^embed\/(protocol|loader|frame|device|worker)\/.*\.(ts|js|html|css)$/.test(path)) {
      const word = firstMatch(withoutComments(text), embedWords);
      // The one place where a host page keeps something: sealed envelopes, for a frame that asks (docs/offline.md).
      const isCourier = path === 'embed/loader/courier.ts' && word?.words === 'localStorage';
      if (word && !isCourier) say(word.line, `embed uses "${word.words}"`);
    }
    const host = firstMatch(text, hosts);
    if (host) say(host.line, `names a registry's host: ${host.words}`);
    const machine = firstMatch(text, machinePaths);
    if (machine) say(machine.line, `names a path of one machine: ${machine.words}`);
  }
  return found;
}
