// The screens of a receipt that was opened again (docs/changes.md), as the module that browsers load draws them.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from '../../embed/support/typescript.mjs';
import { signingKeysFile, wasmFile } from './service.mjs';

const { loadReceipts } = await load('wasm/receipts.ts');
/** Longer than any way through it. */
const STEPS_MAX = 12;

const attribute = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** What fills a screen's form in: the first of each choice, words in each line. `choice` is taken where there is one of it. */
function filled(html, choice) {
  const fields = {};
  for (const [tag] of html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const value = /type="(?:radio|checkbox)"/.test(tag) ? attribute(tag, 'value') : 'Nobody called.';
    if (!(name in fields) || value === choice) fields[name] = [value];
  }
  return fields;
}

const buttonsOf = (html) => [...html.matchAll(/<button type="submit"[^>]*>/g)].map(([tag]) => attribute(tag, 'value'));
const choicesOf = (html) => [...html.matchAll(/<input[^>]* type="radio"[^>]*>/g)].map(([tag]) => attribute(tag, 'value'));

/** `pack` is {pack, terms, keys} as the module wants it; gives every answer of the module that draws a screen. */
async function visits(pack, receipt, intake, now) {
  const { open, dispatchToVisit } = await loadReceipts(readFileSync(join(dirname(wasmFile()), 'sealwell_receipts.wasm')));
  const { secret: _, ...readOnly } = receipt;
  const first = open(pack, JSON.stringify(receipt), now);
  const shown = [first, open(pack, JSON.stringify(readOnly), now), open(pack, '#receipt=AAAA', now)];
  if (shown.some((answer) => answer.error)) throw new Error(`a receipt can't be opened: ${JSON.stringify(shown.map(({ error }) => error))}`);
  for (const choice of choicesOf(first.html)) {
    let answer = open(pack, JSON.stringify(receipt), now);
    // Doing it again ends the visit: what comes is the assessment's own.
    for (let step = 0; step < STEPS_MAX && answer.html && buttonsOf(answer.html).length; ++step) {
      const { screen, html } = answer;
      const submit = (fields, button) => dispatchToVisit({ type: 'submit', screen: screen.id, fields, button }, now);
      const [button] = buttonsOf(html);
      const empty = submit({}, button);
      shown.push(empty);
      answer = empty.screen.id === screen.id ? submit(filled(html, choice), button) : empty;
      shown.push(answer);
      const post = answer.effects.find(({ type }) => type === 'post');
      if (!post) continue;
      shown.push(dispatchToVisit({ type: 'not-sent', reason: 'offline', saved: true }, now), dispatchToVisit({ type: 'retry' }, now));
      answer = dispatchToVisit({ type: 'acknowledged', acknowledgement: intake.acknowledge(post) }, now);
      shown.push(answer);
    }
  }
  return shown;
}

/**
 * For a signed pack's file, with what its build put beside it, and receipts (texts) that were made with it: every screen
 * in the language whose prepared pack and terms end in `ending` (.cy or nothing).
 */
export async function receiptScreens(packFile, ending, receipts, intake, now) {
  const beside = (kind) => readFileSync(packFile.replace(/\.pack$/, `${ending}.${kind}`));
  const pack = {
    pack: beside('prepared'), terms: beside('terms'), keys: readFileSync(signingKeysFile(), 'utf8').trim().split('\n'),
    address: 'https://service.example/a/service',
  };
  const all = [];
  for (const receipt of receipts) all.push(...await visits(pack, JSON.parse(receipt), intake, now));
  return all;
}
