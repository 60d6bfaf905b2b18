import type { Insertable, Kysely } from 'kysely';
import type { AuditEventTable, AuditHeadTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findHead = (db: Db) => db.selectFrom('audit_head').selectAll().executeTakeFirst();

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
