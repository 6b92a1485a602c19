// Whoever only wants that nobody else is served: clients that dribble, announce, keep silent or come in numbers, against the
// real intake over sockets, and what an honest sender of another address meets meanwhile. What it took is printed, never
// asserted: that is the machine's. SEALWELL_INTAKE names another program to attack.

import assert from 'node:assert/strict';
import test from 'node:test';
import tls from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledges, material, start } from '../intake/intake.mjs';
import { proxy } from '../intake/nginx.mjs';
import { sqliteStore } from '../intake/stores.mjs';
import { row } from './support/table.mjs';

const honest = '127.0.0.2';
const attacker = '127.0.0.3';
const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
const post = 'POST /v1/envelopes HTTP/1.1\r\nHost: intake.test\r\nContent-Type: application/octet-stream\r\n';
const megabyte = `${post}Content-Length: 1048576\r\n\r\n`;

/** That many connections of each of those addresses; some may be closed again by the time that this returns. */
async function connections(intake, addresses, each) {
  const open = [];
  for (let i = 0; i < each; ++i) open.push(...await Promise.all(addresses.map((address) => intake.socket(address))));
  return open;
}

/** Has every one of `wires` send a byte, again and again, until it is stopped. */
function dribble(wires) {
  const timer = setInterval(() => wires.forEach((wire) => wire.write('x')), 100);
  return () => clearInterval(timer);
}

/** Waits until the intake's numbers say so. */
async function until(intake, pattern) {
  for (let tries = 0; !pattern.test((await intake.metrics()).text); ++tries) {
    assert.ok(tries < 500, `${pattern} came true`);
    await sleep(20);
  }
}

const sixteen = Array.from({ length: 16 }, (_, i) => `127.0.1.${i + 1}`);

/**
 * Each attack: `each` connections of each of `addresses` (the attacker's alone if left out) send `sends` at once, and where
 * it `dribbles` a byte every 100 ms after that; `stands` is what the intake's numbers say once it is under way.
 */
const attacks = [
  {
    name: '120 headers, a byte every 100 ms',
    each: 120, sends: 'GET /healthz HTTP/1.1\r\nX-Slow: ', dribbles: true,
    stands: /^sealwell_intake_connections 120$/m,
  },
  {
    name: '120 bodies of a megabyte announced, nothing sent',
    each: 120, sends: megabyte,
    stands: /^sealwell_intake_connections 120$/m,
  },
  {
    name: '120 bodies of a megabyte, a byte every 100 ms',
    each: 120, sends: megabyte, dribbles: true,
    stands: /^sealwell_intake_connections 120$/m,
  },
  {
    name: '120 bodies of a megabyte but for the last byte',
    each: 120, sends: Buffer.concat([Buffer.from(megabyte), Buffer.alloc(1024 * 1024 - 1)]),
    stands: /^sealwell_intake_given_up_total\{what="body"\} (5[6-9]|[6-9]\d|1\d\d)$/m,
  },
  {
    name: '1500 silent connections of one address',
    each: 1500,
    stands: /^sealwell_intake_connections 128$/m,
  },
  {
    name: '1600 silent connections of 16 addresses',
    addresses: sixteen, each: 100,
    stands: /^sealwell_intake_connections 1024$/m,
  },
  {
    name: '1600 bodies begun from 16 addresses, a byte every 100 ms',
    addresses: sixteen, each: 100, sends: megabyte, dribbles: true,
    stands: /^sealwell_intake_connections 1024$/m,
  },
  {
    name: '300 connections of one address kept alive and idle',
    each: 300, sends: health,
    stands: /^sealwell_intake_connections 128$/m,
  },
];

/** The seconds until an honest sender's envelope was acknowledged; fails when it is not. */
async function served(made, i, send) {
  const began = performance.now();
  const answer = await send(made.envelopes[i]);
  const seconds = (performance.now() - began) / 1000;
  assert.equal(answer.status, 201, answer.text);
  assert.ok(acknowledges(answer.text, made.envelopes[i], made.publicKey));
  return `served in ${seconds.toFixed(2)} s`;
}

test('an honest sender is served during each attack', { timeout: 300_000 }, async (t) => {
  const rows = [];
  for (const { name, addresses = [attacker], each, sends, dribbles, stands } of attacks) {
    await t.test(name, { timeout: 60_000 }, async (t) => {
      const made = material(t, 3);
      // Without an allowance to hold the attacker: by itself it holds only whoever comes with few addresses.
      const intake = await start(t, { ...made, store: sqliteStore(t), options: ['--rate', '0'] });
      const wires = await connections(intake, addresses, each);
      if (sends) wires.forEach((wire) => wire.write(sends));
      const end = dribbles ? dribble(wires) : () => {};
      try {
        await until(intake, stands);
        const measure = await served(made, 0, (bytes) => intake.post(bytes, { from: honest }));
        // Not only when it has just begun.
        await sleep(500);
        await served(made, 1, (bytes) => intake.post(bytes, { from: honest }));
        await served(made, 2, (bytes) => intake.post(bytes, { from: attacker }));
        rows.push({ attack: name, measure, engine: 'sealwell-intake' });
      } finally {
        end();
        wires.forEach((wire) => wire.destroy());
      }
    });
  }

  const name = '300 bodies begun through nginx, a byte every 100 ms';
  await t.test(name, { timeout: 60_000 }, async (t) => {
    const made = material(t, 2);
    const intake = await start(t, { ...made, store: sqliteStore(t), options: ['--trust-proxy', '--rate', '0'] });
    const { secure, post: send } = await proxy(t, [intake.port], { asShipped: true });
    let refused = 0;
    const wires = Array.from({ length: 300 }, () => {
      const wire = tls.connect({ ...secure, localAddress: attacker });
      wire.write(`${megabyte}x`);
      wire.on('error', () => {});
      wire.on('data', (data) => (refused += / 429 /.test(data) ? 1 : 0));
      return wire;
    });
    const end = dribble(wires);
    try {
      for (let tries = 0; refused < 300 - 128; ++tries) {
        assert.ok(tries < 1000, `${refused} were refused`);
        await sleep(20);
      }
      await until(intake, /^sealwell_intake_connections 128$/m);
      const measure = await served(made, 0, (bytes) => send(bytes, {}, honest));
      await sleep(500);
      await served(made, 1, (bytes) => send(bytes, {}, honest));
      rows.push({ attack: name, measure, engine: 'nginx, sealwell-intake' });
    } finally {
      end();
      wires.forEach((wire) => wire.destroy());
    }
  });

  assert.equal(rows.length, attacks.length + 1);
  rows.forEach(row);
});
