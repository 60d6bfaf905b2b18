import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inTurns } from '#server/http/turns.ts';

const REQUESTS = 12_000;

test('a connection that asks without waiting is closed, and fills no memory', async () => {
  const server = createServer();
  let received = 0;
  let handled = 0;
  let most = 0;
  const answer = (_incoming: IncomingMessage, outgoing: ServerResponse) => {
    handled += 1;
    outgoing.end('.');
  };
  const turns = inTurns(server, answer);
  server.on('request', (incoming, outgoing) => {
    received += 1;
    most = Math.max(most, received - handled);
    turns(incoming, outgoing);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  line.resume();
  line.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(REQUESTS));
  await new Promise((closed) => line.on('error', () => {}).on('close', closed));
  await new Promise((later) => setTimeout(later, 200));
  // What comes in one piece of 64 KB is there at once; nothing of it is worked on for nobody.
  expect(most).toBeLessThan(5000);
  expect(handled).toBeLessThan(1000);
  const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await reply.text()).toBe('.');
}, 20_000);
