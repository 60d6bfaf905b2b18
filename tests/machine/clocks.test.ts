import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startWeatherServer } from './weather-server.ts';

const MINUTE_MS = 60_000;

/** A module that sets the clock of the process that loads it first, by the minutes in a file, at a signal. */
const clockFrom = (file: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { readFileSync } from 'node:fs';
    const Real = Date;
    let offset = 0;
    process.on('SIGUSR2', () => {
      offset = Number(readFileSync(${JSON.stringify(file)}, 'utf8')) * ${MINUTE_MS};
    });
    globalThis.Date = class extends Real {
      constructor(...given) {
        super(...(given.length > 0 ? given : [Real.now() + offset]));
      }
      static now() {
        return Real.now() + offset;
      }
    };`)}`;

test.each(['Asia/Shanghai', 'America/Los_Angeles'])(
  'a real server on a host in %s whose clock jumps an hour takes nothing outside the period',
  async (zone) => {
    const folder = mkdtempSync(join(tmpdir(), 'wenji-clock-'));
    const file = join(folder, 'minutes');
    writeFileSync(file, '0');
    const closesAt = new Date(Date.now() + 30 * MINUTE_MS);
    const server = await startWeatherServer({ preload: [clockFrom(file)], env: { TZ: zone }, closesAt });
    onTestFinished(async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    });
    const send = async (key: string) => {
      const answer = await fetch(`${server.url}/api/v1/questionnaires/tiny/responses`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ version: 1, language: 'zh-CN', answers: { A1: 'young', B1: ['tea'] } }),
      });
      const { receipt } = (await answer.json()) as { receipt?: string };
      return { status: answer.status, receipt };
    };
    const key = randomUUID();
    const first = await send(key);
    expect(first.status).toBe(201);
    const steps: [minutes: number, status: number][] = [
      [60, 409],
      [-60, 201],
      [44, 201],
      [46, 409],
      [0, 201],
      [-48 * 60, 409],
      [24 * 60, 409],
    ];
    for (const [minutes, status] of steps) {
      writeFileSync(file, String(minutes));
      server.child.kill('SIGUSR2');
      await pause(100);
      expect([minutes, (await send(randomUUID())).status]).toEqual([minutes, status]);
      if (minutes > -30 * 60) expect(await send(key)).toEqual({ ...first, status: 200 });
      expect((await fetch(`${server.url}/questionnaires/tiny`)).status).toBe(200);
    }
    expect(server.log()).not.toContain('"level":"error"');
  },
);
