// The recipients of the vectors. Their secret keys are published with them and protect nothing.
import { hex, keyId, publicKeyText, recipientPublicKey, sha256, utf8 } from './independent.mjs';

/** The seed of a test key of any kind. */
export const seedOf = (name) => sha256(utf8(`sealwell test key ${name}`));

const podNames = Array.from({ length: 32 }, (_, i) => `pod-${String(i + 1).padStart(2, '0')}`);
const names = ['ann', 'ben', 'recovery', ...podNames];
export const keys = Object.fromEntries(
  names.map((name) => {
    const secret = seedOf(name);
    const publicKey = recipientPublicKey(secret);
    return [
      name,
      {
        secret: hex(secret),
        public: hex(publicKey),
        text: publicKeyText('recipient', publicKey),
        id: hex(keyId('recipient', publicKey)),
      },
    ];
  }),
);

export const pods = names.filter((name) => name.startsWith('pod-'));
