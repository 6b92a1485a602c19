// The headers with which each file of the site is served. docs/embedding.md says what a partner
// has to add to theirs.

const NO_FEATURES = [
  'accelerometer', 'autoplay', 'camera', 'clipboard-read', 'clipboard-write', 'compute-pressure',
  'display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid',
  'identity-credentials-get', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi',
  'otp-credentials', 'payment', 'picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get',
  'screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management', 'xr-spatial-tracking',
].map((feature) => `${feature}=()`).join(', ');

/** A name with its content's hash in it never means anything else. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Kept, but asked for again each time: the answer is 304 until it changes. */
const ASK_AGAIN = 'no-cache';

/** @type {Record<string, string>} */
export const mediaTypes = {
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.pack': 'application/octet-stream',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The headers of a file, by name.
 * @typedef {Record<string, string>} Headers
 */

/**
 * @param {string} extension one of those in `mediaTypes`
 * @param {string} cache
 * @param {'same-origin' | 'cross-origin'} resourcePolicy
 * @returns {Headers}
 */
const file = (extension, cache, resourcePolicy) => ({
  'Content-Type': mediaTypes[extension],
  'Cache-Control': cache,
  'Cross-Origin-Resource-Policy': resourcePolicy,
  'Referrer-Policy': 'no-referrer',
});

/** The loader: the one file that other sites' pages load. */
export const loaderHeaders = file('.js', ASK_AGAIN, 'cross-origin');

/**
 * What the frame page itself loads.
 * @param {string} extension
 */
export const assetHeaders = (extension) => file(extension, FOR_EVER, 'same-origin');
export const packHeaders = file('.pack', ASK_AGAIN, 'same-origin');

/**
 * What else belongs to a service's own pages, under names that stay.
 * @param {string} extension
 */
export const ownHeaders = (extension) => file(extension, ASK_AGAIN, 'same-origin');

/** What says which things are stored may be read by every site: a partner's page about cookies can show it. */
export const publicHeaders = { ...file('.json', ASK_AGAIN, 'cross-origin'), 'Access-Control-Allow-Origin': '*' };

/** A service worker: it stands beside the pages, and controls those of its service. */
export const workerHeaders = {
  ...file('.js', ASK_AGAIN, 'same-origin'),
  'Service-Worker-Allowed': '/',
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * The page: `ancestors` are the origins that may frame it, none for the page on its own.
 * `styleHash` is the hash of the style that the page carries.
 * @param {string} styleHash
 * @param {string[]} ancestors
 * @returns {Headers}
 */
export function pageHeaders(styleHash, ancestors) {
  return {
    ...file('.html', ASK_AGAIN, ancestors.length ? 'cross-origin' : 'same-origin'),
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "connect-src 'self'",
      `style-src '${styleHash}'`,
      "base-uri 'none'",
      "form-action 'none'",
      // No text becomes markup or code but through these two: embed/frame/page.ts, embed/offline/offline_form.ts.
      "require-trusted-types-for 'script'",
      'trusted-types sealwell sealwell-worker',
      // The page of its own can be added to the home screen; a frame can't.
      ...(ancestors.length ? [] : ["manifest-src 'self'", "img-src 'self'"]),
      `frame-ancestors ${ancestors.length ? ancestors.join(' ') : "'none'"}`,
    ].join('; '),
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': NO_FEATURES,
  };
}

/** The workbench's page, for staff: alone in its window, and free to ask the intakes that they name. */
export const workbenchHeaders = {
  ...pageHeaders('', []),
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    // A record that is opened to be read or printed is a page of its own, with its style in it, under this policy.
    "style-src 'self' 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

/** What keeps that page for when there is no network: for its own folder alone. */
export const workbenchWorkerHeaders = {
  ...ownHeaders('.js'),
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
