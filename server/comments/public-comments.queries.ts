import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

interface Wanted {
  consultationId: string;
  rounds: number[];
  /** Numbers after this one. */
  after: number;
  /** Comments with an opinion on one of these clauses. */
  lineages: string[] | undefined;
  limit: number;
}

/** Released comments by number, as they stand now. */
export const listReleased = (db: Db, { consultationId, rounds, after, lineages, limit }: Wanted) =>
  db
    .selectFrom('comment_state as s')
    .innerJoin('comment_version as v', (join) =>
      join
        .onRef('v.consultation_id', '=', 's.consultation_id')
        .onRef('v.comment_id', '=', 's.comment_id')
        .onRef('v.revision', '=', 's.revision'),
    )
    .select([
      's.comment_id',
      's.no',
      's.channel',
      's.received_at',
      's.revision',
      'v.language',
      'v.party_kind',
      'v.party_name',
      'v.signatories',
      'v.statement',
    ])
    .where('s.consultation_id', '=', consultationId)
    .where('s.state', 'in', ['released', 'redacted'])
    .where('s.round_no', 'in', rounds)
    .where('s.no', '>', after)
    .$if(lineages !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('opinion as o')
            .select('o.id')
            .whereRef('o.consultation_id', '=', 's.consultation_id')
            .whereRef('o.comment_id', '=', 's.comment_id')
            .whereRef('o.revision', '=', 's.revision')
            .where('o.lineage', 'in', lineages ?? []),
        ),
      ),
    )
    .orderBy('s.no')
    .limit(limit)
    .execute();
