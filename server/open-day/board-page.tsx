import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { boardPath } from './board-content.ts';
import { BoardLaws } from './board-laws.tsx';
import { boardOn } from './board-text.ts';
import type { PublishedBoard } from './boards.ts';
import type { Edition } from './open-day.ts';

interface Props {
  board: PublishedBoard;
  edition: Edition | undefined;
  /** The others of the edition, for the way on. */
  boards: readonly PublishedBoard[];
}

/** A board to be read: what holds today, what will change, on which law it stands. */
export function BoardPage({ board, edition, boards }: Props) {
  const { t, say, href, now, language } = useView();
  const { content } = board;
  const on = boardOn(content, dayOf(now), edition);
  return (
    <article class="read stack">
      <p class="sm np">
        <a href={href(`/open-day/${content.edition}/boards`)}>
          {t('exhibition.of_year', { year: content.edition })}
        </a>
      </p>
      <h1>{say(on.title)}</h1>
      <ul class="plain lines">
        {on.lines.map(({ text, valid_until }) => (
          <li key={say(text)}>
            <p class="law">{say(text)}</p>
            {valid_until ? (
              <p class="dim sm">{t('exhibition.holds_until', { day: sayDay(valid_until, language) })}</p>
            ) : null}
          </li>
        ))}
      </ul>
      {on.coming.length > 0 ? (
        <section class="note" aria-labelledby="changes">
          <h2 id="changes">{t('exhibition.will_change')}</h2>
          {on.coming.map(({ text, valid_from = '' }) => (
            <p key={say(text)}>
              {t('exhibition.from_then', { day: sayDay(valid_from, language), text: say(text) })}
            </p>
          ))}
        </section>
      ) : null}
      <BoardLaws basis={on.basis} coming={on.comingBasis} />
      {content.note ? <p class="dim sm">{say(content.note)}</p> : null}
      <Papers path={boardPath(content)} />
      <Neighbours board={board} boards={boards} />
    </article>
  );
}

/** The addresses under which a board, or all of them, print on a sheet. */
export function Papers({ path }: { path: string }) {
  const { t, href } = useView();
  return (
    <p class="actions np">
      <a class="btn alt" href={href(`${path}?paper=a0`)}>
        {t('exhibition.print_a0')}
      </a>
      <a class="btn alt" href={href(`${path}?paper=a3`)}>
        {t('exhibition.print_a3')}
      </a>
    </p>
  );
}

function Neighbours({ board, boards }: Pick<Props, 'board' | 'boards'>) {
  const { t, say, href } = useView();
  const at = boards.findIndex(({ slug }) => slug === board.slug);
  const [before, after] = [boards[at - 1], at < 0 ? undefined : boards[at + 1]];
  if (!before && !after) return null;
  return (
    <nav class="pager" aria-label={t('exhibition.others')}>
      {before ? (
        <a href={href(boardPath(before.content))} rel="prev">
          {t('exhibition.before', { title: say(before.content.title) })}
        </a>
      ) : null}
      {after ? (
        <a href={href(boardPath(after.content))} rel="next">
          {t('exhibition.after', { title: say(after.content.title) })}
        </a>
      ) : null}
    </nav>
  );
}
