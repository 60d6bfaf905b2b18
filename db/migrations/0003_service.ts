import { type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  await people(db);
  await audit(db);
  await approvals(db);
  await publications(db);
  await exercises(db);
  await jobs(db);
}

const isSqlite = (db: Db) => db.getExecutor().adapter instanceof SqliteAdapter;
const blob = (db: Db) => (isSqlite(db) ? 'blob' : 'bytea');

async function people(db: Db) {
  await db.schema.alterTable('department').addColumn('closed_at', 'text').execute();
  await db.schema
    .createTable('section')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .execute();
  const officer = (name: string, type: 'text' | 'integer' | 'blob' | 'bytea') =>
    db.schema.alterTable('officer').addColumn(name, type).execute();
  await db.schema
    .alterTable('officer')
    .addColumn('section_id', 'text', (column) => column.references('section.id'))
    .execute();
  await officer('password_temporary_until', 'text');
  await officer('totp_secret', blob(db));
  await officer('totp_confirmed_at', 'text');
  await officer('totp_step', 'integer');
  await db.schema.alterTable('session').addColumn('verified_at', 'text').execute();
  await db.schema
    .createTable('recovery_code')
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_code_key', ['officer_id', 'hash'])
    .execute();
  await db.schema
    .createTable('officer_contact')
    .addColumn('officer_id', 'text', (column) => column.primaryKey().references('officer.id'))
    .addColumn('sealed', blob(db), (column) => column.notNull())
    .addColumn('daily', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sign_in_try')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sign_in_try_key').on('sign_in_try').column('key').execute();
}

async function audit(db: Db) {
  for (const name of ['before_hash', 'after_hash', 'hash'])
    await db.schema.alterTable('audit_event').addColumn(name, 'text').execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_event_subject').on('audit_event').column('subject').execute();
  await never(db, 'audit_event', 'UPDATE', 'OLD.hash IS NOT NULL');
  await never(db, 'audit_event', 'DELETE');
}

