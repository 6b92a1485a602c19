// What a browser fetches from opening the partner's page to the confirmation, in bytes.

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

/**
 * Prints one line a file and the total of each page, and says whether every total is within its
 * ceiling. `journeys` is [{name, ceiling, files: [{path, raw, brotli}], later: the same}]: `later` is fetched behind the
 * first screen or on request, and counts in no total.
 */
export function reportSizes(journeys, print = console.log) {
  let within = true;
  for (const { name, ceiling, files, later } of journeys) {
    print(`${name}: kB raw, kB compressed (brotli)`);
    for (const { path, raw, brotli } of files) print(`${kilobytes(raw)} ${kilobytes(brotli)}  ${path}`);
    const sum = (member) => files.reduce((total, file) => total + file[member], 0);
    const good = sum('brotli') <= ceiling;
    within &&= good;
    print(`${kilobytes(sum('raw'))} ${kilobytes(sum('brotli'))}  in all; the ceiling is ${ceiling / 1000} kB` +
          (good ? '' : ': TOO LARGE'));
    for (const { path, raw, brotli } of later) print(`${kilobytes(raw)} ${kilobytes(brotli)}  later: ${path}`);
  }
  return within;
}
