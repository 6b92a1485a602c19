// What a page sees of a frame in it without doing anything: every event that reaches its window, every message, and everything
// that it can read without a trick. Clock times are left out: what they are worth is stated apart.

/** Runs in the host's page before anything else does, and so is whole in itself. */
export function observe() {
  if (parent !== window) return;
  let channels;
  let last;
  /** What was counted before. */
  let entries;
  /** From now on: until somebody begins there is nothing to see of them, and much that the network decides. */
  window.beginSight = () => {
    channels = window.sight = { messages: [], told: [], events: [], element: [] };
    last = {};
    entries = history.length;
    look();
  };
  /** Of what lasts, each change. */
  const note = (name, value) => {
    const text = JSON.stringify(value);
    if (last[name] === text) return;
    last[name] = text;
    (channels[name] ??= []).push(value);
  };
  const names = new Set();
  for (let one = window; one; one = Object.getPrototypeOf(one)) Object.getOwnPropertyNames(one).forEach((name) => names.add(name));
  for (let one = document; one; one = Object.getPrototypeOf(one)) Object.getOwnPropertyNames(one).forEach((name) => names.add(name));
  const types = [...names].filter((name) => /^on[a-z]+$/.test(name)).map((name) => name.slice(2));
  types.push('focusin', 'focusout', 'visibilitychange', 'fullscreenchange', 'selectionchange', 'sealwell:ready', 'sealwell:opened', 'sealwell:ended');
  for (const type of new Set(types)) {
    if (type === 'message') continue;
    // How often a scroll is told depends on how busy the machine is; where it led to is noted below.
    // Its own events are messages: what comes from the browser beside them comes in an order that chance decides.
    addEventListener(type, ({ detail }) => {
      if (['scroll', 'scrollend', 'resize'].includes(type)) look();
      else channels[type.startsWith('sealwell:') ? 'told' : 'events'].push([type, detail ?? null]);
    }, true);
  }
  addEventListener('message', ({ data, origin }) => {
    const sealed = typeof data?.envelope === 'string';
    // An envelope and its id are random: that one was said is what counts.
    const said = Object.fromEntries(Object.entries(data ?? {}).filter(([name]) => !['id', 'envelope'].includes(name)));
    channels.messages.push([origin === window.serviceOrigin, said, sealed ? 'envelope' : JSON.stringify(data).length]);
    look();
  });
  for (const type of ['resize', 'scroll']) window.visualViewport?.addEventListener(type, () => look());

  const assessment = () => document.querySelector('sealwell-assessment');
  function look() {
    const { scrollX, scrollY, innerWidth, innerHeight, visualViewport, history, navigation } = window;
    note('scroll', [Math.round(scrollX), Math.round(scrollY)]);
    note('window', [innerWidth, innerHeight, visualViewport?.width, visualViewport?.height, visualViewport?.scale, devicePixelRatio]);
    note('page', [document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.title, location.href]);
    note('history', history.length - entries);
    note('navigation', navigation ? [navigation.entries().length, navigation.currentEntry?.index, navigation.canGoBack, navigation.canGoForward] : null);
    note('frames', window.length);
    note('focus', [document.activeElement?.localName, document.hasFocus(), document.visibilityState]);
    note('resources', performance.getEntriesByType('resource').map(({ name, initiatorType }) => [initiatorType, new URL(name).pathname]));
    note('storage', [document.cookie, Object.keys(localStorage).map((name) => name.replace(/[0-9a-f]{32}/, 'ID')), sessionStorage.length]);
    if (navigator.userActivation?.hasBeenActive) note('activation', true);
    const place = assessment()?.getBoundingClientRect();
    note('geometry', place && [place.left + scrollX, place.top + scrollY, place.width, place.height].map(Math.round));
    note('markup', assessment()?.outerHTML);
    note('style', document.documentElement.getAttribute('style'));
  }
  window.beginSight();
  const eachFrame = () => {
    look();
    requestAnimationFrame(eachFrame);
  };
  eachFrame();

  // What its browser measures for it.
  const watched = (PerformanceObserver.supportedEntryTypes ?? [])
    .filter((type) => !['resource', 'longtask', 'long-animation-frame', 'paint', 'largest-contentful-paint', 'navigation', 'element'].includes(type));
  for (const type of watched) {
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (channels[`performance ${type}`] ??= []).push(entry.name)))
      .observe({ type });
  }
  // In its own page, whose document loads while this runs.
  document.addEventListener('DOMContentLoaded', () => new MutationObserver((list) => {
    for (const { type, target, attributeName } of list) {
      if (target !== document.documentElement) note('element', [type, target.localName, attributeName]);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true }));
}
