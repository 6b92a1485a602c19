// What others wrote never acts on the terminal of whoever reads it, and never makes two lines of one: hostile text in every
// place that a file, a name or an argument has, through every command of `sealwell` and through the intake's (docs/terminal.md).

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { commandsOf, everything, forged, inName, kinds, linesOf, splitters, unseenIn, variants } from './support/unseen.mjs';
import { row } from './support/table.mjs';
import { sealwell } from '../browser/support/service.mjs';
import { fromBase64, hex, seal, signPack, signingPair, utf8 } from '../vectors/envelope/independent.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-terminal-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const file = (...names) => join(folder, ...names);
/** Writes a file, JSON unless it is text or bytes, with the folders above it. */
const write = (name, content) => {
  const path = file(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
};
const intakeProgram = process.env.SEALWELL_INTAKE ?? at('build/native/site/intake/sealwell-intake');
const slow = { timeout: 1_200_000 };

// --- Running, and what came of it ---

/** Of each command: how often it was run, and how often what came out showed something that was hidden. */
const told = new Map();
const shown = /\\u\{[0-9a-f]+\}|\\u(?:001b|202e|2028|009b)|&#x202e;|\uFFFD/;

/**
 * Runs a program without a terminal, and looks at each byte of what it prints.
 * @param {string} name the command, as the table has it
 * @param {(string | Buffer)[]} words
 * @param {{input?: string | Buffer, form?: 'text' | 'html' | 'calendar', lines?: boolean, program?: string}} [how]
 */
async function run(name, words, { input = '', form = 'text', lines = false, program = sealwell() } = {}) {
  const child = spawn(program, words, { detached: true, cwd: folder, stdio: 'pipe', env: { ...process.env, DISPLAY: '', HOME: folder } });
  child.stdin.on('error', () => {}); // it may end without reading
  child.stdin.end(input);
  const [stdout, stderr, status] = await Promise.all([
    gather(child.stdout), gather(child.stderr), new Promise((done) => child.on('close', (code, signal) => done(code ?? signal))),
  ]);
  const place = `${name} ${JSON.stringify(words.map(String)).slice(0, 600)}`;
  assert.ok([0, 1, 2].includes(status), `${place} ended with ${status}: ${stderr.toString().slice(0, 300)}`);
  assert.deepEqual(unseenIn(stdout, form), [], `standard output of ${place}`);
  assert.deepEqual(unseenIn(stderr), [], `standard error of ${place}`);
  const count = told.get(name) ?? told.set(name, { runs: 0, shown: 0, lines: 0 }).get(name);
  count.runs += 1;
  if (shown.test(stdout.toString()) || shown.test(stderr.toString())) count.shown += 1;
  const parsed = lines ? linesOf(stdout) : [];
  count.lines += parsed.length;
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), lines: parsed };
}

