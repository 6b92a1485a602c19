// The loader on partners' pages. The frame here is a page of the test's own that speaks through
// the real embed/frame/host.ts, so that it can be made as tall, silent or hostile as a test needs.

import assert from 'node:assert/strict';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import { bundle } from '../embed/support/typescript.mjs';
import { aWhile, launch, noise, until } from './support/browser.mjs';
import { serve, strictPolicy } from './support/servers.mjs';

const PROBE = `
  import { connectHost } from './embed/frame/host.ts';
  window.cancelled = 0;
  window.host = connectHost(window, () => document.querySelector('#content').offsetHeight, () => { window.cancelled += 1; });
  window.heard = [];
  addEventListener('message', (event) => window.heard.push(event.origin));`;

const probePage = '<!DOCTYPE html><html lang="en"><title>Probe</title><style>body{margin:0}</style>' +
  '<div id="content" style="height:700px">Screen</div><script type="module" src="/probe.js"></script>';

let browser, service, partner, other, context, page, said;

before(async () => {
  browser = await launch();
  const probe = await bundle('embed/frame/host.ts', {
    entryPoints: undefined,
    stdin: { contents: PROBE, resolveDir: new URL('../../', import.meta.url).pathname, loader: 'ts' },
  });
  const script = (body) => ({ type: 'text/javascript', body, headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } });
  const frame = {
    body: probePage,
    headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  };
  service = await serve('127.0.0.1', {
    '/sealwell.js': script(await bundle('embed/loader/sealwell.ts', { format: 'iife', minify: true })),
    '/probe.js': script(probe),
    '/f/probe/': frame,
    '/f/probe/cy/': frame,
    '/f/silent/': { body: '<!DOCTYPE html><title>Silent</title>' },
    '/f/refused/': { body: probePage, headers: { 'Content-Security-Policy': "frame-ancestors 'none'" } },
  });
  partner = await serve('localhost');
  other = await serve('localhost');
});

after(async () => {
  await browser.close();
  await Promise.all([service.close(), partner.close(), other.close()]);
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  page = await context.newPage();
  said = noise(page);
});

afterEach(() => context.close());

const line = (attributes = 'data-service="probe"') => `<script src="${service.origin}/sealwell.js" ${attributes} async></script>`;

/** Opens a partner's page with this body and keeps every event that the element gives. */
async function open(body, headers = {}, head = '') {
  await page.addInitScript(() => {
    window.events = [];
    for (const type of ['ready', 'opened', 'ended', 'show', 'hide', 'height']) {
      document.addEventListener(`sealwell:${type}`, (event) => window.events.push({ type, ...event.detail }));
    }
  });
  partner.routes['/'] = { body: `<!DOCTYPE html><html lang="en"><head><title>Partner</title>${head}</head><body>${body}</body></html>`, headers };
  await page.goto(`${partner.origin}/`);
}

/** The frame whose page is at this path, once its script runs and the loader has answered it. */
async function frameAt(path = '/f/probe/') {
  return until(async () => {
    const frame = page.frames().find((candidate) => candidate.url() === service.origin + path);
    return frame && (await shaken(frame).catch(() => false)) ? frame : null;
  }, `a frame from ${path} that the page has answered`);
}

const shaken = (frame) => frame.evaluate(() => window.host.origin() !== '');
const elements = () => page.locator('sealwell-assessment').count();
const elementHeight = () => page.locator('sealwell-assessment').evaluate((element) => element.getBoundingClientRect().height);
const events = () => page.evaluate(() => window.events);

