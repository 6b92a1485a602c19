/**
 * Runs in every page and frame before its own scripts; self-contained, because it is sent there as
 * text. Notes when the subject's first screen and first question are painted, and taps its Start
 * button as soon as it is there. `subject` is one of subjects.mjs; times are milliseconds since 1970.
 */
export function probe(subject) {
  const origin = performance.timeOrigin;
  const now = () => origin + performance.now();
  const notes = { readable: 0, answerable: 0, tapsLost: 0, longTasks: [], slowFrames: [], steps: [] };
  /** Bytes of WebAssembly memory. */
  let moduleMemory = () => 0;

  const observe = (type, take, options = {}) => new PerformanceObserver((list, observer) => {
    for (const entry of list.getEntries()) take(entry, observer);
  }).observe({ type, buffered: true, ...options });

  observe('longtask', ({ startTime, duration }) => notes.longTasks.push({ began: origin + startTime, duration }));
  observe('long-animation-frame', ({ startTime, duration, styleAndLayoutStart, scripts }) => notes.slowFrames.push({
    began: origin + startTime,
    duration,
    layout: styleAndLayoutStart ? startTime + duration - styleAndLayoutStart : 0,
    scripts: scripts.map(({ sourceURL, invoker, duration: took }) => ({ source: sourceURL, invoker, duration: took })),
  }));

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parameters) => {
      const loaded = await original.apply(WebAssembly, parameters);
      const { memory } = (loaded.instance ?? loaded).exports;
      moduleMemory = () => memory.buffer.byteLength;
      notes.coreReady = now();
      return loaded;
    };
  }

  /** Taps Start, and again as a person does when nobody listened yet. */
  function start() {
    const button = document.querySelector(subject.start);
    if (!button) return;
    let heard = false;
    const submitted = (event) => {
      heard = event.defaultPrevented;
      // Not to be navigated away by the browser, which would end the measurement.
      event.preventDefault();
    };
    addEventListener('submit', submitted);
    button.click();
    removeEventListener('submit', submitted);
    if (heard) {
      notes.startHeard = now();
      return;
    }
    ++notes.tapsLost;
    setTimeout(start, 250);
  }

  function lookForQuestion() {
    const input = document.querySelector(subject.question);
    if (!input || input.disabled || !document.body.innerText.includes(subject.firstQuestion)) {
      requestAnimationFrame(lookForQuestion);
      return;
    }
    // On screen, with the page around a frame taken into account. It reports what has been drawn.
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        notes.answerable = now();
        window.sealwellBenchSays('answerable');
      });
    });
    observer.observe(input);
  }

  function lookForHeading() {
    if (!document.querySelector(subject.heading)?.textContent.trim()) {
      requestAnimationFrame(lookForHeading);
      return;
    }
    const seen = now();
    requestAnimationFrame(() => {
      const drawn = now();
      observe('paint', ({ name, startTime }) => {
        if (name !== 'first-contentful-paint') return;
        // The text stood there when the browser drew its first content; or something else came first.
        notes.readable = origin + startTime >= seen ? origin + startTime : drawn;
      });
      if (subject.start) start();
      lookForQuestion();
    });
  }
  if (location.origin === subject.origin) requestAnimationFrame(lookForHeading);

  const screen = () => document.querySelector('#sealwell-main')?.dataset.screen;
  let waitingForTap = false;
  document.addEventListener('click', (event) => {
    if (!waitingForTap) return;
    waitingForTap = false;
    const from = screen();
    const heard = now();
    requestAnimationFrame(function look() {
      const drawing = now();
      if (screen() === from) {
        requestAnimationFrame(look);
        return;
      }
      requestAnimationFrame(() => {
        notes.steps.push({ from, to: screen(), tapped: origin + event.timeStamp, heard, drawing, painted: now() });
        window.sealwellBenchSays('step');
      });
    });
  }, true);

  window.sealwellBench = {
    waitForTap() {
      waitingForTap = true;
    },
    /** Everything noted so far. */
    notes() {
      const fetched = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return {
        ...notes,
        began: origin,
        moduleMemory: moduleMemory(),
        fetched: fetched.map(({ name, initiatorType, startTime, requestStart, responseStart, responseEnd, transferSize }) => ({
          address: name, by: initiatorType, began: origin + startTime, bytes: transferSize,
          // Another origin's file says no more than when it was there.
          ...(requestStart && { sent: origin + requestStart, first: origin + responseStart }),
          ended: origin + responseEnd,
        })),
      };
    },
  };
}
