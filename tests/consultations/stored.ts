import type { Consultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { type ConsultationDefinition, consultationDefinition } from '#shared/consultation/definition.ts';
import { small } from '../support/consultations.ts';

/** The small consultation under another address, or open at other times. */
export const another = (
  slug: string,
  round: Partial<ConsultationDefinition['round']> = {},
): ConsultationDefinition =>
  consultationDefinition.parse({ ...small, slug, round: { ...small.round, ...round } });

/** Keeps an outcome as if it had been signed and published then. */
export const storeOutcome = (ctx: Context, { id }: Consultation, publishedAt: string, no = 1) =>
  ctx.store.write(async (tx) => {
    await tx.db
      .insertInto('outcome')
      .values({
        id: `${id} ${no}`,
        consultation_id: id,
        no,
        snapshot: '{}',
        hash: 'sha256:0',
        proposed_at: publishedAt,
        published_at: publishedAt,
      })
      .execute();
    tx.store.afterCommit(tx.pages.expire);
  });

interface Decision {
  act: 'release' | 'withhold' | 'refer';
  rule?: string;
  destination?: string;
}

/** Keeps what an officer decided on a comment, by its number. */
export const storeDecision = (
  ctx: Context,
  { id }: Consultation,
  no: number,
  officerId: string,
  { act, rule, destination }: Decision,
) =>
  ctx.store.write(async (tx) => {
    const comment = await tx.db
      .selectFrom('comment')
      .select(['id', 'revision'])
      .where('consultation_id', '=', id)
      .where('no', '=', no)
      .executeTakeFirstOrThrow();
    await tx.db
      .insertInto('moderation')
      .values({
        consultation_id: id,
        comment_id: comment.id,
        seq: 1,
        revision: comment.revision,
        act,
        rule: rule ?? null,
        destination: destination ?? null,
        note: null,
        officer_id: officerId,
        at: tx.clock.now().toISOString(),
      })
      .execute();
    tx.store.afterCommit(tx.pages.expire);
  });
