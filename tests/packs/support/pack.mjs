// A service's pack as its own test looks at it: the files as they are, and the questionnaire's items as a list.

import { readdirSync, readFileSync } from 'node:fs';

/**
 * Of the pack in site/packs/ID: its files, its scenarios, and `items`, each with its `parents`, outermost first,
 * and `top`, the linkId of the outermost or its own.
 */
export function readPack(id) {
  const folder = new URL(`../../../site/packs/${id}/`, import.meta.url);
  const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const [pack, questionnaire, consent, advice] = ['pack', 'questionnaire', 'consent', 'advice'].map((name) => read(`${name}.json`));
  const scenarios = readdirSync(new URL('scenarios/', folder)).map((name) => ({ name, ...read(`scenarios/${name}`) }));
  const items = [];
  (function gather(list, parents) {
    for (const item of list) {
      items.push({ ...item, parents, top: parents[0]?.linkId ?? item.linkId });
      gather(item.item ?? [], [...parents, item]);
    }
  })(questionnaire.item, []);
  const byLinkId = new Map(items.map((item) => [item.linkId, item]));
  const statement = (statementId) => consent.statements.find((candidate) => candidate.id === statementId);
  return { folder, pack, questionnaire, consent, advice, scenarios, items, byLinkId, statement };
}
