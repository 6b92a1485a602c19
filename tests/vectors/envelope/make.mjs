// Makes good.json, bad.json, around.json and the worked examples of docs/sealed-envelope.md again:
// node tests/vectors/envelope/make.mjs
// A person reads the difference before it is kept.
import { writeFileSync } from 'node:fs';
import { acknowledgements, keyFiles, keyShares, signedPacks } from './around_cases.mjs';
import { edits } from './edited_cases.mjs';
import { forgeries, twoStories } from './forged_cases.mjs';
import { goods } from './good_cases.mjs';
import { fromHex, labels, open, Refused } from './independent.mjs';
import { keys } from './keys.mjs';
import { badEnvelope } from './vectors.mjs';
import { deletions, posts, withdrawals } from './proof_cases.mjs';
import { page, pageWithExamples } from './worked_example.mjs';

const goodFile = { keys, vectors: goods };
const bads = [...edits, ...forgeries];

// The independent implementation must agree before anything is written.
const seen = new Set();
for (const vector of bads) {
  if (seen.has(vector.name)) throw new Error(`two vectors are called ${vector.name}`);
  seen.add(vector.name);
  let failure = 'none';
  try {
    open(
      badEnvelope(vector, goodFile),
      vector.keys.map((name) => fromHex(keys[name].secret)),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failure = error.failure;
  }
  if (failure !== vector.failure) throw new Error(`${vector.name}: ${failure}, not ${vector.failure}`);
}
open(twoStories, [fromHex(keys.ann.secret)]);

const write = (name, what, members) =>
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify({ what, ...members }, null, 1)}\n`);
write('good.json', 'Envelopes that open. README.md says how to read this file.', { labels, ...goodFile });
write(
  'bad.json',
  'Envelopes that must be refused, each with its failure. README.md says how to read this file.',
  { vectors: bads },
);
write('around.json', 'What lies around envelopes: packs, answers, posts, withdrawals, keys. README.md says how to read this file.', {
  signedPacks,
  acknowledgements,
  posts,
  withdrawals,
  deletions,
  keyFiles,
  keyShares,
});
writeFileSync(page, pageWithExamples());
console.log(`${goods.length} good, ${bads.length} bad`);