test('one line is enough under the strictest policy, and leaves nothing behind', async () => {
  await open(`<p>Before</p>${line()}<p>After</p>`, {
    ...strictPolicy(`script-src ${service.origin}; frame-src ${service.origin}`),
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
  const frame = await frameAt();
  await frame.evaluate(() => window.host.ready());
  await until(async () => (await events()).length === 1, 'the event ready');
  assert.deepEqual(await events(), [{ type: 'ready' }]);

  const owner = await frame.frameElement();
  const attributes = await owner.evaluate((iframe) => ({
    title: iframe.title, sandbox: iframe.getAttribute('sandbox'), allow: iframe.getAttribute('allow'),
    referrer: iframe.referrerPolicy, loading: iframe.loading, between: iframe.getRootNode().host.previousElementSibling.tagName,
  }));
  assert.deepEqual(attributes, {
    title: 'Health and lifestyle assessment',
    sandbox: 'allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups ' +
             'allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
    allow: '', referrer: 'no-referrer', loading: 'eager', between: 'SCRIPT',
  });
  const asked = service.requests.find((request) => request.url === '/f/probe/');
  assert.equal(asked.headers.referer, undefined);
  assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, history.length > 2]),
                   ['', 0, 0, false]);
  assert.deepEqual(said, []);
});

test('the link inside stays until the frame has spoken, and for good when it can\'t', async () => {
  await open(`<script src="${service.origin}/sealwell.js" async></script>
    <sealwell-assessment service="silent"> <a id="own" href="/elsewhere">Start</a> </sealwell-assessment>
    <sealwell-assessment service="refused">
    </sealwell-assessment>
    <sealwell-assessment service="probe"><a id="gone" href="/elsewhere">Start</a></sealwell-assessment>`);
  await frameAt();
  await until(() => page.locator('#gone').isHidden(), 'the link of the frame that came is hidden');
  assert.equal(await page.locator('#own').isVisible(), true);
  // The loader's own link is in a closed shadow root: a click where it stands shows that it is there.
  const shown = page.locator('sealwell-assessment[service="refused"]');
  await until(async () => {
    // Just after a scroll the browser may still believe the frame to be where it was.
    await shown.click({ position: { x: 20, y: 592 }, timeout: 1000 }).catch(() => {});
    return page.url() === `${service.origin}/a/refused`;
  }, 'the link of the frame that was refused leads on');
});

test('two lines, or a line and an element, make one assessment', async () => {
  await open(`${line()}<sealwell-assessment service="probe"></sealwell-assessment>${line()}`, {}, line());
  await frameAt();
  await page.evaluate((source) => {
    const script = document.createElement('script');
    script.src = source;
    script.dataset.service = 'probe';
    const loaded = new Promise((done) => script.addEventListener('load', done));
    document.body.append(script);
    return loaded;
  }, `${service.origin}/sealwell.js`);
  assert.equal(await elements(), 1);
  assert.equal(page.frames().length, 2);
  assert.deepEqual(said, []);
});

test('two services on one page are two assessments that do not hear each other', async () => {
  await open(`${line()}${line('data-service="silent"')}`);
  const frame = await frameAt();
  await until(async () => (await elements()) === 2, 'both');
  const heights = () => page.locator('sealwell-assessment').evaluateAll((all) => all.map((one) => one.clientHeight));
  await frame.evaluate(() => { document.querySelector('#content').style.height = '1200px'; });
  await until(async () => (await heights()).includes(1200), 'the speaking frame grows');
  assert.deepEqual((await heights()).sort(), [1200, 600]);
});

test('the script may come long after the page', async () => {
  await open('<main><sealwell-assessment service="probe" label="Assessment"></sealwell-assessment></main><div id="slot"></div>');
  await page.evaluate((source) => {
    for (const service of ['silent', undefined]) {
      const script = document.createElement('script');
      script.src = source;
      if (service) script.dataset.service = service;
      document.querySelector('#slot').append(script);
    }
  }, `${service.origin}/sealwell.js`);
  await frameAt();
  await until(async () => (await elements()) === 2, 'the element and the placed one');
  assert.equal(await page.locator('#slot > sealwell-assessment').getAttribute('service'), 'silent');
});

