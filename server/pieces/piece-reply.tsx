import type { ComponentChildren } from 'preact';
import type { Context } from '../context.ts';
import { type PageContext, type PageOptions, page } from '../http/page.tsx';
import { erratumOf, replyWithErratum } from '../staff/retraction-reply.tsx';
import type { PieceKindName } from './kinds.ts';
import { PieceNote } from './piece-note.tsx';
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

/** A public page of a piece: how it looks, and at its foot which version of it was signed. */
export const pageOfPiece = (
  c: PageContext,
  piece: Pick<PublishedPiece, 'no' | 'hash' | 'note' | 'publishedAt'>,
  body: ComponentChildren,
  options: PageOptions,
): Response =>
  page(
    c,
    <>
      {body}
      <footer class="sec">
        <PieceNote piece={piece} />
      </footer>
    </>,
    options,
  );