async function gather(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Does `work` for each, a few at a time. */
async function each(list, work) {
  const rest = [...list].values();
  await Promise.all(Array.from({ length: 3 }, async () => {
    for (const one of rest) await work(one);
  }));
}

const good = (...words) => {
  const { status, stdout, stderr } = spawnSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return stdout;
};

// --- A small service: a pack in parts, its keys, a resident's record and receipt, all as they should be ---

const passphrase = write('passphrase', 'pum cath ar y to glas\n');
const under = ['--passphrase-file', passphrase];
const makeKey = (kind, name, ...more) => JSON.parse(good('keygen', kind, '--name', name, '--out', file('keys'), ...under, ...more));
const team = makeKey('recipient', 'team', '--no-recovery');
const pod = makeKey('recipient', 'pod', '--no-recovery');
const monitor = makeKey('recipient', 'monitor', '--no-recovery');
const spare = makeKey('recipient', 'spare', '--no-recovery');
const signing = makeKey('signing', 'signing');
const intakeKey = makeKey('intake', 'intake');
const deployment = {
  recipients: [['team', team], ['pod', pod], ['monitor', monitor]].map(([id, { publicKey }]) => ({ id, name: id, publicKey })),
  recovery: { name: 'The safe', publicKey: spare.publicKey },
  intake: { address: '/v1/envelopes', publicKeys: [intakeKey.publicKey] },
};
const source = file('divided');
cpSync(at('tests/packs/divided'), source, { recursive: true });
const packFiles = ['pack.json', 'questionnaire.json', 'consent.json', 'advice.json'];
writeFileSync(join(source, 'pack.json'), JSON.stringify({ ...JSON.parse(readFileSync(join(source, 'pack.json'), 'utf8')), ...deployment }));
const person = {
  answers: {
    smoker: true, medicines: 'Quixotamol', often: 3, much: 2, binge: 1, 'full-name': 'Ada Quixote-Byron', born: '1984-02-29',
    postcode: 'DT1 9ZZ', phone: '01632 960 999', 'ethnic-group': 'group-b',
  },
  decisions: { referral: 'yes', 'share-with-pod': 'yes' },
};
const answers = write('person.json', person);
const scenario = { title: 'A referral', ...person, expect: { ends: 'sent' } };
write('divided/scenarios/one.json', scenario);

const pack = file('divided.pack');
good('pack', 'build', source, '--sign', signing.keyFile, ...under, '--out', pack);
const canonical = (value) => Array.isArray(value) ? `[${value.map(canonical).join(',')}]`
  : value && typeof value === 'object'
    ? `{${Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
    : JSON.stringify(value);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const payload = readFileSync(pack).subarray(readFileSync(pack).indexOf('\n\n') + 2);
const packDocument = JSON.parse(payload.toString());
const packHash = new Uint8Array(sha256(payload));
// A stranger's key, which a careless service trusts: any pack can be signed with it.
const seed = new Uint8Array(32).fill(7);
const trustFile = write('trust', `${readFileSync(file('keys/signing.pub'), 'utf8')}sealwell-signing-v1 ${
  Buffer.from(signingPair(seed).publicKey).toString('base64')}\n`);
const trust = ['--trust', trustFile];
const signed = (name, document) => write(name, signPack(utf8(canonical(document)), seed, '2099-01-01T00:00:00Z'));

const now = ['--now', '2026-11-22T12:00:00Z'];
const ran = JSON.parse(good('run', pack, ...trust, '--answers', answers, '--receipt', file('receipt.json'), '--transcript', file('transcript')));
assert.equal(ran.ends, 'sent');
const receipt = JSON.parse(readFileSync(file('receipt.json'), 'utf8'));
const transcript = readFileSync(file('transcript'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

const keyOf = (made) => fromBase64(made.publicKey.split(' ')[1]);
let sealed = 0;
/** An envelope of one part with this content for the team, as anybody on the internet can seal one. */
const sealedOf = (make, packId = packDocument.pack.id) => {
  const id = new Uint8Array(16);
  new DataView(id.buffer).setUint32(12, sealed += 1);
  const content = make(hex(id));
  return seal({ id, packId, packHash, parts: [{
    content: content instanceof Uint8Array ? content : utf8(typeof content === 'string' ? content : JSON.stringify(content)), recipients: [keyOf(team)] }] });
};
const teamKey = ['--key', team.keyFile, ...under];

/** The receipt, signed anew by its own key after a change, as whoever holds it can. */
function signedReceipt(document) {
  const { secret, signature, acknowledgement, deletion, ...rest } = document;
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(receipt.secret, 'base64')]), format: 'der', type: 'pkcs8' });
  const words = Buffer.concat([Buffer.from('sealwell-receipt-v1\0'), Buffer.from([2]), sha256(canonical(rest))]);
  return { ...document, secret: receipt.secret, signature: sign(null, words, key).toString('base64') };
}

// --- The tests ---

test('the check finds what it is there for', () => {
  for (const [kind, text] of Object.entries(kinds)) {
    assert.notDeepEqual(unseenIn(Buffer.from(text)), [], kind);
    for (const form of ['text', 'html', 'calendar']) {
      if (kind !== 'forged lines' || form === 'text') assert.notDeepEqual(unseenIn(Buffer.from(text), form), [], `${kind} in ${form}`);
    }
  }
  assert.deepEqual(unseenIn(Buffer.from(`fine\n${JSON.stringify('Llŷn می\u200cکند')}\n`)), []);
  assert.deepEqual(unseenIn(Buffer.from([0x61, 0x9b])), ['bytes that are not UTF-8']);
  for (const [name, splitter] of Object.entries(splitters)) {
    if (name !== 'newline') assert.throws(() => linesOf(`${JSON.stringify('a\u2028b')}\n`), name);
    assert.equal(`a\n`.split(splitter).length, 2);
  }
});

// Of each command: what it is given. A command that `sealwell --help` has and this list has not fails by its name.
const commands = {
  'pack new': async (run) => {
    mkdirSync(file('new'));
    for (const option of ['--name', '--organisation', '--phone', '--languages', '--now']) {
      await each(Object.values(kinds), (text) => run(['pack', 'new', 'fresh', '--into', file('new'), option, text]));
    }
    mkdirSync(file(inName));
    await run(['pack', 'new', 'fresh', '--into', file(inName)]);
    await run(['pack', 'new', 'fresh', '--into', file(inName)]); // is there already
    await run(['pack', 'new', everything]);
  },
  'pack check': (run) => each(packVariants(['behind', 'instead', 'member']), async ({ path }) => {
    await run(['pack', 'check', path]);
    await run(['pack', 'check', path, '--json']);
  }),
  'pack build': (run) => each(some(packVariants(['behind']), 4), ({ path }) =>
    run(['pack', 'build', path, '--sign', signing.keyFile, ...under, '--out', file('built', inName)])),
  'pack support': (run) => run(['pack', 'support']),
  'pack translate': async (run) => {
    const path = packOf('translated', { translations: { [`unused ${everything}`]: everything } });
    await run(['pack', 'translate', path, '--language', 'cy']);
    await run(['pack', 'translate', path, '--language', everything]);
    await each(some(packVariants(['behind'])), ({ path: other }) => run(['pack', 'translate', other, '--language', 'cy']));
  },
  'pack explore': async (run) => {
    await each(packVariants(['behind']), ({ path }) => run(['pack', 'explore', path, '--text', ...now]));
    await each(some(packVariants(['behind'])), ({ path }) => run(['pack', 'explore', path, ...now]));
  },
  'pack describe': async (run) => {
    await each(signedVariants(), ({ path }) => run(['pack', 'describe', path, ...trust]));
    await each(some(signedVariants()), ({ path }) => run(['pack', 'describe', path, ...trust, '--html', '-'], { form: 'html' }));
  },
  'pack sign': (run) => each(some(signedVariants(), 50), ({ path }) =>
    run(['pack', 'sign', path, '--sign', signing.keyFile, ...under, ...trust, '--out', file('signed-again', inName)])),
  run: async (run) => {
    await each(some(signedVariants(), 2), ({ path }) => run(['run', path, ...trust, '--answers', answers, '--seed', 's', ...now]));
    await each(variants(person), async ({ value }) => {
      const out = file(`transcript-${Math.random()}`);
      await run(['run', pack, ...trust, '--answers', '-', '--transcript', out, ...now], { input: JSON.stringify(value) });
      try { linesOf(readFileSync(out)); } catch (problem) { if (problem.code !== 'ENOENT') throw problem; }
    });
    await run(['run', pack, ...trust, '--answers', answers, '--transcript', '-', '--receipt', '-']);
    await each(some(receiptVariants()), ({ path }) => run(['run', pack, ...trust, '--answers', answers, '--again', path]));
  },
  scenarios: async (run) => {
    await each(variants({ ...scenario, expect: { ends: 'item/smoker', answers: {}, flags: [], screens: [] } }), ({ value }) => {
      const path = packOf(`scenario-${Math.random()}`);
      writeFileSync(join(path, 'scenarios', `${inName}.json`), JSON.stringify(value));
      return run(['scenarios', path]);
    });
    await each(some(packVariants(['behind'])), ({ path }) => run(['scenarios', path]));
  },
  replay: async (run) => {
    const actions = write('actions', transcript.flatMap(({ action }) => [...variants(action ?? {}), { value: action }].map(({ value }) => `${JSON.stringify(value)}\n`)).join('') + `${everything.replaceAll('\n', ' ')}\n`);
    for (const more of [[], ['--html'], ['--snapshots']]) {
      const { lines } = await run(['replay', pack, ...trust, '--actions', actions, '--seed', 's', ...now, ...more], { lines: true });
      assert.ok(lines.length >= transcript.length, `${lines.length} lines`);
    }
    await each(some(signedVariants()), ({ path }) => run(['replay', path, ...trust, '--actions', file('transcript'), '--seed', 's', ...now], { lines: true }));
  },
  render: async (run) => {
    await each(signedVariants(), ({ path }) => run(['render', path, ...trust, '--paper'], { form: 'html' }));
    await each(some(signedVariants()), async ({ path }) => {
      await run(['render', path, ...trust], { form: 'html' });
      await run(['render', path, ...trust, '--page'], { form: 'html' });
      await run(['render', path, ...trust, '--service'], { lines: true });
      await run(['render', path, ...trust, '--device'], { lines: true });
      await run(['render', path, ...trust, '--screen', 'review', '--answers', answers], { form: 'html' });
    });
  },
  'import fhir': (run) => each(variants(questionnaire), ({ value }) => run(['import', 'fhir', '-'], { input: JSON.stringify(value) })),
  'check-response': async (run) => {
    const [form, response] = [write('form.json', questionnaire), write('response.json', ran.record.questionnaireResponse)];
    await each(variants(questionnaire), ({ value }) => run(['check-response', '-', response], { input: JSON.stringify(value) }));
    await each(variants(ran.record.questionnaireResponse), ({ value }) => run(['check-response', form, '-'], { input: JSON.stringify(value) }));
  },
  score: async (run) => {
    const inputs = { frequency: 1, units: everything, binge: null };
    await each(variants(inputs), ({ value }) => run(['score', 'audit_c'], { input: JSON.stringify(value) }));
    await run(['score', everything], { input: '{}' });
    await each(variants([{ id: 'a', instrument: 'audit_c', inputs }]), ({ value }) =>
      run(['score', '--batch', '-'], { input: JSON.stringify(value) }));
    await run(['score', '--list']);
    await run(['score', '--markdown']);
  },
  'keygen recipient': (run) => keygen(run, 'recipient'),
  'keygen signing': (run) => keygen(run, 'signing'),
  'keygen intake': (run) => keygen(run, 'intake'),
  'keys check': async (run) => {
    const key = write(`some/${inName}`, readFileSync(team.keyFile));
    await each(signedVariants(), ({ path }) => run(['keys', 'check', path, ...trust, '--text', '--key', key]));
    for (const more of [[], ['--text']]) {
      await run(['keys', 'check', pack, ...trust, '--key', key, '--envelopes', envelopes().path, ...more]);
      await run(['keys', 'check', source, '--deployment', write('patch.json', { recipients: [{ id: everything, name: everything, publicKey: team.publicKey }] }), ...more]);
    }
    await each(keyTexts(team.keyFile), (path) => run(['keys', 'check', pack, ...trust, '--key', path]));
  },
  'recovery split': async (run) => {
    for (const text of [...Object.values(kinds), 'Meg \u202eelbairt', 'Dr \u200b\u0085']) {
      await run(['recovery', 'split', team.keyFile, ...under, '--threshold', '2', '--holder', text, '--holder', 'Ann', '--out', file(`shares-${Math.random()}`)]);
    }
    await run(['recovery', 'split', team.keyFile, ...under, '--threshold', '2', '--holder', 'Ben', '--holder', 'Ann', '--out', file('shares', inName)]);
    await run(['recovery', 'split', team.keyFile, ...under, '--threshold', '2', '--holder', 'Ben', '--holder', 'Ann', '--out', file('shares', inName)]);
  },
  recover: async (run) => {
    const shares = readdirSync(file('shares', inName)).map((name) => file('shares', inName, name));
    const joined = (paths) => ['recover', ...paths.flatMap((path) => ['--share', path]), ...under, '--out', file(`recovered-${Math.random()}`, inName)];
    await run(joined(shares));
    await each(keyTexts(shares[0]), (path) => run(joined([path, shares[1]])));
  },
  seal: async (run) => {
    await each(variants(ran.record), ({ value }) =>
      run(['seal', '-', '--pack', pack, ...trust, '--out', file('sealed', inName)], { input: JSON.stringify(value) }));
    mkdirSync(file('sealed'), { recursive: true });
    await run(['seal', file(hostileFile), '--pack', pack, ...trust, '--out', file('sealed')]);
    await each(some(signedVariants()), ({ path }) =>
      run(['seal', '-', '--pack', path, ...trust, '--out', file('sealed', inName)], { input: JSON.stringify(ran.record) }));
  },
  open: async (run) => {
    const { path, count } = envelopes();
    const list = write('list', `${path}\n${inName.replaceAll('\n', ' ')}\n`);
    for (const more of [[], ['--pack', pack, ...trust]]) {
      const { lines } = await run(['open', path, ...teamKey, ...more], { lines: true });
      assert.equal(lines.length, count);
      const { lines: listed } = await run(['open', '--files-from', list, ...teamKey, ...more], { lines: true });
      assert.equal(listed.length, count + 1);
      assert.ok(lines.filter(({ record }) => record).length > 100, 'most of them are records that open');
    }
    // Names that are not UTF-8.
    const odd = Buffer.concat([Buffer.from(`${file('odd')}/`), Buffer.from([0x9b, 0x41, 0xff])]);
    mkdirSync(file('odd'));
    writeFileSync(odd, readFileSync(join(path, readdirSync(path)[0])));
    for (const words of [[file('odd')], ['--files-from', write('odd-list', odd)]]) {
      assert.equal((await run(['open', ...words, ...teamKey], { lines: true })).lines.length, 1);
    }
  },
  receipt: async (run) => {
    await each(receiptVariants(), ({ path }) => run(['receipt', path, '--view', 'text']));
    await each(some(receiptVariants()), async ({ path }) => {
      for (const view of ['json', 'kantara', 'iso27560', 'fhir', 'file']) await run(['receipt', path, '--view', view]);
      await run(['receipt', path, '--view', 'html'], { form: 'html' });
      await run(['receipt', path, '--view', 'calendar', '--link', `https://service.example/${everything}`], { form: 'calendar' });
      await run(['receipt', path, '--acknowledgement', file(hostileFile)]);
    });
  },
  'consent verify': async (run) => {
    await each(receiptVariants(), ({ path }) => run(['consent', 'verify', path, '--pack', pack, ...trust]));
    await each([...variants(ran.record), ...variants(change('a'.repeat(32)))], async ({ value }) => {
      await run(['consent', 'verify', '-', '--pack', pack, ...trust], { input: JSON.stringify(value) });
      await run(['consent', 'verify', '-', '--pack', pack, ...trust, '--json'], { input: JSON.stringify(value) });
    });
    await each(some(signedVariants()), ({ path }) => run(['consent', 'verify', file('receipt.json'), '--pack', path, ...trust]));
  },
  workbench: async (run) => {
    await run(['workbench', file(inName), '--program', file(inName, 'nowhere')]);
    await run(['workbench', file(hostileFile), '--program', at('build/native/shell/workbench/window/sealwell-workbench')]);
    await run(['workbench', everything, `--${everything}`]);
  },
};

