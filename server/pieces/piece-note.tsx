import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from './published.ts';

/** Which version of a piece this is: since when, what was changed for the public, and the hash of what was signed. */
export function PieceNote({
  piece,
  waiting = false,
}: {
  piece: Pick<PublishedPiece, 'no' | 'hash' | 'note' | 'publishedAt'>;
  /** Its chain has not come to its end, or never did. */
  waiting?: boolean;
}) {
  const { t, say, language } = useView();
  const { no, hash, note, publishedAt } = piece;
  const version = t(waiting ? 'pieces.version_of' : 'pieces.version_public', {
    ...{ no, day: sayDay(dayOf(publishedAt), language) },
  });
  return (
    <div class="sm dim more">
      <p>{note ? t('pieces.version_note', { version, note: say(note) }) : version}</p>
      <details class="np">
        <summary>{t('pieces.hash')}</summary>
        <p>
          <code class="break">{hash}</code>
        </p>
      </details>
    </div>
  );
}
