import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { findPublishedPiece, listPublishedPieces } from '../pieces/published.ts';
import type { DisclosedDocument } from './disclosed-document.ts';

/** Its days follow each other, its index number is its own, and what it stands in the place of is public. */
export async function documentObstacles(
  ctx: Context,
  content: DisclosedDocument,
  { id, slug }: { id: string; slug: string },
): Promise<Obstacle[]> {
  const { written_on, published_on, index_no, supersedes } = content;
  const found: Obstacle[] = [];
  if (written_on > dayOf(ctx.clock.now())) found.push({ field: 'written_on', key: 'registers.not_yet' });
  if (published_on < written_on) found.push({ field: 'published_on', key: 'registers.before_written' });
  const alike = await listPublishedPieces(ctx, 'disclosed_document', { facets: [['index', index_no]] });
  if (alike.some((each) => each.id !== id)) found.push({ field: 'index_no', key: 'registers.index_taken' });
  if (supersedes !== undefined) {
    const before =
      supersedes === slug ? undefined : await findPublishedPiece(ctx, 'disclosed_document', supersedes);
    if (!before) found.push({ field: 'supersedes', key: 'registers.superseded_missing' });
  }
  return found;
}