test('an app may take the element out and put it in again', async () => {
  await open(`<div id="view">${line()}</div>`);
  await frameAt();
  for (let round = 0; round < 5; ++round) {
    await page.evaluate(() => document.querySelector('#view').replaceChildren());
    await until(() => page.frames().length === 1, 'no frame is left');
    await page.evaluate(() => {
      const element = document.createElement('sealwell-assessment');
      element.setAttribute('service', 'probe');
      document.querySelector('#view').append(element);
    });
    const frame = await frameAt();
    await frame.evaluate(() => window.host.ready());
    await until(async () => (await events()).length > round, `ready ${round}`);
  }
  await aWhile();
  assert.deepEqual(await events(), Array(5).fill({ type: 'ready' }));
  assert.deepEqual(said, []);
});

test('moving the element without taking it out keeps what the resident has done', async () => {
  await open(`<div id="from">${line()}</div><div id="to"></div>`);
  const frame = await frameAt();
  await frame.evaluate(() => { window.typed = 'kept'; });
  await page.evaluate(() => {
    document.querySelector('#to').moveBefore(document.querySelector('sealwell-assessment'), null);
  });
  await aWhile();
  assert.equal(await frame.evaluate(() => window.typed), 'kept');
});

test('in the page the frame is as tall as its start screen, at every width', async () => {
  await open(`${line()}<p>Below</p>`, {}, '<style>body{margin:0}</style>');
  const frame = await frameAt();
  await until(async () => (await elementHeight()) === 700, 'the height of the start screen');
  await frame.evaluate(() => { document.querySelector('#content').style.height = '100vw'; });
  await until(async () => (await elementHeight()) === 1000, 'another');
  await page.setViewportSize({ width: 600, height: 800 });
  await until(async () => (await elementHeight()) === 600, 'the one of a narrower window');
});

/** What the page's visitor sees and what the page has of the journey. */
const look = (frame) => Promise.all([
  frame.evaluate(() => [innerWidth, innerHeight, window.mark ??= Math.random()]),
  page.evaluate(() => ({ scroll: scrollY, width: document.querySelector('#below').getBoundingClientRect().width, history: history.length })),
]);

test('a journey opens over the whole window, and comes back to the place that it had', async () => {
  await open(`<div style="transform:translateZ(0);overflow:hidden;opacity:.5"><div style="height:900px">Above</div>${line()}</div>
    <header style="position:fixed;top:0;left:0;right:0;height:90px;z-index:2147483647">Menu</header>
    <button id="below" style="width:100%">Below</button><div style="height:2000px"></div>`, {}, '<style>body{margin:0}</style>');
  const frame = await frameAt();
  await until(async () => (await elementHeight()) === 700, 'the height of the start screen');
  await page.evaluate(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifts += value; })).observe({ type: 'layout-shift' });
    scrollTo(0, 850);
  });
  await frame.locator('#content').click();
  const [inPage, before] = await look(frame);
  await frame.evaluate(() => window.host.show());
  await until(async () => (await look(frame))[0][1] === 800, 'the frame is as tall as the window');
  const [inside, around] = await look(frame);
  assert.deepEqual(inside, [1000, 800, inPage[2]], 'the same document, over everything');
  assert.deepEqual(around, before);
  assert.equal(await elementHeight(), 700, 'its place in the page stays');
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 400);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await aWhile();
  assert.equal(await page.evaluate(() => document.activeElement.id), '', 'nothing behind it has focus');
  await page.locator('#below').focus();
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'below');
  assert.deepEqual((await look(frame))[1], before, 'nor does the page behind it scroll');
  await frame.evaluate(() => window.host.hide());
  await until(async () => (await look(frame))[0][1] === 700, 'the frame is in its place');
  assert.deepEqual(await look(frame), [inPage, before]);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'sealwell-assessment');
  assert.deepEqual(await page.evaluate(() => {
    const { overflow, paddingInlineEnd, overscrollBehavior } = document.documentElement.style;
    return [overflow, paddingInlineEnd, overscrollBehavior, window.shifts];
  }), ['', '', '', 0]);
  assert.deepEqual(await events(), [{ type: 'opened' }]);
});

