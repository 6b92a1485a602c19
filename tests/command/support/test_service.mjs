// A service of a test: its keys, and signed packs around Questionnaires.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealwell } from '../../browser/support/service.mjs';

const wording = (text) => ({ title: text, text: [text], question: 'Do you agree?', yes: 'Yes, I agree', no: 'No, I do not',
                             refusal: { title: 'Nothing was sent', text: ['Nothing was kept.'] } });
const consent = { format: 'sealwell-consent/1', statements: [{ id: 'share', version: '1', kind: 'explicit-consent', requiredFor: 'referral', purpose: 'To help you',
  controllers: ['The service'], recipients: ['The team'], dataCategories: ['Answers'], lawfulBasis: 'UK GDPR 6(1)(a)',
  condition: '9(2)(a)', retention: { text: 'A year' }, withdrawal: { text: 'Call us on 01632 960 001.' },
  wording: { en: wording('May we share your answers with the team?') } }] };

/**
 * The lines of `sealwell replay` for the actions in a file: {action, answer}, screens as a browser gets them; `options` are
 * further ones of the command's.
 */
export function replay(document, trusted, file, instant, seed, options = []) {
  const words = ['replay', document, '--html', '--trust', trusted, '--actions', file, '--now', instant, '--seed', seed, ...options];
  const printed = execFileSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
  return printed.trimEnd().split('\n').slice(1);
}

export class TestService {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'sealwell-service-'));
    const passphrase = this.write('passphrase', 'nobody needs to know this one\n');
    const key = (kind, more = []) => JSON.parse(execFileSync(sealwell(),
      ['keygen', kind, '--name', kind, '--out', join(this.folder, 'keys'), '--passphrase-file', passphrase, ...more],
      { encoding: 'utf8', stdio: 'pipe' }));
    const team = key('recipient', ['--no-recovery']);
    const signing = key('signing');
    const intake = key('intake');
    this.signingKey = signing.publicKey;
    this.trusted = this.write('trusted', `${signing.publicKey}\n`);
    this.signing = ['--sign', signing.keyFile, '--passphrase-file', passphrase];
    this.deployment = this.write('deployment.json', JSON.stringify({
      recipients: [{ id: 'team', name: 'The team', publicKey: team.publicKey }], recovery: 'none',
      intake: { address: '/v1/envelopes', publicKeys: [intake.publicKey] },
    }));
  }

  write(name, text) {
    writeFileSync(join(this.folder, name), text, { mode: 0o600 });
    return join(this.folder, name);
  }

  /** Builds a pack that asks this Questionnaire: its document's file and its prepared form's. */
  build(name, questionnaire) {
    mkdirSync(join(this.folder, name));
    const write = (file, value) => this.write(join(name, file), JSON.stringify(value));
    write('questionnaire.json', questionnaire);
    write('pack.json', { format: 'sealwell-pack/1', id: name, version: '1', name: 'A test', languages: ['en'],
                         timeZone: 'Europe/London', contact: { lead: 'Call us', phone: '01632 960 001' },
                         start: { title: 'Begin', button: 'Start' }, parts: [{ id: 'referral', recipients: ['team'] }] });
    write('consent.json', consent);
    write('advice.json', { format: 'sealwell-advice/1' });
    const document = join(this.folder, `${name}.pack`);
    execFileSync(sealwell(), ['pack', 'build', join(this.folder, name), '--deployment', this.deployment, ...this.signing,
                              '--out', document], { stdio: 'pipe' });
    return { document, prepared: join(this.folder, `${name}.prepared`) };
  }

  /** What the core natively gives a browser for these actions (JSON texts): lines of {action, answer}. */
  replay(document, actions, instant, seed, options = []) {
    return replay(document, this.trusted, this.write('actions', `${actions.join('\n')}\n`), instant, seed, options);
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}
