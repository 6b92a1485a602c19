// Looking at a pack and taking in a Questionnaire, through the command: what it claims is walked by it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packs = join(root, 'site/packs');
const folder = mkdtempSync(join(tmpdir(), 'sealwell-pack-tools-'));
test.after(() => rmSync(folder, { recursive: true }));
const now = ['--now', '2026-11-22T12:00:00Z'];

const run = (words, input = '') => {
  const { status, stdout, stderr } = spawnSync(sealwell(), words, { input, encoding: 'utf8', maxBuffer: 1 << 28, cwd: root });
  return { status, stdout, stderr };
};

const walk = (pack, { answers, decisions = {} }) => {
  const { stdout, stderr } = run(['run', pack, '--answers', '-', '--seed', 'explored', ...now], JSON.stringify({ answers, decisions }));
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
};

/** A pack with more ways through it than the search gets to the end of: any sixteen kinds of help, in any combination. */
const endless = 'banes-wellbeing-hub';

for (const name of readdirSync(packs).filter((folder) => folder !== endless)) {
  const pack = join(packs, name);
  test(`explore ${name}: what it claims comes about when it is walked`, () => {
    const { status, stdout, stderr } = run(['pack', 'explore', pack, ...now]);
    assert.equal(status, 0, stderr);
    const report = JSON.parse(stdout);
    assert.equal(report.gaveUp, false);
    assert.deepEqual(report.deadEnds, []);
    // What rests on expressions stays open.
    assert.equal(report.counts.unreachable, 0);
    const open = report.unknown.map((sentence) => /^whether (\S+) comes up/.exec(sentence)?.[1]).filter(Boolean);
    assert.equal(report.counts.reachable, report.counts.items - open.length);
    const { item } = JSON.parse(readFileSync(join(pack, 'questionnaire.json'), 'utf8'));
    assert.deepEqual(open.filter((linkId) => !rests(item, linkId)), []);
    const walked = new Map();
    for (const { answers, decisions, linkId } of report.items) {
      if (!answers) continue;
      const key = JSON.stringify([answers, decisions]);
      if (!walked.has(key)) walked.set(key, { answers, decisions, items: [] });
      walked.get(key).items.push(linkId);
    }
    // A few of the ways to items here; the unit tests walk all of them.
    for (const way of [...walked.values()].slice(0, 8)) assert.equal(walk(pack, way).stopped, undefined);
    for (const { outcome, shortest, longest } of report.outcomes) {
      if (outcome.startsWith('refused/')) continue;
      for (const length of [shortest, longest].filter((found) => found || open.length === 0)) {
        const journey = walk(pack, length);
        assert.equal(journey.ends, outcome.replace(/^sent\/.*/, 'sent'), outcome);
        assert.equal(journey.screens.length, length.screens, outcome);
      }
    }
    for (const { flag, ...way } of report.flags) assert.ok(walk(pack, way).flags.includes(flag), flag);
    const text = run(['pack', 'explore', pack, '--text', ...now]).stdout;
    if (open.length === 0) assert.match(text, /^Longest journey: \d+ screens$/m);
  });
}

/** Whether the item, or one that it is in, is enabled by an expression. */
function rests(items, linkId, above = false) {
  return items.some((item) => {
    const expression = above || (item.extension ?? []).some(({ url }) => url.endsWith('enableWhenExpression'));
    return item.linkId === linkId ? expression : rests(item.item ?? [], linkId, expression);
  });
}

for (const [name, work] of [['livewell-dorset', '1000'], [endless, '1000000']]) {
  test(`explore ${name} says so when it had to give up`, () => {
    const { stderr, stdout } = run(['pack', 'explore', join(packs, name), '--work', work, ...now]);
    assert.match(stderr, /gave up/);
    const report = JSON.parse(stdout);
    assert.equal(report.gaveUp, true);
    assert.equal(report.counts.unreachable, 0);
    assert.ok(report.unknown.length > 0);
  });
}

const shell = {
  format: 'sealwell-pack/1', id: 'imported', version: '1', name: 'Imported', languages: ['en'],
  contact: { lead: 'Call us', phone: '01632 960 001' }, start: { title: 'Begin', button: 'Start' },
  sent: { title: 'Sent', text: ['We have it.'] }, recovery: 'none',
};
const foreign = (name) => join(root, 'tests/unit/authoring/import/data', `${name}.json`);

for (const name of ['phq9', 'lhc', 'nhs', 'value-set', 'hostile']) {
  test(`import fhir ${name}: a pack around it runs from the start to the end`, () => {
    const pack = join(folder, name);
    mkdirSync(pack);
    const report = join(folder, `${name}-report.json`);
    const { status, stderr } = run(['import', 'fhir', foreign(name), '--out', join(pack, 'questionnaire.json'), '--report', report]);
    assert.equal(status, 0, stderr);
    const notes = JSON.parse(readFileSync(report, 'utf8'));
    assert.ok(notes.length > 0);
    for (const note of notes) assert.deepEqual(Object.keys(note), ['pointer', 'happened', 'problem', 'fix']);
    assert.equal(stderr.trim().split('\n').length, notes.length);
    writeFileSync(join(pack, 'pack.json'), JSON.stringify(shell));
    const explored = JSON.parse(run(['pack', 'explore', pack, ...now]).stdout);
    const sent = explored.outcomes.find(({ outcome }) => outcome === 'sent/referral');
    assert.equal(sent.reachable, 'yes');
    const journey = walk(pack, sent.longest);
    assert.equal(journey.ends, 'sent', journey.stopped);
  });
}

test('import fhir names other versions and broken files, and writes nothing', () => {
  for (const [name, words] of [['r5', /FHIR R5/], ['stu3', /FHIR STU3/]]) {
    const { status, stdout, stderr } = run(['import', 'fhir', foreign(name)]);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, words);
  }
  assert.equal(run(['import', 'fhir', '-'], '{').status, 1);
  assert.equal(run(['import']).status, 2);
});

test('docs/questionnaire-support.md is what the command prints', () => {
  assert.equal(run(['pack', 'support']).stdout, readFileSync(join(root, 'docs/questionnaire-support.md'), 'utf8'));
});
