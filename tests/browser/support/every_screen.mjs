// Every screen of every pack under site/packs, in each of its languages, as the native core draws it: whatever the
// packs' scenarios lead to, each form also sent empty, what follows when a referral can't be sent, and opened receipts.

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PretendedIntake } from './pretended_intake.mjs';
import { receiptScreens } from './receipt_screens.mjs';
import { demo, keyFile, passphraseFile, sealwell, signingKeysFile } from './service.mjs';

const run = promisify(execFile);
const packs = fileURLToPath(new URL('../../../site/packs/', import.meta.url));
const NOW = '2026-11-22T09:30:00Z';

/** The packs of the repository, each with its languages and its scenarios' files. */
export const repositoryPacks = () => readdirSync(packs).map((name) => {
  const folder = join(packs, name);
  const { id, languages } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8'));
  const scenarios = readdirSync(join(folder, 'scenarios')).map((file) => join(folder, 'scenarios', file));
  return { id, folder, languages, scenarios };
});

/** Builds and signs a pack whose acknowledgements `intake` signs. */
async function signed({ id, folder }, out, intake) {
  const deployment = JSON.parse(readFileSync(join(demo(), 'deployments', `${id}.json`), 'utf8'));
  deployment.intake.publicKeys = [intake.publicKey];
  const file = join(out, `${id}.json`);
  writeFileSync(file, JSON.stringify(deployment));
  const pack = join(out, `${id}.pack`);
  await run(sealwell(), ['pack', 'build', folder, '--deployment', file, '--sign', keyFile('signing'),
                         '--passphrase-file', passphraseFile(), '--out', pack]);
  return pack;
}

/**
 * The pack as a later version in English alone, in which every statement's words have changed since: whoever agreed to the
 * earlier ones is asked again.
 */
function reworded({ id, folder }, out) {
  const later = join(out, 'later', id);
  cpSync(folder, later, { recursive: true });
  rmSync(join(later, 'translations'), { recursive: true, force: true });
  const edit = (name, change) => {
    const value = JSON.parse(readFileSync(join(later, name), 'utf8'));
    change(value);
    writeFileSync(join(later, name), JSON.stringify(value));
  };
  edit('pack.json', (pack) => {
    pack.languages = ['en'];
    for (const language of Object.keys(pack.messages ?? {})) if (language !== 'en') delete pack.messages[language];
  });
  edit('consent.json', ({ statements }) => {
    for (const statement of statements) {
      const { version, wording: { en } } = statement;
      statement.history = [...(statement.history ?? []), { version, wording: { en: structuredClone(en) } }];
      statement.version = `${version}-later`;
      statement.wording = { en: { ...en, text: [...en.text.slice(1), 'Somebody else is told too.'] } };
    }
  });
  return { id, folder: later };
}

const NOT_SENT = ['offline', 'busy', 'refused'].flatMap((reason) => [true, false].map((saved) => ({ type: 'not-sent', reason, saved })));

/**
 * A scenario's actions with more between them. A form that was filled in is first sent empty: where that is refused, the
 * screen with its errors is seen; where it is not, `visit` goes back to where it was.
 */
function withDetours(steps) {
  return steps.flatMap(({ action }, index) => {
    if (action?.type !== 'submit' || !Object.keys(action.fields).length) return action ? [action] : [];
    return [{ ...action, fields: {} }, { type: 'visit', position: steps[index - 1].answer.screen.position }, action];
  });
}

const read = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line));

/** What a browser shows when this scenario is walked: the answers of the core, in order. */
async function walked({ pack, language, scenario, intake, receipts }, folder) {
  const transcript = join(folder, 'transcript');
  const common = [pack, '--trust', signingKeysFile(), '--now', NOW, '--seed', 'every screen', '--lang', language];
  const replay = async (actions) => {
    const file = join(folder, 'actions');
    writeFileSync(file, actions.map((action) => `${JSON.stringify(action)}\n`).join(''));
    return read((await run(sealwell(), ['replay', ...common, '--html', '--actions', file], { maxBuffer: 1 << 28 })).stdout);
  };
  const walk = ['run', ...common, '--answers', scenario, '--transcript', transcript];
  await run(sealwell(), walk);
  const steps = read(readFileSync(transcript, 'utf8'));
  const post = steps.at(-1).answer.effects.find(({ type }) => type === 'post');
  // A receipt of a referral and one of a refusal are all the kinds that there are.
  const outcome = steps.at(-1).answer.effects.some(({ type }) => type === 'receipt') && (post ? 'sent' : 'refused');
  if (outcome && !receipts.has(outcome)) {
    const file = join(folder, outcome);
    await run(sealwell(), [...walk, '--receipt', file]);
    receipts.set(outcome, readFileSync(file, 'utf8'));
    rmSync(file);
  }
  const actions = withDetours(steps);
  if (!post) return replay(actions);
  const acknowledged = { type: 'acknowledged', acknowledgement: intake.acknowledge(post) };
  return [
    ...await replay([...actions, ...NOT_SENT.flatMap((failure) => [failure, { type: 'retry' }]), acknowledged]),
    ...(await replay([...actions, NOT_SENT[0], { type: 'give-up' }])).slice(-1),
  ];
}

/**
 * [{pack, language, direction, id, title, html, alert, refused}], each different drawing once. `refused`: the form was
 * sent and has errors.
 */
export async function everyScreen(chosen = repositoryPacks()) {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-screens-'));
  const intake = new PretendedIntake(NOW);
  const found = new Map();
  const take = (pack, { screen, html, alert, focus }) => {
    if (html === undefined) return;
    const { id, title, language, direction } = screen;
    const key = JSON.stringify([pack, language, id, alert, html.replace(/ data-position="\d+"/, '')]);
    if (!found.has(key)) found.set(key, { pack, language, direction, id, title, html, alert, refused: focus === 'errors' });
  };
  try {
    const files = await Promise.all(chosen.map((pack) => signed(pack, folder, intake)));
    const places = chosen.flatMap(({ id, languages, scenarios }, index) => languages.map((language, order) =>
      ({ id, folder: chosen[index].folder, pack: files[index], language, ending: order ? `.${language}` : '', scenarios, intake })));
    const worker = async (own) => {
      for (let place = places.shift(); place; place = places.shift()) {
        const receipts = new Map();
        for (const scenario of place.scenarios) {
          for (const { answer } of await walked({ ...place, scenario, receipts }, own)) take(place.id, answer);
        }
        const opened = await receiptScreens(place.pack, place.ending, [...receipts.values()], intake, Date.parse(NOW));
        for (const answer of opened) take(place.id, answer);
        if (place.language !== 'en' || !receipts.has('sent')) continue;
        const later = await signed(reworded(place, own), own, intake);
        for (const answer of await receiptScreens(later, '', [receipts.get('sent')], intake, Date.parse(NOW))) take(place.id, answer);
      }
    };
    await Promise.all(cpus().map((_, index) => worker(mkdtempSync(join(folder, `${index}-`)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return [...found.values()];
}
