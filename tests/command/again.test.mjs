// An assessment done again from a receipt, and the calendar of its days, by the command as staff and developers run it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { good, run } from './support/command.mjs';

const livewell = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-again-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const address = 'https://service.example/a/livewell-dorset';

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Walks LiveWell's pack; what was printed, the receipt's path, and what every screen said. */
function walk(name, answers, now, ...more) {
  writeFileSync(file(`${name}.answers.json`), JSON.stringify(answers));
  const printed = JSON.parse(good('run', livewell, '--answers', file(`${name}.answers.json`), '--now', now, '--seed', name,
                                  '--receipt', file(`${name}.json`), '--transcript', file(`${name}.transcript`), ...more));
  const steps = readFileSync(file(`${name}.transcript`), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  return { printed, path: file(`${name}.json`), screens: steps.map(({ answer }) => answer?.screen).filter(Boolean) };
}
const smoker = json(join(livewell, 'scenarios/smoker.json'));
const first = walk('first', smoker, '2026-08-31T10:00:00Z');

const answerTo = (record, wanted) => {
  const inside = (items) => items.flatMap((item) => [item, ...inside(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => inside(answer.item ?? []))]);
  return inside(record.questionnaireResponse.item).find(({ linkId }) => linkId === wanted)?.answer;
};

test('the days are on the receipt; a month without that day ends on its last', () => {
  assert.deepEqual(json(first.path).followUp.dates, ['2026-11-30', '2027-02-28', '2027-08-31']);
  assert.match(good('receipt', first.path, '--view', 'text'), /30 November 2026/);
});

test('what the receipts say fits the schema that we publish', () => {
  const Ajv = createRequire(import.meta.url)('ajv');
  const isFollowUp = new Ajv().compile(json(new URL('../../docs/schemas/receipt-follow-up.schema.json', import.meta.url)));
  const { followUp } = json(first.path);
  assert.ok(isFollowUp(followUp), JSON.stringify(isFollowUp.errors));
  assert.ok(isFollowUp({ family: followUp.family }));
  for (const wrong of [{}, { ...followUp, dates: ['soon'] }, { ...followUp, colour: 'red' }, { family: 'a', dates: followUp.dates }]) {
    assert.ok(!isFollowUp(wrong), JSON.stringify(wrong));
  }
});

test('the calendar is one that others read, with one event a day and nothing about health', () => {
  const calendar = good('receipt', first.path, '--view', 'calendar', '--link', address);
  assert.ok(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n')));
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const { followUp, id, reference, secret } = json(first.path);
  assert.deepEqual(events.map(({ startDate }) => startDate.toString()), followUp.dates);
  assert.equal(new Set(events.map(({ uid }) => uid)).size, 3);
  for (const event of events) {
    assert.ok(event.startDate.isDate);
    assert.equal(event.duration.toSeconds(), 86_400);
    assert.equal(event.summary, followUp.title);
    assert.equal(event.description, followUp.text.join('\n'));
    assert.equal(event.component.getFirstPropertyValue('url'), `${address}#again`);
    assert.equal(event.component.getFirstPropertyValue('dtstamp').toString(), '2026-08-31T10:00:00Z');
  }
  for (const kept of [id, reference, secret, 'smok', 'Alex']) assert.ok(!calendar.includes(kept), kept);
  assert.equal(run('receipt', first.path, '--view', 'calendar').status, 2);
});

test('done again, what is not answered otherwise stands as it was, and the record names the first', () => {
  const { printed, screens, path } = walk('second', { answers: { 'cigarettes-per-day': 8 } }, '2026-11-30T10:00:00Z', '--again', first.path);
  assert.equal(printed.ends, 'sent');
  assert.deepEqual(printed.record.followUp, { of: json(first.path).reference });
  assert.deepEqual(answerTo(printed.record, 'cigarettes-per-day'), [{ valueInteger: 8 }]);
  for (const kept of ['first-cigarette', 'fruit-juice', 'postcode', 'date-of-birth', 'when-to-call', 'weight-kg']) {
    assert.deepEqual(answerTo(printed.record, kept), answerTo(first.printed.record, kept), kept);
    assert.ok(answerTo(printed.record, kept), kept);
  }
  const results = JSON.stringify(screens.find(({ id }) => id === 'results'));
  assert.match(results, /Last time, on 31 August 2026: 31/);
  assert.match(results, /Last time, on 31 August 2026: Your score is 6 out of 6/);
  assert.doesNotMatch(JSON.stringify(printed.record), /Last time/);
  // Its receipt has no days of its own, and from it the first is named again.
  assert.deepEqual(json(path).followUp, { family: 'livewell-dorset-lifestyle' });
  assert.equal(run('receipt', path, '--view', 'calendar', '--link', address).status, 1);
  const third = walk('third', { answers: {} }, '2027-02-28T10:00:00Z', '--again', path);
  assert.deepEqual(third.printed.record.followUp, printed.record.followUp);
  assert.match(JSON.stringify(third.screens), /Last time, on 30 November 2026: 8/);
  const verdict = JSON.parse(good('consent', 'verify', path, '--pack', livewell, '--json'));
  assert.equal(verdict.good, true, JSON.stringify(verdict));
});

test('what nobody follows up has no days and begins nothing', () => {
  const refused = walk('refused', json(join(livewell, 'scenarios/refused.json')), '2026-08-31T10:00:00Z');
  assert.equal(json(refused.path).followUp, undefined);
  const answers = file('none.json');
  writeFileSync(answers, '{"answers": {}}');
  for (const [path, why] of [[refused.path, /no referral/], [answers, /can't be begun again/]]) {
    const { status, stderr } = run('run', livewell, '--answers', answers, '--again', path);
    assert.equal(status, 1);
    assert.match(stderr, why);
  }
});

test('a pack says on its page that it asks again', () => {
  assert.match(good('pack', 'describe', livewell), /3 months, 6 months, 12 months|3 months, 6 months, 1 year/);
});
