import article from '#db/seeds/article-2021.json' with { type: 'json' };
import edition from '#db/seeds/edition-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import type { DraftContent, PieceKindName } from '../pieces/kinds.ts';
import { createPiece } from '../pieces/pieces.ts';
import { proposePiece } from '../pieces/versions.ts';
import { sign } from '../staff/approvals.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

/** The edition of 2021 is entered, put forward and signed. */
export async function playEdition(ctx: Context, cast: Cast): Promise<void> {
  await playPiece(ctx, cast, { kind: 'edition', slug: '2021', content: edition, day: '2021-05-10' });
}

/** The article signed on the day. The indicators that it cites must be public. */
export async function playArticle(ctx: Context, cast: Cast): Promise<void> {
  await playPiece(ctx, cast, { kind: 'signed_article', slug: '2021', content: article, day: '2021-05-14' });
}

interface Played {
  kind: PieceKindName;
  slug: string;
  content: DraftContent;
  day: string;
}

/** Entered, put forward and signed by the general office on a day. */
export async function playPiece(
  ctx: Context,
  cast: Cast,
  { kind, slug, content, day }: Played,
): Promise<void> {
  const departmentId = cast.departments.get('general-office') ?? '';
  const editor = await cast.officer('editor');
  const piece = await createPiece(at(ctx, `${day}T09:00:00+08:00`), editor, {
    kind,
    slug,
    departmentId,
    content,
  });
  const { id, subjectHash } = await proposePiece(at(ctx, `${day}T10:00:00+08:00`), editor, piece.id);
  const officer = await cast.officer('approver');
  await sign(at(ctx, `${day}T15:00:00+08:00`), id, { officer, secrecyReviewed: true, subjectHash });
}
