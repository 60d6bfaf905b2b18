import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Context } from '../context.ts';
import type { Installation } from '../installation.ts';
import { keptFirst } from './kept-reply.ts';
import { connectionOptions, limitConnections } from './patience.ts';
import { inTurns } from './turns.ts';

/** Milliseconds that running requests get to finish when the server stops. */
const GRACE_MS = 10_000;

type App = { fetch: Parameters<typeof getRequestListener>[0] };

/** Listens where the environment says; gives the address it listens on. With a context, kept pages are sent at once. */
export function listen(
  app: App,
  host: string,
  port: number,
  ctx?: Context,
): Promise<{ server: Server; port: number }> {
  // The built server has one global Response, which Node's http writes without a stream; sources share theirs with tests.
  const overrideGlobalObjects = !import.meta.env.DEV;
  const server = createServer(connectionOptions);
  const application = getRequestListener(app.fetch, { overrideGlobalObjects });
  server.on('request', inTurns(server, ctx ? keptFirst(ctx, application) : application));
  limitConnections(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}

/** Stops in order on SIGTERM or SIGINT: no new connections, running requests end, the queue is written, then the store. */
export function stopOnSignal(
  server: Server,
  installation: Installation,
  stopJobs: () => Promise<unknown>,
): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const stopped = stopJobs();
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(async () => {
      clearTimeout(force);
      await Promise.race([stopped, new Promise((over) => setTimeout(over, GRACE_MS).unref())]);
      await installation.close();
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
