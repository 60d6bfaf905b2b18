import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Broken } from './client.ts';
import { type Home, settingsOf } from './home.ts';

const PATIENCE_MS = 40_000;

/** A real server, or a command beside it, as a process of its own. */
export class Process {
  readonly child: ChildProcess;
  readonly began = Date.now();
  readonly ended: Promise<void>;
  output = '';

  constructor(args: string[], env: { [name: string]: string }) {
    const { PATH = '', TZ } = process.env;
    this.child = spawn(process.execPath, args, {
      env: { PATH, ...(TZ ? { TZ } : {}), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
    // A run that is cut short takes its servers along.
    const abandon = () => this.child.kill('SIGKILL');
    process.once('exit', abandon);
    this.ended = once(this.child, 'exit').then(() => {
      process.off('exit', abandon);
    });
  }

  get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

export const serverOn = (home: Home, port: number): Process =>
  new Process(['dist/main.js'], {
    ...settingsOf(home),
    PORT: String(port),
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'warn',
  });

export const isListening = ({ output }: Process): boolean => output.includes('Wenji listens on');

/** Waits until it listens; gives the milliseconds that it took. Throws Broken when it does not. */
export async function listening(server: Process): Promise<number> {
  while (!isListening(server)) {
    if (server.over || Date.now() - server.began > PATIENCE_MS)
      throw new Broken('the server starts again', server.output.slice(-2000));
    await new Promise((done) => setTimeout(done, 5));
  }
  return Date.now() - server.began;
}

/** Throws Broken where a server that nobody killed is gone. */
export function expectAlive(server: Process): void {
  if (server.over) throw new Broken('a server goes on by itself', `it ended: ${server.output.slice(-2000)}`);
}

/** Throws Broken when the server told of a bug: a line of the level `error`. */
export function expectNoBug({ output }: Process): void {
  const line = output.split('\n').find((each) => /"level":(50|60)/.test(each));
  if (line) throw new Broken('the server tells of no bug', line.slice(0, 1500));
}
