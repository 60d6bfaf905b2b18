import type { Context } from '../context.ts';
import type { PageContext } from '../http/page.tsx';
import { erratumOf, replyWithErratum } from '../staff/retraction-reply.tsx';
import type { PieceKindName } from './kinds.ts';
import { getPublishedPiece, PieceRetractedError, type PublishedPiece } from './published.ts';

/** The page of a published piece, or the erratum of one that was taken back. Throws NotFoundError. */
export async function replyWithPiece<C>(
  ctx: Context,
  c: PageContext,
  [kind, slug]: readonly [PieceKindName, string],
  show: (piece: PublishedPiece<C>) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await show(await getPublishedPiece<C>(ctx, kind, slug));
  } catch (error) {
    if (!(error instanceof PieceRetractedError)) throw error;
    return replyWithErratum(c, erratumOf(error.retraction, error.title));
  }
}
