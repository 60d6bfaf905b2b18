import { type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  await db.schema
    .createTable('tally_head')
    .addColumn('questionnaire_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('acts', 'integer', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('day_acts', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('tally_feed')
    .addColumn('questionnaire_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('acts', 'integer', (column) => column.notNull())
    .addColumn('ops', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_feed_key', ['questionnaire_id', 'seq'])
    .execute();
  await db.schema
    .createTable('request_count')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_count_key', ['key', 'until'])
    .execute();
  if (isSqlite(db)) return;
  // Counted again within a minute: it need not be in the log, nor outlive a crash.
  await sql`ALTER TABLE request_count SET UNLOGGED`.execute(db);
  await sql`ALTER TABLE backup ALTER COLUMN bytes TYPE bigint`.execute(db);
}

const isSqlite = (db: Db) => db.getExecutor().adapter instanceof SqliteAdapter;
