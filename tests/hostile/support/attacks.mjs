// What a host page can do to learn an answer, each as one attack: residents who differ in one thing, and what the page sees of
// each. An attack works when residents who differ look different, and the same resident looks the same twice.

import { until } from '../../browser/support/browser.mjs';
import { answerQuickly, assessment, hurry, resident, screen } from '../../browser/support/resident.mjs';
import { hostilePage } from './active_page.mjs';

export const PACK = 'living-well-consortium';
/** The answer that a host would most like to know. */
const NINTH = 'phq-9-9';
const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Residents who differ in PHQ-9's ninth item alone. */
const ninthItem = (all) => (all ? ['not-at-all', 'several-days', 'more-than-half', 'nearly-every-day'] : ['not-at-all', 'several-days'])
  .map((answer) => ({ name: `${NINTH}=${answer}`, answers: { [NINTH]: answer }, goal: 'item/mood-3' }));

/** One resident, at different places of the journey. */
const places = (all) => (all ? ['item/adult', 'item/first-goal', 'item/mood-1', 'item/mood-3', 'results'] : ['item/mood-1', 'item/mood-3'])
  .map((goal) => ({ name: goal, answers: {}, goal }));

/** Names of as many letters, some wide and some narrow. */
const names = (all) => ['Mimi Wimmerm', 'Jill Lilliij', ...(all ? ['Alex Example', 'Anna Elisson'] : [])]
  .map((name) => ({ name: `name=${name}`, typed: name, answers: {}, goal: 'item/full-name' }));

/** Names of one, two, three and four times as many letters. */
const lengths = (all) => ['Jo', 'Jody', ...(all ? ['Joanna', 'Johannes'] : [])]
  .map((name) => ({ name: `${name.length} letters`, typed: name, answers: {}, goal: 'item/full-name' }));

/** Those who go on, and those whose journey has ended. */
const ends = () => [{ name: 'goes on', answers: {}, goal: 'item/first-goal' }, { name: 'has ended', answers: { adult: false }, goal: null }];

/** Opens the page, lets the resident come as far as this variant says, and gives what an attack works with. */
export async function enter({ browser, partner, service, variant, display, presses = true, page: options = {}, viewport = { width: 1100, height: 800 } }) {
  partner.routes['/'] = { body: hostilePage({ service: service.origin, pack: PACK, display, ...options }) };
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(partner.origin);
  if (options.prepares) await page.evaluate(() => window.preparing());
  const frame = await assessment(page, service.origin);
  await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')).catch(() => false), 'the assessment is ready', 30000);
  const person = resident('ninth-item', PACK);
  Object.assign(person.answers, variant.answers);
  await page.evaluate(() => document.getElementById('f').focus({ preventScroll: true }));
  await frame.evaluate(() => document.querySelector('#sealwell-form button[type="submit"]').click());
  await until(async () => (await screen(frame)).position === 1, 'the first question');
  if (variant.goal !== 'item/adult') await hurry(frame, person, variant.goal ?? undefined);
  return { page, frame, person, variant, display, presses, close: () => context.close() };
}

/** Answers the screen at hand and goes on to the one after it. */
async function goOn({ frame, person }) {
  const { id } = await screen(frame);
  await frame.evaluate(answerQuickly, person);
  await until(async () => (await screen(frame)).id !== id, 'the next screen');
}

/** What the scroll position tells of a name that is typed. */
async function readTyping({ page, frame, variant, presses }) {
  await frame.evaluate(() => document.querySelector('#sealwell-form input[type="text"]').focus({ preventScroll: true }));
  await wait(200);
  await page.evaluate(() => window.scrolled());
  for (const letter of variant.typed) {
    if (presses) await page.keyboard.type(letter);
    // Its driver's keys do not reach the frame: the browser itself types there.
    else await frame.evaluate((text) => document.execCommand('insertText', false, text), letter);
    await wait(60);
  }
  // To a pixel: a browser that rounds may be one off.
  return (await page.evaluate(() => window.scrolled())).map((place) => place.split(',').map((pixels) => Math.round(Number(pixels) / 3)).join());
}

