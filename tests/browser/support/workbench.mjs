// The workbench's page in a browser, and a hand in its drawing.

import { until } from './browser.mjs';

/** Where each of the pages is. */
export const PAGES = { packs: '/workbench/', referrals: '/workbench/referrals.html' };

/** Opens the page of that name and waits until it can be used. */
export async function openWorkbench(page, origin, name) {
  await page.goto(origin + PAGES[name]);
  await until(() => page.evaluate(() => document.body.dataset.ready !== undefined || document.querySelector('#workbench-said').textContent),
    'a workbench that can be used', 30_000);
  const said = await page.textContent('#workbench-said');
  if (said) throw new Error(said);
}

/** The controls that are drawn, by key. */
export const drawn = async (page) => new Map((await page.evaluate(() => globalThis.workbenchControls())).map((control) => [control.key, control]));

/** Presses in the drawing, where that control is. */
export async function pressDrawn(page, key) {
  const control = await until(async () => (await drawn(page)).get(key), `${key} in the drawing`);
  const box = await page.locator('#workbench-canvas').boundingBox();
  const ratio = await page.evaluate(() => devicePixelRatio);
  const [left, top, right, bottom] = control.at;
  const at = [box.x + (left + Math.min(right, left + 40)) / 2 / ratio, box.y + (top + bottom) / 2 / ratio];
  if (at[1] > box.y + box.height) throw new Error(`${key} is below what is in sight`);
  await page.mouse.click(...at);
}

/** Goes to a room, by the HTML. */
export const goTo = (page, room) => page.click(`[data-room="${room}"]`);

/** Unfolds every panel of the open room. */
export async function unfoldAll(page) {
  for (;;) {
    const folded = page.locator('[data-fold][aria-expanded="false"]');
    if (!await folded.count()) return;
    await folded.first().click();
  }
}

/** Answers the dialog that a room asks for files with. */
export async function give(page, files) {
  await page.setInputFiles('#workbench-pick', files);
  await page.waitForSelector('#workbench-asked:not([open])', { state: 'attached' });
}

/** Presses a command of the HTML beside the drawing. */
export const command = (page, words) => page.getByRole('button', { name: words, exact: true }).click();
