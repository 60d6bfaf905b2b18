import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Ends of the names of files that are not finished; the number is that of the process that writes them. */
const SNAPSHOT = /^\.snapshot\.(\d+)\.wenji-part$/;
const STAGING = /^\.restoring-/;
const PART = /^\..*\.(\d+)\.wenji-part$/;

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** Removes what a restore that was cut short left in a data folder; whoever asks holds the folder. */
export function removeStagings(folder: string): void {
  for (const name of readdirSync(folder))
    if (STAGING.test(name)) rmSync(join(folder, name), { recursive: true });
}

/** Removes what a backup that was cut short left behind, unless its process still lives. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, pid] = SNAPSHOT.exec(name) ?? PART.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
