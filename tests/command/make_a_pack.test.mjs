// docs/make-a-pack.md, followed: every command of its ```sh blocks is run in order in a folder of its own, and the question
// that it adds is put where it says.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import test from 'node:test';
import { sealwell } from '../browser/support/service.mjs';

const page = readFileSync(new URL('../../docs/make-a-pack.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));

const folder = mkdtempSync(join(tmpdir(), 'sealwell-make-a-pack-'));
test.after(() => rmSync(folder, { recursive: true }));
const env = { ...process.env, PATH: `${dirname(sealwell())}${delimiter}${process.env.PATH}` };
const shell = (text) => spawnSync('bash', ['-euo', 'pipefail', '-c', text], { cwd: folder, env, encoding: 'utf8' });
const file = (name) => join(folder, 'market-town-health', name);
const change = (name, edit) => {
  const value = JSON.parse(readFileSync(file(name), 'utf8'));
  edit(value);
  writeFileSync(file(name), `${JSON.stringify(value, null, 2)}\n`);
};

test('the page, step by step', () => {
  assert.ok(blocks.filter(({ language }) => language === 'sh').length >= 7);
  const printed = [];
  for (const { language, text } of blocks) {
    if (language === 'json') {
      change('questionnaire.json', ({ item }) => {
        const { item: questions } = item.find(({ linkId }) => linkId === 'anything-else');
        questions.splice(questions.findIndex(({ linkId }) => linkId === 'notes'), 0, JSON.parse(text));
      });
      const stuck = shell('sealwell scenarios market-town-health');
      assert.equal(stuck.status, 1);
      assert.match(stuck.stdout, /gets stuck at "When is a good time to call you\?" \(best-time\)/);
      change('scenarios/referral.json', ({ answers }) => { answers['best-time'] = 'evening'; });
      change('scenarios/refused.json', ({ answers }) => { answers['best-time'] = 'morning'; });
    }
    if (language !== 'sh') continue;
    const { status, stdout, stderr } = shell(text);
    assert.equal(status, 0, `${text}\n${stdout}\n${stderr}`);
    printed.push(stdout);
  }
  const all = printed.join('');
  assert.match(all, /^3 passed, 0 failed$/m);
  assert.match(all, /^Market Town Health: what is collected/m);
  assert.match(all, /Opened by The team\./);
  assert.match(readFileSync(join(folder, 'market-town-health.html'), 'utf8'), /^<!DOCTYPE html>/);
  assert.match(readFileSync(join(folder, 'built/market-town-health.pack'), 'latin1'), /^sealwell-signed-pack\/1\n/);
  // As it says of another language: until the wording of consent is translated, the checker refuses.
  const welsh = shell('sealwell pack check market-town-health');
  assert.equal(welsh.status, 1);
  assert.match(welsh.stderr, /consent\.json \/statements\/0\/wording/);
  assert.ok('Start now' in JSON.parse(readFileSync(file('translations/cy.json'), 'utf8')).texts);
});

test('what it names is there: its own links, and the files of a new pack', () => {
  for (const [, path] of page.matchAll(/`(docs\/[\w-]+\.md)`/g)) {
    assert.doesNotThrow(() => readFileSync(new URL(`../../${path}`, import.meta.url)), path);
  }
  assert.match(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'), /docs\/make-a-pack\.md/);
});