// --- What they are given ---

const hostileFile = inName.slice(1);
write(hostileFile, everything);
const questionnaire = JSON.parse(readFileSync(join(source, 'questionnaire.json'), 'utf8'));

/** Each `step`th of a list, where a command does nothing with most of it. */
function some(list, step = 6) {
  return [...list].filter((_, index) => index % step === 0);
}

/** A copy of the pack's folder, of which `edit` changes some files' values. */
function packOf(name, { translations, ...edited } = {}) {
  const path = file('packs', name);
  cpSync(source, path, { recursive: true });
  for (const [part, value] of Object.entries(edited)) writeFileSync(join(path, `${part}.json`), JSON.stringify(value));
  if (translations) {
    write(`packs/${name}/translations/cy.json`, { language: 'cy', status: 'draft', texts: translations });
    const value = JSON.parse(readFileSync(join(path, 'pack.json'), 'utf8'));
    writeFileSync(join(path, 'pack.json'), JSON.stringify({ ...value, languages: ['en', 'cy'] }));
  }
  return path;
}

/** Folders of the pack, each hostile in one place. */
function packVariants(how) {
  return packFiles.flatMap((name) => [...variants(JSON.parse(readFileSync(join(source, name), 'utf8')), how)].map(({ at: place, value }) => {
    const part = name.replace('.json', '');
    const id = `${part}-${sha256(place).toString('hex').slice(0, 16)}`;
    return { at: `${name} ${place}`, path: packOf(id, { [part]: value }) };
  }));
}

