import { type Kysely, SqliteAdapter, sql } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and must not know today's schema
type Db = Kysely<any>;

export async function up(db: Db): Promise<void> {
  if (!isSqlite(db)) await refusal(db);
  await documents(db);
  await consultations(db);
  await comments(db);
  await moderation(db);
  await dispositions(db);
  await states(db);
  await search(db);
}

const isSqlite = (db: Db) => db.getExecutor().adapter instanceof SqliteAdapter;
const blob = (db: Db) => (isSqlite(db) ? 'blob' : 'bytea');
const bigint = (db: Db) => (isSqlite(db) ? 'integer' : 'bigint');

async function documents(db: Db) {
  await db.schema
    .createTable('document')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('document_version')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_version_key', ['document_id', 'no'])
    .execute();
  await db.schema
    .createTable('clause_version')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('version_no', 'integer', (column) => column.notNull())
    .addColumn('lineage', 'text', (column) => column.notNull())
    .addColumn('parent_lineage', 'text')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('heading', 'text')
    .addColumn('text', 'text')
    .addColumn('affected', 'text')
    .addPrimaryKeyConstraint('clause_version_key', ['document_id', 'version_no', 'lineage'])
    .addUniqueConstraint('clause_version_address', ['document_id', 'version_no', 'key'])
    .addForeignKeyConstraint(
      'clause_version_document_version',
      ['document_id', 'version_no'],
      'document_version',
      ['document_id', 'no'],
    )
    .execute();
  for (const table of ['document', 'document_version', 'clause_version']) {
    await never(db, table, 'UPDATE');
    await never(db, table, 'DELETE');
  }
}

