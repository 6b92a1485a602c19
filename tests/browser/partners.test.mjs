// The example partners' pages in a browser: each is accessible, and the assessment works in the three
// that make it hard: a very strict policy, hostile style sheets, an iframe without any script.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { partnerRoutes, partners } from '../../site/demo/partners.mjs';
import { packsIn } from '../../site/demo/serve.mjs';
import { aWhile, launch, noise, until } from './support/browser.mjs';
import { assessment, fillIn, hurry, resident, screen } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { demo, startService } from './support/service.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [320, 1280];

let browser, service, own, partner;

before(async () => {
  own = await serve('localhost');
  partner = await serve('localhost');
  service = await startService([own.origin, partner.origin]);
  // As they are, and all with the pack whose residents the walks below play.
  const routes = partnerRoutes(service.origin);
  Object.assign(own.routes, routes);
  const livewell = (text) => partners.reduce((changed, { pack }) => changed.replaceAll(pack, 'livewell-dorset'), text);
  for (const [path, { type, body, headers }] of Object.entries(routes)) {
    partner.routes[path] = { type, body: livewell(body), headers: JSON.parse(livewell(JSON.stringify(headers))) };
  }
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all([service?.close(), own?.close(), partner?.close()]);
});

/** Opens a partner's page; gives {page, said (its console), violations() of its policy, heard() from the frame}. */
async function open(address, viewport) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const said = noise(page);
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', (event) => window.heard.push(event.data.type));
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
  });
  await page.goto(address);
  return {
    page, said, close: () => context.close(),
    violations: () => page.evaluate(() => window.violations),
    heard: () => page.evaluate(() => window.heard),
  };
}

/** From the top of the page into the frame and on to the first question, by keyboard. */
async function begin(page, frame) {
  for (let stop = 0; ; ++stop) {
    assert.ok(stop < 60, 'the frame can be reached with the keyboard');
    await page.keyboard.press('Tab');
    if (await frame.evaluate(() => document.activeElement.type === 'submit')) break;
  }
  await page.keyboard.press('Enter');
  await until(async () => (await screen(frame)).position === 1, 'the first question', 20000);
  await until(() => frame.evaluate(() => document.activeElement.id === 'sealwell-heading'), 'focus at its heading');
}

/** What of the element's place can be measured from the page, and what the frame has of it. */
async function places(page, frame) {
  const inside = await frame.evaluate(() => ({
    width: innerWidth, height: innerHeight, content: Math.ceil(document.documentElement.getBoundingClientRect().height),
    letters: parseFloat(getComputedStyle(document.documentElement).fontSize),
  }));
  const outside = await page.evaluate(() => {
    const element = document.querySelector('sealwell-assessment');
    element.scrollIntoView({ block: 'start', behavior: 'instant' });
    const { left, top, width, height, bottom } = element.getBoundingClientRect();
    return {
      width, height, room: element.parentElement.clientWidth,
      hit: document.elementFromPoint(left + width / 2, top + 200) === element,
      gap: element.parentElement.getBoundingClientRect().bottom - bottom,
      page: document.documentElement.scrollWidth - innerWidth,
      letters: parseFloat(getComputedStyle(document.documentElement).fontSize),
    };
  });
  return { inside, outside };
}

