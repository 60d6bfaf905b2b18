import { type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  await pieces(db);
  await found(db);
  await questions(db);
}

/** 一条信息: whatever is entered, signed and published under an address of its own. */
async function pieces(db: Db) {
  await db.schema
    .createTable('piece')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('published_no', 'integer')
    .addColumn('listed_on', 'text')
    .addUniqueConstraint('piece_address', ['kind', 'slug'])
    .execute();
  await db.schema.createIndex('piece_listed').on('piece').columns(['kind', 'listed_on', 'id']).execute();
  await db.schema.createIndex('piece_of').on('piece').columns(['department_id', 'kind']).execute();
  await db.schema
    .createTable('piece_version')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('piece_id', 'text', (column) => column.notNull().references('piece.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text')
    .addUniqueConstraint('piece_version_no', ['piece_id', 'no'])
    .execute();
  await db.schema
    .createTable('piece_file')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('piece_id', 'text', (column) => column.notNull().references('piece.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('bytes', blob(db), (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('piece_file_of').on('piece_file').column('piece_id').execute();
  await frozen(db, 'piece_version', ['id', 'piece_id', 'no', 'content', 'hash', 'note', 'proposed_at']);
  await frozen(db, 'piece_file', ['id', 'piece_id', 'name', 'media_type', 'bytes', 'hash', 'at'], 'may go');
}

/** By what published pieces are listed and found. */
async function found(db: Db) {
  await db.schema
    .createTable('piece_facet')
    .addColumn('piece_id', 'text', (column) => column.notNull().references('piece.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('piece_facet_key', ['piece_id', 'name', 'value'])
    .execute();
  await db.schema.createIndex('piece_facet_by').on('piece_facet').columns(['name', 'value']).execute();
  await db.schema
    .createTable('piece_entry')
    .addColumn('id', isSqlite(db) ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('piece_id', 'text', (column) => column.notNull().references('piece.id'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('piece_entry_of').on('piece_entry').column('piece_id').execute();
  if (isSqlite(db)) {
    await sql`CREATE VIRTUAL TABLE piece_keys USING fts5(keys, tokenize='unicode61')`.execute(db);
    await sql`INSERT INTO piece_keys(piece_keys, rank) VALUES ('secure-delete', 1)`.execute(db);
    return;
  }
  await sql`CREATE TABLE piece_keys (rowid bigint PRIMARY KEY, keys text COLLATE "C" NOT NULL)`.execute(db);
  await sql`CREATE INDEX piece_keys_gin ON piece_keys
    USING gin (array_to_tsvector(string_to_array(keys, ' ')))`.execute(db);
  await unsampled(db, 'piece_keys', ['keys']);
  await sql`ALTER INDEX piece_keys_gin ALTER COLUMN 1 SET STATISTICS 0`.execute(db);
}

/** What is asked in an interview: kept as DESIGN keeps a response, under an id that only the receipt gives. */
async function questions(db: Db) {
  await db.schema
    .createTable('interview_intake')
    .addColumn('piece_id', 'text', (column) => column.primaryKey().references('piece.id'))
    .addColumn('salt', blob(db), (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('interview_question')
    .addColumn('piece_id', 'text', (column) => column.notNull().references('piece.id'))
    .addColumn('id', blob(db), (column) => column.notNull())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('asker', 'text')
    .addColumn('text', 'text')
    .addColumn('body_mac', blob(db))
    .addColumn('withdrawn_day', 'text')
    .addPrimaryKeyConstraint('interview_question_key', ['piece_id', 'id'])
    .addUniqueConstraint('interview_question_no', ['piece_id', 'no'])
    .execute();
  await db.schema
    .createTable('interview_act')
    .addColumn('piece_id', 'text', (column) => column.notNull().references('piece.id'))
    .addColumn('question_no', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('publication', 'integer')
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('interview_act_key', ['piece_id', 'question_no', 'seq'])
    .addUniqueConstraint('interview_act_publication', ['piece_id', 'publication'])
    .execute();
  const acts = ['piece_id', 'question_no', 'seq', 'act', 'content', 'publication', 'officer_id', 'at'];
  await frozen(db, 'interview_act', acts);
  if (!isSqlite(db)) await unsampled(db, 'interview_question', ['asker', 'text', 'body_mac']);
}

/** Records: what is named is never changed, and no row is deleted, but for files that were never published. */
async function frozen(db: Db, table: string, columns: string[], rows: 'stay' | 'may go' = 'stay') {
  const sqlite = isSqlite(db);
  const changed = columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');
  const refusal = sqlite
    ? `BEGIN SELECT RAISE(ABORT, '${table} is a record'); END`
    : 'EXECUTE FUNCTION refuse_change()';
  const when = sqlite ? changed : changed.replaceAll('IS NOT', 'IS DISTINCT FROM');
  await sql
    .raw(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${when}) ${refusal}`)
    .execute(db);
  if (rows === 'may go') return;
  await sql
    .raw(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} FOR EACH ROW ${refusal}`)
    .execute(db);
}

/** What people may take back: PostgreSQL would keep samples of it when the rows are gone. */
async function unsampled(db: Db, table: string, columns: string[]) {
  for (const column of columns)
    await sql`ALTER TABLE ${sql.table(table)} ALTER COLUMN ${sql.ref(column)} SET STATISTICS 0`.execute(db);
}

const isSqlite = (db: Db) => db.getExecutor().adapter instanceof SqliteAdapter;

const blob = (db: Db) => (isSqlite(db) ? ('blob' as const) : ('bytea' as const));
