#!/usr/bin/env node
// What the demonstration lays over a pack when it builds it, as scripts/build-demo asks for it.
//
//   node site/demo/deployment.mjs recipients PACK-FOLDER
//       the ids of the recipients that the pack's parts name, one a line
//   node site/demo/deployment.mjs patch PACK-FOLDER --keys DIR --partner ORIGIN
//       the patch for `sealwell pack build --deployment`: DIR holds intake/, recovery/ and
//       recipients/PACK/ID/, each with one public key (*.pub)

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Who opens what a pack without `parts` sends. */
const TEAM = 'team';

/**
 * As much of a pack.json as this looks at.
 * @typedef {{parts?: {recipients?: string[]}[]}} PackFile
 */

/**
 * The ids of everybody for whom a part of this pack.json is sealed, in the order of its parts.
 * @param {PackFile} pack
 */
export function recipientsOf({ parts = [] }) {
  const ids = [...new Set(parts.flatMap(({ recipients = [] }) => recipients))];
  // They become names of folders.
  const odd = ids.find((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id));
  if (odd !== undefined) throw new Error(`pack.json /parts: a recipient's id is of a-z, 0-9 and -, unlike ${JSON.stringify(odd)}`);
  return ids.length ? ids : [TEAM];
}

/** @param {string} folder */
function publicKey(folder) {
  const file = readdirSync(folder).find((name) => name.endsWith('.pub'));
  if (!file) throw new Error(`${folder} holds no public key (*.pub): delete the folder, and build again`);
  return readFileSync(join(folder, file), 'utf8').trim();
}

/**
 * The patch, as an object. `id` is the pack's folder name.
 * @param {string} id
 * @param {PackFile} pack
 * @param {string} keys
 * @param {string} partner
 */
export function deploymentPatch(id, pack, keys, partner) {
  return {
    stage: 'demonstration',
    recipients: recipientsOf(pack).map((recipient) => ({
      id: recipient,
      name: recipient === TEAM ? 'The demonstration\'s team' : `The demonstration's ${recipient}`,
      publicKey: publicKey(join(keys, 'recipients', id, recipient)),
    })),
    recovery: { name: 'The demonstration\'s recovery key', publicKey: publicKey(join(keys, 'recovery')) },
    intake: { address: '/v1/envelopes', publicKeys: [publicKey(join(keys, 'intake'))] },
    frameAncestors: [partner],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: { keys, partner }, positionals: [what, folder] } = parseArgs({
    allowPositionals: true,
    options: { keys: { type: 'string' }, partner: { type: 'string' } },
  });
  const asksForPatch = what === 'patch' && keys && partner;
  if (!folder || (what !== 'recipients' && !asksForPatch)) {
    process.stderr.write('usage: deployment.mjs recipients PACK-FOLDER | patch PACK-FOLDER --keys DIR --partner ORIGIN\n');
    process.exit(2);
  }
  const pack = /** @type {PackFile} */ (JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')));
  process.stdout.write(asksForPatch
    ? `${JSON.stringify(deploymentPatch(basename(resolve(folder)), pack, keys, partner), null, 2)}\n`
    : `${recipientsOf(pack).join('\n')}\n`);
}