for (const width of widths) {
  test(`${width} px: no page scrolls sideways or has a fault that axe-core can find`, async () => {
    for (const path of ['/', ...partners.map(({ id }) => `/${id}`)]) {
      const { page, close } = await open(partner.origin + path, { width, height: 800 });
      if (path !== '/') await assessment(page, service.origin);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than the window`);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run(
        { exclude: [['iframe'], ['sealwell-assessment']] },
        { preload: false, iframes: false, runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), [], path);
      assert.ok(passes.length > 10);
      await close();
    }
  });
}

test('each page shows its own service', async () => {
  const built = packsIn(join(demo(), 'packs'));
  const shown = partners.filter(({ pack }) => built.includes(pack));
  assert.ok(shown.length > 0);
  for (const { id, pack } of shown) {
    const { page, said, close } = await open(`${own.origin}/${id}`, { width: 1000, height: 800 });
    const frame = await assessment(page, service.origin);
    assert.equal(new URL(frame.url()).pathname, `/f/${pack}/`);
    assert.deepEqual(said, [], id);
    await close();
  }
});

const untilFitted = (page, frame) => until(async () => {
  const { inside, outside } = await places(page, frame);
  return outside.height > 700 && inside.height === outside.height;
}, 'the height of the start screen');

/** Over the window: the frame fills it, and nothing else scrolls. */
async function assertOverWindow(page, frame, what) {
  const { width, height } = page.viewportSize();
  await until(() => frame.evaluate((size) => innerWidth === size.width && innerHeight === size.height, { width, height }), `${what}: over the window`);
  const wide = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, `${what} scrolls sideways`);
  const bars = await page.evaluate(() => ({
    page: getComputedStyle(document.documentElement).overflowY, room: document.documentElement.clientWidth - innerWidth,
    hit: document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName,
  }));
  assert.deepEqual(bars, { page: 'hidden', room: 0, hit: 'sealwell-assessment' }, what);
}

test('a very strict policy: nothing is blocked, and the page is isolated', async () => {
  const { page, said, violations, close } = await open(`${partner.origin}/council`, { width: 1000, height: 800 });
  const frame = await assessment(page, service.origin);
  await untilFitted(page, frame);
  const { inside, outside } = await places(page, frame);
  assert.equal(outside.height, inside.height);
  assert.ok(inside.content <= inside.height);
  await begin(page, frame);
  assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  await hurry(frame, resident('smoker'), 'results');
  await assertOverWindow(page, frame, 'results');
  assert.deepEqual(await violations(), []);
  assert.deepEqual(said, []);
  await close();
});

for (const width of widths) {
  test(`hostile style sheets, ${width} px: the assessment is whole, and covers nothing`, async () => {
    const { page, said, close } = await open(`${partner.origin}/homes`, { width, height: 800 });
    const frame = await assessment(page, service.origin);
    await untilFitted(page, frame);
    for (const goal of [null, 'results']) {
      if (goal) {
        await begin(page, frame);
        await hurry(frame, resident('smoker'), goal);
        await assertOverWindow(page, frame, goal);
        assert.equal(await frame.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)), 16);
        await frame.locator('#sealwell-back button').click();
      }
      await aWhile();
      const { inside, outside } = await places(page, frame);
      assert.equal(outside.hit, true);
      assert.ok(inside.content <= inside.height, `${inside.content} pixels in a frame of ${inside.height}`);
      assert.equal(outside.height, inside.height);
      assert.ok(Math.abs(outside.gap) <= 1, `the place ends ${outside.gap} pixels after the assessment`);
      assert.ok(outside.width >= Math.min(704, outside.room) - 1, `${outside.width} of ${outside.room} pixels`);
      assert.ok(outside.page <= 0, 'the page does not scroll sideways');
      assert.deepEqual([outside.letters, inside.letters], [10, 16]);
    }
    assert.deepEqual(said, []);
    await close();
  });
}

/** What has focus is drawn whole in the window, or as much of it as fits. */
const focusInSight = (frame) => frame.evaluate(() => {
  const { activeElement: now } = document;
  // A radio button or a check box is drawn by its label.
  const { top, bottom } = (['radio', 'checkbox'].includes(now.type) ? now.labels[0] : now).getBoundingClientRect();
  return (top >= -1 && bottom <= innerHeight + 1) || (bottom - top > innerHeight && top < innerHeight && bottom > 0);
});

for (const viewport of [{ width: 320, height: 568 }, { width: 360, height: 640 }, { width: 1280, height: 800 }]) {
  test(`${viewport.width} by ${viewport.height}, in every partner's page: the first screen fits, no question has two scroll bars, focus is in sight`, async () => {
    for (const { id } of partners) {
      const { page, said, close } = await open(`${partner.origin}/${id}`, viewport);
      const frame = await assessment(page, service.origin);
      await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'all of the first screen', 20000);
      const plain = id === 'library';
      const scrolls = () => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      if (!plain) {
        // A browser does not draw what is far out of view.
        await page.locator('sealwell-assessment').scrollIntoViewIfNeeded();
        await until(async () => (await scrolls()) <= 0, `${id}: the first screen fits`);
      }
      await begin(page, frame);
      const person = resident('smoker');
      for (let here = await screen(frame); here.id !== 'results'; here = await screen(frame)) {
        if (!plain) await assertOverWindow(page, frame, `${id} ${here.id}`);
        await until(() => frame.evaluate(() => document.activeElement.id === 'sealwell-heading'), `${here.id} begins at its heading`);
        const hidden = [];
        const watched = { keyboard: {
          type: (text) => page.keyboard.type(text),
          async press(key) {
            await page.keyboard.press(key);
            if (key === 'Tab' && !plain && !await focusInSight(frame)) hidden.push(await frame.evaluate(() => document.activeElement.outerHTML.slice(0, 80)));
          },
        } };
        await fillIn(watched, frame, person, here);
        assert.deepEqual(hidden, [], `${id} ${here.id}`);
        await until(async () => (await screen(frame)).id !== here.id, `something after ${here.id}`);
      }
      assert.deepEqual(said, [], id);
      await close();
    }
  });
}

for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
  test(`an iframe without any script, ${viewport.width} px: each screen begins at its top, and the page is told nothing`, async () => {
    const { page, said, violations, heard, close } = await open(`${partner.origin}/library`, viewport);
    assert.equal(await page.evaluate(() => document.scripts.length), 0);
    const frame = await assessment(page, service.origin);
    await begin(page, frame);
    const person = resident('smoker');
    let scrolled = 0;
    for (let here = await screen(frame); here.id !== 'results'; here = await screen(frame)) {
      // A screen that is longer than the frame is left from its end, with the page scrolled past the frame's top.
      await frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      if (await frame.evaluate(() => scrollY > 0)) ++scrolled;
      await fillIn(page, frame, person, here);
      await until(async () => (await screen(frame)).id !== here.id, `something after ${here.id}`);
      assert.equal(await frame.evaluate(() => scrollY), 0, here.id);
      await until(async () => {
        const [heading, place, height] = [
          await frame.evaluate(() => document.querySelector('#sealwell-heading').getBoundingClientRect().top),
          await page.evaluate(() => document.querySelector('iframe').getBoundingClientRect().top),
          viewport.height,
        ];
        return heading >= 0 && heading + place >= 0 && heading + place < height;
      }, `the heading after ${here.id} is in sight`);
    }
    assert.ok(scrolled > 0 || viewport.width > 320);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual([...new Set(await heard())], ['hello']);
    assert.deepEqual(await violations(), []);
    assert.deepEqual(said, []);
    await close();
  });
}
