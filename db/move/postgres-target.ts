import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Value } from '../content-hash.ts';
import { contentOf } from '../postgres/content.ts';
import { kyselyOver } from '../postgres/kysely.ts';
import { bringUpToDate, isBeingMoved, requireFit, requireNewest, requireOwn } from '../postgres/migrate.ts';
import { listed, MARK, MoveRefusedError, quoted, type Table, type Target } from './ends.ts';
import { type Connection, connectFor } from './postgres-connection.ts';
import { holdsRows, type TypedTable, tablesOf } from './postgres-tables.ts';

/**
 * A database with nothing in it, or one into which a move was begun. Throws MoveRefusedError where it holds anything else,
 * and whatever else StoreRefusedError is.
 */
export const openPostgresTarget = (url: string): Promise<Target> =>
  connectFor(url, async (connection) => {
    const { client, place } = connection;
    await requireFit(client, place);
    if (await isBeingMoved(client)) await requireNewest(client, place);
    else await requireEmpty(client, place);
    return new PostgresTarget(connection);
  });

async function requireEmpty(client: pg.ClientBase, place: string): Promise<void> {
  if (await holdsRows(client))
    throw new MoveRefusedError(`${place} is not empty: a store is moved to a database with nothing in it`);
  await requireOwn(client, place);
}

class PostgresTarget implements Target {
  readonly place: string;
  readonly db;
  readonly #client: pg.PoolClient;
  readonly #pool: pg.Pool;
  /** By which a move knows that no other one has taken over. */
  readonly #run = randomUUID();
  #tables = new Map<string, TypedTable>();

  constructor({ client, pool, place }: Connection) {
    this.#client = client;
    this.#pool = pool;
    this.place = place;
    this.db = kyselyOver(client);
  }

  async begin(fingerprint: string): Promise<void> {
    const client = this.#client;
    if (!(await isBeingMoved(client))) {
      await bringUpToDate(this.#pool, client, this.place);
      await client.query(`BEGIN; CREATE TABLE ${MARK} (source text NOT NULL, run text NOT NULL)`);
      await requireEmpty(client, this.place);
      await client.query(`INSERT INTO ${MARK} VALUES ($1, $2)`, [fingerprint, this.#run]);
      await client.query('COMMIT');
    }
    const { rowCount } = await client.query(`UPDATE ${MARK} SET run = $1 WHERE source = $2`, [
      this.#run,
      fingerprint,
    ]);
    if (!rowCount)
      throw new MoveRefusedError(
        `The move into ${this.place} was begun with another content: go on with the source of then as it was, or drop the database and make it anew`,
      );
    for (const table of await tablesOf(client)) this.#tables.set(table.name, table);
  }

  async count({ name }: Table): Promise<number> {
    const { rows } = await this.#client.query<{ n: number }>(`SELECT count(*) AS n FROM ${quoted(name)}`);
    return rows[0]?.n ?? 0;
  }

  insert({ name, columns, key }: Table, rows: readonly Value[][]): Promise<void> {
    const own = this.#tables.get(name);
    const arrays = columns.map((column, at) => {
      const type = own?.types[own.columns.indexOf(column)];
      return `$${at + 1}::${type}[]`;
    });
    const statement = `INSERT INTO ${quoted(name)} (${listed(columns)}) SELECT * FROM unnest(${arrays.join(', ')})`;
    const values = columns.map((_, at) => rows.map((row) => row[at] ?? null));
    return this.portion(async () => {
      await this.#client.query(statement, values).catch((error: unknown) => {
        throw refusalOf(error, { name, columns, key }, rows) ?? error;
      });
    });
  }

  async portion(work: (db: Target['db']) => Promise<void>): Promise<void> {
    const client = this.#client;
    await client.query('BEGIN');
    try {
      const { rowCount } = await client.query(`SELECT 1 FROM ${MARK} WHERE run = $1 FOR SHARE`, [this.#run]);
      if (!rowCount) throw new MoveRefusedError(`Another move into ${this.place} has taken over`);
      await work(this.db);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  /** A database plans well only by what it knows of its tables. */
  async copied(): Promise<void> {
    await this.#client.query(`ANALYZE ${listed([...this.#tables.keys()])}`);
  }

  content(progress: (table: string) => void) {
    return contentOf(this.db, progress);
  }

  finish(): Promise<void> {
    return this.portion(async () => {
      await this.#client.query(`DROP TABLE ${MARK}`);
    });
  }

  async close(): Promise<void> {
    this.#client.release(true);
    await this.#pool.end();
  }
}

/** PostgreSQL's texts hold every character but one. */
function refusalOf(
  error: unknown,
  { name, columns, key }: Pick<Table, 'name' | 'columns' | 'key'>,
  rows: readonly Value[][],
) {
  if ((error as { code?: string }).code !== '22021') return undefined;
  const row = rows.find((each) => each.some((value) => typeof value === 'string' && value.includes('\0')));
  const shown = key.map((column) => {
    const value = row?.[columns.indexOf(column)];
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
  });
  return new MoveRefusedError(
    `A text in ${name} (${shown.join(', ')}) holds the character U+0000, which PostgreSQL does not take`,
    { cause: error },
  );
}
