// The example partners: who they are, which service they show, how they embed it, and the headers
// that their own server sends. Every page has a policy of its own, as partners' sites have.

import { readFileSync } from 'node:fs';

/** What every page here allows, before what it needs. */
const nothingElse = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

/** @param {string[]} directives */
const policy = (...directives) => ({
  'Content-Security-Policy': ["default-src 'none'", ...directives, ...nothingElse].join('; '),
});

const noFeatures = ['camera', 'clipboard-read', 'display-capture', 'fullscreen', 'geolocation', 'microphone', 'payment',
                    'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb']
  .map((feature) => `${feature}=()`).join(', ');

/**
 * @typedef {Record<string, string>} Headers
 * @typedef {{id: string, name: string, kind: string, pack: string, service: string, embeds: string,
 *   headers: (service: string) => Headers}} Partner
 * @typedef {{type: string, body: string, headers: Headers}} Route
 */

/**
 * A partner is {id (its path and folder), name, kind, pack, service (its name in words), embeds
 * (how), headers (given the service's origin)}.
 * @type {Partner[]}
 */
export const partners = [
  {
    id: 'surgery', name: 'Kingsmere Surgery', kind: 'A GP practice', pack: 'livewell-dorset', service: 'LiveWell Dorset',
    embeds: 'One line: the script tag. A content security policy with two entries for the service.',
    headers: (service) => policy(`script-src ${service}`, `frame-src ${service}`, "style-src 'self'", 'img-src data:',
                                 "require-trusted-types-for 'script'", "trusted-types 'none'"),
  },
  {
    id: 'homes', name: 'Brindle Vale Homes', kind: 'A housing association', pack: 'living-well-consortium',
    service: 'Living Well Consortium',
    embeds: 'The script tag on a site from 2009, whose style sheet resets, floats and clips whatever it meets and sets ' +
      'html { font-size: 62.5% }.',
    headers: (service) => policy(`script-src ${service}`, `frame-src ${service}`,
                                 "style-src 'self' 'unsafe-inline'", "img-src 'self' data:"),
  },
  {
    id: 'library', name: 'Whinfell Library', kind: 'A library', pack: 'lancaster-health-coach',
    service: 'Lancaster District Health Coach',
    embeds: 'A plain iframe and a link: a site builder that lets in no script at all.',
    headers: (service) => policy(`frame-src ${service}`, "style-src 'self' 'unsafe-inline'", 'img-src data:'),
  },
  {
    id: 'leisure', name: 'Roachside Leisure Centre', kind: 'A leisure centre', pack: 'living-well-rochdale',
    service: 'Living Well Rochdale',
    embeds: 'The element, with a link of the page’s own inside it, under a header that stays in place.',
    headers: (service) => policy(`script-src ${service}`, `frame-src ${service}`, "style-src 'self'", 'img-src data:'),
  },
  {
    id: 'council', name: 'Averley Town Council', kind: 'A council', pack: 'banes-wellbeing-hub',
    service: 'Community Wellbeing Hub',
    embeds: 'The script tag under a very strict policy: one script and one frame, each by its whole address, trusted ' +
      'types, no inline code, cross-origin isolation.',
    headers: (service) => ({
      ...policy(`script-src ${service}/sealwell.js`, "script-src-attr 'none'", `frame-src ${service}/f/banes-wellbeing-hub/`,
                "style-src 'self'", "style-src-attr 'none'", 'img-src data:', "require-trusted-types-for 'script'", "trusted-types 'none'"),
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': noFeatures,
      'Referrer-Policy': 'no-referrer',
    }),
  },
];

/** @param {string} name */
const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const html = 'text/html; charset=utf-8';
const css = 'text/css; charset=utf-8';
const everywhere = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/**
 * What leads to the pages that can be shown.
 * @param {Partner[]} shown
 */
function contents(shown) {
  return shown.map(({ id, name, kind, service, embeds }) => `
      <li>
        <h2><a href="/${id}">${name}</a></h2>
        <p class="what">${kind}, with ${service}</p>
        <p>${embeds}</p>
      </li>`).join('');
}

/**
 * Everything that the partners' origin serves, {path: {type, body, headers}}. `service` is the origin
 * of the service's site; only pages whose pack is among `packs` are shown, all when it isn't given.
 * @param {string} service
 */
export function partnerRoutes(service, packs = partners.map(({ pack }) => pack)) {
  const shown = partners.filter(({ pack }) => packs.includes(pack));
  const plain = { ...everywhere, ...policy("style-src 'self'", 'img-src data:') };
  /** @type {Record<string, Route>} */
  const routes = {
    '/': { type: html, body: here('index.html').replace('{{partners}}', () => contents(shown)), headers: plain },
    '/style.css': { type: css, body: here('style.css'), headers: plain },
  };
  for (const { id, headers } of shown) {
    const own = { ...everywhere, ...headers(service) };
    const body = here(`${id}/index.html`).replaceAll('{{service-origin}}', service);
    routes[`/${id}`] = { type: html, body, headers: own };
    routes[`/${id}/style.css`] = { type: css, body: here(`${id}/style.css`), headers: own };
  }
  return routes;
}
