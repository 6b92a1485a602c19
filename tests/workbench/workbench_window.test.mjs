// The workbench as its window is: every panel's picture, what it costs while nobody does anything, and how it ends.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { coloursOf, readPng } from './support/png.mjs';
import { Workbench, belowTheBar, few, packFolder } from './support/workbench.mjs';

const panels = {
  preview: ['pack', 'history', 'answers', 'items', 'scores', 'barriers', 'flags', 'consent', 'record', 'sealed', 'effects', 'scenarios'],
  author: ['pack', 'tree', 'item', 'findings', 'advice', 'consent', 'texts', 'translations', 'paths'],
  assist: ['assist', 'outbox'],
  open: ['keys', 'sources', 'queue', 'envelopes', 'record'],
};

test('a picture of every room and panel shows something, and each something else', async (t) => {
  const [width, height] = [1000, 640];
  const workbench = await Workbench.start(t, packFolder('livewell-dorset'), '--screenshots', 'pictures',
                                          '--width', width, '--height', height);
  const { status, said } = await workbench.ended;
  assert.equal(status, 0, said);
  const wanted = Object.entries(panels).flatMap(([room, each]) => [room, ...each.map((panel) => `${room}-${panel}`)]);
  const made = workbench.files(join(workbench.home, 'pictures')).map((name) => name.replace(/\.png$/, '')).sort();
  assert.deepEqual(made, wanted.sort());
  const seen = new Map();
  for (const name of made) {
    const picture = readPng(readFileSync(join(workbench.home, 'pictures', `${name}.png`)));
    assert.deepEqual([picture.width, picture.height], [width, height], name);
    assert.ok(coloursOf(picture, belowTheBar) > few, `${name} shows nothing`);
    const digest = createHash('sha256').update(picture.pixels).digest('hex');
    assert.equal(seen.get(digest), undefined, `${name} is the same picture as ${seen.get(digest)}`);
    seen.set(digest, name);
  }
  assert.deepEqual(workbench.files().filter((name) => !name.startsWith('pictures/')), []);
});

/** What may be left: where the windows stood, and nothing of a pack or a person. */
function assertOnlyLayout(workbench) {
  assert.deepEqual(workbench.files(), ['config/sealwell/workbench.ini']);
  const kept = readFileSync(join(workbench.home, 'config/sealwell/workbench.ini'), 'utf8');
  // Dear ImGui's windows and tables, the choices of look, text size and room: names that the program gives, and numbers.
  const known = /^(\[(Window|Table|Sealwell)\]\[[\w/#, .]+\]|(Pos|Size|ViewportPos|Collapsed|text|RefScale)=[-\d.,]+|(look|room)=\w*|Column \d+ [\w= .-]+|)$/;
  for (const line of kept.split('\n')) assert.match(line, known);
}

for (const [way, close] of [['its corner is pressed', (window, display) => display.close(window)],
                            ['the system ends it', (_, __, workbench) => workbench.process.kill('SIGTERM')],
                            ['its terminal is closed', (_, __, workbench) => workbench.process.kill('SIGHUP')]]) {
  test(`the window stays, costs next to nothing while nobody does anything, and ends when ${way}`, async (t) => {
    const workbench = await Workbench.start(t, packFolder('livewell-dorset'), '--room', 'author', '--width', '1200', '--height', '800');
    const { display, window } = await workbench.shown(t);
    assert.deepEqual([window.width, window.height], [1200, 800]);
    const seconds = 3;
    const cost = await workbench.idleCpu(seconds);
    assert.ok(workbench.alive);
    assert.ok(cost <= seconds * 40, `${cost} ms of the processor in ${seconds} s`);
    await close(window, display, workbench);
    const { status, signal, said } = await workbench.ended;
    assert.deepEqual({ status, signal, said }, { status: 0, signal: null, said: '' });
    assertOnlyLayout(workbench);
  });
}
