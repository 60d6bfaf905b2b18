import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inTurns } from '#server/http/turns.ts';

const COUNT = 120;

/** Work that holds the event loop, as a request does. */
const work = () => {
  const until = performance.now() + 2;
  while (performance.now() < until);
};

test('every connection is let in long before the last of the first requests is answered', async () => {
  const server = createServer();
  let answered = 0;
  let letIn = 0;
  let answeredBeforeLast = COUNT;
  const listener = inTurns(server, (_incoming, outgoing) => {
    work();
    answered++;
    outgoing.end('ok');
  });
  server.on('request', listener);
  server.on('connection', () => {
    if (++letIn === COUNT) answeredBeforeLast = answered;
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', 511, listening));
  const { port } = server.address() as AddressInfo;
  await Promise.all(
    Array.from(
      { length: COUNT },
      () =>
        new Promise<void>((done, failed) => {
          get({ host: '127.0.0.1', port, agent: false }, (reply) => reply.resume().on('end', done)).on(
            'error',
            failed,
          );
        }),
    ),
  );
  expect(answered).toBe(COUNT);
  expect(answeredBeforeLast).toBeLessThan(COUNT / 2);
});

test('who reads goes before who writes, and nobody waits for ever', async () => {
  const server = createServer();
  const order: string[] = [];
  const listener = inTurns(server, (incoming) => order.push(incoming.method ?? ''));
  const ask = (method: string) =>
    listener({ method, socket: {} } as Parameters<typeof listener>[0], {} as Parameters<typeof listener>[1]);
  for (let n = 0; n < 8; n++) ask('POST');
  for (let n = 0; n < 8; n++) ask('GET');
  while (order.length < 16) await new Promise((next) => setImmediate(next));
  expect(order.slice(0, 8).filter((method) => method === 'GET')).toHaveLength(6);
  expect(order.filter((method) => method === 'POST')).toHaveLength(8);
});
