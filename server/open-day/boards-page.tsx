import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { boardPath } from './board-content.ts';
import { Papers } from './board-page.tsx';
import { boardOn } from './board-text.ts';
import type { PublishedBoard } from './boards.ts';
import type { Edition } from './open-day.ts';

/** The exhibition of a year: its boards in their order, and the ways to print them all. */
export function BoardsPage({ edition, boards }: { edition: Edition; boards: readonly PublishedBoard[] }) {
  const { t, say, href, now } = useView();
  const { year } = edition;
  return (
    <div class="stack">
      <p class="sm np">
        <a href={href(`/open-day/${year}`)}>{t('openDay.title', { year })}</a>
      </p>
      <h1>{t('exhibition.of_year', { year })}</h1>
      <p class="lead read">{t('exhibition.lead')}</p>
      {boards.length === 0 ? (
        <p class="empty">{t('exhibition.none')}</p>
      ) : (
        <>
          <ol class="programme plain lines">
            {boards.map(({ content, slug }) => {
              const on = boardOn(content, dayOf(now), edition);
              return (
                <li key={slug}>
                  <p>{t('exhibition.numbered', { no: content.number })}</p>
                  <div>
                    <h2>
                      <a href={href(boardPath(content))}>{say(on.title)}</a>
                    </h2>
                    <p class="dim">{on.lines[0] ? say(on.lines[0].text) : null}</p>
                  </div>
                </li>
              );
            })}
          </ol>
          <Papers path={`/open-day/${year}/boards`} />
        </>
      )}
      <ul class="plain">
        <li>
          <a href={href('/disclosure/which-way')}>{t('wayfinding.title')}</a>
        </li>
        <li class="more">
          <a href={href('/disclosure/deadlines')}>{t('wayfinding.deadlines')}</a>
        </li>
      </ul>
    </div>
  );
}
