import type { Insertable, Kysely, Selectable } from 'kysely';
import type { InquiryActTable, InquiryTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type InquiryRow = Selectable<InquiryTable>;
export type ActRow = Selectable<InquiryActTable>;

export const findIntake = (db: Db, year: string) =>
  db.selectFrom('inquiry_intake').selectAll().where('year', '=', year).executeTakeFirst();

/** The first salt of a year stays. */
export const insertIntake = (db: Db, row: Insertable<Schema['inquiry_intake']>) =>
  db
    .insertInto('inquiry_intake')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export const listIntakes = (db: Db) => db.selectFrom('inquiry_intake').selectAll().orderBy('year').execute();

/** The next number of a series; whoever asks meanwhile waits, so that each is given once. */
export async function nextInSeries(db: Db, series: string): Promise<number> {
  const { last } = await db
    .insertInto('inquiry_number')
    .values({ series, last: 1 })
    .onConflict((conflict) =>
      conflict
        .column('series')
        .doUpdateSet(({ eb, ref }) => ({ last: eb(ref('inquiry_number.last'), '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export const findById = (db: Db, id: string) =>
  db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirst();

/** By our number, or by the one that the city's own system gave. */
export const findByNumber = (db: Db, number: string) =>
  db
    .selectFrom('inquiry')
    .selectAll()
    .where((eb) => eb.or([eb('number', '=', number), eb('external_number', '=', number)]))
    .executeTakeFirst();

export const findByReceipt = (db: Db, year: string, receiptId: Uint8Array) =>
  db
    .selectFrom('inquiry')
    .selectAll()
    .where('year', '=', year)
    .where('receipt_id', '=', receiptId)
    .executeTakeFirst();

/** Inserts unless the receipt is taken; tells whether it did. */
export async function insertInquiry(db: Db, row: Insertable<InquiryTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('inquiry')
    .values(row)
    .onConflict((conflict) => conflict.columns(['year', 'receipt_id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const listActs = (db: Db, id: string): Promise<ActRow[]> =>
  db.selectFrom('inquiry_act').selectAll().where('inquiry_id', '=', id).orderBy('seq').execute();

/** Inserts unless another act came first; tells whether it did. */
export async function insertAct(db: Db, row: ActRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('inquiry_act')
    .values(row)
    .onConflict((conflict) => conflict.columns(['inquiry_id', 'seq']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const insertWords = (db: Db, row: Insertable<Schema['inquiry_words']>) =>
  db.insertInto('inquiry_words').values(row).execute();

export const listWords = (db: Db, id: string) =>
  db.selectFrom('inquiry_words').selectAll().where('inquiry_id', '=', id).orderBy('seq').execute();

export const insertContact = (db: Db, row: Insertable<Schema['inquiry_contact']>) =>
  db.insertInto('inquiry_contact').values(row).execute();

export const findContact = (db: Db, id: string, purpose: string) =>
  db
    .selectFrom('inquiry_contact')
    .selectAll()
    .where('inquiry_id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst();

export const listContacts = (db: Db, id: string) =>
  db.selectFrom('inquiry_contact').selectAll().where('inquiry_id', '=', id).execute();

export const deleteContacts = (db: Db, id: string) =>
  db.deleteFrom('inquiry_contact').where('inquiry_id', '=', id).execute();

export const deleteWords = (db: Db, id: string) =>
  db.deleteFrom('inquiry_words').where('inquiry_id', '=', id).execute();

/** What the city's own system said of a case repeats the requester's words; when it came and what was decided stays. */
export const emptyExchange = (db: Db, id: string) =>
  db.updateTable('inquiry_exchange').set({ content: '{}' }).where('inquiry_id', '=', id).execute();

export const insertKeys = (db: Db, rowid: number, keys: string) =>
  db.insertInto('inquiry_keys').values({ rowid, keys }).execute();

export const deleteKeys = (db: Db, rowid: number) =>
  db.deleteFrom('inquiry_keys').where('rowid', '=', rowid).execute();

/** Leaves number, kind, channel and acts. */
export const setWithdrawn = (db: Db, id: string, set: { withdrawn_day: string }) =>
  db
    .updateTable('inquiry')
    .set({ ...set, title: null, body: null, details: null, body_mac: null })
    .where('id', '=', id)
    .execute();

export type Projection = Pick<
  InquiryRow,
  | 'seq'
  | 'state'
  | 'open'
  | 'outcome'
  | 'urgent'
  | 'confidential'
  | 'due_at'
  | 'replied_at'
  | 'closed_at'
  | 'reopened'
  | 'rating'
  | 'reply_kind'
>;

export const updateProjection = (db: Db, id: string, set: Partial<Projection>) =>
  db.updateTable('inquiry').set(set).where('id', '=', id).execute();

/** Who has the case, and its clocks, as its acts leave them. */
export async function replaceStanding(
  db: Db,
  id: string,
  holders: Insertable<Schema['inquiry_holder']>[],
  clocks: Insertable<Schema['inquiry_clock']>[],
): Promise<void> {
  await db.deleteFrom('inquiry_holder').where('inquiry_id', '=', id).execute();
  await db.deleteFrom('inquiry_clock').where('inquiry_id', '=', id).execute();
  if (holders.length > 0) await db.insertInto('inquiry_holder').values(holders).execute();
  await db.insertInto('inquiry_clock').values(clocks).execute();
}
