import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { freePort } from '#tests/support/free-port.ts';
import { tiny } from '../support/definitions.ts';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 40_000;

/** The built server as a process of its own, on a store with a questionnaire that is open. */
export interface WeatherServer {
  port: number;
  url: string;
  /** The store's file. */
  file: string;
  child: ChildProcess;
  /** Everything that it wrote to its log. */
  log(): string;
  /** Megabytes of memory, and how many files and connections are open. */
  uses(): { megabytes: number; open: number };
  stop(): Promise<void>;
}

interface Options {
  /** Modules that the process loads first. */
  preload?: string[];
  env?: { [name: string]: string };
  closesAt?: Date;
}

export async function startWeatherServer({
  preload = [],
  env = {},
  closesAt,
}: Options = {}): Promise<WeatherServer> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-weather-'));
  await fill(folder, closesAt ?? new Date(Date.now() + 30 * DAY_MS));
  const port = await freePort();
  const imports = preload.flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...imports, 'dist/main.js'], {
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder, ...env },
  });
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      written += data.toString();
    });
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + PATIENCE_MS;
  while (!(await fetch(`${url}/healthz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || Date.now() > until) {
      abandon();
      throw new Error(`The server did not start:\n${written}`);
    }
    await pause(50);
  }
  return {
    port,
    url,
    file: join(folder, 'wenji.db'),
    child,
    log: () => written,
    uses() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(status) ?? [];
      return {
        megabytes: Math.round(Number(kilobytes) / 1024),
        open: readdirSync(`/proc/${child.pid}/fd`).length,
      };
    },
    async stop() {
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await gone;
      }
      process.off('exit', abandon);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(folder: string, closesAt: Date): Promise<void> {
  const { ctx, close } = await openInstallation(readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const name = { 'zh-CN': '办公室（示例）', en: 'Office (sample)' };
  const department = await createDepartment(ctx, { slug: 'office', name });
  await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: tiny,
    opensAt: new Date(Date.now() - DAY_MS),
    closesAt,
    resultsDueOn: '2099-12-31',
    channels: ['online'],
  });
  await close();
}
