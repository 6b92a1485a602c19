// Bad envelopes that somebody sealed on purpose to break one rule, with everything else in order.
import {
  base64,
  concat,
  fromHex,
  head,
  keyId,
  pad,
  partKeys,
  sealBody,
  sha256,
  utf8,
  wrap,
} from './independent.mjs';
import { keys, pods } from './keys.mjs';
import { stream } from './vectors.mjs';

export const forgeries = [];
function made(name, failure, envelope, by = ['ann']) {
  forgeries.push({ name, envelope: base64(envelope), keys: by, failure });
}

const forgery = stream('sealwell forgeries');
/** Seals one content for Ann; `change` may replace any step. */
function forged(change = {}) {
  const id = change.id ?? sha256(utf8('a forged envelope')).subarray(0, 16);
  const contentKey = forgery(32);
  const nonce = forgery(24);
  const padded = change.padded ?? pad(utf8('forged'));
  const derived = partKeys(contentKey, change.derivedFrom?.id ?? id, change.derivedFrom?.index ?? 0);
  const keysOfPart = { ...derived, ...change.keys?.(contentKey) };
  const wraps = change.wraps?.(contentKey) ?? [
    { id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ann.public), forgery(32)) },
  ];
  const before = head({
    id,
    packHash: sha256(utf8('a pack')),
    packId: change.packId ?? 'livewell-dorset',
    parts: [{ wraps, commitment: keysOfPart.commitment, nonce, bodyLength: padded.length + 16 }],
  });
  const altered = change.head?.(before) ?? before;
  return concat(
    altered,
    sealBody(padded, keysOfPart.bodyKey, nonce, change.bound?.(altered) ?? altered, change.index ?? 0),
  );
}
const padding = (change) => {
  const padded = pad(utf8('forged'));
  change(padded);
  return padded;
};
made('padding-not-zero-first', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([1], 10)) }));
made(
  'padding-not-zero-middle',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([0x80], 2048)) }),
);
made('padding-not-zero-last', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([1], 4095)) }));
made('padding-spaces', 'envelope_bad_padding', forged({ padded: padding((p) => p.fill(0x20, 10)) }));
made(
  'content-length-one-too-small',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([5], 0)) }),
);
made(
  'content-length-one-beyond',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([0xfd, 0x0f], 0)) }),
);
made(
  'content-length-padded-size',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([0, 0x10], 0)) }),
);
made(
  'content-length-huge',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([255, 255, 255, 255], 0)) }),
);
made(
  'content-length-negative',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([0, 0, 0, 0x80], 0)) }),
);
made(
  'content-length-big-endian',
  'envelope_bad_padding',
  forged({ padded: padding((p) => p.set([0, 0, 0, 6], 0)) }),
);
made(
  'padded-more-than-needed',
  'envelope_bad_padding',
  forged({ padded: concat(pad(utf8('forged')), new Uint8Array(4096)) }),
);
made(
  'padded-more-than-needed-at-boundary',
  'envelope_bad_padding',
  forged({ padded: concat(pad(new Uint8Array(4092).fill(0x61)), new Uint8Array(4096)) }),
);
made('body-not-padded', 'envelope_bad_header', forged({ padded: concat([6, 0, 0, 0], utf8('forged')) }));
made(
  'body-padded-to-5000',
  'envelope_bad_header',
  forged({ padded: concat(pad(utf8('forged')), new Uint8Array(904)) }),
);
made(
  'bound-without-index',
  'envelope_body_failed',
  forged({ bound: (all) => all.subarray(0, all.length - 1), index: 0 }),
);
made('bound-to-another-index', 'envelope_body_failed', forged({ index: 1 }));
made('bound-to-header-without-prefix', 'envelope_body_failed', forged({ bound: (all) => all.subarray(16) }));
made('bound-to-nothing', 'envelope_body_failed', forged({ bound: () => new Uint8Array() }));
made(
  'body-key-is-content-key',
  'envelope_body_failed',
  forged({ keys: (contentKey) => ({ bodyKey: contentKey }) }),
);
made(
  'commitment-for-another-envelope',
  'envelope_commitment_failed',
  forged({ derivedFrom: { id: new Uint8Array(16).fill(7) } }),
);
made('commitment-for-another-part', 'envelope_commitment_failed', forged({ derivedFrom: { index: 1 } }));
made(
  'commitment-is-hash-of-key',
  'envelope_commitment_failed',
  forged({ keys: (contentKey) => ({ commitment: sha256(contentKey) }) }),
);
made(
  'wrap-for-another-key',
  'envelope_wrap_failed',
  forged({
    wraps: (contentKey) => [
      { id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ben.public), forgery(32)) },
    ],
  }),
);
made(
  'wrap-with-nonce-zero',
  'envelope_wrap_failed',
  forged({
    wraps: (contentKey) => [
      {
        id: fromHex(keys.ann.id),
        box: wrap(contentKey, fromHex(keys.ann.public), forgery(32), new Uint8Array(24)),
      },
    ],
  }),
);
// Two keys for one part: the first recipient opens it, the second would read something else.
export const twoStories = forged({
  wraps: (contentKey) => [
    { id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ann.public), forgery(32)) },
    { id: fromHex(keys.ben.id), box: wrap(forgery(32), fromHex(keys.ben.public), forgery(32)) },
  ],
});
made('another-key-for-the-second-recipient', 'envelope_commitment_failed', twoStories, ['ben']);
// Authentic, and still not of this format.
made('sealed-id-zero', 'envelope_bad_header', forged({ id: new Uint8Array(16) }));
made('sealed-pack-id-upper-case', 'envelope_bad_header', forged({ packId: 'LiveWell' }));
made('sealed-pack-id-empty', 'envelope_bad_header', forged({ packId: '' }));
made('sealed-pack-id-65', 'envelope_bad_header', forged({ packId: 'a'.repeat(65) }));
made(
  'sealed-recipient-twice',
  'envelope_bad_header',
  forged({
    wraps: (contentKey) =>
      [1, 2].map(() => ({
        id: fromHex(keys.ann.id),
        box: wrap(contentKey, fromHex(keys.ann.public), forgery(32)),
      })),
  }),
);
made(
  'sealed-reserved-set',
  'envelope_bad_header',
  forged({ head: (all) => concat(all.subarray(0, 10), [1], all.subarray(11)) }),
);
made(
  'sealed-version-2',
  'envelope_unknown_version',
  forged({ head: (all) => concat(all.subarray(0, 8), [2], all.subarray(9)) }),
);
made(
  'sealed-suite-2',
  'envelope_unknown_suite',
  forged({ head: (all) => concat(all.subarray(0, 9), [2], all.subarray(10)) }),
);
made('sealed-no-recipient', 'envelope_bad_header', forged({ wraps: () => [] }));
// 33 recipients, whose header is otherwise as it says.
made(
  'sealed-33-recipients',
  'envelope_bad_header',
  forged({
    wraps: (contentKey) =>
      [...pods, 'ann'].map((name) => ({
        id: fromHex(keys[name].id),
        box: wrap(contentKey, fromHex(keys[name].public), forgery(32)),
      })),
  }),
);
