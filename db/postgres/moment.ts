import type { Kysely } from 'kysely';
import pg from 'pg';
import { NotAStoreError, StoreRefusedError, UnreachableError, wordsOf } from '../refusals.ts';
import type { Schema } from '../schema.ts';
import { openPool } from './connect.ts';
import { faultOf } from './faults.ts';
import { kyselyOver } from './kysely.ts';
import { requireMoved, requireNewest, schemasIn } from './migrate.ts';
import { shownUrl } from './url.ts';

/** A database as it stands at one moment, on a connection of its own. */
export interface Moment {
  db: Kysely<Schema>;
  client: pg.PoolClient;
  /** Name of its last migration. */
  schema: string;
  close(): Promise<void>;
}

/**
 * Opens a store to be read and nothing else, as it stands now, whatever is written meanwhile. Throws a StoreRefusedError
 * where there is none.
 */
export async function openMoment(url: string): Promise<Moment> {
  const place = shownUrl(url);
  const { client, close } = await connect(url, 'wenji read');
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
       SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0`,
    );
    const schema = (await schemasIn(client)).at(-1);
    if (schema === undefined) throw new NotAStoreError(`The database ${place} holds no store of Wenji`);
    await requireMoved(client, place);
    return { db: kyselyOver(client), client, schema, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The same of a store of this program's schema. Throws OlderStoreError and NewerStoreError as well. */
export async function openCurrentMoment(url: string): Promise<Moment> {
  const moment = await openMoment(url);
  try {
    await requireNewest(moment.client, shownUrl(url));
    return moment;
  } catch (error) {
    await moment.close();
    throw error;
  }
}

/** One connection that is nobody else's. Throws UnreachableError. */
export async function connect(
  url: string,
  name: string,
): Promise<{ client: pg.PoolClient; close(): Promise<void> }> {
  const pool = openPool(url, { max: 1, name });
  try {
    const client = await pool.connect();
    return {
      client,
      close() {
        client.release(true);
        return pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    const refused = faultOf(error) ?? error instanceof pg.DatabaseError;
    if (error instanceof StoreRefusedError || !refused) throw error;
    throw new UnreachableError(`The database ${shownUrl(url)} cannot be used: ${wordsOf(error)}`, {
      cause: error,
    });
  }
}
