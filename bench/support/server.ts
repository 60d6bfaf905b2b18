import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';

/** How bench/intake-server.ts may run: as it ships, without a store, one transaction a request, on a slow disk, choked, or row by row. */
export type Mode = 'store' | 'none' | 'single' | 'slow' | 'slow-single' | 'choked' | 'inline' | 'rows';

/** What the server tells of itself since it was asked to begin. */
export interface State {
  rows: number;
  /** Acts that other processes are told of. */
  acts: number;
  /** Milliseconds by which the event loop came late. */
  delay: { p50: number; p99: number; max: number };
  /** Microseconds of processor time. */
  cpu: number;
  /** Megabytes. */
  rss: number;
  heap: number;
  /** Checkpoints, by the wall clock. */
  looks: { at: number; ms: number; pages: number }[];
}

export interface Running {
  port: number;
  tell(message: 'begin' | 'state' | 'sweep'): Promise<State>;
  stop(): Promise<void>;
}

export async function startServer(mode: Mode, database?: string): Promise<Running> {
  const program = join(dirname(process.argv[1] ?? ''), 'intake-server.js');
  // Its log is written, and read by nobody.
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const env = { ...process.env, ...(database ? { DATABASE_URL: database } : {}) };
  const child = fork(program, [mode], { stdio: [...stdio], execArgv: ['--expose-gc'], env });
  const { port } = await reply<{ port: number }>(child);
  return {
    port,
    tell(message) {
      const told = reply<State>(child);
      child.send(message);
      return told;
    },
    async stop() {
      const over = new Promise((done) => child.once('exit', done));
      child.send('stop');
      await over;
    },
  };
}

const reply = <T>(child: ChildProcess) =>
  new Promise<T>((resolve, reject) => {
    const ended = () => reject(new Error('The server ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
