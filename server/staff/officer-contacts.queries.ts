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

/** Of any account, as it is sealed. */
export const findSealed = (db: Db, officerId: string) =>
  db.selectFrom('officer_contact').select('sealed').where('officer_id', '=', officerId).executeTakeFirst();

/** Deletes what accounts that open nothing left behind; tells how many. */
export async function deleteContactsOfDisabled(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('officer_contact')
    .where('officer_id', 'in', (eb) =>
      eb.selectFrom('officer').select('id').where('disabled_at', 'is not', null),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Of an account that is open. */
export const findContact = (db: Db, officerId: string) =>
  contacts(db).where('officer_contact.officer_id', '=', officerId).executeTakeFirst();

export const listDaily = (db: Db) =>
  contacts(db).where('officer_contact.daily', '=', 1).orderBy('officer_contact.officer_id').execute();
