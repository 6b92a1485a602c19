// `sealwell scenarios` speaks to an editor: questions by their words, endings and suggestions by their titles.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';

const livewell = fileURLToPath(new URL('../../site/packs/livewell-dorset', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-scenarios-'));
test.after(() => rmSync(folder, { recursive: true }));
cpSync(livewell, folder, { recursive: true });
rmSync(join(folder, 'scenarios'), { recursive: true });
cpSync(join(livewell, 'scenarios/smoker.json'), join(folder, 'scenarios/smoker.json'));
const smoker = readFileSync(join(folder, 'scenarios/smoker.json'), 'utf8');
const advice = JSON.parse(readFileSync(join(livewell, 'advice.json'), 'utf8')).suggestions;

/** What is printed below the title once `change` had its way with the scenario. */
function differences(change) {
  const scenario = JSON.parse(smoker);
  change(scenario);
  writeFileSync(join(folder, 'scenarios/smoker.json'), JSON.stringify(scenario));
  const { status, stdout } = spawnSync(sealwell(), ['scenarios', folder], { encoding: 'utf8' });
  const [title, ...lines] = stdout.trimEnd().split('\n');
  assert.equal(lines.pop(), status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
  assert.match(title, status === 0 ? /^ok {6}A smoker/ : /^differs A smoker .*\(smoker\.json\)$/);
  return lines.map((line) => line.trim());
}
/** Each line that `change` should bring, and no other. */
const says = (change, ...patterns) => {
  const lines = differences(change);
  for (const pattern of patterns) assert.ok(lines.some((line) => pattern.test(line)), `${pattern} is not in\n${lines.join('\n')}`);
  assert.equal(lines.length, patterns.length, lines.join('\n'));
};

test('as it is, nothing differs', () => {
  assert.deepEqual(differences(() => {}), []);
});

test('an ending, a kind and a safety message that are others', () => {
  says(({ expect }) => { expect.ends = 'ended/under-18'; },
       /^The journey ends with sending \(sent\); it should end with the ending ".+" \(ended\/under-18\)\.$/);
  says(({ expect }) => { expect.ends = 'ended/nowhere'; }, /an ending that the pack does not have \(ended\/nowhere\)/);
  says(({ expect }) => { expect.kind = 'call-back'; }, /^A referral is sent; it should be a call-back\.$/);
  says(({ expect }) => { expect.flags = ['chest_pain']; }, /^The safety message chest_pain should be there, and is not\.$/);
  says(({ expect }) => { expect.barriers = []; }, /^The barrier automatic_motivation is there, and should not be\.$/);
});

test('an answer that is none stops the journey, and the line names what can be answered', () => {
  const lines = differences((scenario) => { scenario.answers['smoking-status'] = 'cigars'; });
  assert.ok(lines.some((line) => /^"cigars" is none of the answers to ".+" \(smoking-status\): it takes cigarettes, /.test(line)),
            lines.join('\n'));
  assert.ok(lines.some((line) => /^The journey gets stuck at ".+" \(smoking-status\), which says: .+ It should end with sending/
    .test(line)), lines.join('\n'));
});

test('questions, asked and not', () => {
  says(({ expect }) => { expect.notAsked = ['phone']; }, /^".+" \(phone\) is asked, and should not be\.$/);
  says(({ expect }) => { expect.asked = ['first-goal']; }, /^".+" \(first-goal\) should be asked, and the journey does not come by it\.$/);
  says(({ expect }) => { expect.asked = ['phon']; }, /^"asked" names phon, and the questionnaire has no question of that linkId\.$/);
  says(({ answers }) => { answers['shoe-size'] = 9; }, /^The scenario answers shoe-size, and the questionnaire has no question/);
  says(({ answers }) => { answers['height-feet'] = 5; }, /^The scenario answers ".+" \(height-feet\), and this journey does not come by it\.$/);
});

test('scores and suggestions', () => {
  says(({ expect }) => { expect.scores.hsi.score = 5; }, /^By these answers the score of hsi is 6; it should be 5\.$/);
  says(({ expect }) => { expect.scores.phq_9 = { score: 1 }; }, /^There is no result of phq_9: no question of the pack asks for it\.$/);
  says(({ expect }) => { expect.advice = ['nothing']; }, /^"advice" names nothing, and advice\.json has no suggestion of that id\.$/);
  const titles = new Map(advice.map(({ id, title }) => [id, title]));
  const wrong = differences(({ expect }) => {
    expect.advice = [...titles.keys()];
    expect.notAdvised = [...titles.keys()];
  });
  assert.equal(wrong.length, titles.size, 'each is either made or not');
  for (const line of wrong) assert.match(line, /^The suggestion ".+" \(.+\) (should be made, and is not|is made, and should not be)\.$/);
});

test('what is misspelt is not passed over', () => {
  says(({ expect }) => { expect.flag = []; }, /^"expect" says "flag", which means nothing here: it may say ends, kind, /);
  says((scenario) => { scenario.decision = {}; }, /^The scenario says "decision", which means nothing here/);
  says(({ decisions }) => { decisions.refferal = 'yes'; }, /^The scenario decides about refferal, and consent\.json has no statement/);
  says((scenario) => { delete scenario.expect; }, /^The scenario says nothing under "expect", so nothing was compared\.$/);
});
