import { mkdirSync, writeFileSync } from 'node:fs';
import { launch } from './support/browser.mjs';
import { assessment, resident, untilScreen, walk } from './support/resident.mjs';
import { serve } from './support/servers.mjs';
import { startService } from './support/service.mjs';
const out = '/tmp/desk-shots'; mkdirSync(out, { recursive: true });
const host = await serve('localhost'); const service = await startService([host.origin]);
const browser = await launch();
const c = await browser.newContext({ viewport: { width: 1280, height: 800 } }); const p = await c.newPage();
await p.goto(`${service.origin}/a/livewell-dorset`);
const f = await assessment(p, service.origin);
await p.screenshot({ path: `${out}/1280-start.png`, fullPage: true });
await p.keyboard.press('Tab');
await f.locator('button[value="start"]').click(); await untilScreen(f, 'item/age').catch(() => {});
await p.waitForTimeout(500);
await walk(p, f, resident('metric')).catch((e) => console.log(String(e).slice(0, 200)));
await untilScreen(f, 'sent', 30000);
await p.screenshot({ path: `${out}/1280-sent.png`, fullPage: true });
for (const t of ['page', 'file']) { const d = p.waitForEvent('download'); await f.locator(`[data-action="receipt"][data-target="${t}"]`).click(); await (await d).saveAs(`/tmp/desk-shots/receipt.${t === 'page' ? 'html' : 'json'}`); }
const q = await c.newPage(); await q.goto('file:///tmp/desk-shots/receipt.html'); await q.screenshot({ path: `${out}/receipt-page.png`, fullPage: true }); await q.pdf({ path: `${out}/receipt.pdf`, preferCSSPageSize: true });
for (const [w, lang] of [[320, ''], [1280, ''], [320, '/ur']]) {
  const page = await browser.newPage({ viewport: { width: w, height: 800 } });
  await page.goto(`${service.origin}/a/livewell-dorset`);
  let fr = await assessment(page, service.origin);
  await page.waitForTimeout(2500);
  if (lang) { await fr.locator('[data-action="language"][data-target="ur"]').click(); await page.waitForTimeout(1500); }
  const shot = (n) => page.screenshot({ path: `${out}/${w}${lang.replace('/', '-')}-${n}.png`, fullPage: true });
  await shot('start');
  const open = async () => { const ch = page.waitForEvent('filechooser'); await fr.locator('[data-target="open"]').click(); await (await ch).setFiles('/tmp/desk-shots/receipt.json'); await untilScreen(fr, 'changes/menu', 30000); };
  await open(); await shot('menu');
  const next = async (v, id) => { await fr.locator(`input[name="choice"][value="${v}"]`).check(); await fr.locator('#sealwell-form button[type="submit"]').click(); await untilScreen(fr, id); };
  await fr.locator('#sealwell-form button[type="submit"]').click(); await page.waitForTimeout(300); await shot('menu-error');
  await next('take-back', 'changes/which'); await shot('which');
  const v = await fr.locator('input[name="choice"]').first().getAttribute('value');
  await next(v, 'changes/check'); await shot('check');
  await fr.locator('[data-action="back"]').first().click(); await untilScreen(fr, 'changes/which'); await fr.locator('[data-action="back"]').first().click(); await untilScreen(fr, 'changes/menu');
  for (const [val, id] of [['contact', 'channels'], ['human-review', 'review'], ['erase', 'erase']]) { await next(val, `changes/${id}`); await shot(id); await fr.locator('[data-action="back"]').first().click(); await untilScreen(fr, 'changes/menu'); }
  await next('complaint', 'changes/complaint'); await fr.locator('textarea').fill('x'); await fr.locator('#sealwell-form button[type="submit"]').click(); await untilScreen(fr, 'changes/check'); await fr.locator('button[value="send"]').click(); await untilScreen(fr, 'changes/done', 20000); await shot('done');
}
await browser.close(); await service.close(); await host.close();
