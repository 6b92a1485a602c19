// The browsers that the tests run in, behind what Playwright calls a browser. Debian's, as people have them: Chromium,
// Firefox ESR and WebKit, the last with no more than support/webkit.mjs gives.

import { firefox } from 'playwright-core';
import { launch } from './browser.mjs';
import { launchWebKit } from './webkit.mjs';

/** Firefox, driven over WebDriver BiDi. */
const launchFirefox = (options = {}) =>
  firefox.launch({ channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr', ...options });

/** By the name that a test's title has. */
export const engines = { Chromium: launch, Firefox: launchFirefox, WebKit: launchWebKit };
