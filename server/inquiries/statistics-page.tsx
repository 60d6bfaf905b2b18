import { sayDay, sayTime } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { StatedIndicator } from '../registers/indicators.ts';
import { sayFigure, sayValue } from '../registers/say-figure.ts';
import type { Group } from './merged-groups.ts';
import { type InquiryStatistics, percentOf, ratedOf, THRESHOLD } from './statistics.ts';
import type { Part } from './statistics-parts.ts';
import { sayChannel, sayDistrict, sayMerged, sayPercent } from './statistics-words.ts';

interface Props {
  statistics: InquiryStatistics;
  parts: readonly Part[];
  years: readonly string[];
  /** What offices reported of the line. */
  reported: readonly StatedIndicator[];
}

/** How many asked, how many were answered in time and how many late, with what each number means. */
export function StatisticsPage({ statistics, parts, years, reported }: Props) {
  const view = useView();
  const { t, href } = view;
  const { year } = statistics;
  return (
    <>
      <h1>{t('statistics.title')}</h1>
      <p class="lead read">{t('statistics.lead')}</p>
      {years.length > 1 ? (
        <nav class="np more" aria-label={t('statistics.years')}>
          <ul class="row plain">
            {years.map((each) => (
              <li key={each}>
                <a
                  href={href(`/inquiries/statistics?year=${each}`)}
                  aria-current={each === year ? 'page' : undefined}
                >
                  {t('statistics.year', { year: each })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <CountedHere statistics={statistics} />
      <Reported reported={reported} />
      {parts.map((part) =>
        part.rows.length > 0 ? <PartTable key={part.id} part={part} year={year} /> : null,
      )}
      <ReceivedPart statistics={statistics} />
      <Definitions />
      <ul class="row plain sec np">
        <li>
          <a href={href(`/inquiries/statistics.csv?year=${year}`)}>{t('statistics.as_csv')}</a>
        </li>
        <li>
          <a href={href(`/inquiries/statistics.json?year=${year}`)}>{t('statistics.as_json')}</a>
        </li>
      </ul>
    </>
  );
}

function CountedHere({ statistics: { year, all } }: Pick<Props, 'statistics'>) {
  const view = useView();
  const { t, language, now } = view;
  const rated = ratedOf(all);
  return (
    <section class="sec" aria-labelledby="counted">
      <h2 id="counted">{t('statistics.counted_title', { year })}</h2>
      {all.due + all.provisional === 0 ? (
        <p class="empty">{t('statistics.nothing_due')}</p>
      ) : (
        <div class="ans">
          <p class="when">
            <b>{sayPercent(percentOf(all.onTime, all.due), view)}</b>{' '}
            <span class="tag">{t('statistics.mark_counted')}</span>
          </p>
          <p>
            {t('statistics.rate_words', {
              due: sayNumber(all.due),
              on_time: sayNumber(all.onTime),
              rate: sayPercent(percentOf(all.onTime, all.due), view),
            })}
          </p>
          <ul>
            <li>{t('statistics.late_words', { n: sayNumber(all.late) })}</li>
            <li>
              {t('statistics.reopened_words', {
                n: sayNumber(all.reopened),
                rate: sayPercent(percentOf(all.reopened, all.due), view),
              })}
            </li>
            <li>
              {t('statistics.at_once_words', {
                n: sayNumber(all.atOnce),
                rate: sayPercent(percentOf(all.atOnce, all.due), view),
              })}
            </li>
            <li>
              {rated === 0
                ? t('statistics.nobody_rated')
                : t('statistics.satisfied_words', {
                    rated: sayNumber(rated),
                    satisfied: sayNumber(all.satisfied),
                    basically: sayNumber(all.basically),
                    dissatisfied: sayNumber(all.dissatisfied),
                    rate: sayPercent(percentOf(all.satisfied + all.basically, rated), view),
                  })}
            </li>
            {all.provisional > 0 ? (
              <li>{t('statistics.provisional_words', { n: sayNumber(all.provisional) })}</li>
            ) : null}
          </ul>
          <p class="sm dim">{t('statistics.counted_at', { time: sayTime(now, language) })}</p>
        </div>
      )}
    </section>
  );
}

/** What an office told of a year in which nothing was counted here: never added to our own. */
function Reported({ reported }: Pick<Props, 'reported'>) {
  const view = useView();
  const { t, say, href, language } = view;
  if (reported.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="reported">
      <h2 id="reported">{t('statistics.reported_title')}</h2>
      <ul class="plain lines">
        {reported.map(({ piece, stated, rest }) => (
          <li key={piece.id} class="open">
            <p class="when">
              <b>{sayFigure(view, stated)}</b> <span class="until">{say(stated.unit)}</span>
            </p>
            <div>
              <h3>
                <a href={href(stated.address)}>
                  {t('indicators.title_period', {
                    title: say(stated.name),
                    period: say(piece.content.period),
                  })}
                </a>
              </h3>
              {rest ? (
                <p>
                  {t('indicators.rest_words', {
                    base: say(rest.of.name),
                    total: sayFigure(view, rest.of),
                    unit: say(rest.of.unit),
                    name: say(rest.name),
                    n: sayValue(rest.n),
                  })}{' '}
                  {t('indicators.rest_rounding', {
                    least: sayValue(rest.least),
                    most: sayValue(rest.most),
                  })}
                </p>
              ) : null}
              <p class="sm dim">
                {t('indicators.from', { source: say(piece.content.source) })} ·{' '}
                {t('indicators.reported_by', {
                  office: say(piece.content.office ?? {}),
                  day: sayDay(piece.content.source_day ?? '', language),
                })}
              </p>
            </div>
            <p>
              <span class="tag">{t('statistics.mark_reported')}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PartTable({ part: { id, title, of, rows }, year }: { part: Part; year: string }) {
  const view = useView();
  const { t } = view;
  const columns = [
    of,
    t('statistics.due'),
    t('statistics.on_time'),
    t('statistics.late'),
    t('statistics.rate'),
    t('statistics.reopened'),
    t('statistics.satisfied_rate'),
  ];
  return (
    <section class="sec">
      <h2 id={id}>{t('statistics.in_year', { title, year })}</h2>
      <ScrollingTable labelledBy={id} columns={columns} numbers={columns.slice(1)}>
        {rows.map(({ name, counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="r">{sayNumber(counts.due)}</td>
            <td class="r">{sayNumber(counts.onTime)}</td>
            <td class="r">{sayNumber(counts.late)}</td>
            <td class="r">{sayPercent(percentOf(counts.onTime, counts.due), view)}</td>
            <td class="r">{sayNumber(counts.reopened)}</td>
            <td class="r">
              {sayPercent(percentOf(counts.satisfied + counts.basically, ratedOf(counts)), view)}
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function ReceivedPart({ statistics: { year, received } }: Pick<Props, 'statistics'>) {
  const view = useView();
  const { t } = view;
  if (received.total === 0) return null;
  return (
    <section class="sec" aria-labelledby="received">
      <h2 id="received">{t('statistics.received_title', { year })}</h2>
      <p>
        {t('statistics.received_words', {
          n: sayNumber(received.total),
          outside: sayNumber(received.outside),
        })}
      </p>
      <GroupTable
        title={t('statistics.received_by_channel')}
        groups={received.channels}
        name={(code) => sayChannel(code, view)}
      />
      <GroupTable
        title={t('statistics.received_by_district')}
        groups={received.districts}
        name={(code) => sayDistrict(code, view)}
      />
      <p class="sm dim">{t('statistics.merged_help', { n: THRESHOLD })}</p>
    </section>
  );
}

function GroupTable(props: { title: string; groups: readonly Group[]; name: (code: string) => string }) {
  const view = useView();
  const { title, groups, name } = props;
  return (
    <table class="few more">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{view.t('statistics.column_item')}</th>
          <th scope="col" class="r">
            {view.t('statistics.received')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ codes, n }) => (
          <tr key={codes.join()}>
            <th scope="row">{sayMerged(codes, name, view)}</th>
            <td class="r">{sayNumber(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Definitions() {
  const { t } = useView();
  return (
    <section class="sec read" aria-labelledby="definitions">
      <h2 id="definitions">{t('statistics.definitions')}</h2>
      <ul>
        <li>{t('statistics.define_due')}</li>
        <li>{t('statistics.define_rate')}</li>
        <li>{t('statistics.define_department')}</li>
        <li>{t('statistics.define_reopened')}</li>
        <li>{t('statistics.define_satisfied')}</li>
        <li>{t('statistics.define_at_once')}</li>
        <li>{t('statistics.define_provisional')}</li>
      </ul>
    </section>
  );
}