async function approvals(db: Db) {
  await db.schema.alterTable('approval').addColumn('steps', 'text').execute();
  await db.schema
    .createTable('attachment')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('bytes', blob(db), (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.alterTable('approval_act').renameTo('approval_act_earlier').execute();
  await db.schema
    .createTable('approval_act')
    .addColumn('approval_id', 'text', (column) => column.notNull().references('approval.id'))
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.references('officer.id'))
    .addColumn('on_behalf_of', 'text', (column) => column.references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('secrecy_reviewed', 'integer', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('signed_by', 'text')
    .addColumn('signed_on', 'text')
    .addColumn('attachment_id', 'text', (column) => column.references('attachment.id'))
    .addPrimaryKeyConstraint('approval_act_once', ['approval_id', 'step'])
    .execute();
  const kept = ['approval_id', 'step', 'act', 'officer_id', 'at', 'secrecy_reviewed', 'note'];
  await db
    .insertInto('approval_act')
    .columns(kept)
    .expression(db.selectFrom('approval_act_earlier').select(kept))
    .execute();
  await db.schema.dropTable('approval_act_earlier').execute();
  await db.schema
    .createTable('approval_chain')
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('approval_chain_key', ['department_id', 'kind', 'no'])
    .execute();
  await db.schema
    .createTable('stand_in')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('deputy_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('until_day', 'text')
    .addColumn('set_by', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  for (const table of ['approval', 'approval_act', 'approval_chain', 'attachment']) {
    await never(db, table, 'UPDATE');
    await never(db, table, 'DELETE');
  }
}

async function publications(db: Db) {
  const add = (table: string, name: string) => db.schema.alterTable(table).addColumn(name, 'text').execute();
  await add('questionnaire', 'release_policy');
  await add('questionnaire_version', 'change_note');
  await add('questionnaire_version', 'rewordings');
  await add('release', 'note');
  await add('outcome', 'note');
  await db.schema
    .createTable('questionnaire_preparation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('questionnaire_id', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('published_no', 'integer')
    .execute();
  await db.schema
    .createTable('retraction')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addUniqueConstraint('retraction_subject', ['kind', 'subject_id'])
    .execute();
  for (const act of ['UPDATE', 'DELETE']) await never(db, 'retraction', act);
  await db.schema
    .createTable('period_change')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('round_no', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('closes_at', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await never(db, 'period_change', 'UPDATE');
  await never(db, 'outcome', 'UPDATE OF note');
}

/** What is only rehearsed may be deleted; every record that protects itself lets go of its own then. */
async function exercises(db: Db) {
  for (const table of ['questionnaire', 'consultation', 'document'])
    await db.schema
      .alterTable(table)
      .addColumn('exercise', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  const consultation = 'SELECT 1 FROM consultation c WHERE c.exercise = 1 AND c.id =';
  const of = (column: string) => `${consultation} OLD.${column}`;
  const rehearsed: { [table: string]: string } = {
    document: 'SELECT 1 WHERE OLD.exercise = 1',
    document_version: 'SELECT 1 FROM document d WHERE d.exercise = 1 AND d.id = OLD.document_id',
    clause_version: 'SELECT 1 FROM document d WHERE d.exercise = 1 AND d.id = OLD.document_id',
    consultation: 'SELECT 1 WHERE OLD.exercise = 1',
    round: of('consultation_id'),
    period_event: of('consultation_id'),
    comment: of('consultation_id'),
    moderation: of('consultation_id'),
    appeal: of('consultation_id'),
    appeal_decision: of('consultation_id'),
    disposition: `${consultation} (SELECT g.consultation_id FROM opinion_group g WHERE g.id = OLD.group_id)`,
    outcome: of('consultation_id'),
  };
  if (!isSqlite(db)) await refusalUnless(db);
  for (const [table, exists] of Object.entries(rehearsed)) await neverUnless(db, table, exists);
}

async function jobs(db: Db) {
  await db.schema
    .createTable('job')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('succeeded_at', 'text')
    .addColumn('error', 'text')
    .execute();
  await db.schema
    .createTable('mail')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('error', 'text')
    .execute();
}

/** Records stay as they were written: the store itself refuses to change them, whoever asks. */
async function never(db: Db, table: string, act: string, when?: string) {
  const name = triggerOf(table, act);
  const begin = `CREATE TRIGGER ${name} BEFORE ${act} ON ${table} FOR EACH ROW ${when ? `WHEN (${when})` : ''}`;
  const end = isSqlite(db)
    ? `BEGIN SELECT RAISE(ABORT, '${table} is a record'); END`
    : 'EXECUTE FUNCTION refuse_change()';
  await sql.raw(`${begin} ${end}`).execute(db);
}

/** The same for deletions, unless the query finds a row. */
async function neverUnless(db: Db, table: string, exists: string) {
  const name = triggerOf(table, 'DELETE');
  await sql.raw(`DROP TRIGGER ${name}${isSqlite(db) ? '' : ` ON ${table}`}`).execute(db);
  if (isSqlite(db)) return never(db, table, 'DELETE', `NOT EXISTS (${exists})`);
  const query = exists.replaceAll('OLD.', '($1).').replaceAll("'", "''");
  await sql
    .raw(
      `CREATE TRIGGER ${name} BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_unless('${query}')`,
    )
    .execute(db);
}

const triggerOf = (table: string, act: string) =>
  `${table}_no_${act.toLowerCase().replace(/,.*/, '').replaceAll(' ', '_')}`;

/** PostgreSQL's triggers take no query as their condition. */
async function refusalUnless(db: Db) {
  await sql
    .raw(
      `CREATE FUNCTION refuse_unless() RETURNS trigger LANGUAGE plpgsql AS
       $$ DECLARE found boolean; BEGIN
         EXECUTE format('SELECT EXISTS (%s)', TG_ARGV[0]) INTO found USING OLD;
         IF NOT found THEN RAISE EXCEPTION '% is a record', TG_TABLE_NAME; END IF;
         RETURN OLD; END $$`,
    )
    .execute(db);
}
