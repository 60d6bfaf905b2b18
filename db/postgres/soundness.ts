import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { codeOf } from './faults.ts';

type Db = Kysely<Schema>;

/** Faults that are named at the most. */
const MOST = 20;

/** Blocks of 8 KB that tables and indexes take now, by their files, and how many tables there are. */
export async function sizeOf(db: Db): Promise<{ pages: number; tables: number }> {
  const { rows } = await sql<{ pages: number; tables: number }>`
    select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint / current_setting('block_size')::integer as pages,
      count(*) as tables
    from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`.execute(db);
  return rows[0] ?? { pages: 0, tables: 0 };
}

/**
 * What PostgreSQL finds wrong with what it keeps: indexes that were not built to the end, constraints that do not hold for
 * old rows, triggers that were turned off, and where its extension amcheck is installed and may be used, indexes whose
 * pages or rows are not in order.
 */
export async function faultsOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`
    select 'index ' || indexrelid::regclass::text || ' is not valid' as words from pg_index
      join pg_class on pg_class.oid = indrelid
      where relnamespace = current_schema()::regnamespace and not (indisvalid and indisready)
    union all
    select 'constraint ' || conname || ' of ' || conrelid::regclass::text || ' does not hold for all rows'
      from pg_constraint where connamespace = current_schema()::regnamespace and not convalidated
    union all
    select 'trigger ' || tgname || ' of ' || tgrelid::regclass::text || ' is turned off' from pg_trigger
      join pg_class on pg_class.oid = tgrelid
      where relnamespace = current_schema()::regnamespace and tgenabled = 'D'
    order by words limit ${sql.lit(MOST)}`.execute(db);
  return [...rows.map(({ words }) => words), ...(await disordered(db))].slice(0, MOST);
}

async function disordered(db: Db): Promise<string[]> {
  const { rows: there } = await sql<{ check: string }>`
    select pg_proc.oid::regproc::text as "check" from pg_proc join pg_depend on objid = pg_proc.oid and deptype = 'e'
    join pg_extension on pg_extension.oid = refobjid
    where extname = 'amcheck' and proname = 'bt_index_check' and pronargs = 2
      and has_function_privilege(pg_proc.oid, 'execute')`.execute(db);
  const check = there[0]?.check;
  if (check === undefined) return [];
  const { rows: indexes } = await sql<{ oid: number; name: string }>`
    select indexrelid as oid, indexrelid::regclass::text as name from pg_index
    join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
    where relnamespace = current_schema()::regnamespace and amname = 'btree' and indisvalid
    order by name`.execute(db);
  const faults: string[] = [];
  for (const { oid, name } of indexes)
    await apart(db, () => sql`select ${sql.raw(check)}(${sql.lit(oid)}::regclass, true)`.execute(db)).catch(
      (error: unknown) => faults.push(`index ${name} is damaged (${codeOf(error)})`),
    );
  return faults;
}

/** In a transaction that goes on when this fails; where there is none, nothing has to. */
export async function apart<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const nested = await sql`savepoint looked`.execute(db).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === '25P01') return false;
      throw error;
    },
  );
  try {
    return await work();
  } catch (error) {
    if (nested) await sql`rollback to looked`.execute(db);
    throw error;
  } finally {
    if (nested) await sql`release looked`.execute(db);
  }
}

/** Rows that refer to a row that is not there: the first of each reference. */
export async function straysOf(db: Db): Promise<{ table: string; rowid: null; parent: string }[]> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as "table", confrelid::regclass::text as parent,
      (select array_agg(quote_ident(attname) order by at) from unnest(conkey) with ordinality as key (attnum, at)
        join pg_attribute on attrelid = conrelid and pg_attribute.attnum = key.attnum)::text[] as columns,
      (select array_agg(quote_ident(attname) order by at) from unnest(confkey) with ordinality as key (attnum, at)
        join pg_attribute on attrelid = confrelid and pg_attribute.attnum = key.attnum)::text[] as referred
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace
    order by conrelid::regclass::text, conname`.execute(db);
  const strays = [];
  for (const reference of rows)
    if (await isBroken(db, reference))
      strays.push({ table: reference.table, rowid: null, parent: reference.parent });
  return strays;
}

/** Names as SQL has them. */
interface Reference {
  table: string;
  parent: string;
  columns: string[];
  referred: string[];
}

async function isBroken(db: Db, { table, parent, columns, referred }: Reference): Promise<boolean> {
  const pairs = columns.map((column, at) => `parent.${referred[at]} = child.${column}`).join(' and ');
  const whole = columns.map((column) => `child.${column} is not null`).join(' and ');
  const { rows } = await sql
    .raw(
      `select 1 from ${table} child where ${whole}
       and not exists (select 1 from ${parent} parent where ${pairs}) limit 1`,
    )
    .execute(db);
  return rows.length > 0;
}
