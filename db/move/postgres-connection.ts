import type pg from 'pg';
import { openPool } from '../postgres/connect.ts';
import { shownUrl } from '../postgres/url.ts';
import { StoreRefusedError, UnreachableError, wordsOf } from '../refusals.ts';

/** A connection that is kept, and the pool that it is of, which may have one more. */
export interface Connection {
  client: pg.PoolClient;
  pool: pg.Pool;
  /** As the database may be shown. */
  place: string;
}

/**
 * Connects and does what has to be done first; what fails leaves no connection. Throws UnreachableError where the
 * database cannot be used, and whatever the work throws.
 */
export async function connectFor<T>(url: string, begin: (connection: Connection) => Promise<T>): Promise<T> {
  const place = shownUrl(url);
  const pool = openPool(url, { max: 2, name: 'wenji move' });
  let client: pg.PoolClient | undefined;
  try {
    client = await pool.connect();
    return await begin({ client, pool, place });
  } catch (error) {
    client?.release(true);
    await pool.end();
    if (error instanceof StoreRefusedError) throw error;
    throw new UnreachableError(`The database ${place} cannot be used: ${wordsOf(error)}`, { cause: error });
  }
}