const range = (from, to, step) => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);

/**
 * {name, variants, page, perform, keys, timed, shared}: `perform` gives what the page saw, as data. `keys`: the resident uses a
 * keyboard or pointer, which Firefox's driver does in no frame of another origin. `timed`: what is seen are measured numbers, of
 * so many runs of each variant. `shared`: it disturbs nothing, and goes along one journey with others of its kind, the last of
 * which puts it aside.
 */
export const attacks = [
  {
    name: 'read whatever can be read, at every screen', variants: ninthItem, shared: true,
    async perform(stage) {
      const seen = [];
      for (let at = 0; at < 3; ++at) {
        seen.push(await stage.page.evaluate(() => window.look()));
        await goOn(stage);
      }
      return seen;
    },
  },
  {
    name: 'sweep the width of the frame', variants: ninthItem, shared: true,
    async perform(stage, all) {
      await goOn(stage);
      // Longer at each than the frame waits before it says a height, and shorter.
      return [
        await stage.page.evaluate(([widths]) => window.sweep(widths, 200), [all ? range(240, 760, 20) : range(240, 760, 130)]),
        await stage.page.evaluate(([widths]) => window.sweep(widths, 20), [range(240, 760, 10)]),
      ];
    },
  },
  {
    name: 'a storm of sizes', variants: ninthItem, shared: true,
    async perform(stage) {
      await goOn(stage);
      return stage.page.evaluate(() => window.storm());
    },
  },
  {
    name: 'take the focus and give it back', variants: ninthItem, shared: true,
    async perform(stage) {
      const seen = [await stage.page.evaluate(() => window.wrestle())];
      await goOn(stage);
      return [...seen, await stage.page.evaluate(() => window.wrestle())];
    },
  },
  {
    name: 'sweep the width once it is put aside', variants: ninthItem, shared: true,
    async perform(stage, all) {
      await goOn(stage);
      const cancelled = await stage.page.evaluate(() => window.cancel());
      await wait(2000);
      return [cancelled, await stage.page.evaluate(([widths]) => window.sweep(widths, 800), [range(240, 760, all ? 40 : 130)])];
    },
  },
  {
    name: 'a frame without credentials', variants: ninthItem, page: { attributes: 'credentialless' },
    async perform(stage) {
      await goOn(stage);
      return stage.page.evaluate(() => window.look());
    },
  },
  {
    name: 'answer the greeting only later', variants: places, page: { init: 'late' },
    async perform(stage) {
      const before = await stage.page.evaluate(() => window.heard());
      await stage.page.evaluate(() => window.answer());
      await wait(300);
      return [before, await stage.page.evaluate(() => window.heard())];
    },
  },
  {
    name: 'close the window by a message', variants: ends,
    perform: ({ page }) => page.evaluate(() => window.cancel()),
  },
  {
    name: 'leave, and see whether the question holds it', variants: ends, keys: true,
    // Browsers ask only for a frame that somebody has touched. What is asked is answered with "stay".
    async perform({ page, frame }) {
      let left = false;
      page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
      page.on('request', (request) => { left ||= request.url().endsWith('/no-page'); });
      await frame.locator('#sealwell-heading').click();
      await page.evaluate(() => { location.href = '/no-page'; });
      await wait(1500);
      return left;
    },
  },
  {
    name: 'drive the history back and count', variants: (all) => [...(all ? [] : [{ name: 'item/adult', answers: {}, goal: 'item/adult' }]), ...places(all)],
    perform: ({ page }) => page.evaluate(() => window.driveBack(14)),
  },
  {
    name: 'ask for the ids of elements', variants: places,
    async perform({ page }) {
      const seen = [];
      for (const id of ['phq-9-1', 'phq-9-9', 'sealwell-errors']) {
        seen.push(await page.evaluate((each) => window.askForId(each), id));
        // There is no journey any more to ask about.
        if (seen.at(-1) === 'loaded anew') break;
      }
      return seen;
    },
  },
  {
    name: 'ask for ids behind an entry made while it loaded', variants: places, page: { prepares: true },
    async perform({ page }) {
      return page.evaluate(() => window.askBehindBack('phq-9-9'));
    },
  },
  {
    name: 'scroll padding, while a keyboard chooses an option', variants: ninthItem, page: { layout: 'scroll' }, keys: true,
    perform: async (stage) => {
      const { page, frame, person } = stage;
      await frame.evaluate((name) => {
        const [radio] = document.querySelectorAll(`input[name="${name}"]`);
        radio.focus({ preventScroll: true });
      }, NINTH);
      await wait(200);
      await page.evaluate(() => window.scrolled());
      for (let press = 0; press < 4; ++press) {
        if (await frame.evaluate(([name, value]) => document.querySelector(`input[name="${name}"]:checked`)?.value === value, [NINTH, person.answers[NINTH]])) break;
        await page.keyboard.press(press ? 'ArrowDown' : 'Space');
        await wait(120);
      }
      return page.evaluate(() => window.scrolled());
    },
  },
  {
    name: 'scroll padding, while Tab goes through a screen', variants: places, page: { layout: 'scroll' }, keys: true,
    async perform({ page, frame }) {
      await frame.evaluate(() => document.querySelector('#sealwell-heading').focus({ preventScroll: true }));
      await wait(200);
      await page.evaluate(() => window.scrolled());
      for (let stop = 0; stop < 3; ++stop) {
        await page.keyboard.press('Tab');
        await wait(120);
      }
      return page.evaluate(() => window.scrolled());
    },
  },
  {
    name: 'scroll padding, while a name is typed: its letters', variants: names, page: { layout: 'scroll' },
    perform: readTyping,
  },
  {
    name: 'scroll padding, while a name is typed: how many', variants: lengths, page: { layout: 'scroll' },
    perform: readTyping,
  },
  {
    name: 'hairlines over the frame, while a pointer chooses', variants: ninthItem, keys: true,
    async perform({ page, frame, person }) {
      await page.evaluate(() => window.layHairlines(0));
      const box = await frame.evaluate(([name, value]) => {
        const radio = [...document.querySelectorAll(`input[name="${name}"]`)].find((each) => each.value === value);
        radio.scrollIntoView({ block: 'center' });
        const first = document.querySelector(`input[name="${name}"]`);
        const { left, top } = radio.getBoundingClientRect();
        return { left, top, from: first.getBoundingClientRect().top };
      }, [NINTH, person.answers[NINTH]]);
      await page.mouse.move(box.left + 10, 5);
      await page.mouse.move(box.left + 10, box.top + 18, { steps: 40 });
      const last = await page.evaluate(() => window.lastCrossed());
      // Relative to the group, whose place the page has from looking at the form by itself.
      return Math.round((last - box.from) / 40);
    },
  },
  {
    name: 'take the keyboard, while a name is typed', variants: names, keys: true,
    async perform({ page, frame, variant }) {
      await frame.evaluate(() => document.querySelector('#sealwell-form input[type="text"]').focus({ preventScroll: true }));
      await page.evaluate(() => window.stealKeys());
      for (const letter of variant.typed) {
        await page.keyboard.type(letter);
        await wait(20);
      }
      return page.evaluate(() => window.keys());
    },
  },
  {
    name: 'feel the load of the machine', variants: (all) => (all ? ninthItem(false) : []), timed: 12,
    async perform(stage) {
      const felt = stage.page.evaluate(() => window.feelLoad(1500, 4));
      await wait(200);
      await goOn(stage);
      await wait(300);
      await goOn(stage);
      return felt;
    },
  },
  {
    name: 'feel how many screens go by, by the load', variants: (all) => (all ? [1, 3] : []).map((screens) => ({ name: `${screens} screens`, screens, answers: {}, goal: 'item/mood-1' })), timed: 12,
    async perform(stage) {
      const felt = stage.page.evaluate(() => window.feelLoad(1500, 4));
      await wait(200);
      for (let at = 0; at < stage.variant.screens; ++at) {
        await goOn(stage);
        await wait(250);
      }
      return felt;
    },
  },
];
