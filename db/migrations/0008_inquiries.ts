import { type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  await cases(db);
  await words(db);
  await exchange(db);
}

/** 一件: whatever asks the government for an answer outside a questionnaire or a draft, and every act on it. */
async function cases(db: Db) {
  await db.schema
    .createTable('inquiry_intake')
    .addColumn('year', 'text', (column) => column.primaryKey())
    .addColumn('salt', blob(db), (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('inquiry_number')
    .addColumn('series', 'text', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('inquiry')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('external_number', 'text', (column) => column.unique())
    .addColumn('year', 'text', (column) => column.references('inquiry_intake.year'))
    .addColumn('receipt_id', blob(db))
    .addColumn('body_mac', blob(db))
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('category', 'text')
    .addColumn('topic', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('district', 'text')
    .addColumn('requester', 'text', (column) => column.notNull())
    .addColumn('origin', 'text')
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('text_id', number(db), (column) => column.notNull().unique())
    .addColumn('title', 'text')
    .addColumn('body', 'text')
    .addColumn('details', 'text')
    .addColumn('withdrawn_day', 'text')
    // How it stands after its last act, so that lists need not fold every act.
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('urgent', 'integer', (column) => column.notNull())
    .addColumn('confidential', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('replied_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('reopened', 'integer', (column) => column.notNull())
    .addColumn('rating', 'text')
    .addColumn('reply_kind', 'text')
    .addUniqueConstraint('inquiry_receipt', ['year', 'receipt_id'])
    .execute();
  const lists: [name: string, columns: string[]][] = [
    ['inquiry_queue', ['department_id', 'open', 'due_at', 'id', 'confidential', 'state']],
    ['inquiry_received', ['department_id', 'received_at', 'id']],
    ['inquiry_state', ['department_id', 'state', 'due_at', 'id', 'confidential', 'open']],
    ['inquiry_kind', ['kind', 'received_at']],
  ];
  for (const [name, columns] of lists)
    await db.schema.createIndex(name).on('inquiry').columns(columns).execute();
  await db.schema
    .createTable('inquiry_holder')
    .addColumn('inquiry_id', 'text', (column) => column.notNull().references('inquiry.id'))
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inquiry_holder_key', ['inquiry_id', 'department_id'])
    .execute();
  await db.schema
    .createIndex('inquiry_held')
    .on('inquiry_holder')
    .columns(['department_id', 'open', 'due_at', 'inquiry_id'])
    .execute();
  await db.schema
    .createTable('inquiry_clock')
    .addColumn('inquiry_id', 'text', (column) => column.notNull().references('inquiry.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('began_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text')
    .addColumn('answered_at', 'text')
    .addColumn('counts', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('inquiry_clock_key', ['inquiry_id', 'no'])
    .execute();
  await db.schema
    .createIndex('inquiry_clock_due')
    .on('inquiry_clock')
    .columns(['counts', 'due_at'])
    .execute();
  await db.schema
    .createTable('inquiry_act')
    .addColumn('inquiry_id', 'text', (column) => column.notNull().references('inquiry.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.references('officer.id'))
    .addColumn('department_id', 'text', (column) => column.references('department.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inquiry_act_key', ['inquiry_id', 'seq'])
    .execute();
  // Few of the acts, and each list of them is short: by a literal in the query they are found at once.
  for (const [name, act, columns] of [
    ['inquiry_extension_asked', 'ask-extension', ['inquiry_id', 'seq']],
    ['inquiry_merged_into', 'merge', ['content']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('inquiry_act')
      .columns([...columns])
      .where(sql.ref('act'), '=', act)
      .execute();
  await frozen(db, 'inquiry_act', [
    'inquiry_id',
    'seq',
    'act',
    'content',
    'officer_id',
    'department_id',
    'at',
  ]);
}

/** What the requester may take back, or what ends on its day: apart from the acts, which are records. */
async function words(db: Db) {
  await db.schema
    .createTable('inquiry_words')
    .addColumn('inquiry_id', 'text', (column) => column.notNull().references('inquiry.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inquiry_words_key', ['inquiry_id', 'seq'])
    .execute();
  await db.schema
    .createTable('inquiry_contact')
    .addColumn('inquiry_id', 'text', (column) => column.notNull().references('inquiry.id'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('sealed', blob(db), (column) => column.notNull())
    .addPrimaryKeyConstraint('inquiry_contact_key', ['inquiry_id', 'purpose'])
    .execute();
  if (isSqlite(db)) {
    await sql`CREATE VIRTUAL TABLE inquiry_keys USING fts5(keys, tokenize='unicode61')`.execute(db);
    await sql`INSERT INTO inquiry_keys(inquiry_keys, rank) VALUES ('secure-delete', 1)`.execute(db);
    return;
  }
  await sql`CREATE TABLE inquiry_keys (rowid bigint PRIMARY KEY, keys text COLLATE "C" NOT NULL)`.execute(db);
  await sql`CREATE INDEX inquiry_keys_gin ON inquiry_keys
    USING gin (array_to_tsvector(string_to_array(keys, ' ')))`.execute(db);
  await unsampled(db, 'inquiry_keys', ['keys']);
  await sql`ALTER INDEX inquiry_keys_gin ALTER COLUMN 1 SET STATISTICS 0`.execute(db);
  await unsampled(db, 'inquiry', ['title', 'body', 'body_mac', 'details']);
  await unsampled(db, 'inquiry_words', ['words']);
  await unsampled(db, 'inquiry_contact', ['sealed']);
}

/** What the city's own system last said of a case that it shares with us. */
async function exchange(db: Db) {
  await db.schema
    .createTable('inquiry_exchange')
    .addColumn('inquiry_id', 'text', (column) => column.notNull().references('inquiry.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('officer_id', 'text', (column) => column.references('officer.id'))
    .addPrimaryKeyConstraint('inquiry_exchange_key', ['inquiry_id', 'no'])
    .execute();
  await db.schema
    .createTable('inquiry_template')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  if (!isSqlite(db)) await unsampled(db, 'inquiry_exchange', ['content']);
}

/** Records: what is named is never changed, and no row is deleted. */
async function frozen(db: Db, table: string, columns: string[]) {
  const sqlite = isSqlite(db);
  const changed = columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');
  const refusal = sqlite
    ? `BEGIN SELECT RAISE(ABORT, '${table} is a record'); END`
    : 'EXECUTE FUNCTION refuse_change()';
  const when = sqlite ? changed : changed.replaceAll('IS NOT', 'IS DISTINCT FROM');
  await sql
    .raw(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${when}) ${refusal}`)
    .execute(db);
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

const number = (db: Db) => (isSqlite(db) ? ('integer' as const) : ('bigint' as const));
