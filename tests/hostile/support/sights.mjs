// Residents who walk through a pack's scenarios beside a page that only looks.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../../browser/support/browser.mjs';
import { assessment, hurry, resident, screen, walk } from '../../browser/support/resident.mjs';
import { demo, keyFile, passphraseFile, sealwell } from '../../browser/support/service.mjs';
import { observe } from './observer.mjs';

const packs = fileURLToPath(new URL('../../../site/packs', import.meta.url));

export const packIds = () => readdirSync(packs);
export const scenariosOf = (pack) => readdirSync(join(packs, pack, 'scenarios')).map((name) => name.replace(/\.json$/, ''));

/**
 * The ways to embed it. `courier` is over the window with the pack's leave to have sealed envelopes kept by the host, and
 * with the service away when something is sent, `courier, nothing failed` the same with the service there.
 */
export const ways = {
  'window': { line: '' },
  'inline': { line: 'data-display="inline"' },
  'courier, nothing failed': { line: '', keepsSealed: true },
  'courier, service away': { line: '', keepsSealed: true, away: true },
};

/** A folder with signed packs that let the host page keep what is sealed; `remove` it. */
export function packsThatLetHostsKeep(ids) {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-sights-'));
  for (const id of ids) {
    const deployment = join(folder, 'deployment.json');
    const patch = JSON.parse(readFileSync(join(demo(), `deployments/${id}.json`), 'utf8'));
    writeFileSync(deployment, JSON.stringify({ ...patch, hostKeepsSealed: true }));
    execFileSync(sealwell(), ['pack', 'build', join(packs, id), '--deployment', deployment, '--sign', keyFile('signing'),
                              '--passphrase-file', passphraseFile(), '--out', join(folder, `${id}.pack`)], { stdio: 'pipe' });
    rmSync(deployment);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An honest page around the one line. */
export const hostPage = (service, pack, line) => `<!DOCTYPE html><html lang="en"><title>Partner</title><link rel="icon" href="data:,">
  <meta name="viewport" content="width=device-width, initial-scale=1"><body><h1>Partner</h1><p>${'Words. '.repeat(60)}</p>
  <script>window.serviceOrigin = ${JSON.stringify(service)}</script>
  <script src="${service}/sealwell.js" data-service="${pack}" ${line} async></script><p>${'Words. '.repeat(600)}</p></body></html>`;

/**
 * All that a resident can do on the way beside answering: errors, Back and forth, what unfolds, favourites, printing, the
 * telephone, files. Ends at the screen where it began.
 */
async function wander(page, frame) {
  const { id } = await screen(frame);
  if (id.startsWith('item/')) {
    await frame.evaluate(() => {
      for (const choice of document.querySelectorAll('#sealwell-form input')) choice.click();
      document.querySelector('a[href^="tel:"]')?.focus();
      document.querySelector('#sealwell-screen').scrollIntoView({ block: 'end' });
    });
    const { position } = await screen(frame);
    if (position > 2) {
      await page.evaluate(() => history.back());
      await until(async () => (await screen(frame)).position === position - 1, 'the screen before');
      await frame.evaluate(() => document.querySelector('#sealwell-form').requestSubmit(document.querySelector('#sealwell-form button[type="submit"]')));
      await until(async () => (await screen(frame)).id === id || frame.evaluate(() => document.querySelector('#sealwell-errors')), 'forth');
    }
  }
  await frame.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    document.querySelector('[data-action="star"]')?.click();
    document.querySelector('[data-action="print"]')?.click();
  });
  for (const file of await frame.locator('a[data-file], [data-action="receipt"]:not([data-target="open"])').all()) {
    const download = page.waitForEvent('download');
    await file.click();
    await download;
  }
  await frame.evaluate(() => document.querySelector('#sealwell-heading')?.focus());
}

/**
 * One resident's run from the page's beginning to its end, and what the page saw: {sight, screens}. With `keyboard` every key is a
 * real one; without, the run is quicker and moves no focus within a screen.
 */
