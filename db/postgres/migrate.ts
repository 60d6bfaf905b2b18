import { Migrator } from 'kysely';
import type pg from 'pg';
import {
  NotAStoreError,
  OlderStoreError,
  StoreRefusedError,
  UnreachableError,
  wordsOf,
} from '../refusals.ts';
import { migrations, requireKnown } from '../schemas.ts';
import { openPool } from './connect.ts';
import { codeOf, faultOf } from './faults.ts';
import { kyselyForMigrations } from './kysely.ts';
import { shownUrl } from './url.ts';

/** The number of the lock that starting processes take in turns. */
export const STARTING = 0x77656e6a6a;

/**
 * Brings the database to the newest schema in one transaction: whatever goes wrong, and whenever the process ends, it is
 * as it was before; processes that start together do so one after the other. Throws a StoreRefusedError where the
 * database cannot be reached, is of another kind, was made by a newer program, or is being moved into.
 */
export async function migrate(url: string, known = migrations): Promise<void> {
  const pool = openPool(url, { max: 2, name: 'wenji start' });
  const place = shownUrl(url);
  try {
    const client = await pool.connect();
    try {
      await requireFit(client, place);
      await requireWritable(client, place);
      await requireMoved(client, place);
      await requireOwn(client, place);
      await bringUpToDate(pool, client, place, known);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  } catch (error) {
    if (error instanceof StoreRefusedError || !(faultOf(error) || notLet.test(codeOf(error)))) throw error;
    throw new UnreachableError(`The database ${place} cannot be used: ${wordsOf(error)}`, { cause: error });
  } finally {
    await pool.end();
  }
}

/** Codes of who is not let in, of a database that is not there, and of a table that may not be touched. */
const notLet = /^(28|3D|42501)/;

/** The same by a connection that is there, and a pool that has another one. */
export async function bringUpToDate(
  pool: pg.Pool,
  client: pg.ClientBase,
  place: string,
  known = migrations,
): Promise<void> {
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${STARTING})`);
  await requireLocks(pool, place);
  requireKnown(place, await schemasIn(client));
  const migrator = new Migrator({
    db: kyselyForMigrations(client),
    provider: { getMigrations: async () => ({ ...known }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  // Marks of processes that are gone.
  if (Object.hasOwn(known, '0006_many_processes'))
    await client.query('DELETE FROM commit_mark WHERE day < current_date - 2');
  await client.query('COMMIT');
}

/** The oldest server that the suite has run on. */
const OLDEST = 150_000;

/** Throws StoreRefusedError where the server or the database is none for a store. */
export async function requireFit(client: pg.ClientBase, place: string): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  const [{ version, encoding } = { version: '0', encoding: '' }] = rows;
  if (Number(version) < OLDEST)
    throw new StoreRefusedError(`The database ${place} is older than PostgreSQL 15`);
  if (encoding !== 'UTF8')
    throw new StoreRefusedError(`The database ${place} has the encoding ${encoding}; make one with UTF8`);
}

/** A server that follows another one takes no writes, and would be found out at the first. */
async function requireWritable(client: pg.ClientBase, place: string): Promise<void> {
  const { rows } = await client.query<{ follows: string }>(
    "SELECT current_setting('transaction_read_only') AS follows",
  );
  if (rows[0]?.follows === 'on')
    throw new StoreRefusedError(
      `The database ${place} can only be read: name the server that takes writes, not one that follows it`,
    );
}

/**
 * Where there is no store yet, one may be made, and tables of something else are left alone; those that belong to an
 * extension are nobody's. Throws StoreRefusedError.
 */
export async function requireOwn(client: pg.ClientBase, place: string): Promise<void> {
  // At one moment: another process may make a store here just now.
  const { rows } = await client.query<{ may: 0 | 1; foreign: string | null }>(
    `WITH own AS (
       SELECT oid, relname::text AS name FROM pg_class
       WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace)
     SELECT has_schema_privilege(current_schema(), 'CREATE') AS may,
       (SELECT min(name) FROM own
        WHERE NOT EXISTS (SELECT FROM pg_depend WHERE objid = own.oid AND deptype = 'e')) AS foreign
     WHERE NOT EXISTS (SELECT FROM own WHERE name = 'kysely_migration')`,
  );
  const [empty] = rows;
  if (empty?.may === 0)
    throw new UnreachableError(
      `In the database ${place} no table may be made: let its user own it, or at least create in its schema`,
    );
  if (empty?.foreign)
    throw new NotAStoreError(
      `The database ${place} has a table ${empty.foreign} already, and no store of Wenji; make a database for it alone`,
    );
}

/** Throws StoreRefusedError unless the database has the schema of this program. */
export async function requireNewest(client: pg.ClientBase, place: string): Promise<void> {
  const went = await schemasIn(client);
  const schema = went.at(-1);
  if (schema === undefined) throw new NotAStoreError(`The database ${place} is no store of Wenji`);
  requireKnown(place, went);
  if (went.length < Object.keys(migrations).length) throw new OlderStoreError(place, schema);
}

/** Whether a move into the database was begun and is not finished. */
export async function isBeingMoved(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: 0 | 1 }>(
    "SELECT to_regclass('store_move') IS NOT NULL AS there",
  );
  return rows[0]?.there === 1;
}

/** Throws StoreRefusedError where a move is not finished: not everything is there yet. */
export async function requireMoved(client: pg.ClientBase, place: string): Promise<void> {
  if (await isBeingMoved(client))
    throw new StoreRefusedError(
      `The move into ${place} is not finished: give the same command again, or make the database anew`,
    );
}

/** Some engines that speak PostgreSQL's language take the lock for a word without meaning: entries would run together. */
async function requireLocks(pool: pg.Pool, place: string): Promise<void> {
  const { rows } = await pool.query<{ free: 0 | 1 }>(`SELECT pg_try_advisory_xact_lock(${STARTING}) AS free`);
  if (rows[0]?.free !== 0)
    throw new StoreRefusedError(`The database ${place} does not keep locks, on which every write rests`);
}

/** The schemas that a database went through, oldest first; none where it has no list of them. */
export async function schemasIn(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: 0 | 1 }>(
    "SELECT to_regclass('kysely_migration') IS NOT NULL AS there",
  );
  if (!rows[0]?.there) return [];
  const names = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name');
  return names.rows.map(({ name }) => name);
}
