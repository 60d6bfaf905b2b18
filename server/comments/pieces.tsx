import { useView } from '../http/view.ts';
import type { Pieces as PiecesOf } from './public-comments.ts';
import { redactionWords } from './redaction-words.ts';

/** Somebody's words, with a mark in place of each span that is not shown. */
export function Pieces({ pieces }: { pieces: PiecesOf }) {
  const { t } = useView();
  return (
    <>
      {pieces.map((piece, at) =>
        'text' in piece ? (
          piece.text
        ) : (
          <span key={at} class="dim">
            {t(redactionWords[piece.hidden])}
          </span>
        ),
      )}
    </>
  );
}
