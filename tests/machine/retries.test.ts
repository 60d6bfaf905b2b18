import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWeatherServer, type WeatherServer } from './weather-server.ts';

let server: WeatherServer;
beforeAll(async () => {
  // Each request from an address of its own: what is tried here is not how many one address may send.
  server = await startWeatherServer({ env: { TRUSTED_PROXIES: '1' } });
});
afterAll(() => server?.stop());

/** Requests at once. */
const LINES = 100;

let asked = 0;

async function send(key: string, words: string): Promise<{ status: number; receipt: string | undefined }> {
  const answer = await fetch(`${server.url}/api/v1/questionnaires/tiny/responses`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      'X-Forwarded-For': `fd00::${(asked++).toString(16)}`,
    },
    body: JSON.stringify({ version: 1, language: 'zh-CN', answers: { A1: 'young', B1: ['tea'], B2: words } }),
  });
  const { receipt } = (await answer.json()) as { receipt?: string };
  return { status: answer.status, receipt };
}

/** How many responses and texts are stored. */
function stored(): [number, number] {
  const db = new Database(server.file, { readonly: true });
  const count = (table: string) => db.prepare(`select count(*) as n from ${table}`).get() as { n: number };
  const numbers: [number, number] = [count('response').n, count('response_text').n];
  db.close();
  return numbers;
}

const tally = (statuses: number[]) => {
  const counts: { [status: number]: number } = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

test('the same request a thousand times is one response and one receipt', async () => {
  const key = randomUUID();
  const [before, texts] = stored();
  const answers: Awaited<ReturnType<typeof send>>[] = [];
  const line = async () => {
    while (answers.length < 1000 - LINES) answers.push(await send(key, '同一份'));
    answers.push(await send(key, '同一份'));
  };
  await Promise.all(Array.from({ length: LINES }, line));
  const n = answers.length - 1;
  expect(tally(answers.map(({ status }) => status))).toEqual({ 200: n, 201: 1 });
  expect(n).toBeGreaterThanOrEqual(999);
  expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1);
  expect(stored()).toEqual([before + 1, texts + 1]);
  process.stdout.write(`same request x ${n + 1}: 1 x 201, ${n} x 200, one receipt\n`);
});

test('one key with twenty bodies at once takes one of them, a hundred times', async () => {
  const [before, texts] = stored();
  for (let run = 0; run < 100; run++) {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send(key, `第${n}份`)));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 1, 409: 19 });
    const kept = answers.findIndex(({ status }) => status === 201);
    expect(await send(key, `第${kept}份`)).toEqual({ status: 200, receipt: answers[kept]?.receipt });
  }
  expect(stored()).toEqual([before + 100, texts + 100]);
  process.stdout.write('one key, 20 bodies in parallel: 1 x 201, 19 x 409 in 100 of 100 runs\n');
});
