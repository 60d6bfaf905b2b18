import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heard, open, post, say } from './raw-client.ts';
import { api, canaries, form, strange } from './strange-requests.ts';
import { startWeatherServer, type WeatherServer } from './weather-server.ts';

/** WENJI_WEATHER=long: ten times as many who are idle, and who hang up. */
const LONG = process.env.WENJI_WEATHER === 'long';
const TIMES = LONG ? 10 : 1;

let server: WeatherServer;
beforeAll(async () => {
  server = await startWeatherServer();
});
afterAll(() => server?.stop());

/** Looks at a page again and again, as others do meanwhile; tells how long it took, in milliseconds. */
function visitors() {
  const took: number[] = [];
  let going = true;
  const rounds = (async () => {
    while (going) {
      const began = performance.now();
      const { status } = await fetch(`${server.url}/questionnaires/tiny/sections/A?n=${took.length % 500}`);
      if (status !== 200) throw new Error(`A visitor got ${status}`);
      took.push(performance.now() - began);
      await pause(25);
    }
  })();
  return async () => {
    going = false;
    await rounds;
    took.sort((a, b) => a - b);
    const at = (part: number) => Math.round(took[Math.floor((took.length - 1) * part)] ?? 0);
    return { n: took.length, p50: at(0.5), p95: at(0.95), most: at(1) };
  };
}

const tell = (what: string, ...figures: unknown[]) =>
  process.stdout.write(`${what}: ${figures.map((each) => JSON.stringify(each)).join(' ')}\n`);

/** So many at a time. */
async function many<T>(n: number, at: number, one: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < n) results.push(await one(next++));
  };
  await Promise.all(Array.from({ length: at }, worker));
  return results;
}

const settled = async (most: number) => {
  for (let tries = 0; tries < 100 && server.uses().open > most; tries++) await pause(100);
  return server.uses();
};

test('whatever is sent, the answer is one that says so, and nobody reads it in the log', async () => {
  const found: unknown[] = [];
  for (const [name, , ...sent] of strange) {
    const statuses = await say(server.port, ...sent);
    found.push([name, statuses.filter((status) => status !== 100).at(0) ?? 0]);
  }
  expect(found).toEqual(strange.map(([name, status]) => [name, status]));
  for (const canary of canaries) expect(server.log()).not.toContain(canary);
  expect(server.log()).not.toContain('"level":"error"');
});

test('many requests at once on one line are answered one after the other', async () => {
  const one = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  const statuses = await say(
    server.port,
    one.repeat(99),
    one.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
  );
  expect([statuses.length, new Set(statuses)]).toEqual([100, new Set([200])]);
});

test('thousands who hang up in the middle leave nothing behind', async () => {
  const { open: before } = server.uses();
  const others = visitors();
  const json = { 'Content-Type': 'application/json', 'Idempotency-Key': 'k'.repeat(30) };
  const round = () =>
    many(500 * TIMES, 50, async (n) => {
      const socket = await open(server.port);
      socket.on('error', () => {});
      if (n % 3 === 0)
        socket.write(post(api, `{"answers":{"A1":"${canaries[0]}`, { ...json, 'Content-Length': '9000' }));
      if (n % 3 === 1) socket.write(post(form, `answers=${canaries[0]}`, { 'Content-Length': '9000' }));
      if (n % 3 === 2) socket.write('GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2));
      await pause(n % 3);
      socket.resetAndDestroy();
    });
  await round();
  const between = await settled(before + 20);
  await round();
  const after = await settled(before + 20);
  const waited = await others();
  tell('hung up', { between, after, waited });
  expect(after.open).toBeLessThanOrEqual(before + 20);
  expect(after.megabytes - between.megabytes).toBeLessThan(50);
  expect(waited.p95).toBeLessThan(500);
  expect(server.log()).not.toContain('"level":"error"');
  expect(server.log()).not.toContain(canaries[0]);
});

/** Adds one byte a second until the other side has had enough; gives the seconds that it took, and what it said. */
async function trickle(first: string, stop: Promise<unknown>) {
  const socket = await open(server.port);
  const began = performance.now();
  socket.write(first);
  const more = setInterval(() => socket.write('a'), 1000);
  const said = heard(socket, 60_000);
  const over = await Promise.race([said, stop.then(() => 'stopped')]);
  clearInterval(more);
  socket.destroy();
  return { seconds: (performance.now() - began) / 1000, over };
}

test('the slow and the idle keep nobody waiting and are let go of', { timeout: 120_000 }, async () => {
  const { open: before } = server.uses();
  const others = visitors();
  let end = () => {};
  const stop = new Promise<void>((resolve) => {
    end = resolve;
  });
  const idle: Socket[] = await many(1000 * TIMES, 100, async () => {
    const socket = await open(server.port);
    socket.on('error', () => {});
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    return socket;
  });
  const idling = server.uses();
  const silent = many(50, 50, async () => {
    const began = performance.now();
    const text = await heard(await open(server.port), 60_000);
    return { seconds: (performance.now() - began) / 1000, over: text };
  });
  const headers = Array.from({ length: 100 }, () => trickle('GET / HTTP/1.1\r\nX: ', stop));
  const bodies = Array.from({ length: 100 }, () =>
    trickle(post(form, 'a=', { 'Content-Length': '9000' }), stop),
  );
  const readers = await many(50, 50, async () => {
    const socket = await open(server.port);
    socket.on('error', () => {});
    socket.pause();
    socket.write('GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(50));
    return socket;
  });
  const [slow, quiet] = [await Promise.all(headers), await silent];
  const holding = server.uses();
  const waited = await others();
  tell('slow and idle', { idle: idle.length, idling, holding, waited });
  for (const { over, seconds } of [...slow, ...quiet]) {
    expect(over).toMatch(/^HTTP\/1\.1 408 /);
    expect(seconds).toBeLessThan(25);
  }
  end();
  await Promise.all(bodies);
  for (const socket of [...idle, ...readers]) socket.destroy();
  const after = await settled(before + 20);
  tell('afterwards', after);
  expect(after.open).toBeLessThanOrEqual(before + 20);
  expect(waited.p95).toBeLessThan(500);
  expect((await fetch(`${server.url}/readyz`)).status).toBeLessThan(600);
});
