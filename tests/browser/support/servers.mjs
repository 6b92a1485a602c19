import { createServer } from 'node:http';

/**
 * A server for the pages of one origin. `routes` is {path: {type, body, headers}}; a test may
 * change it while the server runs. `requests` keeps what was asked for. `localhost` and
 * `127.0.0.1` are different sites to a browser, and both may use what secure pages may.
 */
export async function serve(hostname, routes = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://any');
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    const route = routes[pathname];
    if (!route) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('nothing here');
      return;
    }
    response.writeHead(200, { 'Content-Type': route.type ?? 'text/html; charset=utf-8', ...route.headers });
    response.end(route.body);
  });
  await new Promise((listening) => server.listen(0, hostname, listening));
  return {
    origin: `http://${hostname}:${server.address().port}`,
    routes,
    requests,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections?.();
    }),
  };
}

/** A page whose policy allows only what `extra` names, and no string into a script sink. */
export function strictPolicy(extra) {
  return { 'Content-Security-Policy': `default-src 'none'; ${extra}; require-trusted-types-for 'script'; trusted-types 'none'` };
}
