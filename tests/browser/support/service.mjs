import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const built = (variable, path) => {
  const file = process.env[variable] ?? join(root, path);
  if (!existsSync(file)) throw new Error(`${file} is missing: build it, or name another with ${variable}`);
  return file;
};

export const sealwell = () => built('SEALWELL', 'build/native/shell/headless/sealwell');
export const wasmFile = () => built('SEALWELL_WASM', 'build/wasm/wasm/sealwell.wasm');
/** Keys and signed packs, as scripts/build-demo makes them. */
export const demo = () => built('SEALWELL_DEMO', 'build/demo');

/** The pack-signing keys that the demonstration's frames trust. */
export const signingKeysFile = () => join(demo(), 'keys/signing.pub');
export const packFile = (id = 'livewell-dorset') => join(demo(), 'packs', `${id}.pack`);
/** What a browser fetches of it. */
export const preparedFile = (id = 'livewell-dorset') => join(demo(), 'packs', `${id}.prepared`);
/** A secret key's file. Every service has recipients of its own: `pack` and `recipient` say whose. */
export const keyFile = (kind, pack = 'livewell-dorset', recipient = 'team') => {
  const folder = join(demo(), 'keys', kind === 'recipient' ? join('recipients', pack, recipient) : kind);
  const isSecret = (name) => readFileSync(join(folder, name), 'utf8').startsWith('sealwell-key-file/1\n');
  return join(folder, readdirSync(folder).find(isSecret));
};
export const passphraseFile = () => join(demo(), 'keys/passphrase');

/** Makes a key and gives back where: its secret file and the line that packs name it by. */
export function makeKey(kind, folder) {
  execFileSync(sealwell(), ['keygen', kind, '--out', folder, '--passphrase-file', passphraseFile(),
                            ...(kind === 'recipient' ? ['--no-recovery'] : [])], { stdio: 'pipe' });
  const line = readFileSync(join(folder, `${kind}.pub`), 'utf8').match(/^sealwell-[a-z]+-v1 .+$/m)[0];
  return { folder, file: join(folder, `${kind}.key`), line };
}

/** Builds and signs a pack's folder into `packs`, as the demonstration deploys it; `edit` may change what it lays over. */
export function buildPack(folder, packs, edit = () => {}) {
  const { id } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8'));
  const deployment = join(packs, 'deployment.json');
  const patch = JSON.parse(readFileSync(join(demo(), 'deployments/livewell-dorset.json'), 'utf8'));
  edit(patch);
  writeFileSync(deployment, JSON.stringify(patch));
  execFileSync(sealwell(), ['pack', 'build', folder, '--deployment', deployment, '--sign', keyFile('signing'),
                            '--passphrase-file', passphraseFile(), '--out', join(packs, `${id}.pack`)], { stdio: 'pipe' });
  rmSync(deployment);
}

/** Builds the real site into `out` for partners at these origins, from signed packs. */
export function buildSite(out, ancestors, packs = join(demo(), 'packs')) {
  const words = ['--out', out, '--wasm', dirname(wasmFile()), '--sealwell', sealwell(), '--packs', packs,
                 '--signing-keys', signingKeysFile(), ...ancestors.flatMap((origin) => ['--ancestor', origin])];
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'embed/build/build.mjs'), ...words], { encoding: 'utf8' });
  // One that is too large fails the build that scripts/build-demo makes; it works all the same.
  if (!existsSync(join(out, 'site.json'))) throw new Error(stderr);
  return stdout;
}

/** The demonstration's site as scripts/build-demo left it, in `out`, for partners at these origins too. */
function copySite(out, ancestors) {
  cpSync(join(demo(), 'site'), out, { recursive: true });
  const list = join(out, 'site.json');
  const text = readFileSync(list, 'utf8');
  writeFileSync(list, text.replace(/frame-ancestors (?=http)/g, `frame-ancestors ${ancestors.join(' ')} `));
}

/**
 * The whole service on a free port: the real intake, its store, and the real site: the demonstration's as
 * scripts/build-demo left it, or built anew from `packs`, which takes long.
 */
export async function startService(ancestors, packs) {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-service-'));
  if (packs) buildSite(join(folder, 'site'), ancestors, packs);
  else copySite(join(folder, 'site'), ancestors);
  let child;
  let port = 0;
  let log = '';

  /** `keys`: the folder with the key that it signs with. */
  async function start(keys = join(demo(), 'keys/intake')) {
    child = spawn(built('SEALWELL_INTAKE', 'build/native/site/intake/sealwell-intake'), [
      '--listen', `127.0.0.1:${port}`, '--store', `sqlite:${join(folder, 'intake.db')}`, '--keys', keys,
      '--passphrase-file', passphraseFile(), '--site', join(folder, 'site'), '--rate', '0',
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    await new Promise((listening, failed) => {
      child.stderr.on('data', (data) => {
        said += data;
        log += data;
        const origin = /"event":"listening","text":"(http:[^"]+)"/.exec(said)?.[1];
        if (origin) {
          port = Number(new URL(origin).port);
          listening();
        }
      });
      child.on('close', (code) => failed(new Error(`the intake ended with ${code}: ${said}`)));
    });
  }

  async function stop() {
    if (child.exitCode !== null || child.signalCode) return;
    const ended = new Promise((done) => child.on('close', done));
    child.kill('SIGTERM');
    await ended;
  }

  await start();
  return {
    origin: `http://127.0.0.1:${port}`,
    folder,
    log: () => log,
    /** Takes the intake away and brings it back at the same address, with the same store. */
    stop,
    start,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One of the pack's scenarios walked by the native command: {ends, screens, record, …}. */
export function runNatively(scenario) {
  return JSON.parse(execFileSync(sealwell(), [
    'run', packFile(), '--trust', signingKeysFile(), '--answers', join(root, `site/packs/livewell-dorset/scenarios/${scenario}.json`),
  ], { encoding: 'utf8', maxBuffer: 1 << 24 }));
}

/** Opens envelopes with the recipient's keys, as the service's staff do; against a pack's file where one is named. */
export function openEnvelopes(envelopes, { pack = packFile(), keys = [keyFile('recipient')] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sealwell-open-'));
  try {
    const files = envelopes.map((bytes, index) => {
      const file = join(folder, `${index}.envelope`);
      writeFileSync(file, bytes);
      return file;
    });
    // It exits with 1 when one of them does not open, and says which.
    const { stdout, stderr } = spawnSync(sealwell(), [
      'open', ...files, ...keys.flatMap((key) => ['--key', key]), '--passphrase-file', passphraseFile(), ...(pack ? ['--pack', pack] : []),
    ], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (!stdout) throw new Error(stderr);
    return stdout.trim().split('\n').map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What staff's tools say of a receipt's file: what it proves, and its page, with a link to `address` where there is one. */
export function readReceipt(path, address) {
  const run = (...words) => execFileSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return {
    verdict: JSON.parse(run('consent', 'verify', path, '--pack', packFile(), '--trust', signingKeysFile(), '--json')),
    view: run('receipt', path, '--view', 'html', ...(address ? ['--link', address] : [])),
  };
}
