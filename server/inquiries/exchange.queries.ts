import type { Insertable, Kysely } from 'kysely';
import type { InquiryExchangeTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const setExternalNumber = (db: Db, id: string, external_number: string) =>
  db
    .updateTable('inquiry')
    .set({ external_number })
    .where('id', '=', id)
    .where('external_number', 'is', null)
    .execute();

/** What came last of a case and had to be decided on. */
export const findLastExchange = (db: Db, inquiryId: string) =>
  db
    .selectFrom('inquiry_exchange')
    .selectAll()
    .where('inquiry_id', '=', inquiryId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();

export const insertExchange = (db: Db, row: Insertable<InquiryExchangeTable>) =>
  db.insertInto('inquiry_exchange').values(row).execute();

/** Tells whether nobody had decided before. */
export async function decideExchange(
  db: Db,
  inquiryId: string,
  no: number,
  { decision, officer_id }: { decision: string; officer_id: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inquiry_exchange')
    .set({ decision, officer_id })
    .where('inquiry_id', '=', inquiryId)
    .where('no', '=', no)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Cases of a department on which two systems differ, the longest waiting first. */
export const listWaiting = (db: Db, departmentId: string, limit: number) =>
  db
    .selectFrom('inquiry_exchange')
    .innerJoin('inquiry', 'inquiry.id', 'inquiry_exchange.inquiry_id')
    .select([
      'inquiry.number',
      'inquiry.external_number',
      'inquiry.title',
      'inquiry_exchange.received_at',
      'inquiry.confidential',
    ])
    .where('inquiry.department_id', '=', departmentId)
    .where('inquiry_exchange.decision', 'is', null)
    .orderBy('inquiry_exchange.received_at')
    .orderBy('inquiry.id')
    .limit(limit)
    .execute();

/** Demands of a department that were received in a period, in the order of their receipt, a page at a time. */
export const listForExport = (
  db: Db,
  { departmentId, from, until }: { departmentId: string; from: string; until: string },
  after: { receivedAt: string; id: string } | undefined,
  limit: number,
) =>
  db
    .selectFrom('inquiry')
    .selectAll()
    .where('department_id', '=', departmentId)
    .where('kind', '!=', 'disclosure')
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('received_at', '>', after?.receivedAt ?? ''),
          eb.and([eb('received_at', '=', after?.receivedAt ?? ''), eb('id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Demands of a department whose last act is not before a time, by the time of that act, a page at a time. */
export const listChanged = (
  db: Db,
  {
    departmentId,
    since,
    after,
  }: { departmentId: string; since: string; after: { at: string; id: string } | undefined },
  limit: number,
) =>
  db
    .selectFrom('inquiry')
    .innerJoin('inquiry_act as last', (join) =>
      join.onRef('last.inquiry_id', '=', 'inquiry.id').onRef('last.seq', '=', 'inquiry.seq'),
    )
    .selectAll('inquiry')
    .select('last.at as changed_at')
    .where('inquiry.department_id', '=', departmentId)
    .where('inquiry.kind', '!=', 'disclosure')
    .where('last.at', '>=', since)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('last.at', '>', after?.at ?? ''),
          eb.and([eb('last.at', '=', after?.at ?? ''), eb('inquiry.id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('last.at')
    .orderBy('inquiry.id')
    .limit(limit)
    .execute();

/** The acts of many cases, each in its order. */
export const listActsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('inquiry_act')
    .selectAll()
    .where('inquiry_id', 'in', [...ids])
    .orderBy('inquiry_id')
    .orderBy('seq')
    .execute();