test('a page that had styles and a scroll bar of its own has them again', async () => {
  await open(`${line()}<p id="below" style="height:3000px">Below</p>`, {}, '<style>body{margin:0}</style>');
  await page.evaluate(() => { document.documentElement.style.cssText = 'overflow: scroll; padding-inline-end: 7px; color: red'; });
  const frame = await frameAt();
  const [, before] = await look(frame);
  await frame.evaluate(() => window.host.show());
  await until(() => page.evaluate(() => document.documentElement.style.overflow === 'hidden'), 'the page is kept from scrolling');
  assert.deepEqual((await look(frame))[1], before);
  await page.evaluate(() => { document.documentElement.style.color = 'blue'; });
  await frame.evaluate(() => window.host.hide());
  await until(() => page.evaluate(() => document.documentElement.style.overflow === 'scroll'), 'the page scrolls');
  assert.equal(await page.evaluate(() => document.documentElement.style.cssText), 'overflow: scroll; padding-inline-end: 7px; color: blue;');
  await page.evaluate(() => document.querySelector('sealwell-assessment').remove());
});

test('taken out of the page while it is open, it leaves the page as it was', async () => {
  await open(line());
  const frame = await frameAt();
  await frame.evaluate(() => window.host.show());
  await until(() => page.evaluate(() => document.documentElement.style.overflow === 'hidden'), 'the page is kept from scrolling');
  await page.evaluate(() => document.querySelector('sealwell-assessment').remove());
  assert.equal(await page.evaluate(() => document.documentElement.style.overflow), '');
});

test('a screen reader hears a dialog with a name', async () => {
  await open(line('data-service="probe" data-label="Wellbeing questions"'));
  const frame = await frameAt();
  await frame.evaluate(() => window.host.show());
  await until(() => frame.evaluate(() => innerHeight === 800), 'it is open');
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const dialogs = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'dialog');
  assert.deepEqual(dialogs.map(({ name, properties }) => [name.value, properties.find((one) => one.name === 'modal')?.value.value]),
                   [['Wellbeing questions', true]]);
});

test('asked for, the journey stays in the page at one height, and scrolls on at its ends', async () => {
  await open(`<div style="height:300px">Above</div>${line('data-service="probe" data-display="inline"')}<p id="below" style="height:2000px">Below</p>`, {}, '<style>body{margin:0}</style>');
  const frame = await frameAt();
  await frame.evaluate(() => {
    window.host.ready();
    window.host.show();
    document.querySelector('#content').style.height = '1000px';
  });
  await until(async () => (await events()).length === 2, 'two events');
  await aWhile();
  assert.equal(await elementHeight(), 680);
  assert.equal(await frame.evaluate(() => innerHeight), 680);
  assert.equal(await page.evaluate(() => document.documentElement.style.overflow), '');
  await page.mouse.move(500, 600);
  for (let turn = 0; turn < 8; ++turn) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(120);
  }
  await until(() => frame.evaluate(() => scrollY > 300), 'it scrolls inside');
  await until(() => page.evaluate(() => scrollY > 0), 'and then the page does');
});