/** Signed packs that `sealwell pack build` would never make, each hostile in one place. */
let made;
function signedVariants() {
  made ??= [...variants(packDocument, ['behind'])].map(({ at: place, value }, index) => ({ at: place, path: signed(`signed/${index}.pack`, value) }));
  return made;
}

let receipts;
function receiptVariants() {
  receipts ??= [...variants(receipt)].map(({ at: place, value }, index) => ({ at: place, path: write(`receipts/${index}.json`, signedReceipt(value)) }));
  return receipts;
}

const change = (id) => ({
  format: 'sealwell-change/1', id, sentAt: '2026-11-22T12:00:00Z', service: packDocument.pack.id,
  pack: { id: packDocument.pack.id, version: packDocument.pack.version, sha256: hex(packHash) }, language: 'en',
  about: { envelope: 'b'.repeat(32), reference: 'BBBB-BBBB-BBBB', receipt: 'c' },
  changes: [{ change: 'withdrawn', statement: 'referral', recipient: 'team', text: 'words' }],
});

/** A folder of envelopes: records and changes that are hostile in one place each, and in how they are written. */
let sealedFolder;
function envelopes() {
  if (sealedFolder) return sealedFolder;
  const path = file('envelopes', inName.replaceAll('\n', ' ')); // a list of files has one a line
  mkdirSync(path, { recursive: true });
  let count = 0;
  const put = (bytes) => writeFileSync(join(path, `${count += 1} ${inName}`), bytes);
  const record = (id) => ({ ...ran.record, id });
  for (const { value } of variants(ran.record)) put(sealedOf((id) => value && typeof value === 'object' ? { ...value, id } : value));
  for (const { value } of variants(change('a'.repeat(32)))) put(sealedOf((id) => ({ ...value, id })));
  const text = (id) => JSON.stringify(record(id));
  for (const make of [
    (id) => text(id).replace(/\}$/, `}\n{"file":"${forged}","verified":{"good":true}}`), // two documents
    (id) => `\n${JSON.stringify(record(id), null, 1)}`,
    (id) => text(id).replace('Quixotamol', 'Quix\u001b]0;T\u0007'), // not JSON: a control as it is
    (id) => text(id).replace('Quixotamol', 'Quix\\u001b\\u2028\\u009b'), // escaped already
    (id) => text(id).replace('Quixotamol', '\\ud800'),
    (id) => text(id).replace('"kind"', '"\u2028":1,"\u2028":2,"kind"'), // a name twice
    () => new Uint8Array([0x7b, 0x22, 0x9b, 0xff, 0x22, 0x3a, 0x31, 0x7d]), // not UTF-8
    () => everything, () => '', () => 'null', () => '[]',
  ]) put(sealedOf(make));
  put(sealedOf(record, everything.slice(0, 20)));
  put(Buffer.from(everything));
  sealedFolder = { path, count };
  return sealedFolder;
}

