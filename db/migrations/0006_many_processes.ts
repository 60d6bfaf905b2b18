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
  for (const name of ['search_keys', 'comment_keys', 'response_text_keys']) await keepWords(db, name);
  // The last transaction of each of a process's queues, to know a lost commit again; of no use to a file.
  await db.schema
    .createTable('commit_mark')
    .addColumn('writer', 'text', (column) => column.primaryKey())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('day', 'date', (column) => column.notNull())
    .execute();
  for (const [table, ...columns] of erased)
    for (const column of columns)
      await sql`ALTER TABLE ${sql.table(table)} ALTER COLUMN ${sql.ref(column)} SET STATISTICS 0`.execute(db);
}

/**
 * Keys as they are, under an index of which of them there are: a `tsvector` with places forgets those beyond 16383, and
 * all but 256 of a key, so that a long text would not be found. No store on PostgreSQL is older than this schema.
 */
async function keepWords(db: Db, name: string) {
  await sql.raw(`DROP INDEX ${name}_gin`).execute(db);
  await sql.raw(`ALTER TABLE ${name} ALTER COLUMN keys TYPE text COLLATE "C" USING ''`).execute(db);
  await sql
    .raw(`CREATE INDEX ${name}_gin ON ${name} USING gin (array_to_tsvector(string_to_array(keys, ' ')))`)
    .execute(db);
  // Samples are kept of what an index is of as well.
  await sql.raw(`ALTER INDEX ${name}_gin ALTER COLUMN 1 SET STATISTICS 0`).execute(db);
}

/** What people may take back. PostgreSQL would keep samples of it, and keep them when the rows are gone. */
const erased: [table: string, ...columns: string[]][] = [
  ['response', 'answers', 'body_mac'],
  ['response_text', 'text'],
  ['response_text_keys', 'keys'],
  ['answering', 'sealed'],
  ['comment', 'body_mac'],
  ['comment_version', 'party_name', 'statement'],
  ['opinion', 'text', 'proposed', 'quote'],
  ['comment_keys', 'keys'],
  ['comment_contact', 'sealed'],
  ['appeal', 'text'],
  ['officer_contact', 'sealed'],
  ['mail', 'subject', 'text'],
  ['tally_feed', 'ops'],
];

const isSqlite = (db: Db) => db.getExecutor().adapter instanceof SqliteAdapter;
