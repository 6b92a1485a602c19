// The browsers that the tests run in, behind what Playwright calls a browser: Debian's Chromium and Firefox ESR.

import { firefox } from 'playwright-core';
import { launch } from './browser.mjs';

/** Firefox as Debian has it, driven over WebDriver BiDi. */
const launchFirefox = () => firefox.launch({ channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr' });

/** By the name that a test's title has. */
export const engines = { Chromium: () => launch(), Firefox: launchFirefox };
