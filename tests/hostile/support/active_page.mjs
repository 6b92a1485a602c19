// A host page that acts: its own frame and no loader, speaking the protocol as it likes. Everything that it does with the frame
// is a function of its own window, so that an attack is a call and what the call gives.

/**
 * The page. `display` is what it answers `hello` with; `layout: 'scroll'` puts the frame in a page that can be scrolled in
 * both directions and that has scroll padding, so that the browser scrolls it for everything that comes into sight.
 * `init: 'late'` answers only when it is asked to. `attributes`: further ones of the frame.
 */
export const hostilePage = ({ service, pack, display, layout = 'plain', init = 'at once', attributes = '' }) => `<!DOCTYPE html>
<html lang="en"><title>Partner</title><link rel="icon" href="data:,"><style>
  body { margin: 0 } iframe { display: block; border: 0; width: 700px; height: 640px }
  ${layout === 'scroll' ? 'html { scroll-padding: 45vh 45vw } body { padding: 1500px 2000px; width: 800px }' : ''}
  #own { position: fixed; left: 0; bottom: 0 }
</style><body><iframe id="f" ${attributes}></iframe><input id="own">
<script>${hostileScript}
begin(${JSON.stringify({ address: `${service}/f/${pack}/`, display, init, layout })});
</script></body></html>`;

const hostileScript = `(${hostile})();`;

