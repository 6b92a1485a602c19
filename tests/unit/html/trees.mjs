// node tests/unit/html/trees.mjs PATH-OF-html_preview [--renew]
// What a screen reader is given of every sample screen: names, roles, states, descriptions and errors, in order, from
// Chromium's accessibility tree. Each is a file under tests/unit/html/trees, to be read by a person when it changes;
// --renew writes them anew.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { compileStyles } from '../../../embed/build/compile_styles.mjs';

const [program, option] = process.argv.slice(2);
if (program === undefined) {
  console.error('usage: node trees.mjs PATH-OF-html_preview [--renew]');
  process.exit(2);
}
const renew = option === '--renew';
const goldens = fileURLToPath(new URL('trees/', import.meta.url));

/** States that are said when they are not as usual. Focus is where a test happens to leave it. */
const UNSAID = ['focusable', 'focused', 'editable', 'settable', 'multiline', 'readonly', 'hasPopup', 'live', 'relevant', 'atomic',
                'labelledby', 'describedby', 'roledescription', 'orientation', 'multiselectable', 'autocomplete', 'busy', 'url'];
/** Boxes of a text that say nothing which its element does not. */
const PLAIN = ['StaticText', 'InlineTextBox', 'LineBreak', 'ListMarker', 'none', 'generic'];

function stated({ name, value }) {
  if (UNSAID.includes(name) || value.value === '' || (value.value === false && name !== 'checked' && name !== 'pressed')) return '';
  if (name === 'invalid' && value.value === 'false') return '';
  if (name === 'required' && value.value === false) return '';
  return value.value === true ? ` ${name}` : ` ${name}=${value.value}`;
}

/** The tree as lines: role "name" states, then in brackets what describes it. */
function written(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const visit = (node, depth) => {
    const role = node.role?.value ?? '';
    const name = node.name?.value?.replace(/\s+/g, ' ').trim() ?? '';
    let inside = depth;
    if (role === 'StaticText' && name) {
      lines.push(`${'  '.repeat(depth)}text "${name}"`);
      return;
    }
    if (!node.ignored && !PLAIN.includes(role)) {
      const states = (node.properties ?? []).map(stated).sort().join('');
      const value = String(node.value?.value ?? '').replace(/\s+/g, ' ').trim();
      const typed = value ? ` value="${value}"` : '';
      const description = node.description?.value ? ` [${node.description.value.replace(/\s+/g, ' ').trim()}]` : '';
      lines.push(`${'  '.repeat(depth)}${role}${name ? ` "${name}"` : ''}${typed}${states}${description}`);
      inside += 1;
      // Its name was all that its content says.
      if (['button', 'link', 'option', 'radio', 'checkbox'].includes(role)) return;
    }
    for (const id of node.childIds ?? []) visit(byId.get(id), inside);
  };
  visit(nodes[0], 0);
  return `${lines.join('\n')}\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'sealwell-trees-'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const faults = [];
let looked = 0;
try {
  writeFileSync(join(folder, 'frame.css'), compileStyles());
  const files = execFileSync(program, ['frame.css', folder]).toString().trim().split('\n');
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  mkdirSync(goldens, { recursive: true });
  for (const file of files) {
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const tree = written(nodes);
    const golden = join(goldens, `${basename(file, '.html')}.txt`);
    looked += 1;
    if (renew) writeFileSync(golden, tree);
    else if (!existsSync(golden)) faults.push(`${golden} is missing`);
    else if (readFileSync(golden, 'utf8') !== tree) faults.push(`${golden} says otherwise:\n${tree}`);
  }
  if (looked === 0) faults.push('nothing was looked at');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.log(fault);
console.log(renew ? `${looked} trees written: read what changed` : `${looked} trees, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