// What old sites' style sheets do to what they don't know. The frame's column is 704 pixels wide.
const hostile = {
  'everything is reset': ['* { all: unset }', 'fills'],
  'everything is inline, and means it': ['main * { display: inline !important }', 'fills'],
  'everything floats': ['* { float: left !important }', 704],
  'everything is in rows': ['* { display: inline-block }', 704],
  'the place is a row': ['.place { display: flex }', 704],
  'the place is a row that does not shrink': ['.place { display: flex } .place > * { flex: none }', 704],
  'the place is a centred column': ['.place { display: flex; flex-direction: column; align-items: center }', 704],
  'the place is a table': ['.place { display: table } .place > * { display: table-cell }', 704],
  'what is empty is hidden': ['*:empty { display: none !important }', 'fills'],
  'nothing is defined': [':not(:defined) { display: none }', 'fills'],
  'frames are adverts': ['iframe { display: none !important; max-height: 0 !important }', 'fills'],
  'everything has a greatest height': ['.place * { max-height: 300px !important }', 'fills'],
  'everything is as tall as the window': ['html, body, main * { height: 100% }', 'fills'],
  'custom elements have no height': ['sealwell-assessment { height: 0 !important }', 'fills'],
  'letters are small, and have no size': ['html { font-size: 62.5% } main { font-size: 0; line-height: 0 }', 'fills'],
  'everything moves': ['* { transition: all 2s !important }', 'fills'],
};
for (const [what, [css, width]] of Object.entries(hostile)) {
  test(`the page's style sheet: ${what}`, async () => {
    await open(`<main><div class="place">${line()}</div></main>`, {}, `<style>body { margin: 0 } ${css}</style>`);
    const frame = await frameAt();
    await until(async () => (await frame.evaluate(() => innerHeight)) === 700, 'the frame is as tall as its start screen');
    const [place, hit] = await page.locator('sealwell-assessment').evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [{ width, height }, document.elementFromPoint(left + width / 2, top + 350) === element];
    });
    assert.equal(hit, true);
    const inside = await frame.evaluate(() => innerWidth);
    if (width === 'fills') assert.equal(inside, 1000);
    else assert.ok(inside >= width && inside <= 1000, `${inside} pixels`);
    // An inline element's own box says nothing about what is in it.
    if (!css.includes('inline !important')) assert.deepEqual(place, { width: inside, height: 700 });
    assert.deepEqual(said, []);
  });
}

test('the assessment is never wider than its place', async () => {
  for (const css of ['.place { float: left; width: 300px }', '.place { display: flex; width: 300px }',
                     '.place { display: inline-block; max-width: 300px }', '.place, .place * { float: left } .place { max-width: 300px }']) {
    await open(`<div class="place">${line()}</div>`, {}, `<style>body { margin: 0 } ${css}</style>`);
    const frame = await frameAt();
    assert.equal(await frame.evaluate(() => innerWidth), 300, css);
  }
});

test('events say that it is ready, was opened and has ended, once, and nothing more', async () => {
  await open(line());
  const frame = await frameAt();
  await page.evaluate(() => {
    window.details = [];
    for (const type of ['ready', 'opened', 'ended']) document.addEventListener(`sealwell:${type}`, ({ detail }) => window.details.push(detail));
  });
  await frame.evaluate(() => {
    window.host.ended();
    window.host.ready();
    for (let round = 0; round < 3; ++round) {
      window.host.show();
      window.host.hide();
      window.host.ended();
    }
  });
  await until(async () => (await events()).length === 3, 'three events');
  await aWhile();
  assert.deepEqual(await events(), [{ type: 'ready' }, { type: 'opened' }, { type: 'ended' }]);
  assert.deepEqual(await page.evaluate(() => window.details), [null, null, null]);
});