export async function sightOf({ browser, partner, service, pack, scenario, way, viewport, keyboard = true, wanders = false }) {
  const { line, away } = ways[way];
  partner.routes['/'] = { body: hostPage(service.origin, pack, line) };
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    if (away) await context.route('**/v1/envelopes', (route) => route.abort());
    await page.goto(partner.origin);
    const frame = await assessment(page, service.origin);
    await until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'the assessment is ready', 30000);
    // The courier is asked for what it has only once; it answers within this time.
    await page.waitForTimeout(ways[way].keepsSealed ? 2000 : 300);
    const start = frame.locator('#sealwell-form button[type="submit"]');
    await start.evaluate((button) => button.focus());
    await page.waitForTimeout(200);
    await page.evaluate(() => window.beginSight());
    // While the window opens the host has the focus for a moment: a key that is let go just then is let go in its page. That is
    // a matter of chance, and comes before every answer; docs/frame-protocol.md tells of it.
    if (keyboard) {
      await page.keyboard.down('Enter');
    } else await start.evaluate((button) => button.click());
    await until(async () => (await screen(frame)).position === 1, 'the first question');
    // From where the first screen begins, once the window is open.
    await until(() => frame.evaluate(() => document.activeElement.id === 'sealwell-heading'), 'focus at the heading');
    await page.waitForTimeout(100);
    if (keyboard) await page.keyboard.up('Enter');
    const person = resident(scenario, pack);
    if (wanders) {
      for (const goal of [null, 'item/mood-3', 'results']) {
        if (goal) await walk(page, frame, person, goal);
        await wander(page, frame);
      }
    }
    const { seen } = keyboard ? await walk(page, frame, person) : await hurry(frame, person);
    const last = await until(async () => {
      const { id } = await screen(frame);
      return id !== 'sending' && id;
    }, 'the last screen', 60000);
    await page.waitForTimeout(away ? 2000 : 300);
    if (wanders) await wander(page, frame);
    const wayBack = frame.locator('#sealwell-back button');
    if (!await frame.evaluate(() => document.querySelector('#sealwell-back').hidden)) {
      if (keyboard) {
        await wayBack.focus();
        await page.keyboard.press('Enter');
      } else await wayBack.evaluate((button) => button.click());
    }
    // Longer than the frame waits to have its place back.
    await page.waitForTimeout(1300);
    const sight = await page.evaluate(() => window.sight);
    return { sight, screens: seen.length, last };
  } finally {
    await context.close();
  }
}

/** How many of these differ, and what telling them apart is worth. */
export function measure(values) {
  const texts = values.map((value) => JSON.stringify(value));
  let pairs = 0;
  texts.forEach((one, at) => texts.slice(at + 1).forEach((other) => { if (one !== other) ++pairs; }));
  return { runs: texts.length, pairs, of: (texts.length * (texts.length - 1)) / 2, bits: Math.log2(new Set(texts).size) };
}

/** Where two sights differ first, for a person to read. */
export function difference(a, b) {
  for (const channel of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [a[channel] ?? [], b[channel] ?? []];
    for (let at = 0; at < Math.max(one.length, other.length); ++at) {
      if (JSON.stringify(one[at]) !== JSON.stringify(other[at])) {
        return `${channel}, ${at}: ${JSON.stringify(one[at])} | ${JSON.stringify(other[at])}`.slice(0, 400);
      }
    }
  }
  return null;
}

/** Of a pack's scenarios those that end in unlike ways and the ones that say most: a fixed spread. */
export function spreadOf(pack) {
  const length = (name) => readFileSync(join(packs, pack, 'scenarios', `${name}.json`)).length;
  const all = scenariosOf(pack);
  const longest = all.reduce((most, name) => (length(name) > length(most) ? name : most));
  const ends = all.filter((name) => /refused|under-18|ninth-item|not-agreed/.test(name));
  return [...new Set([longest, ...ends, all[0]])];
}
