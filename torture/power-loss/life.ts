import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Disk } from '../shim/disk.ts';

export interface Writing {
  synchronous: 'FULL' | 'NORMAL';
  /** Writes that are asked for together. */
  atOnce: number;
}

/** When to kill: so many milliseconds after the start, or after the first answer. */
export interface Death {
  after: 'start' | 'answer';
  milliseconds: number;
}

/** What a process said until it was killed. */
export interface Said {
  published: boolean;
  sent: Set<string>;
  stored: Set<string>;
  withdrawn: Set<string>;
}

const PATIENCE_MS = 30_000;

/** Lets a process write into the folder and kills it. Throws when it ends by itself, or answers nothing for long. */
export async function liveAndDie(
  folder: string,
  disk: Disk,
  { synchronous, atOnce }: Writing,
  death: Death,
  seed: number,
): Promise<Said> {
  const program = join(process.cwd(), 'dist/torture/power-loss-child.js');
  const child = spawn(process.execPath, [program, folder, synchronous, String(atOnce), String(seed)], {
    env: { PATH: process.env.PATH, ...disk.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  let words = '';
  let complaint = '';
  const closed = once(child, 'close');
  const overdue = setTimeout(abandon, PATIENCE_MS);
  let timer = death.after === 'start' ? setTimeout(abandon, death.milliseconds) : undefined;
  child.stdout.on('data', (data: Buffer) => {
    words += data.toString();
    if (words.includes('\nstored ')) timer ??= setTimeout(abandon, death.milliseconds);
  });
  child.stderr.on('data', (data: Buffer) => {
    complaint += data.toString();
  });
  await closed;
  clearTimeout(timer);
  clearTimeout(overdue);
  process.off('exit', abandon);
  if (!killed(child) || !timer)
    throw new Error(`The writer ended by itself:\n${words.slice(-500)}\n${complaint}`);
  return heard(words);
}

const killed = ({ signalCode }: ChildProcess) => signalCode === 'SIGKILL';

/** A line that was cut short was not said. */
function heard(words: string): Said {
  const lines = words.split('\n').slice(0, -1);
  const keys = (act: string) =>
    new Set(lines.filter((line) => line.startsWith(`${act} `)).map((line) => line.slice(act.length + 1)));
  return {
    published: lines.includes('published'),
    sent: keys('sent'),
    stored: keys('stored'),
    withdrawn: keys('withdrawn'),
  };
}