test('no bar of the page covers what has focus in the frame', async () => {
  await open(`<header style="position:sticky;top:0;height:100px;background:#fff">Menu</header><button id="first">First</button>
    ${line()}<button>Last</button><aside style="position:fixed;bottom:0;left:0;right:0;height:80px;background:#fff">Cookies?</aside>`);
  const frame = await frameAt();
  await frame.evaluate(() => {
    const content = document.querySelector('#content');
    content.style.height = 'auto';
    content.replaceChildren(...Array.from({ length: 30 }, () => {
      const button = document.createElement('button');
      button.style.cssText = 'display:block;height:40px;margin-bottom:60px';
      return button;
    }));
  });
  const padding = () => page.evaluate(() => {
    const { scrollPaddingTop, scrollPaddingBottom } = document.documentElement.style;
    return [scrollPaddingTop, scrollPaddingBottom];
  });
  await page.locator('#first').focus();
  assert.deepEqual(await padding(), ['', '']);
  for (const [key, times] of [['Tab', 25], ['Shift+Tab', 20]]) {
    for (let step = 0; step < times; ++step) {
      await page.keyboard.press(key);
      await page.waitForTimeout(50);
      await until(async () => {
        const inside = await frame.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
        const top = inside.top + await page.locator('sealwell-assessment').evaluate((element) => element.getBoundingClientRect().top);
        return top >= 100 && top + inside.height <= 720;
      }, `${key} ${step} is clear of the bars`);
    }
  }
  await page.locator('#first').focus();
  await until(async () => (await padding()).join('') === '', 'the page has its own scroll padding again');
});

test('attributes: language, label, a tab of its own', async () => {
  await open(`${line('data-service="probe" data-language="cy" data-label="Asesiad"')}
    <sealwell-assessment service="silent" open-in-own-tab label="Open it"></sealwell-assessment>`);
  const frame = await frameAt('/f/probe/cy/');
  assert.equal(await (await frame.frameElement()).getAttribute('title'), 'Asesiad');
  assert.equal(page.frames().length, 2);

  await frame.evaluate(() => { window.typed = 'kept'; });
  await page.locator('sealwell-assessment').first().evaluate((element) => element.setAttribute('label', 'Asesiad iechyd'));
  assert.equal(await frame.evaluate(() => window.typed), 'kept');
  assert.equal(await (await frame.frameElement()).getAttribute('title'), 'Asesiad iechyd');

  // The first one's frame may still be growing above it.
  await page.locator('sealwell-assessment').last().scrollIntoViewIfNeeded();
  await aWhile();
  const opened = context.waitForEvent('page');
  await page.locator('sealwell-assessment').last().click({ position: { x: 10, y: 8 } });
  await (await opened).waitForURL(`${service.origin}/a/silent`);

  await page.locator('sealwell-assessment').first().evaluate((element) => element.setAttribute('language', '../../x'));
  await frameAt('/f/probe/');
});

test('no name, a false name or a false origin makes no frame', async () => {
  await open(`${line('data-service="../evil"')}${line('')}
    <sealwell-assessment></sealwell-assessment><sealwell-assessment service="probe" origin="javascript:alert(1)"></sealwell-assessment>`);
  await frameAt();  // An origin that is none falls back to the script's own.
  await aWhile();
  assert.equal(page.frames().length, 2);
  assert.deepEqual(said, []);
});

test('a name that was false makes a frame once it is corrected, and none once it is false again', async () => {
  await open(`${line('data-service="../evil"')}<sealwell-assessment service="PROBE"></sealwell-assessment>`);
  await page.waitForFunction(() => !!customElements.get('sealwell-assessment'));
  await aWhile();
  assert.equal(page.frames().length, 1);
  const name = (to) => page.evaluate((value) => document.querySelector('sealwell-assessment[service="PROBE"], sealwell-assessment:last-of-type').setAttribute('service', value), to);
  await name('probe');
  await frameAt();
  assert.equal(page.frames().length, 2);
  await name('not a name');
  await page.waitForFunction(() => window.frames.length === 0);
});

test('a page that missed the greeting hears it again, and can answer then', async () => {
  await open(`<iframe src="${service.origin}/f/probe/"></iframe>`);
  await page.evaluate((origin) => addEventListener('message', (event) => {
    if (event.data.type === 'hello') event.source.postMessage({ sealwell: 2, type: 'init', display: 'window' }, origin);
  }), service.origin);
  await frameAt();
});

