import type { Insertable, Kysely } from 'kysely';
import type { OfficerContactTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const upsertContact = (db: Db, row: Insertable<OfficerContactTable>) =>
  db
    .insertInto('officer_contact')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('officer_id').doUpdateSet({ sealed: row.sealed, daily: row.daily }),
    )
    .execute();

export const deleteContact = (db: Db, officerId: string) =>
  db.deleteFrom('officer_contact').where('officer_id', '=', officerId).execute();

const contacts = (db: Db) =>
  db
    .selectFrom('officer_contact')
    .innerJoin('officer', 'officer.id', 'officer_contact.officer_id')
    .selectAll('officer_contact')
    .where('officer.disabled_at', 'is', null);

/** Of an account that is open. */
export const findContact = (db: Db, officerId: string) =>
  contacts(db).where('officer_contact.officer_id', '=', officerId).executeTakeFirst();

export const listDaily = (db: Db) =>
  contacts(db).where('officer_contact.daily', '=', 1).orderBy('officer_contact.officer_id').execute();