async function consultations(db: Db) {
  await db.schema
    .createTable('preparation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('consultation_id', 'text')
    .execute();
  await db.schema
    .createTable('consultation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('department_id', 'text', (column) => column.notNull().references('department.id'))
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('properties', 'text', (column) => column.notNull())
    .addColumn('salt', blob(db), (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('round')
    .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('version_no', 'integer', (column) => column.notNull())
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('identity', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('review_days', 'integer', (column) => column.notNull())
    .addColumn('feedback_due_on', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_key', ['consultation_id', 'no'])
    .execute();
  await db.schema
    .createTable('period_event')
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('round_no', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('opens_at', 'text')
    .addColumn('closes_at', 'text')
    .addColumn('reason', 'text')
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('period_event_key', ['consultation_id', 'round_no', 'seq'])
    .addForeignKeyConstraint('period_event_round', ['consultation_id', 'round_no'], 'round', [
      'consultation_id',
      'no',
    ])
    .execute();
  for (const table of ['consultation', 'round', 'period_event']) {
    await never(db, table, 'UPDATE');
    await never(db, table, 'DELETE');
  }
}

async function comments(db: Db) {
  await db.schema
    .createTable('comment')
    .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('id', blob(db), (column) => column.notNull())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('text_id', bigint(db), (column) => column.notNull().unique())
    .addColumn('round_no', 'integer', (column) => column.notNull())
    .addColumn('version_no', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('entrance', 'text')
    .addColumn('serial', 'text')
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('paper_day', 'text')
    .addColumn('postmark_day', 'text')
    .addColumn('body_mac', blob(db))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .addPrimaryKeyConstraint('comment_key', ['consultation_id', 'id'])
    .addUniqueConstraint('comment_no', ['consultation_id', 'no'])
    .execute();
  await db.schema
    .createTable('comment_version')
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('party_kind', 'text', (column) => column.notNull())
    .addColumn('party_name', 'text')
    .addColumn('signatories', 'integer')
    .addColumn('shown', 'integer', (column) => column.notNull())
    .addColumn('statement', 'text')
    .addPrimaryKeyConstraint('comment_version_key', ['consultation_id', 'comment_id', 'revision'])
    .addForeignKeyConstraint('comment_version_comment', ['consultation_id', 'comment_id'], 'comment', [
      'consultation_id',
      'id',
    ])
    .execute();
  await db.schema
    .createTable('opinion')
    .addColumn('id', bigint(db), (column) => column.primaryKey())
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('lineage', 'text')
    .addColumn('stance', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('proposed', 'text')
    .addColumn('quote', 'text')
    .addColumn('quote_start', 'integer')
    .addUniqueConstraint('opinion_place', ['consultation_id', 'comment_id', 'revision', 'position'])
    .addForeignKeyConstraint('opinion_comment', ['consultation_id', 'comment_id'], 'comment', [
      'consultation_id',
      'id',
    ])
    .execute();
  await db.schema
    .createTable('comment_contact')
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('sealed', blob(db), (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_contact_key', ['consultation_id', 'comment_id', 'purpose'])
    .addForeignKeyConstraint('comment_contact_comment', ['consultation_id', 'comment_id'], 'comment', [
      'consultation_id',
      'id',
    ])
    .execute();
  for (const table of ['comment_version', 'opinion']) await never(db, table, 'UPDATE');
  await never(db, 'comment', 'DELETE');
  await never(db, 'comment', 'UPDATE OF consultation_id, id, no, channel');
  await never(db, 'comment', 'UPDATE OF received_at', 'NEW.withdrawn_at IS NULL');
}

async function moderation(db: Db) {
  await db.schema
    .createTable('moderation')
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('rule', 'text')
    .addColumn('destination', 'text')
    .addColumn('note', 'text')
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('moderation_key', ['consultation_id', 'comment_id', 'seq'])
    .addForeignKeyConstraint('moderation_comment', ['consultation_id', 'comment_id'], 'comment', [
      'consultation_id',
      'id',
    ])
    .execute();
  await db.schema
    .createTable('redaction')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('start', 'integer', (column) => column.notNull())
    .addColumn('end', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .addForeignKeyConstraint('redaction_comment', ['consultation_id', 'comment_id'], 'comment', [
      'consultation_id',
      'id',
    ])
    .execute();
  await db.schema
    .createIndex('redaction_place')
    .on('redaction')
    .columns(['consultation_id', 'comment_id', 'revision'])
    .execute();
  await db.schema
    .createTable('appeal')
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('moderation_seq', 'integer', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('appeal_key', ['consultation_id', 'comment_id'])
    .addForeignKeyConstraint(
      'appeal_moderation',
      ['consultation_id', 'comment_id', 'moderation_seq'],
      'moderation',
      ['consultation_id', 'comment_id', 'seq'],
    )
    .execute();
  await db.schema
    .createTable('appeal_decision')
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('comment_id', blob(db), (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('appeal_decision_key', ['consultation_id', 'comment_id'])
    .addForeignKeyConstraint('appeal_decision_appeal', ['consultation_id', 'comment_id'], 'appeal', [
      'consultation_id',
      'comment_id',
    ])
    .execute();
  for (const table of ['moderation', 'appeal_decision']) {
    await never(db, table, 'UPDATE');
    await never(db, table, 'DELETE');
  }
  await never(db, 'appeal', 'DELETE');
}

/** Where each comment stands: what its last act on its current revision, its author's wish and its redactions come to. */
async function states(db: Db) {
  await sql
    .raw(`
    CREATE VIEW comment_state AS
    SELECT c.consultation_id, c.id AS comment_id, c.no, c.round_no, c.channel, c.received_at, c.revision,
      v.shown, v.statement, m.seq AS moderation_seq, m.rule, m.destination, m.officer_id, m.at AS moderated_at,
      CASE
        WHEN c.withdrawn_at IS NOT NULL THEN 'withdrawn'
        WHEN m.act IS NULL OR m.act = 'reopen' THEN 'held'
        WHEN m.act = 'withhold' THEN 'withheld'
        WHEN m.act = 'refer' THEN 'referred'
        WHEN v.shown = 0 THEN 'not_shown'
        WHEN EXISTS (
          SELECT 1 FROM redaction r
          WHERE r.consultation_id = c.consultation_id AND r.comment_id = c.id
            AND r.revision = c.revision AND r.revoked_at IS NULL
        ) THEN 'redacted'
        ELSE 'released'
      END AS state
    FROM comment c
    LEFT JOIN comment_version v
      ON v.consultation_id = c.consultation_id AND v.comment_id = c.id AND v.revision = c.revision
    LEFT JOIN moderation m
      ON m.consultation_id = c.consultation_id AND m.comment_id = c.id AND m.revision = c.revision
      AND m.seq = (
        SELECT MAX(x.seq) FROM moderation x
        WHERE x.consultation_id = c.consultation_id AND x.comment_id = c.id AND x.revision = c.revision
      )`)
    .execute(db);
  await sql
    .raw(`
    CREATE VIEW counted_opinion AS
    SELECT o.id, o.consultation_id, o.comment_id, o.position, o.lineage, o.stance, o.text, o.proposed,
      s.no AS comment_no, s.round_no, s.channel, s.received_at, s.revision, s.state
    FROM opinion o
    JOIN comment_state s
      ON s.consultation_id = o.consultation_id AND s.comment_id = o.comment_id AND s.revision = o.revision
    WHERE s.state IN ('released', 'redacted', 'not_shown')`)
    .execute(db);
}

async function dispositions(db: Db) {
  await db.schema
    .createTable('opinion_group')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addUniqueConstraint('opinion_group_no', ['consultation_id', 'no'])
    .execute();
  await db.schema
    .createTable('group_member')
    .addColumn('opinion_id', bigint(db), (column) =>
      column.primaryKey().references('opinion.id').onDelete('cascade'),
    )
    .addColumn('consultation_id', 'text', (column) => column.notNull())
    .addColumn('group_id', 'text', (column) => column.notNull().references('opinion_group.id'))
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('group_member_group').on('group_member').column('group_id').execute();
  await db.schema
    .createIndex('group_member_consultation')
    .on('group_member')
    .column('consultation_id')
    .execute();
  await db.schema
    .createTable('disposition')
    .addColumn('group_id', 'text', (column) => column.notNull().references('opinion_group.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('result', 'text')
    .addColumn('clauses', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull().references('officer.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('disposition_key', ['group_id', 'no'])
    .execute();
  await db.schema
    .createTable('outcome')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text')
    .addUniqueConstraint('outcome_no', ['consultation_id', 'no'])
    .execute();
  await never(db, 'disposition', 'UPDATE');
  await never(db, 'disposition', 'DELETE');
  await never(db, 'outcome', 'UPDATE OF snapshot, hash, no, consultation_id');
  await never(db, 'outcome', 'DELETE');
}

async function search(db: Db) {
  await db.schema
    .createTable('search_entry')
    .addColumn('id', bigint(db), (column) => column.primaryKey())
    .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('clause_key', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('search_entry_consultation')
    .on('search_entry')
    .columns(['consultation_id', 'kind'])
    .execute();
  for (const name of ['search_keys', 'comment_keys', 'response_text_keys']) await keysTable(db, name);
}

/** Search keys by the number of what they stand for: words only, never the text itself. */
async function keysTable(db: Db, name: string) {
  if (isSqlite(db)) {
    const options = "tokenize='unicode61'";
    await sql.raw(`CREATE VIRTUAL TABLE ${name} USING fts5(keys, ${options})`).execute(db);
    await sql.raw(`INSERT INTO ${name}(${name}, rank) VALUES ('secure-delete', 1)`).execute(db);
    return;
  }
  await sql.raw(`CREATE TABLE ${name} (rowid bigint PRIMARY KEY, keys tsvector NOT NULL)`).execute(db);
  await sql.raw(`CREATE INDEX ${name}_gin ON ${name} USING gin (keys)`).execute(db);
}

/** Records stay as they were written: the store itself refuses to change them, whoever asks. */
async function never(db: Db, table: string, act: string, when?: string) {
  const name = `${table}_no_${act.toLowerCase().replace(/,.*/, '').replaceAll(' ', '_')}`;
  const begin = `CREATE TRIGGER ${name} BEFORE ${act} ON ${table} FOR EACH ROW ${when ? `WHEN (${when})` : ''}`;
  await sql
    .raw(
      isSqlite(db)
        ? `${begin} BEGIN SELECT RAISE(ABORT, '${table} is a record'); END`
        : `${begin} EXECUTE FUNCTION refuse_change()`,
    )
    .execute(db);
}

async function refusal(db: Db) {
  await sql
    .raw(
      `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '% is a record', TG_TABLE_NAME; END $$`,
    )
    .execute(db);
}
