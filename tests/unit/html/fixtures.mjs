// node tests/unit/html/fixtures.mjs PATH-OF-html_fixture
// Compares what core/html draws with the fixtures that govuk-frontend publishes: for each component
// and each set of options that a screen can ask for, the same elements, attributes and texts. Prints
// what was compared and which options are not covered. The differences that we choose are undone
// one by one below; anything else fails.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseFragment } from 'parse5';

/** The outermost class of each component; where it is not the component's own name, it is here. */
const formGroup = ['radios', 'checkboxes', 'date-input', 'input', 'textarea', 'select'];
const own = [
  'error-summary', 'error-message', 'fieldset', 'hint', 'label', 'summary-list', 'details', 'inset-text', 'warning-text',
  'panel', 'back-link', 'button', 'language-navigation',
];
const components = Object.fromEntries([
  ...formGroup.map((component) => [component, 'govuk-form-group']),
  ...own.map((component) => [component, `govuk-${component}`]),
]);

const program = process.argv[2];
if (program === undefined) {
  console.error('usage: node fixtures.mjs PATH-OF-html_fixture');
  process.exit(2);
}
const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));

const attribute = (node, name) => node.attrs?.find((one) => one.name === name)?.value;
const classesOf = (node) => (attribute(node, 'class') ?? '').split(/\s+/).filter(Boolean);
const remove = (node, ...names) => { node.attrs = node.attrs.filter((one) => !names.includes(one.name)); };
const set = (node, name, value) => {
  remove(node, name);
  node.attrs.push({ name, value });
};

function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName === undefined) continue;
    yield child;
    yield* elements(child);
  }
}

/** The first element of the component, or the heading around it. */
function find(tree, className) {
  for (const node of elements(tree)) {
    if (!classesOf(node).includes(className)) continue;
    return classesOf(node.parentNode).includes('govuk-label-wrapper') ? node.parentNode : node;
  }
  return undefined;
}

/** Undoes in ours what we do on purpose, and fails when it is not there. */
function withoutOurChoices(node, component, theirs, must) {
  for (const one of elements({ childNodes: [node] })) {
    // The heading of a screen and its error summary can receive focus.
    if (attribute(one, 'id') === 'sealwell-heading' || attribute(one, 'id') === 'sealwell-errors') {
      must(attribute(one, 'tabindex') === '-1', 'focus');
      remove(one, 'id', 'tabindex');
    }
    // A shell finds what a link does in data attributes.
    remove(one, 'data-action', 'data-target');
    // The unit is read out as part of the input's description.
    if (classesOf(one).includes('govuk-input__suffix')) {
      const id = attribute(one, 'id');
      const input = one.parentNode.childNodes.find((each) => each.tagName === 'input');
      const described = attribute(input, 'aria-describedby').split(' ');
      must(described.pop() === id, 'unit');
      remove(one, 'id');
      if (described.length === 0) remove(input, 'aria-describedby');
      else set(input, 'aria-describedby', described.join(' '));
    }
    // A drop-down begins with nothing chosen.
    if (one.tagName === 'select') {
      const first = one.childNodes.findIndex((each) => each.tagName === 'option');
      must(attribute(one.childNodes[first], 'value') === '', 'empty option');
      one.childNodes.splice(first, 1);
    }
    // A text in details is a paragraph.
    if (classesOf(one).includes('govuk-details__text')) {
      must(one.childNodes[0].tagName === 'p', 'paragraph');
      one.childNodes = one.childNodes[0].childNodes;
    }
    // Buttons say which one was pressed.
    if (component === 'button') {
      must(attribute(one, 'name') === 'button', 'name of the button');
      remove(one, 'name');
      if (attribute(one, 'value') === '') remove(one, 'value');
    }
    // A label alone is drawn with a field, and so is for it.
    const isFor = (each) => attribute(each, 'for') !== undefined;
    if (component === 'label' && ![...elements({ childNodes: [theirs] })].some(isFor)) remove(one, 'for');
    // A hint or an error alone has the id of the field that it was drawn with.
    if (component === 'hint' || component === 'error-message') remove(one, 'id');
  }
}

/** Undoes in theirs what is ours to choose. */
function withoutTheirChoices(node, component) {
  for (const one of elements({ childNodes: [node] })) {
    // Names follow ids: a field has one name in a Questionnaire.
    if (['input', 'select', 'textarea'].includes(one.tagName)) {
      const group = attribute(one, 'type') === 'radio' || attribute(one, 'type') === 'checkbox';
      set(one, 'name', group ? attribute(one, 'id').replace(/-\d+$/, '') : attribute(one, 'id'));
    }
    if (one.tagName === 'a' && component !== 'error-summary') set(one, 'href', '#');
    // The name of the only navigation would be a word of ours.
    if (one.tagName === 'nav') remove(one, 'aria-label');
    if (component === 'button') remove(one, 'name');
    if (component === 'hint' || component === 'error-message') remove(one, 'id');
  }
}

/** An element as lines of text, with sizes of headings left out: those are ours to choose. */
function written(node, depth = 0) {
  const pad = ' '.repeat(depth);
  if (node.nodeName === '#text') {
    const text = node.value.replace(/\s+/g, ' ').trim();
    return text === '' ? '' : `${pad}${text}\n`;
  }
  const attributes = node.attrs.map(({ name, value }) => {
    if (name !== 'class') return `${name}="${value}"`;
    const classes = classesOf(node).filter((one) => !/^govuk-(fieldset__legend|label)--(xl|l|m|s)$/.test(one));
    return `class="${classes.sort().join(' ')}"`;
  });
  return `${pad}<${node.tagName} ${attributes.sort().join(' ')}>\n` +
    node.childNodes.map((child) => written(child, depth + 1)).join('');
}

let failed = 0;
let compared = 0;
for (const [component, className] of Object.entries(components)) {
  const { fixtures } = JSON.parse(readFileSync(join(govuk, 'dist/govuk/components', component, 'fixtures.json')));
  const input = fixtures.map(({ options }) => JSON.stringify({ component, options })).join('\n') + '\n';
  const output = execFileSync(program, { input, maxBuffer: 2 ** 26 }).toString();
  const answers = output.trim().split('\n').map((line) => JSON.parse(line));
  const reasons = new Map();
  let same = 0;
  fixtures.forEach((fixture, index) => {
    const { html, not } = answers[index];
    if (not !== undefined) {
      reasons.set(not, (reasons.get(not) ?? 0) + 1);
      return;
    }
    compared += 1;
    const faults = [];
    const ours = find(parseFragment(html), className);
    const theirs = find(parseFragment(fixture.html), className);
    if (ours === undefined || theirs === undefined) faults.push('component not found');
    else {
      withoutOurChoices(ours, component, theirs, (held, what) => {
        if (!held) faults.push(`missing: ${what}`);
      });
      withoutTheirChoices(theirs, component);
      if (written(ours) !== written(theirs)) faults.push(`ours:\n${written(ours)}theirs:\n${written(theirs)}`);
    }
    if (faults.length === 0) same += 1;
    else {
      failed += 1;
      console.log(`not the same: ${component}, "${fixture.name}"\n${faults.join('\n')}`);
    }
  });
  const left = [...reasons].sort().map(([reason, times]) => `${reason} (${times})`).join(', ');
  console.log(`${component}: ${same} the same of ${fixtures.length}${left ? `; not covered: ${left}` : ''}`);
  if (same === 0) {
    failed += 1;
    console.log(`nothing was compared for ${component}`);
  }
}
console.log(`${compared - failed} of ${compared} compared fixtures are the same`);
process.exit(failed === 0 ? 0 : 1);
