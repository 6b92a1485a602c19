// What the benchmarks' reports share: figures of several runs as text, and a plain table.

const sorted = (values) => [...values].sort((a, b) => a - b);

/** The value below which this share of the values lies (nearest rank). */
export function quantile(values, share) {
  const inOrder = sorted(values);
  return inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)];
}

export function median(values) {
  const inOrder = sorted(values);
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}

/** `value` in units of `of`. */
export const figure = (value, { of = 1, digits = 0 } = {}) => (value / of).toFixed(digits);

/** The median, with the smallest and the largest value in brackets. */
export function spread(values, measure) {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => figure(value, measure));
  return `${figure(median(values), measure)} (${least} to ${most})`;
}

export const ratio = (value, base) => (base ? `${(value / base).toFixed(value / base < 10 ? 2 : 0)}x` : '-');

export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}
