// What the tests of the device share: a small service, a quick resident, and a browser with a profile that can be killed.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';
import { until } from './browser.mjs';
import { screen } from './resident.mjs';
import { serve } from './servers.mjs';
import { buildPack, buildSite, keyFile, makeKey, startService } from './service.mjs';

const SMALL = fileURLToPath(new URL('../../packs/languages', import.meta.url));

/**
 * A folder with the small pack in three languages, signed. `edit` may change its pack.json, and what else lies in the folder
 * that it is told; `deploy` what is laid over it, now and at every build to come.
 */
export function smallPack(edit = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-small-'));
  let deployment = () => {};
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }), build: (again = edit, deploy = deployment) => {
    deployment = deploy;
    const source = join(folder, 'source/languages');
    cpSync(SMALL, source, { recursive: true });
    const file = join(source, 'pack.json');
    const pack = JSON.parse(readFileSync(file, 'utf8'));
    again(pack, source);
    writeFileSync(file, JSON.stringify(pack));
    buildPack(source, folder, deployment);
    return folder;
  } };
}

/** The small service and a partner's page that shows it. */
export async function smallService(edit) {
  const pack = smallPack(edit);
  const partner = await serve('localhost');
  const started = await startService([partner.origin], pack.build());
  let there = true;
  let intakeKeys;
  const keys = { intake: [], recipients: [keyFile('recipient')] };
  /** Goes and comes as it is told, however often. */
  const service = {
    ...started,
    async stop() {
      if (there) await started.stop();
      there = false;
    },
    async start() {
      if (!there) await started.start(intakeKeys);
      there = true;
    },
  };
  partner.routes['/'] = {
    body: `<!DOCTYPE html><html lang="en"><title>Partner</title><body><script src="${service.origin}/sealwell.js"
      data-service="languages" async></script></body></html>`,
  };
  /** Puts the pack online as it is now. */
  const publish = () => {
    rmSync(join(service.folder, 'site'), { recursive: true });
    buildSite(join(service.folder, 'site'), [partner.origin], pack.folder);
  };
  return {
    partner, service, pack, publish,
    /** The files of all keys that the recipient ever had. */
    recipientKeys: keys.recipients,
    /**
     * While the service is away: the intake gets another key to sign with and the recipient another to open with, and the
     * pack names them. It names the intake's earlier keys as well, unless `forgets`; the recipient's are retired.
     */
    rotate({ forgets = false } = {}) {
      const [intake, recipient] = ['intake', 'recipient'].map((kind) =>
        makeKey(kind, join(pack.folder, 'keys', `${kind}-${keys.recipients.length}`)));
      intakeKeys = intake.folder;
      keys.intake.unshift(intake.line);
      keys.recipients.unshift(recipient.file);
      pack.build(edit, (patch) => {
        patch.intake.publicKeys = forgets ? [intake.line] : [...keys.intake, ...patch.intake.publicKeys];
        const [team] = patch.recipients;
        const retired = [{ publicKey: team.publicKey, from: '2020-01-01', until: '2026-01-01' }];
        patch.recipients = [{ ...team, publicKey: recipient.line, from: '2026-01-01', retired }];
      });
      publish();
    },
    page: `${service.origin}/a/languages`,
    async close() {
      await Promise.all([service.close(), partner.close()]);
      pack.remove();
    },
  };
}

/** Answers every screen up to the one called `goal`, quickly: with the page's own form, not by keyboard. */
export async function goTo(frame, goal, name = 'Ada Unmistakable') {
  for (;;) {
    const here = await screen(frame);
    if (here.id === goal || !here.form) return here.id;
    await frame.evaluate((text) => {
      const form = document.querySelector('#sealwell-form');
      form.querySelectorAll('input[type="text"]').forEach((input) => { input.value = text; });
      const radio = form.querySelector('input[type="radio"]');
      if (radio) radio.checked = true;
      form.requestSubmit(form.querySelector('button[value="yes"]') ?? form.querySelector('button[type="submit"]'));
    }, name);
    await until(async () => (await screen(frame)).id !== here.id, `something after ${here.id}`, 40000);
  }
}

/** The headers that a post of the browser's needs when somebody else sends it. */
export const postHeaders = (headers) => ({ 'Content-Type': 'application/octet-stream', 'Sealwell-Proof': headers['sealwell-proof'] });

/** Waits until the session runs and the device's script has something to say on the first screen. */
export const ready = (frame) => until(() => frame.evaluate(() => !!document.querySelector('#sealwell-device')), 'what is said of the device', 40000);

const chromiumOptions = { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-features=MediaRouter,Translate'] };
const firefoxOptions = { channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr' };

/** Every process whose command line names this folder, which no other has. */
function processesOf(folder) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((name) => {
    try {
      return Number(name) !== process.pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;  // It has ended since.
    }
  }).map(Number);
}

/** Kills what runs with this profile, as when the battery is taken out. */
export async function killBrowser(folder) {
  for (const id of processesOf(folder)) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended since.
    }
  }
  await until(() => processesOf(folder).length === 0, 'the browser is gone');
}

/** Chromium with a profile of its own, which stays when it is closed or killed. */
class ChromiumProfile {
  folder = mkdtempSync(join(tmpdir(), 'sealwell-browser-'));
  context = null;

  async open() {
    this.context = await chromium.launchPersistentContext(this.folder, chromiumOptions);
    return this.context.pages()[0] ?? this.context.newPage();
  }

  async close() {
    await this.context?.close().catch(() => {});
    this.context = null;
  }

  async kill() {
    await killBrowser(this.folder);
    this.context = null;
  }

  async remove() {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Firefox, whose storage stays as long as its process: over BiDi it can't be relied on to come back with a profile that
 * it had. So what is closed or killed here is its tab.
 */
class FirefoxProfile {
  async open() {
    this.browser ??= await firefox.launch(firefoxOptions);
    this.context ??= await this.browser.newContext();
    this.page = await this.context.newPage();
    return this.page;
  }

  async close() {
    await this.page?.close().catch(() => {});
  }

  kill = this.close;

  async remove() {
    await this.browser?.close().catch(() => {});
  }
}

export const profileOf = (engine) => (engine === 'Firefox' ? new FirefoxProfile() : new ChromiumProfile());
