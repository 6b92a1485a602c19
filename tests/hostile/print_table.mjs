#!/usr/bin/env node
// Prints what the attacks of this folder got when they were run last; `--clear` forgets it, before they are run again.

import { rmSync } from 'node:fs';
import { markdown, rows, rowsFile } from './support/table.mjs';

if (process.argv.includes('--clear')) rmSync(rowsFile, { force: true });
else process.stdout.write(`${markdown(rows())}\n`);
