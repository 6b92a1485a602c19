#!/usr/bin/env node
// Serves the example partner's page as a careful partner would: a policy of its own that lets in the
// loader and the frame of one service, and nothing else.
//
//   node site/demo/serve.mjs [--port 8080] [--service http://127.0.0.1:8081]

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What a partner's own site would send, plus the two entries that docs/embedding.md asks for. */
export function partnerHeaders(service) {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src ${service}`,
      `frame-src ${service}`,
      "style-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

/** The partner's server, not yet listening. `service` is the origin of the service's site. */
export function partnerServer(service) {
  const headers = partnerHeaders(service);
  const files = new Map([
    ['/', ['text/html; charset=utf-8', here('index.html').replaceAll('{{service-origin}}', service)]],
    ['/style.css', ['text/css; charset=utf-8', here('style.css')]],
  ]);
  return createServer((request, response) => {
    const [type, body] = files.get(request.url.split('?')[0]) ?? [];
    const known = type !== undefined;
    const readable = ['GET', 'HEAD'].includes(request.method);
    const status = !known ? 404 : readable ? 200 : 405;
    const text = status === 200 ? body : 'There is no such page.\n';
    response.writeHead(status, {
      ...headers,
      'Content-Type': status === 200 ? type : 'text/plain; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
      ...(status === 405 && { Allow: 'GET, HEAD' }),
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8080' }, service: { type: 'string', default: 'http://127.0.0.1:8081' } },
  });
  const port = Number(values.port);
  const service = new URL(values.service).origin;
  const server = partnerServer(service);
  server.on('error', (error) => {
    process.stderr.write(`The partner's page cannot listen on port ${port} (${error.code}). Stop what does, or choose another.\n`);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => process.stdout.write(`listening on http://localhost:${port}\n`));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
