import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { findPublishedPiece, listPublishedPieces } from '../pieces/published.ts';
import type { Interpretation } from './interpretation.ts';
import type { Policy } from './policy.ts';

/** An interpretation stands with its policy: never before it is public, and never beside a second one. */
export async function interpretationObstacles(
  ctx: Context,
  { policy, published_on }: Interpretation,
  { id }: { id: string },
): Promise<Obstacle[]> {
  const found = await findPublishedPiece<Policy>(ctx, 'policy', policy);
  if (!found) return [{ field: 'policy', key: 'policies.policy_not_public' }];
  const others = await listPublishedPieces(ctx, 'interpretation', { facets: [['policy', policy]] });
  return [
    ...(others.some((each) => each.id !== id)
      ? [{ field: 'policy', key: 'policies.interpreted_already' } as const]
      : []),
    ...(published_on < found.content.published_on || published_on > dayOf(ctx.clock.now())
      ? [{ field: 'published_on', key: 'policies.interpreted_on_wrong' } as const]
      : []),
  ];
}
