// The worked examples of docs/sealed-envelope.md, computed. make.mjs writes them into the page;
// tests/peers/envelope.test.mjs checks that the page holds them.
import { readFileSync } from 'node:fs';
import { signedPacks, acknowledgements, keyFiles, keyShares } from './around_cases.mjs';
import { goods } from './good_cases.mjs';
import {
  ascii,
  boxNonce,
  concat,
  fromBase64,
  fromHex,
  head,
  hex,
  keyId,
  labels,
  pad,
  partKeys,
  recipientPublicKey,
  sealBody,
  sha256,
  utf8,
  wrap,
} from './independent.mjs';
import { keys } from './keys.mjs';
import { envelopeIdFor, post, proofStatement, withdrawal } from './independent_proof.mjs';
import { content, stream } from './vectors.mjs';
import { deletions, posts, withdrawals } from './proof_cases.mjs';

export const page = new URL('../../../docs/sealed-envelope.md', import.meta.url);
const begin = '<!-- worked examples: tests/vectors/envelope/make.mjs writes from here -->\n';
const end = '<!-- worked examples end -->\n';

/** Lines of at most 64 hex digits, indented as code; the name stands before the first. */
function value(name, bytes) {
  const lines = hex(bytes).match(/.{1,64}/g) ?? ['(none)'];
  return lines.map((line, i) => `    ${(i === 0 ? name : '').padEnd(18)} ${line}`).join('\n');
}
const block = (...lines) => `${lines.join('\n')}\n`;
const quoted = (text) => text.replace(/^(?=.)/gm, '    ').replace(/\n*$/, '\n');

function envelopeExample() {
  const vector = goods.find((candidate) => candidate.name === 'one');
  const envelope = fromBase64(vector.envelope);
  const draw = stream(vector.seed);
  const [contentKey, nonce, ephemeralSecret] = [draw(32), draw(24), draw(32)];
  const id = fromHex(vector.id);
  const ann = fromHex(keys.ann.public);
  const ephemeral = recipientPublicKey(ephemeralSecret);
  const { commitment, bodyKey } = partKeys(contentKey, id, 0);
  const words = content(vector.parts[0].content);
  const padded = pad(words);
  const box = wrap(contentKey, ann, ephemeralSecret);
  const wraps = [{ id: keyId('recipient', ann), box }];
  const before = head({
    id,
    packHash: fromHex(vector.packHash),
    packId: vector.packId,
    parts: [{ wraps, commitment, nonce, bodyLength: padded.length + 16 }],
  });
  const body = sealBody(padded, bodyKey, nonce, before, 0);
  if (hex(concat(before, body)) !== hex(envelope)) throw new Error('the worked example is not its vector');

  return `### An envelope

One part with the content "${vector.parts[0].content.text}" for one recipient; vector \`one\` of \`tests/vectors/envelope/good.json\`. What is drawn at random:

${block(value('envelope id', id), value('K', contentKey), value('nonce', nonce), value('esk', ephemeralSecret))}
The recipient:

${block(
  value('secret key', fromHex(keys.ann.secret)),
  value('public key', ann),
  `    ${'as text'.padEnd(18)} ${keys.ann.text}`,
  value('hashed for the id', concat(ascii(labels.recipient), new Uint8Array(1), ann)),
  value('SHA-256 of it', sha256(concat(ascii(labels.recipient), new Uint8Array(1), ann))),
  value('key id', fromHex(keys.ann.id)),
)}
The wrap:

${block(value('epk', ephemeral), value('its nonce', boxNonce(ephemeral, ann)), value('wrap', box))}
The part's keys:

${block(
  value('message', concat(ascii('sealwell-part-v1'), new Uint8Array(1), id, new Uint8Array(1))),
  value('commitment', commitment),
  value('body key', bodyKey),
)}
Prefix and header, ${before.length} bytes (the header length is ${before.length - 16}, the pack id "${vector.packId}"):

${block(value('prefix', before.subarray(0, 16)), value('header', before.subarray(16)))}
The padded content is ${padded.length} bytes, the additional data prefix, header and one byte \`00\`:

${block(
  value('padded, first 32', padded.subarray(0, 32)),
  value('body, first 32', body.subarray(0, 32)),
  value('body, last 32', body.subarray(-32)),
  value('SHA-256(body)', sha256(body)),
)}
The envelope is ${envelope.length} bytes:

${block(value('SHA-256(envelope)', sha256(envelope)))}`;
}

function packExample() {
  const [vector] = signedPacks.good;
  const file = Buffer.from(fromBase64(vector.file)).toString('utf8');
  const opening = file.slice(0, file.indexOf('signature '));
  return `### A signed pack

The payload is \`${vector.payload}\`, the key \`${signedPacks.trusted[0]}\` (its seed is SHA-256 of "sealwell test key packs"). Signed is

${quoted(`${opening}sha256 ${hex(sha256(utf8(vector.payload)))}\n`)}
and the file is

${quoted(file)}`;
}

function acknowledgementExample() {
  const vector = acknowledgements.good[1];
  const seconds = Buffer.alloc(8);
  seconds.writeBigUInt64LE(BigInt(Date.parse(vector.receivedAt) / 1000));
  const statement = concat(
    ascii('sealwell-ack-v1'),
    new Uint8Array(1),
    fromHex(acknowledgements.id),
    fromHex(acknowledgements.sha256),
    seconds,
  );
  return `### An acknowledgement

The key is \`${acknowledgements.trusted[0]}\` (seed: SHA-256 of "sealwell test key intake"). Signed is

${block(value('statement', statement))}
and the answer is

${quoted(vector.text)}`;
}

function proofExample() {
  const [vector] = withdrawals.good;
  const proof = fromBase64(vector.proof);
  const key = proof.subarray(0, 32);
  const id = envelopeIdFor(key);
  const hash = fromHex(withdrawals.sha256);
  return `### A post and a withdrawal

The receipt's seed is SHA-256 of "sealwell test key receipt"; the envelope's hash is SHA-256 of "its bytes".

${block(
  value('public key', key),
  value('hashed for the id', concat(ascii('sealwell-envelope-id-v1'), new Uint8Array(1), key)),
  value('envelope id', id),
  value('statement, post', proofStatement(post, id, hash)),
  value('proof', fromBase64(posts.good[0].proof)),
  value('withdrawal', proofStatement(withdrawal, id, hash)),
  value('proof', proof),
)}
The intake's answer to the withdrawal, by the key of the acknowledgement above:

${quoted(deletions.good[1].text)}`;
}

function keyFileExample() {
  return `### A key file

The seed is SHA-256 of "sealwell test key kept", the passphrase "${keyFiles.passphrase}", the cost far too low for anything but an example:

${quoted(keyFiles.good[0].text)}`;
}

function keyShareExample() {
  const vector = keyShares.good[0];
  const draw = stream(vector.seed);
  const [set, coefficients] = [draw(8), draw(32)];
  return `### Key shares

The seed of the key file above among three holders, any ${vector.threshold} of whom bring it back. What is drawn at random:

${block(value('set', set), value('coefficients', coefficients))}
The first share:

${quoted(vector.texts[0])}
The second:

${quoted(vector.texts[1])}`;
}

/** The page with its worked examples computed anew. */
export function pageWithExamples() {
  const text = readFileSync(page, 'utf8');
  const examples = [envelopeExample(), packExample(), acknowledgementExample(), proofExample(), keyFileExample(), keyShareExample()].join('\n');
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${examples}\n${text.slice(text.indexOf(end))}`;
}
