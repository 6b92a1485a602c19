import { constants, brotliCompressSync } from 'node:zlib';
import { serve } from '../../browser/support/servers.mjs';

/** A server on a free port. */
export async function compressedSite(hostname, files = {}) {
  const server = await serve(hostname);
  const site = {
    origin: server.origin,
    close: server.close,
    /** Serves {path: {type, body, headers}} too, each compressed beforehand with brotli. */
    add(more) {
      for (const [path, { type, body, headers }] of Object.entries(more)) {
        const packed = brotliCompressSync(Buffer.from(body), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
        server.routes[path] = {
          type,
          body: packed,
          headers: { 'Content-Encoding': 'br', 'Content-Length': packed.length, 'Cache-Control': 'no-cache', ...headers },
        };
      }
    },
  };
  site.add(files);
  return site;
}
