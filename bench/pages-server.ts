import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Node alone does with the same bytes: the reference of bench/pages.ts, in a process of its own. */
process.once('message', ({ body, headers }: { body: string; headers: { [name: string]: string } }) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_incoming, outgoing) => {
    outgoing.writeHead(200, headers).end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.once('message', () => process.exit(0));
});
