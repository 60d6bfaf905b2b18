import type { Server } from 'node:http';

/**
 * Connections at once; one more is closed unanswered, so that those who are in are served. A file of the process each:
 * where `ulimit -n` is lower, that many.
 */
const MOST_CONNECTIONS = 12_000;

/** Milliseconds between two looks for whoever is too slow; goes to `createServer`. */
export const connectionOptions = { connectionsCheckingInterval: 5_000 };

/** How long the server waits, in milliseconds. A phone in a lift is slow; nobody is slower than this by mishap. */
const patience = {
  /** From the first byte, or from the connection, to the end of the headers. */
  headersTimeout: 15_000,
  /** To the end of the body: a scan of 8 MB over a line of 1 Mbit/s. */
  requestTimeout: 120_000,
  /** Without a byte either way: they asked and do not read. */
  timeout: 120_000,
  /** Between two requests: longer than the 60 seconds after which a proxy lets go, else it asks on a closed line. */
  keepAliveTimeout: 65_000,
};

/** Lets nobody hold a connection by being slow, and all of them together not more than the process has files for. */
export function limitConnections(server: Server): void {
  Object.assign(server, patience, { maxConnections: MOST_CONNECTIONS });
}
