// What a browser fetches from opening the partner's page to the confirmation, in bytes.

/**
 * @typedef {{path: string, raw: number, brotli: number}} Size of a file
 * @typedef {{name: string, ceiling: number, files: Size[], behind: Size[], later: Size[]}} Journey
 */

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

/**
 * Prints one line a file and the totals of each page, and says whether every first total is within its ceiling.
 * `journeys` is [{name, ceiling, files: [{path, raw, brotli}], behind, later: the same}]: `behind` is fetched behind the
 * first screen, and is what keeps and posts envelopes; `later` only on request or after the confirmation.
 * @param {Journey[]} journeys
 * @param {(line: string) => void} print
 */
export function reportSizes(journeys, print = console.log) {
  let within = true;
  for (const { name, ceiling, files, behind, later } of journeys) {
    print(`${name}: kB raw, kB compressed (brotli)`);
    for (const { path, raw, brotli } of files) print(`${kilobytes(raw)} ${kilobytes(brotli)}  ${path}`);
    /** @param {'raw' | 'brotli'} member */
    const sum = (member, of = files) => of.reduce((total, file) => total + file[member], 0);
    const good = sum('brotli') <= ceiling;
    within &&= good;
    print(`${kilobytes(sum('raw'))} ${kilobytes(sum('brotli'))}  in all; the ceiling is ${ceiling / 1000} kB` +
          (good ? '' : ': TOO LARGE'));
    for (const { path, raw, brotli } of behind) print(`${kilobytes(raw)} ${kilobytes(brotli)}  behind the first screen: ${path}`);
    const all = [...files, ...behind];
    print(`${kilobytes(sum('raw', all))} ${kilobytes(sum('brotli', all))}  to the confirmation`);
    for (const { path, raw, brotli } of later) print(`${kilobytes(raw)} ${kilobytes(brotli)}  later: ${path}`);
  }
  return within;
}
