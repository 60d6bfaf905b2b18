import type { ComponentChildren } from 'preact';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf, daysBetween } from '#shared/time.ts';
import { type OpenLine, OpenLines } from '../http/open-lines.tsx';
import { useView } from '../http/view.ts';
import type { DayLinks } from './day-links.ts';
import { NowLists } from './now-part.tsx';
import { type Edition, programmeAt, themeOf } from './open-day.ts';
import { HotlinePart, PlacesPart } from './places-part.tsx';
import { ProgrammePart } from './programme-part.tsx';
import { Words } from './words.tsx';

/** Everything of one year's day, as it stands now. */
export interface Day {
  edition: Edition;
  links: DayLinks;
  /** What can be answered or commented now, or soon. */
  open: OpenLine[];
  /** What came of what could be answered or commented on the day. */
  results: OpenLine[];
  interviews: OpenLine[];
  counts: { comments: number; answers: number };
}

/** One page for the day: before it, on it and after it. */
export function OpenDayPage({ day, others }: { day: Day; others: readonly number[] }) {
  const { t, href, now } = useView();
  const { edition, links } = day;
  const { phase } = programmeAt(edition, now);
  const root = `/open-day/${edition.year}`;
  return (
    <>
      <Head edition={edition}>
        {phase === 'day' ? (
          <section
            aria-label={t('openDay.now_and_next')}
            data-poll={href(`${root}/now`)}
            data-poll-seconds="60"
          >
            <NowLists {...{ edition, links }} />
          </section>
        ) : (
          <Basis edition={edition} level="card" />
        )}
      </Head>
      {phase === 'after' ? <ResultsPart {...day} /> : null}
      <LinesPart id="take-part" title={t('openDay.take_part')} lines={day.open} />
      <LinesPart id="interviews" title={t('openDay.interviews')} lines={day.interviews} />
      <ProgrammePart {...{ edition, links }} />
      <HotlinePart {...edition} links={links} />
      <PlacesPart {...edition} />
      {phase === 'day' ? <Basis edition={edition} level="sec read" /> : null}
      <MorePart {...{ edition, links, others }} />
      {edition.note ? <Words text={edition.note} class="dim sm sec" /> : null}
    </>
  );
}

function Head({ edition, children }: { edition: Edition; children: ComponentChildren }) {
  const { t, say, language, now } = useView();
  const { date, number } = edition;
  const days = daysBetween(dayOf(now), date);
  return (
    <div class="cols">
      <div class="stack">
        <h1>{t('openDay.title', { year: String(edition.year) })}</h1>
        <p class="lead">
          {sayDay(date, language)}
          {number === undefined ? '' : ` · ${t('openDay.which', { number })}`}
          {days === 0 ? ` · ${t('openDay.today')}` : ''}
        </p>
        {days > 0 ? (
          <p class="when">
            <b>{t('openDay.days_to', { count: days })}</b>
          </p>
        ) : null}
        <section aria-labelledby="theme">
          <h2 id="theme">{t('openDay.theme')}</h2>
          <p class="theme">{say(themeOf(edition))}</p>
          {edition.theme_note ? <p class="dim sm">{say(edition.theme_note)}</p> : null}
        </section>
        {edition.intro ? <Words text={edition.intro} /> : null}
      </div>
      {children}
    </div>
  );
}

/** What the day rests on. On the day itself it makes room for what is on. */
function Basis({ edition, level }: { edition: Edition; level: 'card' | 'sec read' }) {
  const { t, say } = useView();
  return (
    <section class={level} aria-labelledby="basis">
      <h2 id="basis">{t('openDay.notice')}</h2>
      <p>{say(edition.notice)}</p>
      {edition.basis ? <Words text={edition.basis} class="dim sm" /> : null}
      <p>{t('common.pair', { name: t('openDay.phone'), value: edition.phone })}</p>
    </section>
  );
}

function LinesPart({ id, title, lines }: { id: string; title: string; lines: OpenLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section class="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <OpenLines lines={lines} />
    </section>
  );
}

/** What came of the day: counted at this moment, and shown as each page shows it. */
function ResultsPart({ results, counts }: Pick<Day, 'results' | 'counts'>) {
  const { t } = useView();
  if (results.length === 0 && counts.comments + counts.answers === 0) return null;
  return (
    <section class="sec" aria-labelledby="results">
      <h2 id="results">{t('openDay.results')}</h2>
      <ul class="row plain">
        {counts.comments > 0 ? <li>{t('openDay.counted_comments', { count: counts.comments })}</li> : null}
        {counts.answers > 0 ? <li>{t('openDay.counted_answers', { count: counts.answers })}</li> : null}
      </ul>
      <p class="dim sm">{t('openDay.counted_here')}</p>
      {results.length > 0 ? <OpenLines lines={results} /> : null}
    </section>
  );
}

function MorePart({
  edition,
  links,
  others,
}: Pick<Day, 'edition' | 'links'> & { others: readonly number[] }) {
  const { t, say, href } = useView();
  const root = `/open-day/${edition.year}`;
  const more = [
    ...(links.article ? [{ to: `${root}/article`, words: t('openDay.article') }] : []),
    ...(links.boards > 0
      ? [{ to: `${root}/boards`, words: t('openDay.boards', { count: links.boards }) }]
      : []),
    ...edition.places.map(({ code, name }) => ({
      to: `/screen/${code}?edition=${edition.year}`,
      words: t('openDay.screen_at', { place: say(name) }),
    })),
    ...others.map((year) => ({ to: `/open-day/${year}`, words: t('openDay.title', { year: String(year) }) })),
  ];
  if (more.length === 0) return null;
  return (
    <section class="sec np" aria-labelledby="more">
      <h2 id="more">{t('openDay.more')}</h2>
      <ul>
        {more.map(({ to, words }) => (
          <li key={to}>
            <a href={href(to)}>{words}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