test('the host page hears nobody but its frame', async () => {
  other.routes['/evil'] = { body: `<script>
    for (const target of [opener, parent]) for (const message of [{sealwell: 2, type: 'opened'},
      {sealwell: 2, type: 'show'}, {sealwell: 2, type: 'ended'}, {sealwell: 2, type: 'height', height: 6400}]) target?.postMessage(message, '*');
    </script>` };
  service.routes['/sibling'] = { ...other.routes['/evil'] };
  await open(`${line()}<iframe id="a" src="${other.origin}/evil"></iframe><iframe id="b" src="${service.origin}/sibling"></iframe>`);
  const frame = await frameAt();
  const popup = context.waitForEvent('page');
  await page.evaluate((address) => void window.open(address), `${other.origin}/evil`);
  await (await popup).waitForLoadState();
  await page.evaluate(() => window.postMessage({ sealwell: 2, type: 'opened' }, '*'));
  // Its own frame is not believed either where it breaks the protocol.
  await frame.evaluate(() => {
    for (const message of ['opened', { sealwell: 2, type: 'opened', step: 3 }, { sealwell: 2, type: 'completed', reference: 'a' },
                           { sealwell: 2, type: 'height', height: 1e9 }, { sealwell: 1, type: 'ready' }]) {
      parent.postMessage(message, '*');
    }
  });
  await aWhile();
  assert.deepEqual(await events(), []);
  assert.equal(await elementHeight(), 700);
  assert.equal(await frame.evaluate(() => innerHeight), 700);
  assert.deepEqual(said, []);
});

test('the frame hears nobody but the page around it, and tells nobody else', async () => {
  // This page never answers hello, so that somebody else could be first.
  other.routes['/evil'] = { body: `<script>
    window.got = [];
    addEventListener('message', (event) => window.got.push(event.data));
    setInterval(() => opener.frames[0].postMessage({sealwell: 2, type: 'init', display: 'window'}, '*'), 20);
    </script>` };
  await open(`<script>addEventListener('message', (event) => (window.got ??= []).push(event.data.type))</script>
    <iframe src="${service.origin}/f/probe/"></iframe>`);
  const popup = context.waitForEvent('page');
  await page.evaluate((address) => void window.open(address), `${other.origin}/evil`);
  const evil = await popup;
  const frame = await until(() => page.frames().find((candidate) => candidate.url().endsWith('/f/probe/')), 'the frame');
  await until(() => frame.evaluate((origin) => window.heard?.includes(origin), other.origin), 'the forged init has come');
  await frame.evaluate(() => {
    window.host.ready();
    window.host.show();
    window.host.hide();
    window.host.ended();
  });
  await until(() => page.evaluate(() => window.got), 'the one word that is for anybody');
  assert.deepEqual(await evil.evaluate(() => window.got), []);
  // It is said again to a page that does not answer, and may be lost in a busy browser.
  const told = () => page.evaluate(() => [...new Set(window.got)]);
  assert.deepEqual(await told(), ['hello']);
  assert.equal(await shaken(frame), false);

  // Malformed words of the page itself do not count; the first good one does.
  await page.evaluate((origin) => {
    for (const message of [null, { sealwell: 2, type: 'init', display: 'window', answers: {} }, { sealwell: 2, type: 'submit', fields: {} },
                           { sealwell: 2, type: 'init', display: 'popup' }, { sealwell: 1, type: 'init', display: 'window' },
                           { sealwell: 2, type: 'cancel' }, { sealwell: 2, type: 'init', display: 'window' },
                           { sealwell: 2, type: 'cancel' }]) frames[0].postMessage(message, origin);
  }, service.origin);
  await until(async () => (await told()).length === 4, 'height, ready and opened');
  // What has gone by is not told.
  assert.deepEqual((await told()).sort(), ['height', 'hello', 'opened', 'ready']);
  assert.equal(await shaken(frame), true);
  await until(() => frame.evaluate(() => window.cancelled === 1), 'asked to close, once it knew its host');
});
