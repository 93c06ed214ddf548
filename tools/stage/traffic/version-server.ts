import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server that says which version it is and takes a little time: `version-server.ts <version> <app port> <content port>`. */
const [version = '', appPort = '0', contentPort = '0', faulty = ''] = process.argv.slice(2);
/** Longer than any edge keeps a connection, as the product does. */
const KEEP_ALIVE_MS = 75_000;
const SERVICE_MS = [10, 30] as const;

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  request.on('end', () => {
    const isProbe = request.url === '/api/health/live';
    const [least, most] = SERVICE_MS;
    setTimeout(
      () => {
        const isMissing = request.url?.startsWith('/assets/') === true && !request.url.includes(version);
        const status = isMissing ? 404 : faulty && !isProbe ? 500 : 200;
        const body = JSON.stringify({ version, method: request.method, url: request.url });
        response.writeHead(status, { 'content-length': Buffer.byteLength(body), 'x-fp-version': version });
        response.end(body);
      },
      isProbe ? 0 : least + Math.random() * (most - least),
    );
  });
}

const servers = [appPort, contentPort].map((port) =>
  createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, answer).listen(Number(port), '127.0.0.1'),
);
Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done)))).then(() =>
  process.send?.('listening'),
);
process.once('SIGTERM', () => {
  for (const server of servers) server.close(() => process.exit(0));
  for (const server of servers) server.closeIdleConnections();
});
