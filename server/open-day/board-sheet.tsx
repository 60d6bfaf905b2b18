import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { isLong, sizeOf } from './board-size.ts';
import { boardOn } from './board-text.ts';
import type { PublishedBoard } from './boards.ts';
import type { Edition } from './open-day.ts';

/** The sheets that a board is printed on. */
export const papers = ['a0', 'a3'] as const;
export type Paper = (typeof papers)[number];

export interface Coded {
  board: PublishedBoard;
  /** Where the code leads, and its picture. */
  address: string;
  qr: string;
}

interface Props {
  boards: readonly Coded[];
  edition: Edition;
  paper: Paper;
  back: string;
}

/** Boards on paper: one sheet each, in whatever size, by the style alone. */
export function BoardSheets({ boards, edition, paper, back }: Props) {
  const { t, href } = useView();
  return (
    <div class="stack">
      <div class="np">
        <h1>{t(paper === 'a0' ? 'exhibition.on_a0' : 'exhibition.on_a3')}</h1>
        <p>{t('exhibition.print_help')}</p>
        <p class="more">
          <a href={href(back)}>{t('exhibition.back')}</a>
        </p>
      </div>
      {boards.map((each) => (
        <BoardSheet key={each.board.slug} {...each} edition={edition} paper={paper} />
      ))}
    </div>
  );
}

function BoardSheet({ board, address, qr, edition, paper }: Coded & Pick<Props, 'edition' | 'paper'>) {
  const { t, say, language, now, demo } = useView();
  const { content } = board;
  const on = boardOn(content, dayOf(now), edition);
  const id = `board-${content.number}`;
  return (
    <section class={`sheet ${paper} ${sizeOf(on, language) ?? 'most'}`} aria-labelledby={id}>
      <div class="sheet-head">
        <p class="sheet-no">{content.number}</p>
        <p>{t('openDay.title', { year: content.edition })}</p>
      </div>
      <h2 id={id} class={isLong(on.title, language) ? 'long' : undefined}>
        {say(on.title)}
      </h2>
      <ul class="plain sheet-lines">
        {on.lines.map(({ text }) => (
          <li key={say(text)}>{say(text)}</li>
        ))}
      </ul>
      <div class="sheet-foot">
        <img src={qr} alt={t('exhibition.qr', { address })} width="240" height="240" />
        <div>
          <p class="sheet-scan">{t('exhibition.scan')}</p>
          <p class="sheet-address">{address}</p>
          <p>
            {t('common.pair', {
              name: t('exhibition.basis'),
              value: on.basis
                .map(({ law, article }) => t('exhibition.cited', { law: say(law), article: say(article) }))
                .join(t('common.list_separator')),
            })}
          </p>
          <p>
            {t('exhibition.printed', {
              no: board.no,
              published: sayDay(dayOf(board.publishedAt), language),
              day: sayDay(dayOf(now), language),
            })}
          </p>
          {content.note ? <p>{say(content.note)}</p> : null}
          {demo ? <p>{t('common.demo')}</p> : null}
        </div>
      </div>
    </section>
  );
}
