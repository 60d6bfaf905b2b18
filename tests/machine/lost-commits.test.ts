import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type Installation, openInstallation } from '#server/installation.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { cutOff } from '../../torture/rounds/failing.ts';
import { CONSULTATION, envOf, makeGround, QUESTIONNAIRE } from '../../torture/rounds/ground.ts';
import { ask, command } from '../../torture/rounds/home.ts';
import { CuttingProxy } from './support/cutting-proxy.ts';
import { withoutPostgres } from './support/without-postgres.ts';

describe.skipIf(withoutPostgres())('a commit whose answer is lost', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-lost-'));
  let cluster: Awaited<ReturnType<typeof startPostgres>>;
  let proxy: CuttingProxy;
  let house: Installation;
  let app: Awaited<ReturnType<typeof createApp>>;

  beforeAll(async () => {
    cluster = await startPostgres({ durable: true });
    await makeGround({ folder, cluster });
    // The log of what is not committed stays in memory, as it does for a moment on any server.
    await command(cluster, "alter system set wal_writer_delay = '10s'");
    await command(cluster, 'create table burnt (n int)');
    cluster.restart();
    proxy = await CuttingProxy.open(cluster.port);
    const url = cluster.url.replace(`:${cluster.port}/`, `:${proxy.port}/`);
    house = await openInstallation(envOf({ folder, cluster: { ...cluster, url } }));
    app = await createApp(house.ctx, { demo: false });
  });

  afterAll(async () => {
    await house?.close();
    proxy?.close();
    cluster?.remove();
    rmSync(folder, { recursive: true });
  });

  /** What is taken in in groups, and what has the store to itself. */
  const things = [
    {
      table: 'response',
      path: `/api/v1/questionnaires/${QUESTIONNAIRE}/responses`,
      body: { version: 1, language: 'zh-CN', answers: { A1: 'young', B1: ['tea'] } },
    },
    {
      table: 'comment',
      path: `/api/v1/consultations/${CONSULTATION}/comments`,
      body: {
        version: 1,
        language: 'zh-CN',
        opinions: [{ clause: '1', stance: 'ask', text: '为什么', proposed: null, quote: null }],
      },
    },
  ];
  type Thing = (typeof things)[number];

  const send = ({ path, body }: Thing, key: string) =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });

  const count = async ({ table }: Thing) =>
    Number((await ask<{ n: string }>({ folder, cluster }, `select count(*) n from ${table}`))[0]?.n);

  test.each(things)('a $table that was committed is acknowledged, and is there once', async (thing) => {
    const key = randomUUID();
    const [before, asked] = [await count(thing), proxy.asked];
    proxy.next = 'after';
    expect((await send(thing, key)).status).toBe(201);
    expect(proxy.next).toBeUndefined();
    expect(proxy.asked).toBeGreaterThan(asked);
    expect(await count(thing)).toBe(before + 1);
    expect((await send(thing, key)).status).toBe(200);
    expect(await count(thing)).toBe(before + 1);
  });

  test.each(things)('a $table whose commit never came is refused, and is not there', async (thing) => {
    const key = randomUUID();
    const [before, asked] = [await count(thing), proxy.asked];
    proxy.next = 'before';
    const refused = await send(thing, key);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(proxy.asked).toBeGreaterThan(asked);
    expect(await count(thing)).toBe(before);
    expect((await send(thing, key)).status).toBe(201);
    expect(await count(thing)).toBe(before + 1);
  });

  const page = async () => {
    const { status, headers } = await app.request(`/questionnaires/${QUESTIONNAIRE}?at=${randomUUID()}`);
    return [status, headers.get('retry-after')];
  };

  test('what is read is asked again where its connections were ended', async () => {
    expect(await page()).toEqual([200, null]);
    await cutOff(cluster);
    expect(await page()).toEqual([200, null]);
  });

  test('while the database is away everything says so, and is well again by itself', async () => {
    const [response] = things as [Thing];
    const key = randomUUID();
    const ready = async () => (await app.request('/readyz')).status;
    expect(await ready()).toBe(200);
    cluster.stop();
    expect(await page()).toEqual([503, '5']);
    const refused = await send(response, key);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await ready()).toBe(503);
    cluster.start();
    expect(await page()).toEqual([200, null]);
    expect((await send(response, key)).status).toBe(201);
    expect(await ready()).toBe(200);
  });

  /** Others commit until they have come past the number. */
  function burn(past: string): void {
    const statement = ['-c', `insert into burnt select ${past}`];
    execFileSync(join(cluster.bin, 'psql'), [
      ...['-q', '-d', cluster.url],
      ...Array.from({ length: 30 }, () => statement).flat(),
    ]);
  }

  test.each(things)(
    'a $table whose number a crashed server gave to somebody else is refused, and is not there',
    async (thing) => {
      const key = randomUUID();
      const before = await count(thing);
      proxy.next = () => {
        cluster.restart('immediate');
        burn(proxy.cut.at(-1) ?? '');
      };
      const refused = await send(thing, key);
      const [{ status } = { status: '' }] = await ask<{ status: string }>(
        { folder, cluster },
        `select pg_xact_status('${proxy.cut.at(-1)}'::xid8) status`,
      );
      // Who asks for the number alone is told what is not so.
      expect(status).toBe('committed');
      expect([refused.status, await count(thing)]).toEqual([503, before]);
      expect((await send(thing, key)).status).toBe(201);
      expect(await count(thing)).toBe(before + 1);
    },
  );
});
