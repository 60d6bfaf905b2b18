import pg from 'pg';
import type { Value } from '../content-hash.ts';
import { contentOf } from '../postgres/content.ts';
import { kyselyOver } from '../postgres/kysely.ts';
import { requireFit, requireMoved, requireNewest } from '../postgres/migrate.ts';
import {
  listed,
  MoveRefusedError,
  orderOf,
  PORTION,
  PORTION_BYTES,
  quoted,
  type Source,
  sizeOf,
  type Table,
} from './ends.ts';
import { type Connection, connectFor } from './postgres-connection.ts';
import { tablesOf } from './postgres-tables.ts';

/** Milliseconds that a writer is waited for. */
const PATIENCE_MS = 5000;

/** Object ids of types whose values are whole numbers. */
const WHOLE = [20, 21, 23];

/** Whole numbers as the reader of SQLite gives them. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    WHOLE.includes(oid) ? BigInt : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

/**
 * A database, all of it as it stands at one moment; until it is closed nobody can write to it. Throws MoveRefusedError
 * where a server is connected or somebody writes, and whatever else StoreRefusedError is.
 */
export const openPostgresSource = (url: string, portion = PORTION): Promise<Source> =>
  connectFor(url, async (connection) => {
    const { client, place } = connection;
    await requireFit(client, place);
    await requireNewest(client, place);
    await requireMoved(client, place);
    await requireAlone(client, place);
    const tables = await tablesOf(client);
    await holdStill(client, place, tables);
    return sourceOver(connection, tables, portion);
  });

async function requireAlone(client: pg.ClientBase, place: string): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'wenji%'`,
  );
  if (rowCount)
    throw new MoveRefusedError(
      `Wenji is connected to ${place} (${rowCount} sessions): stop every server, and whatever else has it open`,
    );
}

/** What is locked in this way can be read by everybody and written by nobody. The moment is that of the first reading after it. */
async function holdStill(client: pg.ClientBase, place: string, tables: readonly Table[]): Promise<void> {
  try {
    await client.query(
      [
        'BEGIN ISOLATION LEVEL REPEATABLE READ',
        `SET LOCAL lock_timeout = ${PATIENCE_MS}`,
        'SET LOCAL idle_in_transaction_session_timeout = 0',
        'SET LOCAL statement_timeout = 0',
        `LOCK TABLE ${listed(tables.map(({ name }) => name))} IN SHARE MODE`,
      ].join('; '),
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new MoveRefusedError(`Somebody writes to ${place}: stop every server`, { cause: error });
  }
}

function sourceOver({ client, pool, place }: Connection, tables: Table[], portion: number): Source {
  const db = kyselyOver(client);
  return {
    place,
    tables: async () => tables,
    content: (progress) => contentOf(db, progress),
    async *rows(table, skip) {
      await client.query(
        `DECLARE moving NO SCROLL CURSOR FOR SELECT ${listed(table.columns)} FROM ${quoted(table.name)}
         ORDER BY ${orderOf(table)} OFFSET ${skip}`,
      );
      let wanted = Math.min(50, portion);
      for (;;) {
        const { rows } = await client.query<Value[]>({
          text: `FETCH ${wanted} FROM moving`,
          rowMode: 'array',
          types,
        });
        if (rows.length === 0) break;
        const size = rows.reduce((sum, row) => sum + sizeOf(row), 0) / rows.length;
        wanted = Math.max(1, Math.min(portion, Math.floor(PORTION_BYTES / size)));
        yield rows;
      }
      await client.query('CLOSE moving');
    },
    async meta(key) {
      const { rows } = await client.query<{ value: string }>('SELECT value FROM store_meta WHERE key = $1', [
        key,
      ]);
      return rows[0]?.value;
    },
    async close() {
      // What was locked is free with the connection.
      client.release(true);
      await pool.end();
    },
  };
}
