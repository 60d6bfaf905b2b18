import { type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  await db.schema
    .createTable('figure_view')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('questionnaire_id', 'text', (column) => column.notNull().references('questionnaire.id'))
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('brief')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('brief_issue')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('brief_id', 'text', (column) => column.notNull().references('brief.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('signed_at', 'text')
    .addUniqueConstraint('brief_issue_no', ['brief_id', 'no'])
    .execute();
  await db.schema
    .createTable('microdata_request')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('questionnaire_id', 'text', (column) => column.notNull().references('questionnaire.id'))
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text', (column) => column.references('officer.id'))
    .addColumn('decided_at', 'text')
    .addColumn('agreed', 'integer')
    .addColumn('note', 'text')
    .addColumn('taken_at', 'text')
    .addColumn('sha256', 'text')
    .execute();
  await frozen(db, 'brief_issue', ['id', 'brief_id', 'no', 'snapshot', 'hash', 'proposed_at']);
  await db.schema
    .createIndex('figure_view_of')
    .on('figure_view')
    .columns(['questionnaire_id', 'department_id'])
    .execute();
  await db.schema
    .createIndex('microdata_request_of')
    .on('microdata_request')
    .columns(['questionnaire_id', 'asked_at'])
    .execute();
  await db.schema.createIndex('brief_of').on('brief').columns(['department_id', 'changed_at']).execute();
}

/** What an issue says is a record: only the day of its signature is written later, and it is never deleted. */
async function frozen(db: Db, table: string, columns: string[]) {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter;
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
