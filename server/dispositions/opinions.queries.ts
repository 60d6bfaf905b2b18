import type { Kysely } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

/** Which opinions: of a clause (null: the whole draft), with words, in a group or (`none`) in no group. */
export interface OpinionFilter {
  lineage?: string | null | undefined;
  terms?: SearchTerm[] | undefined;
  groupId?: string | undefined;
}

const opinions = (db: Db, consultationId: string) =>
  db
    .selectFrom('counted_opinion')
    .leftJoin('group_member', 'group_member.opinion_id', 'counted_opinion.id')
    .where('counted_opinion.consultation_id', '=', consultationId);

const filtered = (db: Db, consultationId: string, { lineage, terms, groupId }: OpinionFilter) =>
  opinions(db, consultationId)
    .$if(groupId === undefined, (query) => query.where('group_member.group_id', 'is', null))
    .$if(groupId !== undefined, (query) => query.where('group_member.group_id', '=', groupId ?? ''))
    .$if(lineage !== undefined, (query) =>
      lineage === null ? query.where('lineage', 'is', null) : query.where('lineage', '=', lineage ?? ''),
    )
    .$if(terms !== undefined && terms.length > 0, (query) =>
      query.where('counted_opinion.comment_id', 'in', ({ selectFrom }) =>
        selectFrom('comment')
          .select('comment.id')
          .where('comment.consultation_id', '=', consultationId)
          .where('comment.text_id', 'in', matching(db, 'comment_keys', terms ?? [])),
      ),
    );

/** Places of opinions, cheap to list whole. */
export const listPlaces = (db: Db, consultationId: string, filter: OpinionFilter) =>
  filtered(db, consultationId, filter)
    .select(['counted_opinion.id', 'lineage', 'comment_no', 'counted_opinion.position'])
    .execute();

/** Opinions with their words, in no order. */
export const listOpinions = (db: Db, consultationId: string, ids: number[]) =>
  opinions(db, consultationId)
    .innerJoin('comment_version', (join) =>
      join
        .onRef('comment_version.consultation_id', '=', 'counted_opinion.consultation_id')
        .onRef('comment_version.comment_id', '=', 'counted_opinion.comment_id')
        .onRef('comment_version.revision', '=', 'counted_opinion.revision'),
    )
    .selectAll('counted_opinion')
    .select(['party_kind', 'party_name', 'language', 'group_member.group_id'])
    .where('counted_opinion.id', 'in', ids)
    .execute();

/** Every opinion that counts, with its words and its group, by comment. */
export const listAll = (db: Db, consultationId: string) =>
  opinions(db, consultationId)
    .innerJoin('comment_version', (join) =>
      join
        .onRef('comment_version.consultation_id', '=', 'counted_opinion.consultation_id')
        .onRef('comment_version.comment_id', '=', 'counted_opinion.comment_id')
        .onRef('comment_version.revision', '=', 'counted_opinion.revision'),
    )
    .selectAll('counted_opinion')
    .select(['party_kind', 'party_name', 'language', 'group_member.group_id'])
    .orderBy('comment_no')
    .orderBy('counted_opinion.position')
    .execute();

export type OpinionRow = Awaited<ReturnType<typeof listAll>>[number];

/** Words of the opinions on a clause with a stance that are in a group, or (null) in none. */
export const listLike = (
  db: Db,
  consultationId: string,
  { lineage, stance, groupId }: { lineage: string | null; stance: string; groupId: string | null },
) =>
  opinions(db, consultationId)
    .select(['counted_opinion.id', 'lineage', 'stance', 'text', 'proposed', 'group_member.at'])
    .where('stance', '=', stance)
    .where('lineage', lineage === null ? 'is' : '=', lineage)
    .where('group_member.group_id', groupId === null ? 'is' : '=', groupId)
    .execute();

/** Spans that are not shown, of comments as they stand; of one comment, or of all. */
export const listRedactions = (db: Db, consultationId: string, commentNo?: number) =>
  db
    .selectFrom('redaction')
    .innerJoin('comment', (join) =>
      join
        .onRef('comment.consultation_id', '=', 'redaction.consultation_id')
        .onRef('comment.id', '=', 'redaction.comment_id')
        .onRef('comment.revision', '=', 'redaction.revision'),
    )
    .select(['comment.no', 'field', 'start', 'end', 'kind'])
    .where('redaction.consultation_id', '=', consultationId)
    .where('revoked_at', 'is', null)
    .$if(commentNo !== undefined, (query) => query.where('comment.no', '=', commentNo ?? 0))
    .orderBy('comment.no')
    .orderBy('start')
    .execute();

export type RedactionRow = Awaited<ReturnType<typeof listRedactions>>[number];
