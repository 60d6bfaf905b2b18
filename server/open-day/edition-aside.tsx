import { useView } from '../http/view.ts';
import type { Piece } from '../pieces/pieces.ts';

/** For those who write an edition: addresses that lead nowhere yet, and the next year's. */
export function EditionAside({
  piece,
  dead,
  next,
}: {
  piece: Piece;
  dead: readonly string[];
  next: boolean;
}) {
  const { t, href } = useView();
  const year = String(Number(piece.slug) + 1);
  return (
    <>
      {dead.length > 0 ? (
        <section class="note warn more" aria-labelledby="dead-links">
          <h2 id="dead-links">{t('openDay.dead_links')}</h2>
          <p>{t('openDay.dead_links_help')}</p>
          <ul>
            {dead.map((link) => (
              <li key={link}>{link}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {next ? (
        <form class="card more" method="post" action={href(`/workspace/open-day/${piece.id}/copies`)}>
          <h2>{t('openDay.copy', { year })}</h2>
          <p>{t('openDay.copy_help', { year })}</p>
          <p class="more">
            <button class="btn alt" type="submit">
              {t('openDay.copy', { year })}
            </button>
          </p>
        </form>
      ) : null}
    </>
  );
}
