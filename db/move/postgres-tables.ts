import type pg from 'pg';
import { ownTables } from '../postgres/content.ts';
import { keysTables } from '../sqlite/rewrite.ts';
import { MARK, quoted, type Table } from './ends.ts';

export interface TypedTable extends Table {
  /** Of the columns, in their order. */
  types: string[];
}

/** The tables of a PostgreSQL store; indexes of words aside. */
export async function tablesOf(client: pg.ClientBase): Promise<TypedTable[]> {
  const columns = await client.query<{ table: string; name: string; type: string; key: number | null }>(
    `SELECT relname::text AS table, attname::text AS name, format_type(atttypid, NULL) AS type,
       array_position(indkey::smallint[], attnum) AS key
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     LEFT JOIN pg_index ON indrelid = pg_class.oid AND indisprimary
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
     ORDER BY relname, attnum`,
  );
  const references = await client.query<{ table: string; other: string }>(
    `SELECT here.relname::text AS table, there.relname::text AS other
     FROM pg_constraint JOIN pg_class here ON here.oid = conrelid JOIN pg_class there ON there.oid = confrelid
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  const skipped: readonly string[] = [...keysTables, ...ownTables, MARK];
  const names = [...new Set(columns.rows.map(({ table }) => table))];
  return names
    .filter((name) => !name.startsWith('kysely_') && !skipped.includes(name))
    .map((name) => {
      const own = columns.rows.filter(({ table }) => table === name);
      const key = own
        .filter((column) => column.key !== null)
        .sort((one, other) => Number(one.key) - Number(other.key));
      return {
        name,
        columns: own.map((column) => column.name),
        types: own.map(({ type }) => type),
        key: key.map((column) => column.name),
        references: references.rows.filter(({ table }) => table === name).map(({ other }) => other),
      };
    });
}

/** Whether any table holds a row, also one that is nothing of Wenji. */
export async function holdsRows(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND relname !~ '^(kysely_|commit_mark$)'`,
  );
  for (const { name } of rows)
    if ((await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`)).rowCount) return true;
  return false;
}
