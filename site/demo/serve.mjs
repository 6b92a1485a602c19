#!/usr/bin/env node
// Serves the example partners' pages, each as its own partner would: with its own headers, and with
// what docs/embedding.md asks for. / leads to them.
//
//   node site/demo/serve.mjs [--port 8080] [--service http://127.0.0.1:8081] [--packs build/demo/packs]
//
// With --packs only the pages whose signed pack is in that folder are there.

import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { partnerRoutes, partners } from './partners.mjs';

/**
 * The partners' server, not yet listening. The arguments are those of partnerRoutes.
 * @param {string} service
 * @param {string[]} packs
 */
export function partnerServer(service, packs) {
  const all = partnerRoutes(service, packs);
  const routes = new Map(Object.entries(all));
  return createServer((request, response) => {
    const route = routes.get((request.url ?? '').split('?')[0]);
    const readable = ['GET', 'HEAD'].includes(request.method ?? '');
    const status = !route ? 404 : readable ? 200 : 405;
    const said = { type: 'text/plain; charset=utf-8', body: route ? 'This can only be read.\n' : 'There is no such page.\n' };
    const { type, body } = route && readable ? route : said;
    response.writeHead(status, {
      ...(route ?? all['/']).headers,
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(body),
      ...(status === 405 && { Allow: 'GET, HEAD' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
}

/**
 * The ids of the signed packs in a folder.
 * @param {string} folder
 */
export function packsIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.pack')).map((name) => name.slice(0, -'.pack'.length));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      service: { type: 'string', default: 'http://127.0.0.1:8081' },
      packs: { type: 'string' },
    },
  });
  const port = Number(values.port);
  const service = new URL(values.service).origin;
  const packs = values.packs ? packsIn(values.packs) : partners.map(({ pack }) => pack);
  const server = partnerServer(service, packs);
  server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    process.stderr.write(`The partners' pages cannot listen on port ${port} (${error.code}). Stop what does, or choose another.\n`);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => {
    const { port: bound } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const origin = `http://localhost:${bound}`;
    process.stdout.write(`listening on ${origin}\n`);
    for (const { id, name, pack } of partners) {
      if (packs.includes(pack)) process.stdout.write(`page ${origin}/${id}\t${name}: ${pack}\n`);
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
