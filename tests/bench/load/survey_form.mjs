// The same questions as SurveyJS shows them: its own script and style, bundled as its users bundle them.

import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const quoted = (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value));

/** A FHIR condition as SurveyJS writes one. `!=` does not hold in FHIR while there is no answer. */
function expression({ question, operator, value }) {
  if (!['=', '!=', '>', '<', '>=', '<='].includes(operator)) throw new Error(`no condition for SurveyJS with ${operator}`);
  const compared = `{${question}} ${operator} ${quoted(value)}`;
  return operator === '!=' ? `({${question}} notempty and ${compared})` : compared;
}

const visibleIf = (conditions) =>
  conditions.map(({ behaviour, list }) => `(${list.map(expression).join(behaviour === 'any' ? ' or ' : ' and ')})`).join(' and ');

const KINDS = {
  'one-of': { type: 'radiogroup' },
  'some-of': { type: 'checkbox' },
  'yes-no': { type: 'radiogroup', choices: [{ value: true, text: 'Yes' }, { value: false, text: 'No' }] },
  number: { type: 'text', inputType: 'number', step: 'any' },
  date: { type: 'text', inputType: 'date' },
  text: { type: 'text' },
  paragraph: { type: 'comment' },
};

function element({ name, text, help, kind, unit, required, min, max, maxLength, options, optionsFrom }) {
  return {
    ...KINDS[kind],
    name,
    title: unit ? `${text} (${unit})` : text,
    isRequired: required,
    ...(help && { description: help }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(maxLength !== undefined && { maxLength }),
    ...(options.length && { choices: options.map((option) => ({ value: option.code, text: option.text })) }),
    ...(optionsFrom && { choicesFromQuestion: optionsFrom, choicesFromQuestionMode: 'selected' }),
  };
}

/** The survey's JSON: one page of the questionnaire a page. */
export function surveyOf(title, pages) {
  return {
    title,
    showQuestionNumbers: 'off',
    pages: pages.map((page, index) => ({
      name: `page-${index + 1}`,
      ...(page.title && { title: page.title }),
      ...(page.help && { description: page.help }),
      ...(page.conditions.length && { visibleIf: visibleIf(page.conditions) }),
      elements: page.questions.map(element),
    })),
  };
}

/** The site's files: {path: {type, body}}. */
export async function surveySite(title, pages) {
  const bundled = await build({
    stdin: {
      contents: `import { Model } from 'survey-core';
import 'survey-js-ui';
new Model(${JSON.stringify(surveyOf(title, pages))}).render(document.getElementById('survey'));`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const style = createRequire(import.meta.url).resolve('survey-core/survey-core.fontless.min.css');
  const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="survey.css"><script defer src="survey.js"></script></head>
<body><div id="survey"></div></body></html>
`;
  return {
    '/': { type: 'text/html; charset=utf-8', body: page },
    '/survey.css': { type: 'text/css; charset=utf-8', body: readFileSync(style) },
    '/survey.js': { type: 'text/javascript; charset=utf-8', body: Buffer.from(bundled.outputFiles[0].contents) },
  };
}
