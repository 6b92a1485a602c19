import { readFileSync } from 'node:fs';
import { until } from './browser.mjs';

/** Somebody from a pack's scenarios: {answers, decisions}. */
export function resident(scenario, pack = 'livewell-dorset') {
  const { answers, decisions = {} } = JSON.parse(
    readFileSync(new URL(`../../../site/packs/${pack}/scenarios/${scenario}.json`, import.meta.url), 'utf8'));
  return { answers, decisions };
}

/** The frame of the assessment in a partner's page, or the page itself, once it can be used. */
export async function assessment(page, service) {
  const isThere = (start) => location.href.startsWith(start) && /^\/[af]\//.test(location.pathname) && !!document.querySelector('#sealwell-main');
  return until(async () => {
    for (const frame of page.frames()) {
      if (await frame.evaluate(isThere, `${service}/`).catch(() => false)) return frame;
    }
    return null;
  }, 'an assessment in the page');
}

export const screen = (frame) => frame.evaluate(() => {
  const main = document.querySelector('#sealwell-main');
  return { id: main.dataset.screen, position: Number(main.dataset.position), form: !!document.querySelector('#sealwell-form') };
});

export const untilScreen = (frame, id, patience = 10000) =>
  until(async () => (await screen(frame)).id === id, `the screen ${id}`, patience);

const unmistakable = (code) => /^[^-]+-.*[^-]+$/.test(code) && code.length >= 6;

/** What has focus in the frame. */
const focused = (frame) => frame.evaluate(() => {
  const { tagName, type, name, value, checked, id } = document.activeElement;
  return { tag: tagName, type, name, value, checked, id };
});

/** What to type into, or choose of, the input of this name. */
function wanted(answers, name) {
  const part = /^(.*)-(day|month|year)$/.exec(name);
  if (part && part[1] in answers) {
    const [year, month, day] = answers[part[1]].split('-').map(Number);
    return [String({ year, month, day }[part[2]])];
  }
  const answer = answers[name];
  return answer === undefined ? [] : [answer].flat().map(String);
}

/**
 * Fills in the screen's form and sends it, with the keyboard alone. Gives back what was given that
 * can only have come from there: texts that are typed, and codes that are no plain word.
 */
export async function fillIn(page, frame, { answers, decisions }, at) {
  const given = [];
  for (let stop = 0; stop < 80; ++stop) {
    await page.keyboard.press('Tab');
    const here = await focused(frame);
    const values = here.name ? wanted(answers, here.name) : [];
    if (here.type === 'radio' && values.length) {
      if (here.value === values[0]) await page.keyboard.press('Space');
      for (let option = 0; (await focused(frame)).value !== values[0]; ++option) {
        if (option > 30) throw new Error(`${at.id} does not offer ${values[0]}`);
        await page.keyboard.press('ArrowDown');
      }
      given.push(...values.filter(unmistakable));
    } else if (here.type === 'checkbox' && values.includes(here.value)) {
      if (!here.checked) await page.keyboard.press('Space');
      given.push(...[here.value].filter(unmistakable));
    } else if (['text', 'tel', 'email', 'number'].includes(here.type) || here.tag === 'TEXTAREA') {
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      if (values.length) await page.keyboard.type(values[0]);
      given.push(...values.filter((text) => text.length >= 5));
    } else if (here.type === 'submit') {
      const decision = at.id.startsWith('consent/') ? decisions[at.id.slice('consent/'.length)] ?? 'yes' : here.value;
      if (here.value !== decision) continue;
      await page.keyboard.press('Enter');
      return given;
    }
  }
  throw new Error(`no way to send ${at.id} with the keyboard`);
}

/** Goes on, screen by screen, to `goal` or to a screen without a form. Gives back the screens seen and what was given. */
async function goOn(frame, goal, fill) {
  const seen = [];
  const given = [];
  for (;;) {
    const here = await screen(frame);
    seen.push(here.id);
    if (here.id === goal || !here.form) return { seen, given };
    given.push(...await fill(here));
    const next = await until(async () => {
      const now = await screen(frame);
      return now.id !== here.id ? now : await frame.evaluate(() => document.querySelector('#sealwell-errors')?.innerText);
    }, `something after ${here.id}`);
    if (typeof next === 'string') throw new Error(`${here.id} was refused: ${next}`);
  }
}

/** With the keyboard alone, every key of it. */
export const walk = (page, frame, person, goal) => goOn(frame, goal, (here) => fillIn(page, frame, person, here));

/** The same without keyboard or pointer, which is several times quicker: for tests of something else. */
export const hurry = (frame, person, goal) => goOn(frame, goal, async () => {
  const { texts, codes } = await frame.evaluate(answerQuickly, person);
  return [...texts.filter((text) => text.length >= 5), ...codes.filter(unmistakable)];
});

/**
 * Fills in the screen's form and sends it, without keyboard or pointer; gives back what it gave. Runs in the frame, and so is
 * whole in itself.
 */
export function answerQuickly({ answers, decisions }) {
  const wanted = (name) => {
    const [, date, part] = /^(.*)-(day|month|year)$/.exec(name) ?? [];
    if (date in answers) return [String(Number(answers[date].split('-')[['year', 'month', 'day'].indexOf(part)]))];
    return name in answers ? [answers[name]].flat().map(String) : [];
  };
  const done = new Set();
  const given = { texts: [], codes: [] };
  // An answer may bring in further inputs, or draw those here anew.
  for (;;) {
    const next = [...document.querySelectorAll('#sealwell-form :is(input, textarea)')].find((input) => {
      const isChoice = ['radio', 'checkbox'].includes(input.type);
      return !done.has(`${input.name} ${isChoice ? input.value : ''}`) &&
        (isChoice ? wanted(input.name).includes(input.value) : wanted(input.name).length);
    });
    if (!next) break;
    if (['radio', 'checkbox'].includes(next.type)) {
      done.add(`${next.name} ${next.value}`);
      if (!next.checked) next.click();
      given.codes.push(next.value);
    } else {
      done.add(`${next.name} `);
      [next.value] = wanted(next.name);
      given.texts.push(next.value);
      next.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  const { screen } = document.querySelector('#sealwell-main').dataset;
  const decision = screen.startsWith('consent/') ? decisions[screen.slice('consent/'.length)] ?? 'yes' : null;
  const button = [...document.querySelectorAll('#sealwell-form button[type="submit"]')].find(({ value }) => decision === null || value === decision);
  document.querySelector('#sealwell-form').requestSubmit(button);
  return given;
}
