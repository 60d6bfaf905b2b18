import { useView } from '../http/view.ts';
import type { Piece } from './pieces.ts';
import { SlugField } from './slug-field.tsx';
import type { PieceVersion } from './versions.ts';

interface Props {
  piece: Piece;
  versions: readonly PieceVersion[];
  problems: ReadonlyMap<string, string>;
  typed: { [field: string]: string };
}

/** Another piece from this one, and the end of a draft that nobody was ever asked to sign. */
export function LivesPart({ piece, versions, problems, typed }: Props) {
  const { t, href } = useView();
  const root = `/workspace/pieces/${piece.id}`;
  return (
    <section class="sec np" aria-labelledby="lives">
      <h2 id="lives">{t('pieces.lives')}</h2>
      <form class="read more" method="post" action={href(`${root}/copies`)} novalidate>
        <SlugField
          name="copy"
          named="pieces.copy_slug"
          value={typed.copy ?? ''}
          problem={problems.get('copy')}
        />
        <p class="more">
          <button class="btn alt" type="submit">
            {t('pieces.copy')}
          </button>
        </p>
      </form>
      {versions.length === 0 ? (
        <details class="more">
          <summary>{t('pieces.discard')}</summary>
          <p>{t('pieces.discard_help')}</p>
          <form method="post" action={href(`${root}/discard`)}>
            <button class="btn alt" type="submit">
              {t('pieces.discard_now')}
            </button>
          </form>
        </details>
      ) : null}
    </section>
  );
}
