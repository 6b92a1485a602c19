// What something that was seen says of who it was, in bits.

const log2 = (value) => (value > 0 ? Math.log2(value) : 0);
const entropy = (shares) => shares.reduce((sum, share) => sum - share * log2(share), 0);

/**
 * Of runs [{variant, sight}]: {bits, noisy}. Two variants are told apart where no sight of the one is one of the other's.
 * `noisy`: a variant looked different from itself, so that what is told apart may be chance; more runs say.
 */
export function bitsOf(runs) {
  const sights = new Map();
  for (const { variant, sight } of runs) sights.set(variant, [...sights.get(variant) ?? [], JSON.stringify(sight)]);
  const noisy = [...sights.values()].some((each) => new Set(each).size > 1);
  let groups = [];
  for (const each of sights.values()) {
    const together = groups.filter((group) => each.some((sight) => group.sights.has(sight)));
    groups = groups.filter((group) => !together.includes(group));
    groups.push({
      sights: new Set([...each, ...together.flatMap((group) => [...group.sights])]),
      count: 1 + together.reduce((sum, { count }) => sum + count, 0),
    });
  }
  return { bits: entropy(groups.map(({ count }) => count / sights.size)), noisy };
}

/**
 * Of runs whose sights are lists of measured numbers: who each run was is guessed from the nearest of the others, and what the
 * guesses are worth is what they and the truth have in common. A guess no better than half of the time is worth nothing.
 */
export function bitsOfTimes(runs) {
  const lists = runs.map(({ variant, sight }) => ({ variant, sight: [].concat(sight) }));
  const spread = lists[0].sight.map((_, at) => {
    const values = lists.map(({ sight }) => sight[at]);
    return Math.max(...values) - Math.min(...values) || 1;
  });
  const distance = (one, other) => one.sight.reduce((sum, value, at) => sum + ((value - other.sight[at]) / spread[at]) ** 2, 0);
  const right = lists.filter((one) => {
    const nearest = lists.filter((other) => other !== one).sort((a, b) => distance(one, a) - distance(one, b)).slice(0, 3);
    const votes = new Map();
    for (const { variant } of nearest) votes.set(variant, (votes.get(variant) ?? 0) + 1);
    return [...votes].sort((a, b) => b[1] - a[1])[0][0] === one.variant;
  }).length;
  const share = right / lists.length;
  const variants = new Set(lists.map(({ variant }) => variant)).size;
  const chance = 1 / variants;
  // So many right ones come by chance too, once in twenty times.
  const surely = chance + 1.65 * Math.sqrt((chance * (1 - chance)) / lists.length);
  const bits = share <= surely ? 0 : log2(variants) - entropy([share, ...Array.from({ length: variants - 1 }, () => (1 - share) / (variants - 1))]);
  return { bits, noisy: false };
}