/** Copies of a file of lines, each line with hostile text behind, before and instead. */
function keyTexts(source) {
  const lines = readFileSync(source, 'utf8').split('\n');
  return lines.flatMap((line, index) => [line + everything, everything + line, everything].map((text, kind) =>
    write(`texts/${sha256(source).toString('hex').slice(0, 8)}-${index}-${kind}`, lines.with(index, text).join('\n'))));
}

async function keygen(run, kind) {
  await run(['keygen', kind, '--out', file('made', inName), ...under]);
  await run(['keygen', kind, '--out', file('made', inName), ...under]); // is there already
  await run(['keygen', kind, '--out', file('made', inName), '--name', inName, ...under]);
  await run(['keygen', kind, '--out', file(hostileFile), ...under]); // a file, not a folder
  await run(['keygen', kind, '--out', file('made'), '--name', 'other', '--passphrase-file', file(inName, 'nowhere')]);
  await run(['keygen', kind, '--out', file('made'), '--name', 'asked']); // and there is no terminal to ask on
}

// --- Each command ---

const helpOf = (program) => (words) => {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
};
const asked = commandsOf(helpOf(sealwell()));

test('every command that the program has is tried', () => {
  const names = asked.map(({ words }) => words.join(' '));
  assert.ok(names.length > 20, names.join(', '));
  assert.deepEqual(Object.keys(commands).sort(), names.sort());
});

