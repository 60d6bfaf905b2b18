import { once } from 'node:events';
import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '#server/http/serve.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

/** A listening server that counts what its application saw. */
async function serve() {
  const house = await makeApp();
  await publish(house.ctx);
  let seen = 0;
  const counting = {
    fetch: (...given: Parameters<typeof house.app.fetch>) => {
      seen++;
      return house.app.fetch(...given);
    },
  };
  const { server, port } = await listen(counting as typeof house.app, '127.0.0.1', 0, house.ctx);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = async (path: string, headers: { [name: string]: string } = {}, body?: string) => {
    const asked = request({ host: '127.0.0.1', port, path, method: 'GET', headers, agent: false });
    asked.end(body);
    const [reply] = await once(asked, 'response');
    const parts: Buffer[] = [];
    for await (const part of reply) parts.push(part);
    const { date, ...rest } = reply.headers;
    return { status: reply.statusCode, headers: rest, body: Buffer.concat(parts).toString('base64') };
  };
  return { ...house, get, seen: () => seen };
}

const asked: { path: string; headers: { [name: string]: string } }[] = [
  { path: '/', headers: { 'accept-encoding': 'br' } },
  { path: '/en/questionnaires/tiny', headers: { 'accept-encoding': 'gzip' } },
  { path: '/questionnaires/tiny', headers: { cookie: 'mode=senior' } },
  { path: '/about?from=here', headers: {} },
];

test.each(asked)('a kept page is sent as the application sends it: $path', async ({ path, headers }) => {
  const { get, seen, log } = await serve();
  await get(path, headers);
  log.length = 0;
  // An odd host sends it to the application, which answers from what it keeps.
  const from = await get(path, { ...headers, host: 'Other.example' });
  const kept = await get(path, headers);
  expect(seen()).toBe(2);
  expect(kept).toEqual(from);
  expect(kept.status).toBe(200);
  const lines = log.map((line) => JSON.parse(line)).map(({ requestId, ms, time, ...rest }) => rest);
  expect(lines[1]).toEqual(lines[0]);
  const again = { ...headers, 'if-none-match': String(kept.headers.etag) };
  const unchanged = await get(path, again);
  expect(unchanged).toEqual(await get(path, { ...again, host: 'Other.example' }));
  expect(unchanged.status).toBe(304);
});

test('a request that is in any way unusual goes to the application', async () => {
  const { get, seen } = await serve();
  await get('/about');
  const odd: [string, { [name: string]: string }, string?][] = [
    ['/about', { cookie: 'session=x' }],
    ['/about', { cookie: 'mode=senior; answering-tiny=x' }],
    ['/about', { 'content-length': '2' }, 'no'],
    ['/./about', {}],
    ['/about?', {}],
  ];
  for (const [path, headers, body] of odd) expect((await get(path, headers, body)).status).toBe(200);
  expect(seen()).toBe(1 + odd.length);
});

test('a publication ends what was kept', async () => {
  const { get, seen, ctx } = await serve();
  await get('/about');
  await get('/about');
  expect(seen()).toBe(1);
  ctx.pages.expire();
  await get('/about');
  expect(seen()).toBe(2);
});
