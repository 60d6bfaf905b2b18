import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LOCK_FILE } from '#db/sqlite/lock.ts';

/** A process of its own that does with the lock file what a server does, and ends after 20 seconds in any case. */
export async function otherHolder(folder: string): Promise<ChildProcess> {
  const script = `
    const lock = new (require('better-sqlite3'))(${JSON.stringify(join(folder, LOCK_FILE))});
    lock.exec('BEGIN EXCLUSIVE');
    console.log('held');
    setTimeout(() => lock.close(), 20000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout ?? child, 'data');
  return child;
}
