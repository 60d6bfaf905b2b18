import Database from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { isPostgres } from '#db/dialect.ts';
import type { House } from './make-app.ts';
import { allowing, FULL, LOCKED, refusing } from './refusing.ts';

/** The number of the lock that entries take in turns (db/postgres/transaction.ts). */
const ENTRIES = 0x77656e6a69;

/** Bytes of a page of SQLite's file. */
const PAGE = 4096;
/** Bytes that PostgreSQL takes for the first row of each of the tables that an answer needs, whatever is in it. */
const FIRST_ROWS = 192 * 1024;

type Of = Pick<House, 'ctx' | 'file'>;

/** Something else holds the store: it can be read and not written. Gives what lets go of it, once it has. */
export async function holdStore({ ctx, file }: Of): Promise<() => Promise<void>> {
  if (isPostgres(ctx.db)) {
    await refuseWrites(ctx, LOCKED, 'true');
    return () => allowWrites(ctx);
  }
  await ctx.store.write(({ db }) => sql`pragma busy_timeout = 0`.execute(db));
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const letGo = async () => {
    if (other.open) other.close();
  };
  onTestFinished(letGo);
  return letGo;
}

/** Another process writes and does not end: whoever writes too waits for its turn, in vain. */
export async function holdEntries(house: Of): Promise<() => Promise<void>> {
  if (isPostgres(house.ctx.db)) {
    const other = new pg.Client(house.ctx.env.DATABASE_URL);
    await other.connect();
    await other.query(`BEGIN; SELECT pg_advisory_xact_lock(${ENTRIES})`);
    onTestFinished(() => other.end());
    return async () => void (await other.query('ROLLBACK'));
  }
  const other = new Database(house.file);
  other.exec('BEGIN IMMEDIATE');
  onTestFinished(() => void other.close());
  return async () => void other.exec('ROLLBACK');
}

/** Lets the store grow by so many pages and no more, as on a disk that is nearly full. */
export async function leaveRoom({ ctx }: Pick<House, 'ctx'>, pages: number): Promise<void> {
  if (!isPostgres(ctx.db))
    return ctx.store.write(async ({ db }) => {
      const [size] = (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows;
      await sql.raw(`pragma max_page_count = ${(size?.page_count ?? 0) + pages}`).execute(db);
    });
  await allowWrites(ctx);
  await storeAsWritten(ctx);
  const { rows } = await sql<{ bytes: number }>`select ${SIZE} as bytes`.execute(ctx.db);
  await refuseWrites(
    ctx,
    FULL,
    `${sizeOfAll} > ${(rows[0]?.bytes ?? 0) + (pages > 0 ? FIRST_ROWS + pages * PAGE : 0)}`,
  );
}

const sizeOfAll = `(select sum(pg_total_relation_size(oid)) from pg_class
  where relkind = 'r' and relnamespace = current_schema()::regnamespace)`;
const SIZE = sql.raw<number>(sizeOfAll);

const refuseWrites = async ({ db }: House['ctx'], code: string, condition: string): Promise<void> => {
  await sql.raw(refusing(code, condition)).execute(db);
};

const allowWrites = async ({ db }: House['ctx']): Promise<void> => {
  await sql.raw(allowing).execute(db);
};

/** A text takes the room of its bytes: else what repeats itself takes none. */
const storeAsWritten = ({ db }: House['ctx']) =>
  sql
    .raw(
      `do $$ declare place text; begin
         for place in select format('alter table %I alter column %I set storage external', table_name, column_name)
           from information_schema.columns where table_schema = current_schema()
           and data_type in ('text', 'bytea') and table_name in (select relname from pg_class where relkind = 'r')
         loop execute place; end loop;
       end $$`,
    )
    .execute(db);
