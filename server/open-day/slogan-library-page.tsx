import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Piece } from '../pieces/pieces.ts';
import { type Edition, fillIn } from './open-day.ts';
import { SloganFeeds } from './slogan-feeds.tsx';
import { feedWords } from './slogan-words.ts';
import { calendarOf, type FeedCalendar, type Slogan } from './slogans.ts';

interface Props {
  edition: Edition;
  slogans: Slogan[];
  drafts: Piece[];
  day: string;
}

/** What runs today on which channel, the days of all, where there is nothing or too much, and what is not yet signed. */
export function SloganLibraryPage({ edition, slogans, drafts, day }: Props) {
  const { t, say, href, language } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm">
        <a href={href('/workspace/pieces/kinds/slogan')}>{t('slogans.many')}</a>
      </p>
      <h1>{t('slogans.library')}</h1>
      <p class="dim">
        {t('openDay.title', { year: edition.year })} · {t('slogans.today', { day: sayDay(day, language) })} ·{' '}
        <a href={href(`/open-day/${edition.year}/slogans`)}>{t('slogans.for_partners')}</a>
      </p>
      {slogans.length === 0 ? <p class="note">{t('slogans.none')}</p> : <Calendar slogans={slogans} />}
      {drafts.length > 0 ? (
        <section class="sec" aria-labelledby="drafts">
          <h2 id="drafts">{t('slogans.drafts')}</h2>
          <ul>
            {drafts.map(({ id, content }) => (
              <li key={id}>
                <a href={href(`/workspace/pieces/${id}`)}>
                  {content.text ? say(fillIn(content.text as Text, edition)) : t('pieces.untitled')}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <SloganFeeds {...{ edition, slogans, day }} />
    </WorkspaceFrame>
  );
}

function Calendar({ slogans }: { slogans: Slogan[] }) {
  const { t, language } = useView();
  const { days, feeds } = calendarOf(slogans);
  const short = (day: string) => `${Number(day.slice(5, 7))}-${Number(day.slice(8))}`;
  return (
    <section class="sec">
      <h2 id="calendar">{t('slogans.calendar')}</h2>
      <p class="hint">
        {t('slogans.calendar_help', {
          from: sayDay(days[0] ?? '', language),
          to: sayDay(days.at(-1) ?? '', language),
        })}
      </p>
      <ScrollingTable
        labelledBy="calendar"
        columns={[t('slogans.channels'), ...days.map(short)]}
        numbers={days.map(short)}
      >
        {feeds.map(({ feed, counts }) => (
          <tr key={feed}>
            <th scope="row" class="keep">
              {t(feedWords[feed])}
            </th>
            {counts.map((n, at) => (
              <td class="r" key={days[at]}>
                {n}
              </td>
            ))}
          </tr>
        ))}
      </ScrollingTable>
      <Faults feeds={feeds} />
    </section>
  );
}

function Faults({ feeds }: { feeds: FeedCalendar[] }) {
  const { t, language } = useView();
  const lines = feeds.flatMap(({ feed, gaps, overlaps }) => [
    ...gaps.map((day) => t('slogans.gap', { channel: t(feedWords[feed]), day: sayDay(day, language) })),
    ...overlaps.map((day) => t('slogans.overlap', { day: sayDay(day, language) })),
  ]);
  if (lines.length === 0) return <p>{t('slogans.no_faults')}</p>;
  return (
    <ul class="note warn">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
