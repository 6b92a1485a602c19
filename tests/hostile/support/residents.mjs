// Residents who type marked answers, in the browsers of real_browser.mjs.

import { until } from '../../browser/support/browser.mjs';
import { answerQuickly, assessment, fillIn, resident, screen } from '../../browser/support/resident.mjs';

/** Opens an address and gives the frame of the assessment, or the page, once the device's script is there. */
export async function openAssessment(page, address, service) {
  await page.goto(address);
  const frame = await assessment(page, service);
  await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'what is said of the device', 60_000);
  return frame;
}

/** Somebody of a pack's scenario whose own words all have the mark in them, with a telephone of their own; `texts` are those. */
export function marked(scenario, mark, phone, pack) {
  const person = resident(scenario, pack);
  const texts = [];
  for (const [name, answer] of Object.entries(person.answers)) {
    if (typeof answer !== 'string' || !/[ @]/.test(answer) || /^[A-Z]{1,2}\d/.test(answer)) continue;
    if (/^[+\d ]+$/.test(answer)) person.answers[name] = phone;
    else person.answers[name] = answer.includes('@') ? `${mark}@quoxley.example` : `${mark} ${name.slice(0, 12)}`;
    texts.push(person.answers[name]);
  }
  return { ...person, texts };
}

/** Goes on to the screen of that id, or to one without a form. Types like a person wherever there is something to type. */
export async function typeOn(page, frame, person, goal) {
  for (;;) {
    const here = await screen(frame);
    if (here.id === goal || !here.form) return here.id;
    const types = await frame.evaluate(() => !!document.querySelector('#sealwell-form :is(input[type=text], input[type=tel], input[type=email], textarea)'));
    if (types) await fillIn(page, frame, person, here);
    else await frame.evaluate(answerQuickly, person);
    await until(async () => (await screen(frame)).id !== here.id, `something after ${here.id}`, 40_000);
  }
}
