#!/usr/bin/env node
// Makes docs/accessibility.md: a statement for a partner to paste, and a table of every criterion of WCAG 2.2 A and AA with
// the tests that are its evidence.
//
//   node tests/accessibility/report.mjs                       prints the page
//   node tests/accessibility/report.mjs --write               writes docs/accessibility.md
//   node tests/accessibility/report.mjs --results build/logs  after scripts/test: whether each of those tests has passed;
//                                                             exit 1, with their names, when one has not
//
// criteria.json beside this file is what a person keeps: how each criterion is met, and by which tests one knows.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const criteria = JSON.parse(readFileSync(new URL('criteria.json', import.meta.url), 'utf8'));

/** How a criterion is met, as the table says it. */
const HOW = { 'tests': 'Tested', 'a person too': 'Tested in part; needs a person', 'nothing of the kind': 'Does not arise' };

/** The browsers that the embed is compiled for: the lowest version of each, from the build's own list. */
function browsers() {
  const build = readFileSync(join(root, 'embed/build/build.mjs'), 'utf8');
  const targets = /FRAME_TARGETS = \[([^\]]*)\]/.exec(build)[1].match(/[a-z]+\d+/g);
  const since = { chrome: ['Chrome, Edge and other Chromium browsers', 'Chromium'], firefox: ['Firefox', 'Firefox ESR'], safari: ['Safari, also on iOS', 'WebKitGTK'] };
  return targets.flatMap((target) => {
    const [, name, version] = /^([a-z]+)(\d+)$/.exec(target);
    return since[name] ? [`| ${since[name][0]} | ${version} | ${since[name][1]} |`] : [];
  }).join('\n');
}

const evidence = (all) => all.map(({ file, test }) => `\`${file}\`: ${test}`).join('<br>');

export function page() {
  const count = (how) => criteria.filter((one) => one.how === how).length;
  return `# Accessibility

This page is made by \`node tests/accessibility/report.mjs --write\`; \`scripts/test\` fails when a test that it names has not
passed. Change \`tests/accessibility/criteria.json\`, not this page.

## A statement to paste
For a partner's own accessibility statement. \`SERVICE\` and the phone number are the service's.

> The health and lifestyle assessment on this website is provided by SERVICE, in a frame from its own website. It aims to meet
> the Web Content Accessibility Guidelines 2.2 at level AA. With each version, automatic tests look at every screen in
> every language in Chromium, those of each kind in Firefox too, walk through it by keyboard in Chromium, Firefox and
> WebKit, and compare what a screen reader is given with files that are kept for review. Automatic tests do not find every
> problem. No statement of conformance by people with disabilities or by an auditor has been made.
>
> It works with a keyboard, at 400 % zoom, in forced colours, and from right to left in Urdu. No
> question is timed. If you can't use it, call SERVICE on PHONE: they can ask you the questions. There is also a page with the
> questions to print or save.

## Browsers
What the assessment is compiled for, and what its tests run in. In an older browser, without WebAssembly and without
JavaScript there are the phone number and the questions on paper.

| browser | from version | tests run in |
|---|---|---|
${browsers()}

## WCAG 2.2, levels A and AA
${criteria.length} criteria: ${count('tests')} are tested, ${count('a person too')} need a person as well, ${count('nothing of the kind')} do not arise.
(4.1.1 is no longer part of WCAG 2.2.) "Tested" says that the tests named would fail if what is said beside them stopped
being so. It does not say that a test can find everything that the criterion means.

| criterion | level | | how | evidence |
|---|---|---|---|---|
${criteria.map(({ number, name, level, how, why, evidence: all }) => `| ${number} ${name} | ${level} | ${HOW[how]} | ${why} | ${evidence(all)} |`).join('\n')}
`;
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The tests named as evidence that did not pass, or did not run, in the logs of this folder. */
export function notPassed(folder) {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const named = new Map(criteria.flatMap(({ evidence: all }) => all).map((one) => [`${one.file} ${one.test}`, one]));
  return [...named.values()].filter(({ file, test }) => {
    // ctest names the case behind its program, one a room; Node's runner prints TAP, or marks where newer versions have no terminal.
    const room = /^tests\/unit\/([^/]+)\/[^/]+\.cpp$/.exec(file)?.[1];
    const name = literally(room ? `unit_${room}:${test}` : test);
    const [good, bad] = /\.(?:cpp|txt)$/.test(file)
      ? [`: ${name}[ .]+Passed`, `: ${name}[ .]+\\*+`]
      : [`^\\s*(?:ok \\d+ - |✔ ).*${name}(?! # SKIP)`, `^\\s*(?:not ok \\d+ - |✖ ).*${name}`];
    return !new RegExp(good, 'm').test(logs) || new RegExp(bad, 'm').test(logs);
  }).map(({ file, test }) => `${file}: ${test}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, results: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stderr.write('node tests/accessibility/report.mjs [--write | --results FOLDER]\n');
  } else if (values.results) {
    const missing = notPassed(values.results);
    for (const one of missing) console.log(`no evidence, it has not passed: ${one}`);
    console.log(`${criteria.length} criteria, ${missing.length} tests without a pass`);
    process.exit(missing.length ? 1 : 0);
  } else if (values.write) {
    writeFileSync(join(root, 'docs/accessibility.md'), page());
  } else {
    process.stdout.write(page());
  }
}
