// frame.scss to the one style sheet of the frame: `node embed/build/compile_styles.mjs > frame.css`,
// or `compileStyles()` from the build. Two things are done to what Sass gives, because the design
// system offers no setting for them: rules for variants that core/html never writes are left out,
// and left and right become start and end, so that a page in Urdu is a true mirror.

import { fileURLToPath } from "node:url";
import * as sass from "sass";

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Parts of selectors that no screen of core/html can match. A test holds the screens against it. */
export const unusedSelectors = [
  // Variants of components.
  "--small", "--inverse", "--warning", "--interruption", "--start", "--extra-letter-spacing",
  "--no-border", "--spaced", "--full-width", "--no-underline", "--no-visited", "--text-colour", "--muted",
  "__cell--s", "__conditional", "__divider", "__prefix", "__start-icon", "__actions-list", "disabled",
  "govuk-panel__actions", "govuk-summary-card", "govuk-service-navigation", "govuk-main-wrapper--",
  "govuk-visually-hidden-focusable",
  // Sizes of text.
  "govuk-caption-xl", "govuk-heading-xl", "legend--xl", "legend--m", "label--xl", "label--m", "caption--xl",
  "caption--l", "caption--m", "govuk-body-lead", "govuk-body-s", "govuk-body-m", "govuk-link-image",
  // Old browsers of one maker.
  "-moz-focus-inner", "-moz-any-link",
];

/**
 * A class inside `:not()` is one that the element must not have: the rule applies all the same.
 * @param {string} selector
 */
const unused = (selector) => {
  const wanted = selector.replace(/:not\([^)]*\)/g, "");
  return unusedSelectors.some((part) => wanted.includes(part));
};

/**
 * Splits a block of compressed CSS into its rules: [what stands before the brace, what it holds].
 * @param {string} css
 */
function* rules(css) {
  let start = 0;
  let depth = 0;
  let open = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === "{" && depth++ === 0) open = i;
    if (css[i] === "}" && --depth === 0) {
      yield [css.slice(start, open), css.slice(open + 1, i)];
      start = i + 1;
    }
  }
}

/**
 * Commas that separate selectors, not the ones inside parentheses.
 * @param {string} list
 */
const selectorsOf = (list) => list.split(/,(?![^(]*\))/);

/**
 * On paper the design system sets its type anew, size by size. What the screen has prints as well.
 * @param {string} declarations
 */
const onlySetsType = (declarations) =>
  declarations.split(";").every((one) => one === "" || /^(font-family|font-size|line-height|color):/.test(one));

/**
 * Leaves out selectors that can't match, rules without a selector, and what is then empty.
 * @param {string} css
 * @returns {string}
 */
function withoutUnused(css, printed = false) {
  let kept = "";
  for (const [before, inside] of rules(css)) {
    if (printed && onlySetsType(inside)) continue;
    // Hacks for Internet Explorer, which has no WebAssembly.
    if (/\\0|-ms-high-contrast: none|not \(caret-color/.test(before)) continue;
    if (before.startsWith("@")) {
      const rest = withoutUnused(inside, before === "@media print");
      if (rest !== "") kept += `${before.replace(/,\(-ms-high-contrast: active\)/, "")}{${rest}}`;
      continue;
    }
    const selectors = selectorsOf(before).filter((selector) => !unused(selector));
    if (selectors.length > 0 && inside !== "") kept += `${selectors.join(",")}{${inside}}`;
  }
  return kept;
}

/**
 * The four values of a box, or null when they need no change of order.
 * @param {string} values
 */
function boxOf(values) {
  const parts = values.split(/\s+(?![^(]*\))/);
  return parts.length === 4 && parts[1] !== parts[3] ? parts : null;
}

/**
 * Physical directions as logical ones, declaration by declaration.
 * @param {string} css
 */
function logical(css) {
  /** @type {Record<string, string>} */
  const side = { left: "start", right: "end" };
  return css
    // A border that inherits its colour is a drawn triangle, mirrored as a whole in _media.scss.
    .replace(
      /(?<=[{;])(margin|padding|border)-(left|right)(?=[-:])(?!-color:inherit)/g,
      (_, /** @type {string} */ box, /** @type {string} */ edge) => `${box}-inline-${side[edge]}`,
    )
    .replace(/(?<=[{;])(left|right)(?=:)/g, (edge) => `inset-inline-${side[edge]}`)
    .replace(/(?<=[{;])text-align:(left|right)/g, (_, /** @type {string} */ edge) => `text-align:${side[edge]}`)
    .replace(/(?<=[{;])(margin|padding):([^;}!]+)/g, (/** @type {string} */ whole, /** @type {string} */ box, /** @type {string} */ values) => {
      const parts = boxOf(values);
      if (parts === null) return whole;
      return `${box}-block:${parts[0]} ${parts[2]};${box}-inline:${parts[3]} ${parts[1]}`;
    });
}

/** The frame's style sheet, compressed. `modules` is the folder that holds govuk-frontend. */
export function compileStyles(modules = here("../../node_modules")) {
  const compiled = sass.compile(here("../frame/styles/frame.scss"), {
    loadPaths: [modules],
    quietDeps: true,
    style: "compressed",
    charset: false,
  });
  // Every custom property is set on :root; what to take if it were not is dead weight.
  const plain = compiled.css.replace(/var\((--govuk-[a-z-]+), ?#[0-9a-f]+\)/g, "var($1)");
  return logical(withoutUnused(plain));
}

/**
 * What only some pages have beside it, by its name in frame/styles. It is written for them as it is to be.
 * @param {'exit' | 'paper'} name
 */
export const compileExtraStyles = (name) =>
  sass.compile(here(`../frame/styles/${name}.scss`), { style: "compressed", charset: false }).css.trim();

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(compileStyles());
