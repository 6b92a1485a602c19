// What good.json holds: envelopes that open.
import { base64, hex, seal, sha256, utf8 } from './independent.mjs';
import { keys, pods } from './keys.mjs';
import { stream, toSeal } from './vectors.mjs';

export const goods = [];
/** `parts`: [notation, recipients] pairs. */
function good(
  name,
  what,
  parts,
  { packId = 'livewell-dorset', packHash = hex(sha256(utf8('a pack'))) } = {},
) {
  const vector = {
    name,
    what,
    seed: `sealwell vector ${name}`,
    id: hex(sha256(utf8(`envelope ${name}`)).subarray(0, 16)),
    packId,
    packHash,
    parts: parts.map(([notation, recipients]) => ({ content: notation, recipients })),
  };
  const sealed = seal(toSeal(vector, keys), stream(vector.seed));
  goods.push({
    ...vector,
    size: sealed.length,
    sha256: hex(sha256(sealed)),
    // Long ones are made again from what is above; their hash says whether they came out right.
    ...(sealed.length <= 14_000 ? { envelope: base64(sealed) } : {}),
  });
}
const text = (words) => ({ text: words });
const long = (length) => ({ repeat: 'Sealwell. ', length });

good('one', 'One part for one recipient: the worked example of the specification.', [
  [text('Hello, Ann.'), ['ann']],
]);
good('two-recipients', 'One part for two recipients.', [[text('Hello, both.'), ['ann', 'ben']]]);
good(
  'three-parts',
  'Contact details, health answers and equality answers, each for its own recipients, and a recovery key on all.',
  [
    [text('{"part":"contact","name":"Ann Example"}'), ['ann', 'recovery']],
    [text('{"part":"health","audit-c":5}'), ['ann', 'ben', 'recovery']],
    [text('{"part":"equality","ethnicity":"prefer not to say"}'), ['pod-01', 'recovery']],
  ],
);
good('two-parts', 'Two parts of the same padded size for the same recipient.', [
  [text('first'), ['ann']],
  [text('second'), ['ann']],
]);
good('empty', 'No content at all.', [[text(''), ['ann']]]);
good('one-byte', 'One byte of content.', [[text('x'), ['ann']]]);
good('zeros', 'Content that looks like padding.', [[{ repeat: '\u0000', length: 100 }, ['ann']]]);
good('unicode', 'Welsh, Urdu, Polish, an emoji of several code points, and letters with combining marks.', [
  [
    text('Llanfairpwllgwyngyll ŵ ŷ · خود حوالہ · zażółć gęślą jaźń · 👩🏽‍⚕️ · e\u0301 n\u0303 · \u{10ffff}'),
    ['ann'],
  ],
]);
good('short-pack-id', 'A pack id of one character, a pack hash of zeros.', [[text('hi'), ['ann']]], {
  packId: 'p',
  packHash: '00'.repeat(32),
});
good('long-pack-id', 'A pack id of 64 characters.', [[text('hi'), ['ann']]], {
  packId: 'a-long-pack-id-0123456789-'.repeat(3).slice(0, 64),
});
good('many-recipients', 'One part for 32 recipients.', [[text('Hello, everybody.'), pods]]);
for (const size of [4096, 8192, 16384, 32768, 65536, 131072, 262144]) {
  good(`fills-${size}`, `The longest content that is padded to ${size} bytes.`, [[long(size - 4), ['ann']]]);
  good(`beyond-${size}`, `One byte more than fits ${size} bytes.`, [[long(size - 3), ['ann']]]);
}
good('largest-part', 'The longest content that a part can have.', [[long(524_284), ['ann']]]);
good(
  'many-parts',
  '32 parts, each for another recipient.',
  pods.map((pod, i) => [text(`part ${i}`), [pod]]),
);
good(
  'most',
  '32 parts for 32 recipients each: the longest header.',
  pods.map((_, i) => [text(`part ${i}`), pods]),
  {
    packId: 'z'.repeat(64),
  },
);
good(
  'nearly-full',
  'Parts of all eight padded sizes: nearly 1 MiB.',
  [524_284, 262_140, 131_068, 65_532, 32_764, 16_380, 8188, 4092].map((size) => [
    long(size),
    ['ann', 'recovery'],
  ]),
);
