import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';

const PATIENCE_MS = 90_000;

export interface Running {
  url: string;
  /** As a power cut does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

type Surroundings = { [name: string]: string };

/** Starts the built demonstration; it ends with the test, however that ends. */
export async function startDemo(env: Surroundings): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/demo.js'], {
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let wrong = '';
  child.stderr.on('data', (data: Buffer) => {
    wrong += data;
  });
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  onTestFinished(end('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child, () => wrong);
  return { url, kill: end('SIGKILL'), stop: end('SIGTERM') };
}

async function answering(url: string, child: ChildProcess, wrong: () => string) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The demonstration did not start:\n${wrong()}`);
    if (
      await fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(50);
  }
  throw new Error(`The demonstration did not answer:\n${wrong()}`);
}

/** Runs the built command. */
export async function command(args: string[], env: Surroundings) {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Sends JSON that must be stored; gives the receipt. */
export async function send(url: string, path: string, body: object): Promise<string> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`Not stored: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { receipt: string }).receipt;
}

/** Posts a form of the site; gives the page it leads to. */
export async function post(url: string, path: string, fields: Surroundings, cookie = '') {
  const answer = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, text: sameTime(await answer.text()), headers: answer.headers };
}

export async function page(url: string, path: string) {
  const answer = await fetch(url + path);
  return { status: answer.status, text: sameTime(await answer.text()) };
}

/** The demonstration's clock stands on every page, and goes on. */
const sameTime = (html: string) => html.replace(/(演示时间|Demonstration time)[^<]*/g, '$1');
