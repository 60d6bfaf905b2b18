import { getConsultation } from '../consultations/consultations.ts';
import { findPublishedOutcome } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { findPublishedPiece, listPublishedPieces } from '../pieces/published.ts';
import type { Policy } from './policy.ts';

/** What of a policy contradicts itself, or what is public already. */
export async function policyObstacles(
  ctx: Context,
  content: Policy,
  { id, slug }: { id: string; slug: string },
): Promise<Obstacle[]> {
  const same = await listPublishedPieces(ctx, 'policy', { facets: [['index_no', content.index_no]] });
  return [
    ...(same.some((each) => each.id !== id)
      ? [{ field: 'index_no', key: 'policies.index_taken' } as const]
      : []),
    ...datesOf(content),
    ...(await replacedOf(ctx, content, slug)),
    ...(await consultationOf(ctx, content)),
  ];
}

function datesOf({ written_on, published_on, effective, expires, repealed_on }: Policy): Obstacle[] {
  return [
    ...(published_on < written_on
      ? [{ field: 'published_on', key: 'policies.before_written' } as const]
      : []),
    ...(effective < written_on ? [{ field: 'effective', key: 'policies.before_written' } as const] : []),
    ...(expires !== undefined && expires < effective
      ? [{ field: 'expires', key: 'policies.before_effective' } as const]
      : []),
    ...(repealed_on !== undefined && repealed_on < effective
      ? [{ field: 'repealed_on', key: 'policies.before_effective' } as const]
      : []),
  ];
}

async function replacedOf(ctx: Context, content: Policy, slug: string): Promise<Obstacle[]> {
  const found = await Promise.all(
    content.replaces.map((each) => findPublishedPiece<Policy>(ctx, 'policy', each)),
  );
  const wrong = found.some(
    (old) => !old || old.slug === slug || old.content.effective > content.effective || replacesIt(old, slug),
  );
  return wrong ? [{ field: 'replaces', key: 'policies.replaces_wrong' }] : [];
}

const replacesIt = ({ content }: { content: Policy }, slug: string) => content.replaces.includes(slug);

async function consultationOf(ctx: Context, { consultation }: Policy): Promise<Obstacle[]> {
  if (consultation === undefined) return [];
  try {
    const { id } = await getConsultation(ctx, consultation);
    if (await findPublishedOutcome(ctx, id)) return [];
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
  return [{ field: 'consultation', key: 'policies.consultation_wrong' }];
}
