#!/usr/bin/env node
// Prints what the attacks of this folder got when they were run last; `--write` puts it into docs/security.md as well, and `--clear`
// forgets it, before they are run again.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { markdown, rows, rowsFile } from './support/table.mjs';

const page = new URL('../../docs/security.md', import.meta.url);
const place = /(<!-- what attacks got -->\n)[^]*(<!-- end of what attacks got -->)/;

if (process.argv.includes('--clear')) {
  rmSync(rowsFile, { force: true });
} else {
  const table = markdown(rows());
  process.stdout.write(`${table}\n`);
  if (process.argv.includes('--write')) writeFileSync(page, readFileSync(page, 'utf8').replace(place, (_, begin, end) => `${begin}${table}\n${end}`));
}
