// What `cmake --install` lays down runs from there, with nothing of the folder that it was built in.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Workbench, packFolder } from '../workbench/support/workbench.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const build = process.env.SEALWELL_BUILD ?? join(root, 'build/native');
const version = /project\(sealwell VERSION ([\d.]+)/.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8'))?.[1];
let prefix, bin;

before(() => {
  prefix = mkdtempSync(join(tmpdir(), 'sealwell-installed-'));
  bin = join(prefix, 'bin');
  execFileSync('cmake', ['--install', build, '--prefix', prefix], { stdio: ['ignore', 'ignore', 'inherit'] });
});

after(() => rmSync(prefix, { recursive: true, force: true }));

/** What an installed command prints. */
const says = (program, ...words) =>
  execFileSync(join(bin, program), words, { cwd: prefix, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test('three programs are installed, and say their version', () => {
  assert.deepEqual(readdirSync(bin).sort(), ['sealwell', 'sealwell-intake', 'sealwell-workbench']);
  for (const program of ['sealwell', 'sealwell-intake', 'sealwell-workbench']) {
    assert.equal(says(program, '--version').trim(), version, program);
  }
  assert.equal(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version, version);
});

test('nothing else is installed than what belongs to them, with the licences of the letters', () => {
  const files = readdirSync(join(prefix, 'share'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => entry.name).sort();
  assert.deepEqual(files, ['LICENSE', 'amiri-licence.txt', 'arabic.ttf', 'code.ttf', 'dejavu-licence.txt',
    'sealwell-workbench.desktop', 'sealwell.xml', 'text.ttf']);
  const licence = (name) => readFileSync(join(prefix, 'share/sealwell/letters', name), 'utf8');
  assert.match(licence('amiri-licence.txt'), /Open Font License/i);
  assert.match(licence('dejavu-licence.txt'), /Bitstream/);
});

test('the command begins a pack and checks it', () => {
  says('sealwell', 'pack', 'new', 'market-town-health');
  const problems = JSON.parse(says('sealwell', 'pack', 'check', '--json', 'market-town-health'));
  assert.ok(problems.length > 0, 'a new pack has places that are still to be written');
});

test('the intake listens and is healthy', async (t) => {
  writeFileSync(join(prefix, 'passphrase'), 'a passphrase of a test\n', { mode: 0o600 });
  says('sealwell', 'keygen', 'intake', '--out', 'keys', '--passphrase-file', 'passphrase');
  const options = ['--listen', '127.0.0.1:0', '--store', 'sqlite:intake.db', '--keys', 'keys', '--passphrase-file', 'passphrase'];
  const intake = spawn(join(bin, 'sealwell-intake'), options, { cwd: prefix, stdio: ['ignore', 'ignore', 'pipe'] });
  t.after(() => intake.kill('SIGKILL'));
  const ended = once(intake, 'close');
  let log = '';
  let origin;
  for await (const text of intake.stderr.setEncoding('utf8')) {
    log += text;
    origin = /"event":"listening","text":"(http:[^"]+)"/.exec(log)?.[1];
    if (origin) break;
  }
  assert.ok(origin, `it does not listen: ${log}`);
  const answer = await fetch(`${origin}/healthz`);
  assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }]);
  intake.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});

test('the workbench draws with the letters that are installed with it, and the command finds it', async (t) => {
  const pictures = async (program, ...words) => {
    const workbench = await Workbench.startAs(join(bin, program), t, ...words, packFolder('livewell-dorset'));
    return { ...await workbench.ended, workbench };
  };
  const drawn = await pictures('sealwell-workbench', '--screenshots', 'pictures');
  assert.equal(drawn.status, 0, drawn.said);
  assert.ok(drawn.workbench.files().some((name) => name === 'pictures/preview.png'), drawn.said);
  // Without one of them it does not fall back on those of the build.
  const letters = join(prefix, 'share/sealwell/letters/text.ttf');
  renameSync(letters, `${letters}.away`);
  const refused = await pictures('sealwell', 'workbench');
  assert.equal(refused.status, 1);
  assert.ok(refused.said.includes(letters), refused.said);
});
