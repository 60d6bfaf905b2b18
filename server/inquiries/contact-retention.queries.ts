import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Sealed contacts of cases that were closed before one moment, or begun before another. */
export const listContactsBefore = (
  db: Kysely<Schema>,
  { closed, received, limit }: { closed: string; received: string; limit: number },
) =>
  db
    .selectFrom('inquiry_contact')
    .innerJoin('inquiry', 'inquiry.id', 'inquiry_contact.inquiry_id')
    .select(['inquiry_id', 'purpose', 'sealed', 'department_id'])
    .where((eb) => eb.or([eb('closed_at', '<', closed), eb('received_at', '<', received)]))
    .orderBy('inquiry_id')
    .orderBy('purpose')
    .limit(limit)
    .execute();

export const deleteContact = (db: Kysely<Schema>, inquiryId: string, purpose: string) =>
  db
    .deleteFrom('inquiry_contact')
    .where('inquiry_id', '=', inquiryId)
    .where('purpose', '=', purpose)
    .execute();
