/**
 * What attacks came to, as the lines of a table.
 * @param {{attack: string, measure: string, engine: string}[]} rows
 * @returns {string[]}
 */
export function tableLines(rows) {
  const columns = /** @type {const} */ (['attack', 'measure', 'engine']);
  const all = [{ attack: 'attack', measure: 'measure', engine: 'engine' }, ...rows];
  const widths = columns.map((column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => columns.map((column, i) => row[column].padEnd(widths[i])).join('  ').trimEnd());
}