for (const [name, work] of Object.entries(commands)) {
  test(`${name}: nothing that it is given in files acts on a terminal or makes two lines of one`, slow, async () => {
    await work((words, how) => run(name, words, how));
    // One that shows nothing was not reached by what it was given.
    if (name !== 'pack support') assert.ok(told.get(name).shown > 0, `${told.get(name).runs} runs showed nothing`);
  });
}

/** Hostile words in place of each option and argument of a command: as a text, as the name of a file, of a folder, of nothing. */
async function everyArgument(name, { words, options, places }, program = sealwell()) {
  const values = [everything, file(hostileFile), file('arguments', inName), file('nowhere', inName)];
  mkdirSync(values[2], { recursive: true });
  const needed = [...options.filter(({ required }) => required).map(({ name: option }) => option), ...places.filter(({ required }) => required)];
  const one = (slot, value) => typeof slot === 'string' ? [slot, value] : [value];
  const all = [...options.filter(({ takes }) => takes).map(({ name: option }) => option), ...places];
  const rounds = [[...words, everything], [...words, `--${everything}`], [...words, `--${everything}=${everything}`]];
  for (const value of values) {
    for (const slot of all) {
      rounds.push([...words, ...one(slot, value)]);
      const others = needed.filter((other) => other !== slot);
      // What else it needs is there: a file, or where it is to be one, a folder.
      const filler = values[value === values[2] ? 2 : 1];
      rounds.push([...words, ...one(slot, value), ...others.flatMap((other) => one(other, filler))]);
    }
  }
  await each(rounds, (round) => run(name, round, { program, form: /html/.test(round.join()) ? 'html' : 'text' }));
}

