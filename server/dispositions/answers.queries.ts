import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** The number of the group of each opinion of a comment. */
export const listGroupsOf = (db: Kysely<Schema>, consultationId: string, commentId: Uint8Array) =>
  db
    .selectFrom('counted_opinion')
    .innerJoin('group_member', 'group_member.opinion_id', 'counted_opinion.id')
    .innerJoin('opinion_group', 'opinion_group.id', 'group_member.group_id')
    .select(['counted_opinion.position', 'opinion_group.no'])
    .where('counted_opinion.consultation_id', '=', consultationId)
    .where('counted_opinion.comment_id', '=', commentId)
    .orderBy('counted_opinion.position')
    .execute();
