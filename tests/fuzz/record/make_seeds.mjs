// Writes the seeds of fuzz_record_parts: node tests/fuzz/record/make_seeds.mjs DIRECTORY
// What the command seals with a divided pack, opened by the independent implementation; SEALWELL names
// another build of the command. tests/fuzz/seeds/record_parts holds what it makes.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sealwell } from '../../browser/support/service.mjs';
import { open, publicKeyText, recipientPublicKey, sha256, utf8 } from '../../vectors/envelope/independent.mjs';

const [directory] = process.argv.slice(2);
if (!directory) {
  console.error('usage: make_seeds.mjs DIRECTORY');
  process.exit(2);
}
mkdirSync(directory, { recursive: true });

const folder = mkdtempSync(join(tmpdir(), 'sealwell-seeds-'));
const pack = join(folder, 'pack');
cpSync(fileURLToPath(new URL('../../packs/divided', import.meta.url)), pack, { recursive: true });
const document = JSON.parse(readFileSync(join(pack, 'pack.json'), 'utf8'));
const secrets = ['team', 'pod', 'monitor'].map((id) => [id, sha256(utf8(`sealwell test key ${id}`))]);
document.recipients = secrets.map(([id, secret]) => ({
  id,
  name: id,
  publicKey: publicKeyText('recipient', recipientPublicKey(secret)),
}));
writeFileSync(join(pack, 'pack.json'), JSON.stringify(document));

const answers = {
  smoker: true, medicines: 'Paracetamol', often: 3, much: 2, binge: 1, 'full-name': 'Ada Byron', born: '1984-02-29',
  postcode: 'DT1 1XJ', phone: '01632 960 999', email: 'ada@example.org',
  'ethnic-group': 'group-b', 'age-band': '40-and-over', disability: true,
};
const few = ['smoker', 'often', 'much', 'binge', 'full-name', 'born', 'postcode', 'phone'];
const people = {
  full: { answers },
  little: {
    answers: Object.fromEntries(few.map((linkId) => [linkId, answers[linkId]])),
    decisions: { 'share-with-pod': 'no' },
  },
};
for (const [name, person] of Object.entries(people)) {
  writeFileSync(join(folder, 'person.json'), JSON.stringify(person));
  const envelope = join(folder, 'envelope');
  execFileSync(sealwell(), ['run', pack, '--answers', join(folder, 'person.json'), '--envelope', envelope, '--seed', name,
                            '--now', '2026-11-22T12:00:00Z']);
  const save = (whose, kept) => {
    const keys = secrets.filter(([id]) => kept.includes(id)).map(([, secret]) => secret);
    const { contents } = open(new Uint8Array(readFileSync(envelope)), keys);
    const lines = contents.map((content) => (content ? Buffer.from(content).toString() : ''));
    writeFileSync(join(directory, `${name}-${whose}`), `${lines.join('\n')}\n`);
  };
  save('all', ['team', 'monitor']);
  save('team', ['team']);
  save('pod', ['pod']);
  save('monitor', ['monitor']);
}
rmSync(folder, { recursive: true });
