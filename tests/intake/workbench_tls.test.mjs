// The workbench's HTTP over TLS: whom it believes to be the intake, and what whoever else answers gets to see.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { folder, material, proofOf, start } from './intake.mjs';

const root = new URL('../../', import.meta.url).pathname;
const program = process.env.SEALWELL_WORKBENCH_ROOMS ?? join(root, 'build/native/tests/intake/workbench_rooms');
const rooms = async (...words) => (await promisify(execFile)(program, words)).stdout;

const noCertificate = /did not answer: what answers there has no certificate for that address that this computer trusts/;

/** A certificate authority of the test's own. */
function authority(t) {
  const path = folder(t);
  const [certificate, key] = [join(path, 'authority.crt'), join(path, 'authority.key')];
  const fresh = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', [...fresh, '-days', '2', '-subj', '/CN=Test authority', '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  return {
    certificate,
    /** Key and certificate of a server of that name: "IP:127.0.0.1". */
    of(name) {
      const [own, ownKey] = [join(path, 'server.crt'), join(path, 'server.key')];
      execFileSync('openssl', [...fresh, '-days', '1', '-subj', '/CN=Server', '-addext', `subjectAltName=${name}`, '-addext',
                               'basicConstraints=critical,CA:FALSE', '-CA', certificate, '-CAkey', key, '-keyout', ownKey, '-out', own],
                   { stdio: 'pipe' });
      return { cert: readFileSync(own), key: readFileSync(ownKey) };
    },
  };
}

/** Listens on this machine: its port, and how many requests it has heard. */
async function listening(t, server) {
  const heard = { requests: 0 };
  server.on('request', () => { heard.requests += 1; });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  return Object.assign(heard, { port: server.address().port });
}

/** Passes everything on to the intake, as the proxy before it does in a deployment. */
const passOn = (intake) => (request, answer) => {
  const { method, url, headers } = request;
  request.pipe(http.request(`${intake.origin}${url}`, { method, headers }, (from) => {
    answer.writeHead(from.statusCode, from.headers);
    from.pipe(answer);
  }));
};

/** A token for collecting, its hash for the intake, and a folder to collect into. */
function token(t) {
  const own = folder(t);
  const text = randomBytes(32).toString('base64');
  writeFileSync(join(own, 'token'), text);
  writeFileSync(join(own, 'hashes'), `sha256:${createHash('sha256').update(text).digest('hex')}\n`);
  return { file: join(own, 'token'), hashes: join(own, 'hashes'), into: join(own, 'in'), own };
}

test('an intake with a certificate that is trusted is posted to and collected from', async (t) => {
  const made = material(t, 2);
  const { certificate, of } = authority(t);
  const staff = token(t);
  const intake = await start(t, { keys: made.keys, options: ['--token-file', staff.hashes] });
  const proxy = await listening(t, https.createServer(of('IP:127.0.0.1'), passOn(intake)));
  const origin = `https://127.0.0.1:${proxy.port}`;

  const id = (await intake.post(made.envelopes[0])).json().id;
  mkdirSync(join(staff.own, 'outbox'));
  writeFileSync(join(staff.own, 'outbox', `${id}.sealwell`), made.envelopes[0]);
  writeFileSync(join(staff.own, 'outbox', `${id}.posting`), JSON.stringify({
    format: 'sealwell-posting/1', service: 'Test', address: `${origin}/v1/envelopes`, proof: proofOf(made.envelopes[0]), sealedAt: '2026-11-22T12:00:00Z', intakeKeys: [made.publicKey] }));
  assert.match(await rooms('--certificates', certificate, 'post', join(staff.own, 'outbox')), /Nothing waits to be sent/);
  assert.equal((await intake.post(made.envelopes[1])).status, 201);
  assert.match(await rooms('--certificates', certificate, 'collect', origin, staff.file, staff.into), /2 envelopes saved/);
  assert.equal(readdirSync(staff.into).length, 2);
  assert.ok(proxy.requests >= 2);
});

test('who has no certificate that is trusted, or one for another name, hears nothing', async (t) => {
  const { certificate, of } = authority(t);
  const staff = token(t);
  const answer = (_, to) => to.end('{}');
  const stranger = await listening(t, https.createServer(of('IP:127.0.0.1'), answer));
  const other = await listening(t, https.createServer(of('DNS:elsewhere.example'), answer));
  const plain = await listening(t, http.createServer(answer));
  const collect = (port, ...before) => rooms(...before, 'collect', `https://127.0.0.1:${port}`, staff.file, staff.into);
  assert.match(await collect(stranger.port), noCertificate);
  assert.match(await collect(stranger.port, '--certificates', authority(t).certificate), noCertificate);
  assert.match(await collect(other.port, '--certificates', certificate), noCertificate);
  assert.match(await collect(plain.port, '--certificates', certificate), /did not answer/);
  assert.deepEqual([stranger, other, plain].map(({ requests }) => requests), [0, 0, 0]);
});

test('a trusted intake can\'t send the token or an envelope on to where others could read it', async (t) => {
  const { certificate, of } = authority(t);
  const staff = token(t);
  const open = await listening(t, http.createServer((_, to) => to.end('{}')));
  for (const status of [301, 302, 307, 308]) {
    const sends = await listening(t, https.createServer(of('IP:127.0.0.1'), (_, to) => {
      to.writeHead(status, { Location: `http://127.0.0.1:${open.port}/v1/envelopes` }).end();
    }));
    const said = await rooms('--certificates', certificate, 'collect', `https://127.0.0.1:${sends.port}`, staff.file, staff.into);
    assert.match(said, new RegExp(`The intake answered ${status}`));
    assert.equal(sends.requests, 1);
  }
  assert.equal(open.requests, 0);
});
