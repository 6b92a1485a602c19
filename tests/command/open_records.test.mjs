// What `sealwell open` prints of contents that are written in other ways than the core writes them, or are no records.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { keyFile, passphraseFile, sealwell } from '../browser/support/service.mjs';
import { fromBase64, hex, seal, utf8 } from '../vectors/envelope/independent.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sealwell-open-records-'));
test.after(() => rmSync(folder, { recursive: true }));

const id = hex(randomBytes(16));
const packHash = createHash('sha256').update('a pack').digest();
const recipient = fromBase64(readFileSync(keyFile('recipient'), 'utf8').match(/^public (?:\S+ )?(\S+)$/m)[1]);
const compact = `{"id":"${id}","pack":{"sha256":"${hex(packHash)}"},"answers":["Siân \\"\\u0001","1.50",1.50,null,{}]}`;
const ANOTHER_ENVELOPE = 'id: the record names another envelope';
const ANOTHER_PACK = 'pack: the record names another pack';

/** Each content, with the text of the record and the problems or the error and its place that are to be printed. */
const contents = [
  { content: compact, record: compact, problems: [] },
  // Written in another way: printed in ours.
  { content: JSON.stringify(JSON.parse(compact), null, 2).replace(/1\.5\b/, '1.50'), record: compact, problems: [] },
  { content: compact.replace('â', '\\u00e2').replace('{}', '{ }'), record: compact, problems: [] },
  { content: compact.replace('null', '-0'), record: compact.replace('null', '0'), problems: [] },
  // Claims that the envelope does not bear out, written in either way.
  ...['', ' '].flatMap((space) => [
    { text: compact.replace(id, hex(randomBytes(16))), problems: [ANOTHER_ENVELOPE] },
    { text: compact.replace(hex(packHash), hex(randomBytes(32))), problems: [ANOTHER_PACK] },
    { text: `{"id":["${id}"],"pack":"${hex(packHash)}"}`, problems: [ANOTHER_ENVELOPE, ANOTHER_PACK] },
    { text: `{"id":"${id}","pack":[{"sha256":"${hex(packHash)}"}]}`, problems: [ANOTHER_PACK] },
    { text: `{"pack":{"id":"${id}","pack":{"sha256":"${hex(packHash)}"}}}`, problems: [ANOTHER_ENVELOPE, ANOTHER_PACK] },
    { text: '{}', problems: [ANOTHER_ENVELOPE, ANOTHER_PACK] },
    { text: `["${id}"]`, problems: [ANOTHER_ENVELOPE, ANOTHER_PACK] },
    { text: 'null', problems: [ANOTHER_ENVELOPE, ANOTHER_PACK] },
  ].map(({ text, problems }) => ({ content: text + space, record: text, problems }))),
  // No JSON that we read.
  { content: '', error: 'invalid_json' },
  { content: `${compact},`, error: 'invalid_json' },
  { content: compact.slice(0, -1), error: 'invalid_json' },
  { content: '{"a":1,"a":1}', error: 'duplicate_key', where: '/a' },
  { content: `{"a":${'['.repeat(64)}${']'.repeat(64)}}`, error: 'too_deep' },
  { content: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), error: 'invalid_utf8' },
];

test('what was opened is printed and compared alike, however it was written', () => {
  const files = contents.map(({ content }, i) => {
    const path = join(folder, String(i));
    const bytes = typeof content === 'string' ? utf8(content) : content;
    const what = { id: Buffer.from(id, 'hex'), packId: 'a-pack', packHash, parts: [{ content: bytes, recipients: [recipient] }] };
    writeFileSync(path, seal(what));
    return path;
  });
  const { status, stdout } = spawnSync(sealwell(), ['open', ...files, '--key', keyFile('recipient'), '--passphrase-file', passphraseFile()],
    { encoding: 'utf8' });
  assert.equal(status, 1);
  const lines = stdout.split('\n').slice(0, -1);
  assert.equal(lines.length, contents.length);
  lines.forEach((text, i) => {
    const { record, problems, error, where } = contents[i];
    const line = JSON.parse(text);
    assert.equal(line.id, id);
    if (error) {
      assert.equal(line.error, error, contents[i].content);
      if (where) assert.equal(line.where, where);
      assert.equal(line.record, undefined);
    } else {
      assert.equal(text.slice(text.indexOf(',"record":') + 10, -1), record);
      assert.deepEqual(line.verified, { checkedAgainstPack: false, good: false, problems, violations: [] });
      assert.equal(line.pack, 'a-pack');
    }
  });
});

// --- The exit status: whether every check that could be made held ---

const sealedAs = (name, ...parts) => {
  const path = join(folder, name);
  writeFileSync(path, seal({ id: Buffer.from(id, 'hex'), packId: 'a-pack', packHash, parts: parts.map(([content, ...recipients]) => ({
    content: utf8(typeof content === 'string' ? content : JSON.stringify(content)), recipients })) }));
  return path;
};
const open = (...files) => {
  const { status, stdout, stderr } =
    spawnSync(sealwell(), ['open', ...files, '--key', keyFile('recipient'), '--passphrase-file', passphraseFile()], { encoding: 'utf8' });
  return { status, stderr, lines: stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line)) };
};

test('a record that claims to be another ends with 1, and what is printed is whole', () => {
  const fine = contents.filter(({ problems }) => problems?.length === 0).map(({ content }, i) => sealedAs(`fine-${i}`, [content, recipient]));
  assert.ok(fine.length > 2);
  assert.deepEqual([open(...fine).status, open(...fine).stderr], [0, '']);
  for (const space of ['', ' ']) { // written as we write it, and not
    const false_ = sealedAs('false', [compact.replace(id, hex(randomBytes(16))) + space, recipient]);
    const { status, stderr, lines } = open(fine[0], false_, fine[1]);
    assert.equal(status, 1);
    assert.deepEqual(lines.map(({ verified }) => verified.problems), [[], [ANOTHER_ENVELOPE], []]);
    assert.ok(lines.every(({ record }) => record), 'nothing is kept back');
    assert.match(stderr, /^1 is not what was sent/);
  }
});

test('a change without its proof ends with 1, unless the proof lies where another key opens', () => {
  const stranger = fromBase64('AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=');
  const change = { format: 'sealwell-change/1', id, pack: { sha256: hex(packHash) } };
  const missing = 'chain: the proof is with the part that takes the rest';
  const whole = open(sealedAs('change', [change, recipient]));
  assert.deepEqual([whole.status, whole.lines[0].verified.problems], [1, [missing]]);
  const part = open(sealedAs('part', [change, recipient], [change, stranger]));
  assert.deepEqual([part.status, part.lines[0].verified.problems, part.lines[0].verified.good], [0, [missing], false]);
  const forgedPart = open(sealedAs('forged', [{ ...change, id: hex(randomBytes(16)) }, recipient], [change, stranger]));
  assert.equal(forgedPart.status, 1);
});
