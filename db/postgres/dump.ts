import { spawn } from 'node:child_process';
import type pg from 'pg';
import { StoreRefusedError } from '../refusals.ts';
import { openMoment } from './moment.ts';
import { addressFor, findProgram } from './programs.ts';
import { shownUrl } from './url.ts';

/** How long another one's lock on a table is waited for. */
const LOCK_WAIT = '60s';

/** A pooler stands between, which gives each transaction another connection: no program of PostgreSQL's may work through it. */
export class PooledError extends StoreRefusedError {
  constructor(url: string) {
    super(
      `${shownUrl(url)} is a pooler's address: set BACKUP_DATABASE_URL to the address of the PostgreSQL server itself`,
    );
  }
}

/** Throws PooledError where the connection is not with the server itself: then another process number is told for it. */
export async function requireServerItself(client: pg.ClientBase, url: string): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const { processID } = client as unknown as { processID: number | null };
  if (rows[0]?.pid !== processID) throw new PooledError(url);
}

/** The server's version: the number by which it is compared, and as it is said. */
export async function versionOf(client: pg.ClientBase): Promise<{ major: number; version: string }> {
  const { rows } = await client.query<{ no: string; version: string }>(
    "SELECT current_setting('server_version_num') AS no, current_setting('server_version') AS version",
  );
  const [{ no, version } = { no: '0', version: '' }] = rows;
  return { major: Math.floor(Number(no) / 10_000), version: version.split(' ', 1)[0] ?? '' };
}

/** The schema of the database in which its tables lie. */
export async function namespaceOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_schema()::text AS name');
  return rows[0]?.name ?? 'public';
}

/**
 * A moment of a store, to be looked through and then dumped: both show the same, whatever is written meanwhile. Throws a
 * StoreRefusedError: the store cannot be read, pg_dump is missing or too old, a pooler stands between.
 */
export async function openDump(url: string) {
  const moment = await openMoment(url);
  try {
    await requireServerItself(moment.client, url);
    const { major, version } = await versionOf(moment.client);
    const { path } = await findProgram('pg_dump', major);
    const namespace = await namespaceOf(moment.client);
    const { rows } = await moment.client.query<{ snapshot: string; bytes: number }>(
      'SELECT pg_export_snapshot() AS snapshot, pg_database_size(current_database()) AS bytes',
    );
    const [{ snapshot, bytes } = { snapshot: '', bytes: 0 }] = rows;
    return {
      db: moment.db,
      schema: moment.schema,
      version,
      namespace,
      /** About as many as the dump has at the most. */
      bytes,
      dump: () => dump(path, url, snapshot),
      close: moment.close,
    };
  } catch (error) {
    await moment.close();
    throw error;
  }
}

/** What pg_dump writes, uncompressed; throws where it fails, and then what came before is worth nothing. */
async function* dump(path: string, url: string, snapshot: string): AsyncGenerator<Buffer> {
  const { address, env } = addressFor(url);
  const child = spawn(
    path,
    [
      '--format=custom',
      '--compress=0',
      '--no-owner',
      '--no-privileges',
      '--no-password',
      `--lock-wait-timeout=${LOCK_WAIT}`,
      `--snapshot=${snapshot}`,
      `--dbname=${address}`,
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = endOf(child, 'pg_dump');
  // It is awaited below; until then it is nobody's.
  ended.catch(() => {});
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    await ended;
  } finally {
    child.kill('SIGTERM');
  }
}

/** Settles when a program ends; throws what it said where it failed. */
export function endOf(child: ReturnType<typeof spawn>, name: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (data: Buffer) => {
    said = `${said}${data}`.slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const line = said.split('\n').find((each) => / error: /.test(each)) ?? said.trim();
      reject(new StoreRefusedError(line || `${name} ended with ${code ?? signal}`));
    });
  });
}
