import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { asBackupError, BackupError } from './errors.ts';
import { readRecipients } from './keys.ts';
import { makeBackup } from './making.ts';

/** Lies beside the built programs; not there where the sources run. */
const program = join(dirname(fileURLToPath(import.meta.url)), 'cli.js');

const said = z.object({ bytes: z.int(), sha256: z.string() });

/** How much later than others the making of a backup gets the processor. */
const NICE = 5;

interface Order {
  dataDir: string;
  /** Where the store is a database. */
  database: string | undefined;
  file: string;
  keyFile: string;
}

/**
 * Makes a backup in a process of its own, so that nobody who is served waits for it; in this one where the sources run.
 * Throws BackupError; ends early when the signal says so.
 */
export async function makeBackupElsewhere(
  { dataDir, database, file, keyFile }: Order,
  signal: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  if (existsSync(program)) {
    const place = database ? { DATABASE_URL: database } : {};
    return inChild([program, 'backup', file, '--key-file', keyFile], { DATA_DIR: dataDir, ...place }, signal);
  }
  const { bytes, sha256 } = await makeBackup({
    dataDir,
    database,
    file,
    lock: readRecipients(keyFile),
    at: new Date(),
  });
  return { bytes, sha256 };
}

async function inChild(args: string[], place: NodeJS.ProcessEnv, signal: AbortSignal) {
  signal.throwIfAborted();
  const { promise, resolve, reject } = settling<string>();
  const child = spawn(process.execPath, [...args, '--json', '--registered'], {
    env: { ...surroundings(), ...place },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    err = `${err}${data}`.slice(-2000);
  });
  child.once('spawn', () => {
    if (child.pid !== undefined) calmly(child.pid);
  });
  child.once('error', (error) => reject(asBackupError(error, 'No process could be started for the backup')));
  child.once('close', (code) => {
    signal.removeEventListener('abort', stop);
    if (signal.aborted) reject(new BackupError('The server stopped while the backup was being made'));
    else if (code === 0) resolve(out);
    else reject(new BackupError(err.trim() || `The backup ended with ${code}`));
  });
  return said.parse(JSON.parse(await promise));
}

/** What PostgreSQL's programs and library look for; nothing of the installation's secrets. */
const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|POSTGRES_BIN|PG.*)$/.test(name)),
  );

function calmly(pid: number) {
  try {
    setPriority(pid, NICE);
  } catch {}
}

function settling<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}
