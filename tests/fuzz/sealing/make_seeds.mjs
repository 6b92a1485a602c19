// Writes the fuzzers' seeds from the vectors: node tests/fuzz/sealing/make_seeds.mjs DIRECTORY [--all]
// Makes DIRECTORY/envelope, /signed_pack, /acknowledgement, /withdrawal, /key_file and /key_share. tests/fuzz/seeds holds what it
// makes without --all; with it, every vector becomes a seed, for a long run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fromBase64,
  sha256,
  signAcknowledgement,
  signingPair,
  signPack,
  utf8,
} from '../../vectors/envelope/independent.mjs';
import { writeKeyFile } from '../../vectors/envelope/independent_key_file.mjs';
import { splitKey, writeKeyShare } from '../../vectors/envelope/independent_key_share.mjs';
import { envelopeIdFor, provePost, proveWithdrawal, signDeletion } from '../../vectors/envelope/independent_proof.mjs';
import { badEnvelope, readVectors, stream } from '../../vectors/envelope/vectors.mjs';

const [directory, all] = process.argv.slice(2);
if (!directory || (all && all !== '--all')) {
  console.error('usage: make_seeds.mjs DIRECTORY [--all]');
  process.exit(2);
}
const save = (kind, name, bytes) => {
  mkdirSync(join(directory, kind), { recursive: true });
  writeFileSync(join(directory, kind, name), bytes);
};
const seed = (name) => sha256(utf8(`sealwell test key ${name}`));

const good = readVectors('good.json');
for (const name of ['one', 'two-recipients', 'two-parts', 'three-parts']) {
  const vector = good.vectors.find((candidate) => candidate.name === name);
  save('envelope', `good-${name}`, fromBase64(vector.envelope));
}
if (all) {
  for (const vector of good.vectors) {
    if (vector.envelope) save('envelope', `good-${vector.name}`, fromBase64(vector.envelope));
  }
  for (const vector of readVectors('bad.json').vectors) {
    const bytes = badEnvelope(vector, good);
    if (bytes.length < 20_000) save('envelope', `bad-${vector.name}`, bytes);
  }
}

const pack = Buffer.from(signPack(utf8('{"id":"a-pack"}'), seed('packs'), '2035-12-31T23:59:59Z'));
save('signed_pack', 'good', pack);
save('signed_pack', 'empty', signPack(new Uint8Array(), seed('packs'), '1970-01-01T00:00:00Z'));
save('signed_pack', 'other-key', signPack(utf8('{}'), seed('somebody'), '2035-12-31T23:59:59Z'));
save('signed_pack', 'unsigned', utf8('{"id":"a-pack"}'));
save(
  'signed_pack',
  'carriage-returns',
  Buffer.from(pack.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
);

const id = new Uint8Array(16);
id[0] = 1;
const ack = (name) =>
  signAcknowledgement(id, sha256(utf8('an envelope')), '2025-06-15T15:06:40Z', seed(name));
save('acknowledgement', 'good', ack('intake'));
save('acknowledgement', 'other-key', ack('somebody'));
save('acknowledgement', 'spaced', JSON.stringify(JSON.parse(ack('intake')), null, 1));

const hash = sha256(utf8('an envelope'));
const withdrawn = envelopeIdFor(signingPair(seed('receipt')).publicKey);
const deletion = signDeletion(withdrawn, hash, '2025-06-15T15:06:40Z', seed('intake'));
save('withdrawal', 'good', proveWithdrawal(hash, seed('receipt')));
save('withdrawal', 'other-key', proveWithdrawal(hash, seed('somebody')));
save('withdrawal', 'other-hash', proveWithdrawal(sha256(utf8('another')), seed('receipt')));
save('withdrawal', 'post', provePost(hash, seed('receipt')));
save('withdrawal', 'zeros', new Uint8Array(128));
save('withdrawal', 'answer', deletion);
save('withdrawal', 'answer-renamed', deletion.replaceAll('deleted', 'received'));

const keyFile = (kind, name, cost = { passes: 1, memoryKib: 8192 }) =>
  writeKeyFile(kind, seed(name), 'passphrase', cost, new Uint8Array(16).fill(1), new Uint8Array(24).fill(2));
for (const kind of ['recipient', 'signing', 'intake']) save('key_file', kind, keyFile(kind, 'ann'));
const goodFile = keyFile('recipient', 'ann');
save('key_file', 'dear', goodFile.replace('argon2id 1 8192', 'argon2id 16 1048576'));
save('key_file', 'too-dear', goodFile.replace('argon2id 1 8192', 'argon2id 1 104857600'));
save('key_file', 'two-lines', 'sealwell-key-file/1\nkind recipient\n');

const shares = splitKey(seed('ann'), 2, ['Ann', 'Ben', 'Cai'], stream('shares')).map(writeKeyShare);
shares.forEach((text, i) => save('key_share', `share-${i + 1}`, text));
save('key_share', 'two', `${shares[0]}${shares[2]}`);
save('key_share', 'mistyped', shares[0].replace('index 1', 'index 2'));
save('key_share', 'two-lines', 'sealwell-key-share/1\nkind recipient\n');
