import { type CreateTableBuilder, type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  await people(db);
  await questionnaires(db);
  await responses(db);
  await results(db);
}

async function people(db: Db) {
  const table = (name: string) => db.schema.createTable(name);
  for (const name of ['store_meta', 'site_setting'])
    await table(name)
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  await table('department')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await table('officer')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('sign_in_name', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('disabled_at', 'text')
    .execute();
  await table('officer_role')
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('officer_role_key', ['officer_id', 'department_id', 'role'])
    .execute();
  await table('session')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
  await table('audit_event')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.references('officer.id'))
    .addColumn('department_id', 'text', (column) => column.references('department.id'))
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .execute();
  await table('approval')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('subject_hash', 'text', (column) => column.notNull())
    .execute();
  await table('approval_act')
    .addColumn('approval_id', 'text', (column) => column.notNull().references('approval.id'))
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('secrecy_reviewed', 'integer', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('approval_act_key', ['approval_id', 'step'])
    .execute();
}

async function questionnaires(db: Db) {
  await db.schema
    .createTable('questionnaire')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('salt', blob(db), (column) => column.notNull())
    .addColumn('opens_at', 'text', (column) => column.notNull())
    .addColumn('closes_at', 'text', (column) => column.notNull())
    .addColumn('results_due_on', 'text', (column) => column.notNull())
    .addColumn('channels', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('questionnaire_version')
    .addColumn('questionnaire_id', 'text', (column) => column.notNull().references('questionnaire.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('questionnaire_version_key', ['questionnaire_id', 'no'])
    .execute();
}

async function responses(db: Db) {
  await clustered(
    db,
    db.schema
      .createTable('response')
      .addColumn('questionnaire_id', 'text', (column) => column.notNull())
      .addColumn('id', blob(db), (column) => column.notNull())
      .addColumn('version_no', 'integer', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('entrance', 'text')
      .addColumn('site', 'text')
      .addColumn('entry_batch', 'text')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('answers', 'text')
      .addColumn('body_mac', blob(db))
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('withdrawn_day', 'text')
      .addColumn('flags', 'text')
      .addPrimaryKeyConstraint('response_key', ['questionnaire_id', 'id']),
  ).execute();
  await db.schema
    .createTable('response_text')
    .addColumn(
      'text_id',
      db.getExecutor().adapter instanceof SqliteAdapter ? 'integer' : 'bigint',
      (column) => column.primaryKey(),
    )
    .addColumn('questionnaire_id', 'text', (column) => column.notNull())
    .addColumn('response_id', blob(db), (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addUniqueConstraint('response_text_place', ['questionnaire_id', 'response_id', 'item'])
    .execute();
  await clustered(
    db,
    db.schema
      .createTable('answering')
      .addColumn('id', blob(db), (column) => column.primaryKey())
      .addColumn('questionnaire_id', 'text', (column) => column.notNull())
      .addColumn('version_no', 'integer', (column) => column.notNull())
      .addColumn('sealed', blob(db), (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull()),
  ).execute();
}

async function results(db: Db) {
  await db.schema
    .createTable('entry_closure')
    .addColumn('questionnaire_id', 'text', (column) => column.primaryKey().references('questionnaire.id'))
    .addColumn('declared_at', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .execute();
  await db.schema
    .createTable('release')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('questionnaire_id', 'text', (column) => column.notNull().references('questionnaire.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text')
    .addUniqueConstraint('release_no', ['questionnaire_id', 'no'])
    .execute();
  await db.schema
    .createTable('open_day')
    .addColumn('year', 'integer', (column) => column.primaryKey())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute();
}

const blob = (db: Db) => (db.getExecutor().adapter instanceof SqliteAdapter ? 'blob' : 'bytea');

/** Rows in key order and no hidden row number, so that nothing tells the order of arrival. */
const clustered = <T extends string>(
  db: Db,
  builder: CreateTableBuilder<T, never> | CreateTableBuilder<T, string>,
) =>
  db.getExecutor().adapter instanceof SqliteAdapter
    ? (builder as CreateTableBuilder<T, string>).modifyEnd(sql`without rowid`)
    : (builder as CreateTableBuilder<T, string>);
