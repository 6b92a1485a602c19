// One page about a pack: what it says is what the pack has, and what the pack does not say it does not make up.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../browser/support/service.mjs';

const packs = fileURLToPath(new URL('../../site/packs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sealwell-pack-describe-'));
test.after(() => rmSync(folder, { recursive: true }));

const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(sealwell(), ['pack', 'describe', ...words], { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr };
};
const describe = (...words) => {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 0, stderr);
  return stdout;
};
const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

for (const name of readdirSync(packs)) {
  test(`${name}: every purpose, category, controller, recipient, period and way back is on the page`, () => {
    const page = describe(join(packs, name));
    const { statements, notice } = json(packs, name, 'consent.json');
    const has = (text) => assert.ok(page.includes(text), `${text}\n\n${page}`);
    statements.forEach(({ purpose, lawfulBasis, condition, controllers, recipients, dataCategories, retention, withdrawal, consequence },
                        index) => {
      has(`\n    ${index + 1}. ${purpose}\n`);
      has(`Article ${lawfulBasis}`);
      if (condition) has(`for health information Article ${condition}`);
      for (const text of [...controllers, ...recipients, ...dataCategories, withdrawal.text]) has(text);
      if (typeof retention.text === 'string') has(retention.text);
      if (consequence) has(consequence);
    });
    for (const { how } of notice.rights) has(how);
    for (const each of notice.storage ?? []) has(each);
    for (const member of ['transfers', 'obligation', 'automatedDecisions']) if (notice[member]) has(notice[member]);
    for (const { id, recipients } of json(packs, name, 'pack.json').parts) {
      has(`\n${id}\n    Opened by ${recipients.join(', ')}. Holds `);
    }
    has('What is not sent');
  });
}

test('what the notice lacks is said to be lacking', () => {
  const pack = join(folder, 'lacking');
  cpSync(join(packs, 'livewell-dorset'), pack, { recursive: true });
  const file = join(pack, 'consent.json');
  const consent = json(file);
  const lacks = () => describe(pack).split('\n').filter((line) => line === '    The pack does not say.').length;
  const before = lacks();
  assert.equal(before, 1, 'LiveWell Dorset does not say whether anything goes to another country');
  for (const member of ['storage', 'obligation', 'automatedDecisions', 'dataProtectionOfficer']) delete consent.notice[member];
  writeFileSync(file, JSON.stringify(consent));
  assert.equal(lacks(), before + 4);
  assert.match(describe(pack), /Data protection officer\n {4}The pack does not say\./);
});

test('numbers stand for the purposes that say something, and are left out where all do', () => {
  const pack = join(folder, 'numbers');
  cpSync(join(packs, 'livewell-dorset'), pack, { recursive: true });
  const page = describe(pack);
  assert.match(page, /^ {4}Dorset Council: /m);
  assert.match(page, /^ {4}The pharmacy that you named \(3\)$/m);
  assert.match(page, /^ {4}Name, date of birth and postcode \(1, 3, 4\)$/m);
  const hub = describe(join(packs, 'banes-wellbeing-hub'));
  assert.match(hub, /^ {4}Told, and can object; does not rest on consent\. Article 6\(1\)\(e\); for health information Article 9\(2\)\(h\) \(1 to 16\)$/m);
  assert.match(page, /^ {4}Get a copy of what they hold about you \(within 1 month\); Have mistakes put right \(within 1 month\); /m);
  assert.match(page, /^ {4}Complain to the service about how your information is used \(acknowledged within 30 days\)\. 01305 225175$/m);
  // A controller that gets it for just its own purposes is not named twice.
  assert.match(hub, /^ {4}Curo \(6, 8\)\*: https:/m);
  assert.match(hub, /^Who gets it\n {4}Controllers with \*, for the same purposes$/m);
  assert.doesNotMatch(hub, /^ {4}Curo \(6, 8\)$/m);
});

test('parts: who can open each, what is in it, and whether a recovery key opens it too', () => {
  const pack = join(packs, 'living-well-rochdale');
  assert.match(describe(pack), /Recovery key\n {4}Not decided in the pack itself\./);
  const rochdale = describe(pack);
  assert.match(rochdale, /\ndiversity\n {4}Opened by equality\. Holds .+, and nothing that names the resident\.\n/);
  assert.match(rochdale, /\nreferral\n {4}Opened by team\. Holds everything that no other part holds\.\n/);
  writeFileSync(join(folder, 'deployment.json'), JSON.stringify({ recovery: 'none' }));
  assert.match(describe(pack, '--deployment', 'deployment.json'), /Recovery key\n {4}None: what the recipients' keys can't open is lost\./);
});

test('a pack that sends nothing says so', () => {
  const pack = join(folder, 'quiet');
  cpSync(join(packs, 'livewell-dorset'), pack, { recursive: true });
  const file = join(pack, 'pack.json');
  const value = json(file);
  value.journey = value.journey.filter(({ type }) => type !== 'send');
  delete value.followUp;
  writeFileSync(file, JSON.stringify(value));
  const page = describe(pack);
  assert.match(page, /Sent\n {4}Nothing\. Answers and results stay in the browser/);
  assert.doesNotMatch(page, /Who can open what|posted to/);
});

test('in another language the service’s own words are that language’s', () => {
  const texts = json(packs, 'livewell-dorset', 'translations/cy.json').texts;
  const purpose = json(packs, 'livewell-dorset', 'consent.json').statements[0].purpose;
  const page = describe(join(packs, 'livewell-dorset'), '--lang', 'cy');
  assert.ok(page.includes(texts[purpose]));
  assert.ok(page.includes('Swyddfa’r Comisiynydd Gwybodaeth'));
  assert.ok(!page.includes(purpose));
  assert.match(describe(join(packs, 'livewell-dorset'), '--lang', 'ur', '--html', '-'), /<html lang="ur" dir="rtl">/);
  const { status, stderr } = run(join(packs, 'livewell-dorset'), '--lang', 'fr');
  assert.equal(status, 1);
  assert.match(stderr, /has no language fr; choose one of: en, cy, ur/);
});

test('as HTML: one file without script or anything from elsewhere, every text escaped', () => {
  const pack = join(folder, 'escaped');
  cpSync(join(packs, 'livewell-dorset'), pack, { recursive: true });
  const file = join(pack, 'consent.json');
  const consent = json(file);
  consent.statements[0].purpose = 'To <script>alert(1)</script> & more';
  writeFileSync(file, JSON.stringify(consent));
  assert.equal(describe(pack, '--html', 'page.html'), '');
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  assert.match(html, /^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
  assert.ok(html.includes('To &lt;script&gt;alert(1)&lt;/script&gt; &amp; more'));
  assert.doesNotMatch(html, /<script|<link|<img|\ssrc=|url\(/i);
});

test('a pack with errors, and none at all, are refused', () => {
  const pack = join(folder, 'broken');
  cpSync(join(packs, 'livewell-dorset'), pack, { recursive: true });
  const file = join(pack, 'consent.json');
  const consent = json(file);
  delete consent.statements[0].retention;
  writeFileSync(file, JSON.stringify(consent));
  const { status, stdout, stderr } = run(pack);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /Nothing says how long it is kept/);
  assert.equal(run('nowhere').status, 2);
});
