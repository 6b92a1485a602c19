// An intake's word, for journeys that no intake takes part in: its key, and acknowledgements as docs/sealed-envelope.md
// has them.

import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const LABEL = 'sealwell-intake-v1';

export class PretendedIntake {
  /** @param instant when it receives everything, like 2026-11-22T09:30:00Z */
  constructor(instant) {
    this.instant = instant;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.secret = privateKey;
    const bytes = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
    this.publicKey = `${LABEL} ${bytes.toString('base64')}`;
    this.keyId = createHash('sha256').update(`${LABEL}\0`).update(bytes).digest('hex').slice(0, 16);
  }

  /** Its answer to an envelope of this id and SHA-256, both in hexadecimal. */
  acknowledge({ id, sha256 }) {
    const seconds = Buffer.alloc(8);
    seconds.writeBigUInt64LE(BigInt(Date.parse(this.instant) / 1000));
    const said = Buffer.concat([Buffer.from('sealwell-ack-v1\0'), Buffer.from(id, 'hex'), Buffer.from(sha256, 'hex'), seconds]);
    const signature = sign(null, said, this.secret).toString('base64');
    return JSON.stringify({ format: 'sealwell-ack/1', id, sha256, receivedAt: this.instant, key: this.keyId, signature });
  }
}