/** Runs in the host's page, and so is whole in itself. */
function hostile() {
  const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));
  const frame = document.getElementById('f');
  const messages = [];
  const events = [];
  let options;
  let last = 0;

  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    messages.push(data.height ? `${data.type} ${data.height}` : data.type);
    last = data.height ?? last;
    if (data.type === 'hello' && options.init === 'at once') window.answer();
  });
  for (const type of ['focus', 'blur', 'popstate', 'hashchange', 'visibilitychange']) addEventListener(type, ({ target }) => {
    if (target === window || target === document) events.push(type);
  }, true);

  window.begin = (given) => {
    options = given;
    history.pushState('own', '');
    frame.src = options.address;
    if (options.layout === 'scroll') window.rest();
  };
  window.answer = () => frame.contentWindow.postMessage({ sealwell: 2, type: 'init', display: options.display }, '*');
  window.heard = () => messages.slice();

  /** What there is to be read at any moment. */
  window.look = () => {
    const { width, height } = frame.getBoundingClientRect();
    const found = ['thoughts', 'Samaritans', 'required', 'Error'].map((text) => { try { return window.find(text, false, false, true, false, true); } catch { return null; } });
    return {
      messages: messages.slice(), events: events.slice(), frames: [frame.contentWindow.length, window.length, frame.contentWindow.closed],
      history: history.length, state: history.state, focus: [document.activeElement.id, document.hasFocus(), frame.matches(':focus-within'), frame.matches(':hover')],
      scroll: [Math.round(scrollX), Math.round(scrollY)], size: [width, height, document.documentElement.scrollHeight], found,
      window: [visualViewport.width, visualViewport.height, visualViewport.scale], storage: [localStorage.length, document.cookie],
      resources: performance.getEntriesByType('resource').length, title: document.title, address: location.href,
    };
  };

  /** Sweeps the frame's width, and tells the height that was said last at each. */
  window.sweep = async (widths, settle) => {
    const said = [];
    const from = messages.length;
    for (const width of widths) {
      frame.style.width = `${width}px`;
      await wait(settle);
      said.push(last);
    }
    frame.style.width = '';
    await wait(settle);
    return { said, messages: messages.length - from };
  };

  /** Many sizes within a moment. */
  window.storm = async () => {
    const from = messages.length;
    for (let at = 0; at < 60; ++at) {
      frame.style.width = `${200 + (at * 53) % 700}px`;
      frame.style.height = `${200 + (at * 31) % 600}px`;
      await new Promise((next) => requestAnimationFrame(next));
    }
    frame.style.width = frame.style.height = '';
    await wait(400);
    return messages.slice(from);
  };

  /** Takes the focus and gives it back, several times, and counts what comes of it. */
  window.wrestle = async () => {
    const from = events.length;
    for (let at = 0; at < 5; ++at) {
      document.getElementById('own').focus({ preventScroll: true });
      await wait(40);
      frame.focus({ preventScroll: true });
      await wait(40);
    }
    return [events.slice(from), document.activeElement.id];
  };

  /**
   * Asks the frame's address for an id: an element that can have the focus takes it where it is there. Gives what has the focus
   * then, or that the frame loaded anew: it was not its address.
   */
  window.askForId = async (id) => {
    document.getElementById('own').focus({ preventScroll: true });
    await wait(30);
    const from = messages.length;
    frame.contentWindow.location = `${options.address}#${id}`;
    for (let at = 0; at < 60 && messages.length === from; ++at) await wait(25);
    return messages.slice(from).includes('hello') ? 'loaded anew' : document.activeElement.id;
  };
  /** The same, right behind a step back to an entry that was made while the frame loaded. */
  window.askBehindBack = (id) => {
    history.back();
    return window.askForId(id);
  };
  window.preparing = async () => {
    for (let at = 0; at < 40 && !messages.length; ++at) {
      try { frame.contentWindow.location = `${options.address}#known-${at}`; } catch { /* not there yet */ }
      await wait(5);
    }
  };

  /** Goes back by its own history until something is heard. */
  window.driveBack = async (steps) => {
    const from = messages.length;
    const heard = [];
    const state = history.state;
    for (let at = 0; at < steps; ++at) {
      history.back();
      await wait(90);
      if (messages.length > from || history.state !== state) {
        heard.push(at);
        break;
      }
    }
    return [heard, messages.slice(from), history.length, history.state];
  };

  window.cancel = async () => {
    const from = messages.length;
    frame.contentWindow.postMessage({ sealwell: 2, type: 'cancel' }, '*');
    await wait(400);
    return messages.slice(from);
  };

  /** Where the page rests, and is brought back to after every scroll; each is noted. */
  const scrolls = [];
  window.rest = () => {
    const home = [1900, 1380];
    const back = () => scrollTo({ left: home[0], top: home[1], behavior: 'instant' });
    back();
    addEventListener('scroll', () => {
      const moved = [Math.round(scrollX - home[0]), Math.round(scrollY - home[1])];
      if (moved[0] || moved[1]) scrolls.push(moved.join());
      back();
    });
  };
  window.scrolled = () => scrolls.splice(0);

  /** Lines of a pixel over the frame, which see what passes over them. */
  const crossed = [];
  window.layHairlines = (opacity) => {
    const { left, top, width, height } = frame.getBoundingClientRect();
    for (let y = 0; y < height; y += 12) {
      const line = document.createElement('div');
      line.style.cssText = `position:fixed;left:${left}px;top:${top + y}px;width:${width}px;height:1px;opacity:${opacity};background:#fff;z-index:9`;
      line.addEventListener('pointermove', () => { crossed.push(y); });
      document.body.append(line);
    }
  };
  window.lastCrossed = () => crossed.at(-1) ?? null;

  /** Keys that are pressed while the host's page has the focus. */
  const keys = [];
  addEventListener('keydown', ({ key }) => keys.push(key), true);
  window.stealKeys = () => {
    const own = document.getElementById('own');
    const steal = () => { own.focus({ preventScroll: true }); };
    steal();
    addEventListener('blur', () => setTimeout(steal, 15));
  };
  window.keys = () => keys.splice(0);

  /** How late its own timers come, for so long: [how often by more than `ms`, by how much in all]. */
  window.feelLoad = async (duration, ms) => {
    const channel = new MessageChannel();
    let before = performance.now();
    const end = before + duration;
    let often = 0;
    let late = 0;
    return new Promise((done) => {
      channel.port1.onmessage = () => {
        const now = performance.now();
        if (now - before > ms) {
          ++often;
          late += now - before;
        }
        before = now;
        if (now > end) done([often, Math.round(late)]);
        else channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
    });
  };
}
