// Sealing and opening one content at a time, natively and in WebAssembly, beside the two libraries.

import { median, ratio, spread, table } from '../figures.mjs';
import { formSdk, native, sodiumWrappers, timed, webAssembly } from './subjects.mjs';

/** The most that fits the padded sizes of 4 KiB and 64 KiB. */
const CONTENTS = [{ name: '4 KB', bytes: 4092 }, { name: '64 KB', bytes: 65532 }];
const RECIPIENTS = [1, 5, 20];
/** How long a subject does the same thing in one run. */
const MILLISECONDS = 200;

const PEERS = [
  { id: 'sodium', name: 'libsodium-wrappers' },
  { id: 'sdk', name: 'FormSG SDK', openOnly: true },
];
const COLUMNS = [{ id: 'native', name: 'native' }, { id: 'wasm', name: 'WebAssembly' }, ...PEERS];

/** Measures all cases, each `runs` times and in turns; gives {what, content, recipients, times: {subject: [ns]}}. */
export async function measureOperations(runs, progress) {
  const subjects = { native: native(), wasm: await webAssembly(), sodium: sodiumWrappers(), sdk: formSdk() };
  const cases = [];
  for (const { name, bytes } of CONTENTS) {
    const content = new Uint8Array(bytes).fill(97);
    for (const recipients of RECIPIENTS) {
      progress(`${name}, ${recipients} recipients`);
      const begun = Object.fromEntries(Object.entries(subjects).map(([id, subject]) => [id, subject.begin(content, recipients)]));
      for (const what of ['seal', 'open']) {
        const able = Object.entries(begun).filter(([, one]) => one.time || one[what]);
        const time = (one) => (one.time ? one.time(what, MILLISECONDS) : timed(one[what], MILLISECONDS));
        // Once without counting, so that the engine has compiled what it will.
        for (const [, one] of able) time(one);
        const times = Object.fromEntries(able.map(([id]) => [id, []]));
        for (let run = 0; run < runs; run += 1) {
          for (const [id, one] of able) times[id].push(time(one));
        }
        cases.push({ what, content: name, recipients, times });
      }
    }
  }
  return cases;
}

const microseconds = { of: 1e3 };

export function reportOperations(cases) {
  const rows = [['', ...COLUMNS.map(({ name }) => `${name}, us`), 'wasm / wrappers', 'wasm / SDK', 'native / SDK']];
  for (const { what, content, recipients, times } of cases) {
    const of = (id) => (times[id] ? spread(times[id], microseconds) : '');
    const against = (id, peer) => (times[peer] ? ratio(median(times[id]), median(times[peer])) : '');
    rows.push([`${what} ${content}, ${recipients} recipient${recipients === 1 ? '' : 's'}`, ...COLUMNS.map(({ id }) => of(id)),
      against('wasm', 'sodium'), against('wasm', 'sdk'), against('native', 'sdk')]);
  }
  return table(rows);
}

/** One verdict a case: whether the browser's WebAssembly seals at least as fast as the library's. */
export function judgeOperations(cases) {
  return cases.filter(({ what }) => what === 'seal').map(({ content, recipients, times }) => {
    const value = median(times.wasm) / median(times.sodium);
    return [`Sealing ${content} for ${recipients} in WebAssembly`, 'aim at most 1x libsodium-wrappers', `${value.toFixed(2)}x`,
      value <= 1 ? 'met' : 'MISSED'];
  });
}
