// The least that can ask the same questions: one static page without style or script.

const escaped = (text) => String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const given = (attributes) => Object.entries(attributes)
  .filter(([, value]) => value !== undefined && value !== false)
  .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('');

const YES_NO = [{ code: 'true', text: 'Yes' }, { code: 'false', text: 'No' }];

function field(question) {
  const { name, text, help, kind, unit, min, max, maxLength, required } = question;
  const hint = help ? `<p>${escaped(help)}</p>` : '';
  if (['one-of', 'some-of', 'yes-no'].includes(kind)) {
    const type = kind === 'some-of' ? 'checkbox' : 'radio';
    const options = kind === 'yes-no' ? YES_NO : question.options;
    const inputs = options.map(({ code, text: label }) =>
      `<p><label><input${given({ type, name, value: code })}> ${escaped(label)}</label></p>`).join('\n');
    return `<fieldset><legend>${escaped(text)}</legend>${hint}\n${inputs}</fieldset>`;
  }
  const label = `<label for="${escaped(name)}">${escaped(text)}</label>`;
  const attributes = { id: name, name, min, max, maxlength: maxLength, required };
  const input = kind === 'paragraph' ? `<textarea${given(attributes)}></textarea>`
    : `<input${given({ type: kind, ...(kind === 'number' && { step: 'any' }), ...attributes })}>`;
  return `<div>${label}${hint}\n<p>${input} ${escaped(unit)}</p></div>`;
}

/** The page as HTML. */
export function bareForm(title, pages) {
  const content = pages.flatMap((page) => [
    ...(page.title ? [`<h2>${escaped(page.title)}</h2>`] : []),
    ...(page.help ? [`<p>${escaped(page.help)}</p>`] : []),
    ...page.questions.map(field),
  ]);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><main><h1>${escaped(title)}</h1>
<form method="post" action="/">
${content.join('\n')}
<button>Send</button>
</form></main></body></html>
`;
}
