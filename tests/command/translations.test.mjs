// A pack in several languages, through the command: its catalogues, its files, and journeys in each language.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';
import { TestService } from './support/test_service.mjs';

const pack = fileURLToPath(new URL('../packs/languages', import.meta.url));
const service = new TestService();
test.after(() => service.remove());

const run = (...words) => spawnSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const copyOf = (name) => {
  const folder = join(service.folder, name);
  cpSync(pack, folder, { recursive: true });
  return folder;
};
const catalogue = (folder, language) => join(folder, 'translations', `${language}.json`);
const change = (file, edit) => {
  const value = JSON.parse(readFileSync(file, 'utf8'));
  edit(value);
  writeFileSync(file, JSON.stringify(value));
};
const build = (folder, out, ...more) => run('pack', 'build', folder, '--deployment', service.deployment, ...service.signing, '--out', out, ...more);

test('check: the catalogues are whole, and nobody has approved them yet', () => {
  const { status, stdout, stderr } = run('pack', 'check', pack, '--json');
  assert.equal(status, 0, stderr);
  const problems = JSON.parse(stdout);
  assert.deepEqual(problems.filter(({ problem }) => /no translation|translates nothing|meet English/.test(problem)), []);
  for (const language of ['cy', 'ur']) {
    assert.ok(problems.some(({ severity, file, pointer }) =>
      severity === 'warning' && file === `translations/${language}.json` && pointer === '/status'), language);
  }
});

test('build: refused until the translations are approved, or for a demonstration', () => {
  const folder = copyOf('approval');
  const out = join(service.folder, 'approval.pack');
  const refused = build(folder, out);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /translations\/cy\.json \/status: error: Nobody has approved the translation into cy, in which consent is asked\./);
  assert.ok(!existsSync(out));
  for (const language of ['cy', 'ur']) change(catalogue(folder, language), (value) => { value.status = 'approved'; });
  assert.equal(build(folder, out).status, 0);
  change(join(folder, 'pack.json'), (value) => { value.stage = 'demonstration'; });
  change(catalogue(folder, 'ur'), (value) => { value.status = 'awaiting-approval'; });
  assert.equal(build(folder, out).status, 0);
  for (const name of ['approval.prepared', 'approval.cy.prepared', 'approval.ur.prepared']) {
    assert.match(readFileSync(join(service.folder, name), 'latin1'), /^sealwell-signed-pack\/1\n/, name);
  }
});

test('a pack whose translations can not be read is refused, and never built without them', () => {
  const folder = copyOf('unreadable');
  rmSync(join(folder, 'translations'), { recursive: true });
  writeFileSync(join(folder, 'translations'), 'a file in the place of the folder');
  const { status, stderr } = run('pack', 'check', folder);
  assert.equal(status, 1);
  assert.match(stderr, /translations: Not a directory/);
});

test('translate: writes the texts in order, and leaves a catalogue that is up to date as it is', () => {
  const folder = copyOf('translate');
  const file = catalogue(folder, 'ur');
  const before = JSON.parse(readFileSync(file, 'utf8'));
  assert.equal(run('pack', 'translate', folder, '--language', 'ur').status, 0);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')).texts, before.texts);
  change(join(folder, 'pack.json'), (value) => { value.start.button = 'Begin'; });
  const { status, stderr } = run('pack', 'translate', folder, '--language', 'ur');
  assert.equal(status, 0);
  assert.match(stderr, /1 without a translation, 1 put aside/);
  assert.match(stderr, /unused: Start now/);
  const after = JSON.parse(readFileSync(file, 'utf8'));
  assert.equal(after.texts.Begin, '');
  assert.equal(after.unused['Start now'], before.texts['Start now']);
  assert.match(run('pack', 'check', folder).stderr, /pack\.json \/start\/button: warning: "Begin" has no translation into ur/);
});

test('translate: a language that the pack does not have is refused', () => {
  const { status, stderr } = run('pack', 'translate', copyOf('unknown'), '--language', 'fr');
  assert.equal(status, 1);
  assert.match(stderr, /fr is not a further language of the pack/);
});

test('run: a journey in each language gives the same record but for the language and the wording', () => {
  const answers = service.write('answers.json', JSON.stringify({
    title: 't', answers: { name: 'Ada', tool: 'rake' }, decisions: { share: 'yes' }, expect: { ends: 'sent' } }));
  const records = ['en', 'cy', 'ur'].map((language) => {
    const { status, stdout, stderr } = run('run', pack, '--answers', answers, '--lang', language, '--seed', 's', '--now', '2026-11-22T12:00:00Z');
    assert.equal(status, 0, stderr);
    const { record } = JSON.parse(stdout);
    assert.equal(record.language, language);
    assert.equal(record.decisions[0].language, language);
    return record;
  });
  assert.equal(new Set(records.map(({ decisions }) => decisions[0].textSha256)).size, 3);
  for (const { questionnaireResponse } of records) {
    assert.deepEqual(questionnaireResponse.item, records[0].questionnaireResponse.item);
    assert.equal(questionnaireResponse.item[1].text, 'Which tool do you need?');
    assert.equal(questionnaireResponse.item[1].answer[0].valueCoding.display, 'A rake');
  }
});

test('render: every word of a screen is in its language', () => {
  for (const [language, title, back] of [['cy', 'Cael help gyda’ch gardd', 'Cymraeg'], ['ur', 'اپنے باغ کے لیے مدد لیں', 'dir="rtl"']]) {
    const { stdout, stderr } = run('render', pack, '--page', '--lang', language);
    assert.ok(stdout.includes(title), stderr);
    assert.ok(stdout.includes(back));
    assert.doesNotMatch(stdout.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' '), /Start now|This takes|Call Garden/);
  }
});
