// One cold load of one subject on a slow connection and a slow processor.

import { walkTapping } from './journey.mjs';
import { probe } from './probe.mjs';
import { median } from '../figures.mjs';

/** Slow 4G: bytes a second down and up, and milliseconds until an answer begins. */
export const NETWORK = { downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 };
/** The processor is slowed down this many times. */
export const SLOWDOWN = 4;
/** CSS pixels: a phone's. */
const VIEWPORT = { width: 412, height: 823 };

const PATIENCE_MS = 60_000;
/** How long the page is watched after the first question can be answered. */
const SETTLE_MS = 1500;
/** A task blocks for what it takes beyond this. */
const LONG_TASK_MS = 50;

/**
 * Sites must not get processes of their own, as they don't on phones with little memory: what slows
 * the page down then slows the frame down too, and both share one connection.
 */
export const browserWords = [
  '--no-sandbox', '--disable-site-isolation-trials', '--disable-features=MediaRouter,Translate,IsolateOrigins,site-per-process',
];

export const blocking = (longTasks) => longTasks.reduce((sum, { duration }) => sum + Math.max(0, duration - LONG_TASK_MS), 0);

/** Loads `subject` in a new context and, for a `resident`, walks its journey to the end. */
export async function measure(browser, subject, firstQuestion, resident) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bench = { page, session, said: listen(session) };
    const bytes = await countBytes(session);
    await session.send('Network.emulateNetworkConditions', { offline: false, ...NETWORK });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'sealwellBenchSays' });
    const source = `(${probe})(${JSON.stringify({ ...subject, firstQuestion })})`;
    await session.send('Page.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source });

    const answerable = bench.said('answerable', PATIENCE_MS, `${subject.name} did not show its first question`);
    await Promise.all([answerable, page.goto(subject.address, { waitUntil: 'commit' })]);
    await new Promise((resume) => setTimeout(resume, SETTLE_MS));

    const heap = await heapUsed(session);
    const wire = bytes();
    const loaded = await notesOf(page, subject);
    if (!loaded.readable) throw new Error(`${subject.name} painted nothing`);
    await checkSlow(session, subject, loaded);
    const result = summary(loaded, heap, wire);
    if (!resident) return result;
    const steps = await walkTapping(bench, loaded.frame, resident);
    const walked = await notesOf(page, subject);
    const later = walked.longTasks.filter(({ began }) => began > loaded.collected);
    return { ...result, steps, journeyBlocking: blocking(later), journeyMemory: walked.moduleMemory };
  } finally {
    await context.close();
  }
}

/** Gives a function that waits for the probe's next word of a kind. */
function listen(session) {
  const waiting = new Map();
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'sealwellBenchSays') waiting.get(payload)?.();
  });
  return (kind, patience, failure) => new Promise((heard, failed) => {
    const timer = setTimeout(() => failed(new Error(failure)), patience);
    waiting.set(kind, () => {
      clearTimeout(timer);
      heard();
    });
  });
}

async function countBytes(session) {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => bytes;
}

async function heapUsed(session) {
  // What the first collection finalises, only the second frees.
  for (let pass = 0; pass < 2; ++pass) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** What the probes in the page and its frames noted, with the subject's frame itself. */
async function notesOf(page, subject) {
  const frame = page.frames().find((candidate) => new URL(candidate.url()).origin === subject.origin);
  const all = await Promise.all(page.frames().map((each) => each.evaluate(() => window.sealwellBench.notes())));
  const own = all[page.frames().indexOf(frame)];
  // Page and frame share a thread: each task is told to both.
  const distinct = (lists) => [...new Map(lists.flat().map((entry) => [Math.round(entry.began), entry])).values()]
    .sort((a, b) => a.began - b.began);
  return {
    ...own,
    frame,
    page: all[0].began,
    collected: Date.now(),
    longTasks: distinct(all.map(({ longTasks }) => longTasks)),
    slowFrames: distinct(all.map(({ slowFrames }) => slowFrames)),
    fetched: all.flatMap(({ fetched }) => fetched),
  };
}

/** Fails unless connection and processor really were slow where the subject ran. */
async function checkSlow(session, subject, { fetched }) {
  const answered = fetched.filter(({ first }) => first);
  if (!answered.length) throw new Error(`nothing is known of what ${subject.name} fetched`);
  for (const { address, sent, ended, bytes } of answered) {
    const least = NETWORK.latency + (bytes / NETWORK.downloadThroughput) * 1000;
    if (ended - sent < least * 0.9) {
      throw new Error(`${address} came in ${Math.round(ended - sent)} ms: the connection was not slowed down`);
    }
  }
  const spin = async () => {
    const expression = `(() => {
      const began = performance.now();
      let x = 1;
      for (let i = 0; i < 1e7; ++i) x = (x * 31 + i) | 0;
      return performance.now() - began + (x === 0 ? 1e-9 : 0);
    })()`;
    return (await session.send('Runtime.evaluate', { expression })).result.value;
  };
  // The first turn would be the compiler's too. On a busy machine what slows down comes late at times.
  const turns = [];
  for (let turn = 0; turn < 6; ++turn) turns.push(await spin());
  const slow = median(turns.slice(1));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  // A turn may be slow by itself there, but is never fast by itself.
  let fast = Infinity;
  for (let turn = 0; turn < 20 && slow < fast * (SLOWDOWN / 2); ++turn) fast = Math.min(fast, await spin());
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  if (slow < fast * (SLOWDOWN / 2)) throw new Error(`the processor was not slowed down: ${slow} ms instead of ${fast} ms`);
}

/** Times counted from the beginning of the page's navigation, in milliseconds. */
function summary(notes, heap, wire) {
  const since = (time) => time - notes.page;
  const marks = [
    { what: 'first screen readable', at: since(notes.readable) },
    ...(notes.startHeard ? [{ what: 'tap on Start heard', at: since(notes.startHeard) }] : []),
    ...(notes.coreReady ? [{ what: 'core ready', at: since(notes.coreReady) }] : []),
    { what: 'first question answerable', at: since(notes.answerable) },
  ];
  return {
    readable: since(notes.readable),
    answerable: since(notes.answerable),
    tapsLost: notes.tapsLost,
    blocking: blocking(notes.longTasks),
    heap,
    moduleMemory: notes.moduleMemory,
    wire,
    marks,
    longTasks: notes.longTasks.map((task) => ({ ...task, began: since(task.began) })),
    slowFrames: notes.slowFrames.map((frame) => ({ ...frame, began: since(frame.began) })),
    fetched: notes.fetched.map((entry) => ({
      ...entry,
      began: since(entry.began),
      ...(entry.first && { sent: since(entry.sent), first: since(entry.first) }),
      ended: since(entry.ended),
    })).sort((a, b) => a.began - b.began),
  };
}