test('nor does a question that is asked on the terminal', async () => {
  const place = file('arguments', inName, 'asked');
  // util-linux's `script` runs a command on a terminal of its own, where a line ends with both characters. ^C answers.
  const child = spawn('script', ['--quiet', '--return', '--command', '"$PROGRAM" keygen intake --out "$PLACE"', '/dev/null'],
                      { env: { ...process.env, PROGRAM: sealwell(), PLACE: place }, stdio: ['pipe', 'pipe', 'inherit'] });
  const pieces = [];
  for await (const piece of child.stdout) {
    pieces.push(piece);
    if (Buffer.concat(pieces).includes('New passphrase for')) child.stdin.write('\x03');
  }
  const said = Buffer.concat(pieces);
  assert.match(said.toString(), /New passphrase for .*\\u\{1b\}/);
  assert.deepEqual(unseenIn(said, 'calendar'), []);
  assert.ok(!said.toString().split('\r\n').some((line) => line.startsWith(forged)), said.toString());
});

test('nor does any argument of any command', slow, async () => {
  for (const command of asked) await everyArgument(`arguments of ${command.words.join(' ')}`, command);
});

test('nor what the intake is given, in its help, its errors and its log', slow, async () => {
  for (const words of [[], ['backup'], ['restore']]) {
    const [command] = commandsOf(helpOf(intakeProgram), words);
    assert.ok(command.options.length > 1, words.join());
    // It would go on serving: no key is where it looks, or no store.
    await everyArgument(`sealwell-intake ${words.join(' ')}`.trim(), command, intakeProgram);
  }
  const served = ['--listen', '127.0.0.1:0', '--store', `sqlite:${file(inName, 'intake.db')}`];
  await run('sealwell-intake', [...served, '--keys', file(inName)], { program: intakeProgram, lines: false });
  await run('sealwell-intake', [...served, '--keys', dirname(intakeKey.keyFile), '--passphrase-file', file(hostileFile)], { program: intakeProgram });
  assert.ok(told.get('sealwell-intake').shown > 0);
});

test('the table', () => {
  const total = [...told.values()].reduce((sum, { runs, lines }) => ({ runs: sum.runs + runs, lines: sum.lines + lines }), { runs: 0, lines: 0 });
  const rows = [
    { attack: `${Object.keys(kinds).join(', ')} in files, names and arguments of ${asked.length} commands and the intake`,
      measure: `${total.runs} runs, 0 bytes that act on a terminal or hide`, engine: 'native' },
    { attack: 'a resident or a stranger makes two lines of NDJSON out of one', engine: 'native',
      measure: `${total.lines} lines, counted alike by ${Object.keys(splitters).length} splitters` },
  ];
  rows.forEach(row);
});
