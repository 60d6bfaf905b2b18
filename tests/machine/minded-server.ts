import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { openReading } from '#db/sqlite/reading.ts';
import { idFor, receiptFor } from '#server/access/receipts.ts';
import { readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { freePort } from '#tests/support/free-port.ts';
import { tiny, young } from '../support/definitions.ts';

const DAY_MS = 86_400_000;

/** A folder of this test's own, gone after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes an installation whose tiny questionnaire is open today. */
export async function makeInstallation(folder: string): Promise<void> {
  const { ctx, close } = await openInstallation(readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const { id } = await createDepartment(ctx, { slug: 'office', name: { en: 'Office (sample)' } });
  await publishQuestionnaire(ctx, {
    departmentId: id,
    definition: tiny,
    opensAt: new Date(Date.now() - DAY_MS),
    closesAt: new Date(Date.now() + 30 * DAY_MS),
    resultsDueOn: new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10),
    channels: ['online'],
  });
  await close();
}

export interface Answered {
  key: string;
  status: number;
  retryAfter: string | null;
  milliseconds: number;
}

/** The built server as a process whose disk is minded, and what it answered. */
export class MindedServer {
  readonly answers: Answered[] = [];
  readonly #child: ChildProcess;
  readonly url: string;
  /** What it wrote. */
  readonly output: () => string;

  private constructor(child: ChildProcess, url: string, output: () => string) {
    this.#child = child;
    this.url = url;
    this.output = output;
  }

  static async start(folder: string, env: { [name: string]: string } = {}): Promise<MindedServer> {
    const port = await freePort();
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const abandon = () => child.kill('SIGKILL');
    process.once('exit', abandon);
    onTestFinished(() => {
      abandon();
      process.off('exit', abandon);
    });
    let written = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        written += data.toString();
      });
    const server = new MindedServer(child, `http://127.0.0.1:${port}`, () => written);
    for (const until = Date.now() + 30_000; Date.now() < until; await sleep(30)) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${written}`);
      if ((await fetch(`${server.url}/healthz`).catch(() => undefined))?.ok) return server;
    }
    throw new Error(`The server did not start:\n${written}`);
  }

  /** Sends one answer under a key and remembers what came back. */
  async send(key: string = randomUUID()): Promise<Answered> {
    const began = performance.now();
    const answer = await fetch(`${this.url}/api/v1/questionnaires/tiny/responses`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ version: 1, language: 'zh-CN', answers: { ...young, B2: '字'.repeat(500) } }),
    }).catch(async (error: unknown) => {
      await sleep(100);
      throw new Error(
        `No answer; ended by ${this.#child.exitCode ?? this.#child.signalCode}:\n${this.output()}`,
        { cause: error },
      );
    });
    await answer.arrayBuffer();
    const answered = {
      key,
      status: answer.status,
      retryAfter: answer.headers.get('retry-after'),
      milliseconds: performance.now() - began,
    };
    this.answers.push(answered);
    return answered;
  }

  sendMany = (count: number): Promise<Answered[]> =>
    Promise.all(Array.from({ length: count }, () => this.send()));

  /** A page that nobody keeps for seconds, by its status, and how long it took. */
  async read(): Promise<{ status: number; milliseconds: number }> {
    const began = performance.now();
    const answer = await fetch(`${this.url}/questionnaires/tiny?at=${randomUUID()}`);
    await answer.arrayBuffer();
    return { status: answer.status, milliseconds: performance.now() - began };
  }

  /** How a person meets it who begins to answer without JavaScript: the status, and when to try again. */
  async begin(): Promise<{ status: number; retryAfter: string | null }> {
    const answer = await fetch(`${this.url}/questionnaires/tiny/answering`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.url },
    });
    await answer.arrayBuffer();
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
  }

  async ready(): Promise<{ status: number; obstacles: string[] }> {
    const answer = await fetch(`${this.url}/readyz`);
    const { obstacles } = (await answer.json()) as { obstacles: string[] };
    return { status: answer.status, obstacles };
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    if (this.#child.signalCode === null && this.#child.exitCode === null) await once(this.#child, 'exit');
  }
}

/** The keys, among those given, whose answers are in a store that nobody holds; twice where there are two. */
export async function storedKeys(folder: string, keys: readonly string[]): Promise<string[]> {
  const { db, close } = openReading(join(folder, 'wenji.db'));
  const { salt } = await db.selectFrom('questionnaire').select('salt').executeTakeFirstOrThrow();
  const rows = await db.selectFrom('response').select('id').execute();
  await close();
  const byId = new Map(keys.map((key) => [idFor(salt, receiptFor(salt, key)).toString('hex'), key]));
  return rows.map(({ id }) => byId.get(Buffer.from(id).toString('hex')) ?? 'never sent').sort();
}
