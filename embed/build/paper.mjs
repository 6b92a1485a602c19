// A pack's questions as a page without a script, to print or to save: for browsers in which the form can't run. It can be
// filled in by hand and kept at hand for the call; it is nothing that a service takes in.

import { directionOf, escaped, wordsFor } from './words.mjs';

const HIDDEN = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden';
const CALCULATED = /\/sdc-questionnaire-calculatedExpression$/;
const CONTROL = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl';
const UNIT = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit';

/** @typedef {import('./pack.mjs').Item} Item */

/**
 * @param {Item} item
 * @param {string} url
 */
const extension = ({ extension: all = [] }, url) => all.find((one) => one.url === url);
/** @param {Item} item */
const isHelp = (item) =>
  item.type === 'display' && extension(item, CONTROL)?.valueCodeableConcept?.coding?.some(({ code }) => code === 'help');
/** @param {Item} item */
const isLeftOut = (item) =>
  extension(item, HIDDEN)?.valueBoolean === true || (item.extension ?? []).some(({ url }) => CALCULATED.test(url));

/** On paper: a box for each option, lines for the rest. */
export const paperStyle =
  '.paper{max-width:44rem;margin:0 auto;padding:1rem}.paper section{margin-block-end:2rem}' +
  '.paper ul{list-style:none;padding:0}.paper li{display:flex;gap:.75rem;padding-block:.25rem;font-size:1.1875rem;line-height:1.3}' +
  '.paper .govuk-hint{margin-block:0 .5rem}' +
  '.paper li::before{content:"";flex:none;width:1.25rem;height:1.25rem;border:2px solid currentcolor}' +
  '.paper .line{border-block-end:2px solid currentcolor;height:2.5rem}.paper .box{border:2px solid currentcolor;height:8rem}' +
  '@media print{.paper .question{break-inside:avoid}.paper .save{display:none}}';

/**
 * `document` is a signed pack's content; `style` goes into the page. Texts that the pack has no translation of stand in its
 * first language, as its screens have them.
 * @param {import('./pack.mjs').PackDocument} document
 * @param {string} language
 * @param {string} style
 */
export function paperPage({ pack, questionnaire, translations = {} }, language, style) {
  const texts = translations[language]?.texts ?? {};
  /** @param {string} [text] */
  const said = (text = '') => escaped(texts[text] ?? text);
  const words = wordsFor(language);
  const own = words.language === language.split('-')[0] ? '' : ` lang="${words.language}" dir="ltr"`;
  /** @param {string} text */
  const hint = (text) => `<p class="govuk-hint"${own}>${escaped(text)}</p>`;
  const line = '<div class="line"></div>';
  /** @param {string[]} labels */
  const list = (labels) => `<ul>${labels.map((label) => `<li>${label}</li>`).join('')}</ul>`;

  /** @param {import('./pack.mjs').AnswerOption} option */
  const optionOf = ({ valueCoding, valueString, valueInteger, valueDate }) =>
    said(valueCoding?.display ?? valueCoding?.code ?? valueString ?? String(valueInteger ?? valueDate));
  /** @param {Item} item */
  const optionsOf = ({ answerOption = [] }) => answerOption.map(optionOf);

  /** @param {Item} item */
  function place(item) {
    switch (item.type) {
      case 'boolean': return list([`<span${own}>${words.yes}</span>`, `<span${own}>${words.no}</span>`]);
      case 'choice': return hint(item.repeats ? words.several : words.one) + list(optionsOf(item));
      case 'open-choice':
        return hint(item.repeats ? words.several : words.one) + list([...optionsOf(item), `<span${own}>${words.other}</span>`]) + line;
      case 'text': return '<div class="box"></div>';
      case 'date': return hint(words.date) + line;
      default: {
        const unit = extension(item, UNIT)?.valueCoding;
        return (unit ? `<p class="govuk-hint">${said(unit.display ?? unit.code)}</p>` : '') + line;
      }
    }
  }

  /** @type {(items?: Item[], level?: number) => string} */
  const written = (items = [], level = 2) => items.filter((item) => !isLeftOut(item) && !isHelp(item))
    .map((item) => draw(item, Math.min(level, 6))).join('');

  /**
   * @param {Item} item
   * @param {number} level
   */
  function draw(item, level) {
    const inside = written(item.item, level + 1);
    if (item.type === 'display') return `<p class="govuk-body">${said(item.text)}</p>`;
    const heading = item.text ? `<h${level} class="govuk-heading-${level === 2 ? 'm' : 's'}">${said(item.text)}</h${level}>` : '';
    if (item.type === 'group') return heading ? `<section>${heading}${inside}</section>` : inside;
    const help = (item.item ?? []).filter(isHelp).map(({ text }) => `<p class="govuk-hint">${said(text)}</p>`).join('');
    return `<div class="question">${heading}${item.enableWhen ? hint(words.onlyIf) : ''}${help}${place(item)}</div>${inside}`;
  }

  const { lead, phone, hours, note } = pack.contact;
  const contact = [said(lead), `<a class="govuk-link" href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi>${escaped(phone)}</bdi></a>`,
                   said(hours), said(note)].filter(Boolean).map((text) => `<p class="govuk-body">${text}</p>`).join('');
  return '<!DOCTYPE html>\n' +
    `<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">` +
    `<title>${said(pack.start.title)} – ${said(pack.name)}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    '<meta name="format-detection" content="telephone=no"><meta name="referrer" content="no-referrer">' +
    `<style>${style}</style></head><body><main class="paper"><p class="govuk-body"><strong>${said(pack.name)}</strong></p>` +
    `<h1 class="govuk-heading-l">${said(pack.start.title)}</h1>` +
    `<p class="govuk-body"${own}>${words.paperLead}</p>${contact}` +
    `<p class="govuk-body save"${own}><a class="govuk-link" href="" download="${pack.id}.html">${words.save}</a></p>` +
    `${written(questionnaire.item)}</main></body></html>\n`;
}
