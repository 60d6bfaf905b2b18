import type { Insertable, Kysely } from 'kysely';
import type { AuditEventTable, AuditHeadTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findHead = (db: Db) => db.selectFrom('audit_head').selectAll().executeTakeFirst();

export const findLast = (db: Db) =>
  db.selectFrom('audit_event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();

export const setHead = (db: Db, head: Omit<AuditHeadTable, 'id'>) =>
  db
    .insertInto('audit_head')
    .values({ id: 1, ...head })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(head))
    .execute();

export const appendEvent = (db: Db, row: Insertable<AuditEventTable>) =>
  db.insertInto('audit_event').values(row).execute();

/** Events of a store of the first schemas, in their order. */
export const listUnlinked = (db: Db) =>
  db.selectFrom('audit_event').selectAll().where('hash', 'is', null).orderBy('seq').execute();

export const setLink = (db: Db, seq: number, hash: string) =>
  db.updateTable('audit_event').set({ hash }).where('seq', '=', seq).execute();

/** Lines in their order, from before the first (0) on: also one that stands before it. */
export const listChain = (db: Db, after: number, limit: number) =>
  db
    .selectFrom('audit_event')
    .selectAll()
    .$if(after > 0, (query) => query.where('seq', '>', after))
    .orderBy('seq')
    .limit(limit)
    .execute();

export interface AuditFilter {
  /** `system` for what no officer did. */
  officerId?: string | undefined;
  departmentId?: string | undefined;
  act?: string | undefined;
  /** Its beginning. */
  subject?: string | undefined;
  /** From this instant on, and before that one. */
  from?: string | undefined;
  before?: string | undefined;
}

const matching = (db: Db, filter: AuditFilter) => {
  const { officerId, departmentId, act, subject, from, before } = filter;
  let query = db
    .selectFrom('audit_event as event')
    .leftJoin('officer', 'officer.id', 'event.officer_id')
    .leftJoin('department', 'department.id', 'event.department_id')
    .selectAll('event')
    .select(['officer.title as officer_title', 'department.name as department_name']);
  if (officerId === 'system') query = query.where('event.officer_id', 'is', null);
  else if (officerId) query = query.where('event.officer_id', '=', officerId);
  if (departmentId) query = query.where('event.department_id', '=', departmentId);
  if (act) query = query.where('event.act', '=', act);
  if (subject)
    query = query.where('event.subject', '>=', subject).where('event.subject', '<', `${subject}\u{10ffff}`);
  if (from) query = query.where('event.at', '>=', from);
  if (before) query = query.where('event.at', '<', before);
  return query;
};

/** The newest first, those before a line if one is named. */
export const listNewest = (db: Db, filter: AuditFilter, below: number | undefined, limit: number) =>
  matching(db, filter)
    .$if(below !== undefined, (query) => query.where('event.seq', '<', below ?? 0))
    .orderBy('event.seq', 'desc')
    .limit(limit)
    .execute();

/** In the order of the trail, after one line up to another, each with the hash of the line before it. */
export const listForExport = (db: Db, filter: AuditFilter, after: number, upTo: number, limit: number) =>
  matching(db, filter)
    .leftJoin('audit_event as earlier', (join) =>
      join.on((eb) => eb('earlier.seq', '=', eb('event.seq', '-', 1))),
    )
    .select('earlier.hash as previous_hash')
    .where('event.seq', '>', after)
    .where('event.seq', '<=', upTo)
    .orderBy('event.seq')
    .limit(limit)
    .execute();

/** Who and what can be searched for: every officer, disabled ones too. */
export const listActors = (db: Db) =>
  db
    .selectFrom('officer')
    .innerJoin('department', 'department.id', 'officer.department_id')
    .select(['officer.id', 'officer.title', 'department.name as department_name'])
    .orderBy('department.slug')
    .orderBy('officer.created_at')
    .orderBy('officer.id')
    .execute();
