// A resident who fills in one screen after another and taps the button below.

const PATIENCE_MS = 30_000;

/** Answers the screen's form, without the button; runs in the frame. Where its button is, or null. */
async function answerScreen({ answers, decisions }) {
  const main = document.querySelector('#sealwell-main');
  const form = document.querySelector('#sealwell-form');
  if (!form) return { id: main.dataset.screen, button: null };

  const wanted = (name) => {
    const [, date, part] = /^(.*)-(day|month|year)$/.exec(name) ?? [];
    if (date in answers) return [String(Number(answers[date].split('-')[['year', 'month', 'day'].indexOf(part)]))];
    return name in answers ? [answers[name]].flat().map(String) : [];
  };
  const done = new Set();
  // An answer may bring in further inputs, or draw those here anew.
  for (;;) {
    const inputs = [...document.querySelectorAll('#sealwell-form :is(input, textarea)')];
    const next = inputs.find((input) => {
      const isChoice = ['radio', 'checkbox'].includes(input.type);
      return !done.has(`${input.name} ${isChoice ? input.value : ''}`) &&
        (isChoice ? wanted(input.name).includes(input.value) : wanted(input.name).length);
    });
    if (!next) break;
    if (['radio', 'checkbox'].includes(next.type)) {
      done.add(`${next.name} ${next.value}`);
      if (!next.checked) next.click();
    } else {
      done.add(`${next.name} `);
      [next.value] = wanted(next.name);
      next.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  const { screen } = main.dataset;
  const decision = screen.startsWith('consent/') ? decisions[screen.slice('consent/'.length)] ?? 'yes' : null;
  const button = [...document.querySelectorAll('#sealwell-form button[type="submit"]')]
    .find(({ value }) => decision === null || value === decision);
  if (!button) throw new Error(`no button to tap on ${screen}`);
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  // The page around the frame may still have to follow its height.
  for (let frames = 0; frames < 6; ++frames) await new Promise((drawn) => requestAnimationFrame(drawn));
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = button.getBoundingClientRect();
  window.sealwellBench.waitForTap();
  return { id: screen, button: { x: left + width / 2, y: top + height / 2 } };
}

/** Walks to the confirmation. Gives back each step as the probe noted it. */
export async function walkTapping({ page, said }, frame, resident) {
  const embedded = frame !== page.mainFrame();
  for (;;) {
    const { id, button } = await frame.evaluate(answerScreen, resident);
    if (!button) break;
    const box = embedded ? await (await frame.frameElement()).boundingBox() : { x: 0, y: 0 };
    const step = said('step', PATIENCE_MS, `nothing came after a tap on ${id}`);
    await Promise.all([step, page.mouse.click(box.x + button.x, box.y + button.y)]);
  }
  await frame.waitForFunction(() => document.querySelector('#sealwell-main').dataset.screen === 'sent', null,
                              { timeout: PATIENCE_MS });
  return (await frame.evaluate(() => window.sealwellBench.notes())).steps;
}
