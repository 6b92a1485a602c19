// Journeys through a pack by the real program, and what arrives of them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = process.env.SEALWELL ??
  fileURLToPath(new URL('../../../build/native/shell/headless/sealwell', import.meta.url));

/** Why a test that needs the program can't run; false where it can. */
export const skip = existsSync(program) ? false : 'build the native preset first';

function sealwell(words, input = '') {
  const { status, stdout, stderr } = spawnSync(program, words, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** What `sealwell run` prints of a journey through the pack in this folder with these answers and decisions. */
export function walk(folder, { answers, decisions }, ...more) {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder;
  return JSON.parse(sealwell(['run', path, '--answers', '-', ...more], JSON.stringify({ answers, decisions })));
}

/** The answers of a record by linkId: each is the list of the values that one question has. */
export function answersOf(record) {
  const found = new Map();
  (function gather(items) {
    for (const { linkId, answer = [], item = [] } of items) {
      if (answer.length) found.set(linkId, answer.map((one) => Object.values(one)[0]));
      gather(item);
      for (const one of answer) gather(one.item ?? []);
    }
  })(record.questionnaireResponse.item ?? []);
  return found;
}

/**
 * What recipients get of these residents' journeys through the pack in this folder, which is given keys for the purpose:
 * by recipient the lines that `sealwell open` prints with that key alone, checked against the pack, in the residents' order.
 */
export function received(folder, recipients, residents) {
  const at = mkdtempSync(join(tmpdir(), 'sealwell-packs-'));
  try {
    const [pack, passphrase] = [join(at, 'pack'), join(at, 'passphrase')];
    writeFileSync(passphrase, 'pum cath ar y to glas\n');
    const keys = new Map(recipients.map((id) =>
      [id, JSON.parse(sealwell(['keygen', 'recipient', '--name', id, '--out', at, '--passphrase-file', passphrase]))]));
    cpSync(folder, pack, { recursive: true });
    const file = join(pack, 'pack.json');
    writeFileSync(file, JSON.stringify({
      ...JSON.parse(readFileSync(file, 'utf8')),
      recipients: [...keys].map(([id, { publicKey }]) => ({ id, name: id, publicKey })),
      recovery: 'none',
    }));
    const envelopes = residents.map((resident, index) => {
      const envelope = join(at, `envelope-${index}`);
      assert.equal(walk(pack, resident, '--envelope', envelope).ends, 'sent');
      return envelope;
    });
    return new Map([...keys].map(([id, { keyFile }]) => {
      const lines = sealwell(['open', ...envelopes, '--key', keyFile, '--passphrase-file', passphrase, '--pack', pack]);
      return [id, lines.trim().split('\n').map((line) => JSON.parse(line))];
    }));
  } finally {
    rmSync(at, { recursive: true });
  }
}
