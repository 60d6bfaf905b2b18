import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import { StoreRefusedError } from '../refusals.ts';
import { endOf, namespaceOf, requireServerItself, versionOf } from './dump.ts';
import { STARTING } from './migrate.ts';
import { connect } from './moment.ts';
import { addressFor, findProgram, type Program } from './programs.ts';
import { shownUrl } from './url.ts';

/** The database holds something, or somebody uses it. */
export class NotEmptyError extends StoreRefusedError {}

/** An empty database that a store will be loaded into: no server starts on it until it is let go. */
export interface Target {
  client: pg.PoolClient;
  /** The server's, by which versions are compared. */
  major: number;
  namespace: string;
  program: Program;
  /** Lets servers start on it. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

/** Throws NotEmptyError, PooledError, ProgramError, UnreachableError. */
export async function openTarget(url: string): Promise<Target> {
  const { client, close } = await connect(url, 'wenji restore');
  try {
    await requireServerItself(client, url);
    await requireFree(client, url);
    const { major } = await versionOf(client);
    return {
      client,
      major,
      namespace: await namespaceOf(client),
      program: await findProgram('pg_restore', major),
      letGo: async () => void (await client.query(`SELECT pg_advisory_unlock(${STARTING})`)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function requireFree(client: pg.ClientBase, url: string): Promise<void> {
  const lock = await client.query<{ held: 0 | 1 }>(`SELECT pg_try_advisory_lock(${STARTING}) AS held`);
  const users = await client.query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'wenji%'`,
  );
  if (!lock.rows[0]?.held || users.rows.length > 0)
    throw new NotEmptyError(
      `The database ${shownUrl(url)} is in use by another Wenji server: stop that one first`,
    );
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM (
       SELECT oid, relname::text AS name, relnamespace AS namespace FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
       UNION ALL SELECT oid, proname::text, pronamespace FROM pg_proc
     ) AS made JOIN pg_namespace ON pg_namespace.oid = namespace
     WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'
       AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = made.oid AND deptype = 'e')
     ORDER BY name LIMIT 1`,
  );
  if (rows[0])
    throw new NotEmptyError(
      `The database ${shownUrl(url)} is not empty (${rows[0].name}): make a new one with CREATE DATABASE, and restore into that`,
    );
}

/**
 * Lets pg_restore take a dump in one transaction: all of it, or nothing. `feed` writes the dump, byte by byte, and must do
 * so to its end. Throws what pg_restore says.
 */
export async function load(
  { program }: Target,
  url: string,
  namespace: string,
  feed: (write: (chunk: Buffer) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { address, env } = addressFor(url);
  const child = spawn(
    program.path,
    [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      '--no-privileges',
      '--no-comments',
      '--no-password',
      // What stands elsewhere is not the store's: extensions of the server that was.
      `--schema=${namespace}`,
      `--dbname=${address}`,
    ],
    { env, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const ended = endOf(child, 'pg_restore');
  const over = ended.then(
    () => 'over' as const,
    () => 'over' as const,
  );
  // Whoever has ended takes no more; why it ended is told below.
  child.stdin.on('error', () => {});
  try {
    await feed(async (chunk) => {
      if (child.stdin.writable && !child.stdin.write(chunk))
        await Promise.race([once(child.stdin, 'drain').catch(() => {}), over]);
    });
    child.stdin.end();
    await ended;
  } catch (error) {
    child.kill('SIGKILL');
    await over;
    throw error;
  }
}

/** Makes a database empty again that was empty before a store was loaded into it. */
export async function empty({ client, namespace }: Target): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT statement FROM (
       SELECT 1 AS turn, format('DROP %s IF EXISTS %I.%I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END,
         $1::text, relname) AS statement FROM pg_class
       WHERE relnamespace = $1::text::regnamespace AND relkind IN ('r', 'v')
       UNION ALL SELECT 2, format('DROP FUNCTION %s', oid::regprocedure) FROM pg_proc
       WHERE pronamespace = $1::text::regnamespace
         AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
     ) AS made ORDER BY turn`,
    [namespace],
  );
  await client.query(['BEGIN', ...rows.map(({ statement }) => statement), 'COMMIT'].join('; '));
}
