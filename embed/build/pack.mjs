import { existsSync, readFileSync } from 'node:fs';

/**
 * An item of a FHIR Questionnaire, or the Questionnaire itself: as much of it as the build looks at.
 * @typedef {{url: string, valueBoolean?: boolean, valueCodeableConcept?: {coding?: {code?: string}[]}, valueCoding?: Coding}} Extension
 * @typedef {{code?: string, display?: string}} Coding
 * @typedef {{valueCoding?: Coding, valueString?: string, valueInteger?: number, valueDate?: string}} AnswerOption
 * @typedef {{type?: string, text?: string, repeats?: boolean, enableWhen?: object[], answerOption?: AnswerOption[],
 *   item?: Item[], extension?: Extension[]}} Item
 */

/**
 * A signed pack's content: as much of it as the build looks at.
 * @typedef {{lead?: string, phone: string, hours?: string, note?: string}} Contact
 * @typedef {{id: string, name: string, languages: string[], stage?: string, frameAncestors?: string[], theme?: Record<string, string>,
 *   intake?: {address: string}, hostKeepsSealed?: boolean, exitPage?: string, contact: Contact, start: {title: string}}} PackMembers
 * @typedef {{pack: PackMembers, questionnaire: Item, translations?: Record<string, {texts?: Record<string, string>}>}} PackDocument
 */

/** @typedef {ReturnType<typeof readPackFile>} Pack */

/**
 * What the site needs to know of a signed pack file. Its signature is not looked at here: the
 * browser does that, and `sealwell render` did it before anything of the pack gets into a page.
 * @param {string} path
 */
export function readPackFile(path) {
  const bytes = readFileSync(path);
  const end = bytes.indexOf('\n\n');
  if (!bytes.subarray(0, 24).toString('latin1').startsWith('sealwell-signed-pack/1\n') || end < 0) {
    throw new Error(`${path} is not a signed pack: make it with sealwell pack build`);
  }
  const document = /** @type {PackDocument} */ (JSON.parse(bytes.subarray(end + 2).toString('utf8')));
  const { pack, questionnaire } = document;
  /** @param {string} ending */
  const beside = (ending) => pack.languages.map((language, index) => {
    const file = path.replace(/\.pack$/, `${index ? `.${language}` : ''}${ending}`);
    if (existsSync(file)) return readFileSync(file);
    throw new Error(`${file} is missing: sealwell pack build writes it beside ${path}, and browsers fetch it`);
  });
  return {
    path,
    /** What browsers fetch, in the order of the languages. */
    prepared: beside('.prepared'),
    terms: beside('.terms'),
    id: pack.id,
    languages: pack.languages,
    /** "demonstration", or what may be shown to residents. */
    stage: pack.stage ?? 'production',
    core: calculates(questionnaire) ? 'sealwell_calculating' : 'sealwell',
    ancestors: pack.frameAncestors ?? [],
    theme: pack.theme ?? {},
    name: pack.name,
    intake: pack.intake?.address ?? '',
    hostKeepsSealed: pack.hostKeepsSealed === true,
    /** Where "Exit this page" leads; null for a pack that does not ask for it. */
    exitPage: pack.exitPage ?? null,
    document,
  };
}

const EXPRESSIONS = /\/sdc-questionnaire-(?:calculated|enableWhen|initial)Expression$/;

/**
 * Whether an item is calculated, enabled or filled in by an expression: the core's module must bring FHIRPath then.
 * @param {Item} item
 * @returns {boolean}
 */
function calculates({ item = [], extension = [] }) {
  return extension.some(({ url }) => EXPRESSIONS.test(url)) || item.some(calculates);
}

const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/**
 * The pack's colours as the custom properties that the style sheet uses, by light and on paper: by dark it has its own.
 * @param {Record<string, string>} theme
 */
export function themeStyle(theme) {
  const properties = Object.entries(theme).map(([name, colour]) => {
    if (!/^[a-z][a-z-]{0,40}$/.test(name) || !COLOUR.test(colour)) {
      throw new Error(`theme: ${name} must be a colour like #1f5c4d`);
    }
    return `--govuk-${name}-colour:${colour}`;
  });
  return properties.length ? `@media print,(prefers-color-scheme:light){:root{${properties.join(';')}}}` : '';
}

/**
 * An origin as a browser says it: scheme and host, nothing after.
 * @param {string} text
 */
export function checkedOrigin(text) {
  let origin;
  try {
    ({ origin } = new URL(text));
  } catch {
    origin = null;
  }
  if (origin !== text) throw new Error(`${text} is not an origin: write it like https://www.example.org`);
  return origin;
}
