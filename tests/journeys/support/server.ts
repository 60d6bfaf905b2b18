import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#tests/support/free-port.ts';
import { storeOf } from './store.ts';

/** The built server as a process of its own. */
export interface Server {
  /** `http://127.0.0.1:…`, the address that it takes for its own. */
  url: string;
  /** What it wrote. */
  output(): string;
  /** Asks it to stop, as an installation does. Throws when it does not end well. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 40_000;

/** Starts the demonstration of a folder, which plays it first where the folder is empty; `at` moves its time forward. */
export const startDemo = (folder: string, at?: string): Promise<Server> =>
  start(['dist/demo.js', ...(at ? ['--at', at] : [])], folder);

/** Starts the real server, on an empty store where the folder is empty. */
export const startMain = (folder: string): Promise<Server> => start(['dist/main.js'], folder);

async function start(program: string[], folder: string): Promise<Server> {
  const port = await freePort();
  const { PATH, TZ } = process.env;
  const child = spawn(process.execPath, program, {
    env: { PATH, ...(TZ ? { TZ } : {}), PORT: String(port), DATA_DIR: folder, ...storeOf(folder) },
  });
  // A run that is cut short takes its servers along.
  const abandon = () => child.kill('SIGTERM');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      written += data.toString();
    });
  const server = {
    url: `http://127.0.0.1:${port}`,
    output: () => written,
    stop: () => stop(child, () => written),
  };
  await healthy(server.url, child, () => written);
  return server;
}

async function stop(child: ChildProcess, written: () => string) {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  if (child.exitCode !== 0) throw new Error(`The server ended with ${child.exitCode}:\n${written()}`);
}

async function healthy(url: string, child: ChildProcess, written: () => string) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server did not start:\n${written()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not answer in ${PATIENCE_MS / 1000} s:\n${written()}`);
}
