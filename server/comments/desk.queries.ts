import { type Kysely, sql } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

/** Which comments a queue holds. */
export interface QueueWhere {
  consultationId: string;
  terms?: readonly SearchTerm[] | undefined;
  /** Opinions on one of these clauses; null stands for the whole draft. */
  lineages?: readonly string[] | null | undefined;
  state?: string | undefined;
  channel?: string | undefined;
  /** Those with an appeal that nobody has decided yet. */
  appealed?: boolean | undefined;
}

export interface QueuePage {
  /** From this number on; without one from the first. */
  from?: number | undefined;
  newest?: boolean;
  limit: number;
}

export interface QueueRow {
  no: number;
  state: string;
  channel: string;
  received_at: string;
}

/** Comments of a queue by number. Numbers are few and known first, so that states are computed for a page only. */
export const listQueue = (
  db: Db,
  where: QueueWhere,
  { from, newest = false, limit }: QueuePage,
): Promise<QueueRow[]> =>
  queue(db, where)
    .select(['s.no', 's.state', 's.channel', 's.received_at'])
    .$if(from !== undefined, (query) => query.where('s.no', newest ? '<=' : '>=', from ?? 0))
    .orderBy('s.no', newest ? 'desc' : 'asc')
    .limit(limit)
    .execute();

const queue = (db: Db, { consultationId, terms, lineages, state, channel, appealed }: QueueWhere) => {
  let query = db.selectFrom('comment_state as s').where('s.consultation_id', '=', consultationId);
  if (terms)
    query = query.where(({ eb, selectFrom }) =>
      eb(
        's.no',
        'in',
        selectFrom('comment')
          .select('no')
          .where('consultation_id', '=', consultationId)
          .where('text_id', 'in', matching(db, 'comment_keys', terms)),
      ),
    );
  if (lineages !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('opinion as o')
          .select(sql.lit(1).as('one'))
          .where('o.consultation_id', '=', consultationId)
          .whereRef('o.comment_id', '=', 's.comment_id')
          .whereRef('o.revision', '=', 's.revision')
          .where((eb) =>
            lineages === null ? eb('o.lineage', 'is', null) : eb('o.lineage', 'in', [...lineages]),
          ),
      ),
    );
  if (state !== undefined) query = query.where('s.state', '=', state);
  if (channel !== undefined) query = query.where('s.channel', '=', channel);
  // An act is appealed against only while it is the last one.
  if (appealed)
    query = query
      .where(({ eb }) =>
        eb(
          's.no',
          'in',
          openAppeals(db, consultationId)
            .innerJoin('comment as c', (join) =>
              join.onRef('c.consultation_id', '=', 'a.consultation_id').onRef('c.id', '=', 'a.comment_id'),
            )
            .select('c.no'),
        ),
      )
      .where(({ exists }) =>
        exists(
          openAppeals(db, consultationId)
            .select('a.moderation_seq')
            .where('a.comment_id', '=', sql.ref<Uint8Array>('s.comment_id'))
            .where('a.moderation_seq', '=', sql.ref<number>('s.moderation_seq')),
        ),
      );
  return query;
};

/** Appeals that nobody has decided yet; there are few. */
const openAppeals = (db: Db, consultationId: string) =>
  db
    .selectFrom('appeal as a')
    .leftJoin('appeal_decision as d', (join) =>
      join.onRef('d.consultation_id', '=', 'a.consultation_id').onRef('d.comment_id', '=', 'a.comment_id'),
    )
    .where('a.consultation_id', '=', consultationId)
    .where('d.decision', 'is', null);

/** The beginning of what a page's comments say: their first opinion, or the reply without opinion. */
export const listBeginnings = (db: Db, consultationId: string, numbers: readonly number[]) =>
  db
    .selectFrom('comment as c')
    .innerJoin('comment_version as v', (join) =>
      join
        .onRef('v.consultation_id', '=', 'c.consultation_id')
        .onRef('v.comment_id', '=', 'c.id')
        .onRef('v.revision', '=', 'c.revision'),
    )
    .leftJoin('opinion as o', (join) =>
      join
        .onRef('o.consultation_id', '=', 'c.consultation_id')
        .onRef('o.comment_id', '=', 'c.id')
        .onRef('o.revision', '=', 'c.revision')
        .on('o.position', '=', 1),
    )
    .select(({ selectFrom, fn }) => [
      'c.no',
      'o.lineage',
      'o.stance',
      fn<string | null>('substr', ['o.text', sql.lit(1), sql.lit(90)]).as('text'),
      fn<string | null>('substr', ['o.proposed', sql.lit(1), sql.lit(90)]).as('proposed'),
      fn<string | null>('substr', ['v.statement', sql.lit(1), sql.lit(90)]).as('statement'),
      selectFrom('opinion as each')
        .select(fn.countAll<number>().as('n'))
        .whereRef('each.consultation_id', '=', 'c.consultation_id')
        .whereRef('each.comment_id', '=', 'c.id')
        .whereRef('each.revision', '=', 'c.revision')
        .as('opinions'),
    ])
    .where('c.consultation_id', '=', consultationId)
    .where('c.no', 'in', [...numbers])
    .execute();

export const findState = (db: Db, consultationId: string, no: number) =>
  db
    .selectFrom('comment_state')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('no', '=', no)
    .executeTakeFirst();

/** How many comments stand where. */
export const countByState = (db: Db, consultationId: string) =>
  db
    .selectFrom('comment_state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
    .where('consultation_id', '=', consultationId)
    .groupBy('state')
    .execute();

/** How many comments have an appeal that waits for a decision. */
export const countAppealed = async (db: Db, consultationId: string): Promise<number> => {
  const row = await queue(db, { consultationId, appealed: true })
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
};
