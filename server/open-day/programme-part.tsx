import { sayTime } from '#shared/text/dates.ts';
import { dayOf, timeOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { addressOfLine, type DayLinks } from './day-links.ts';
import { channelLabel } from './line-labels.ts';
import { type Edition, inOrder, type ProgrammeLine, placeOf } from './open-day.ts';

interface Props {
  edition: Edition;
  links: DayLinks;
}

/** The whole programme, in the order of the day. */
export function ProgrammePart({ edition, links }: Props) {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="programme">
      <h2 id="programme">{t('openDay.programme')}</h2>
      <ol class="programme plain lines">
        {inOrder(edition.programme).map((line) => (
          <li key={`${line.start} ${Object.values(line.title)[0]}`}>
            <p class="when">
              <Slot line={line} />
            </p>
            <LineWords {...{ line, edition, links }} />
          </li>
        ))}
      </ol>
      <p class="more np">
        <a href={href(`/open-day/${edition.year}/programme.ics`)}>{t('openDay.calendar')}</a>
      </p>
    </section>
  );
}

export function Slot({ line: { start, end } }: { line: Pick<ProgrammeLine, 'start' | 'end'> }) {
  const { t } = useView();
  return <>{start === '00:00' && end === '24:00' ? t('openDay.all_day') : `${start}–${end}`}</>;
}

export function LineTitle({ line, links }: { line: ProgrammeLine; links: DayLinks }) {
  const { say, href } = useView();
  const address = addressOfLine(line, links);
  return address ? <a href={href(address)}>{say(line.title)}</a> : <span>{say(line.title)}</span>;
}

function LineWords({ line, edition, links }: Props & { line: ProgrammeLine }) {
  const { t, say } = useView();
  const place = placeOf(edition, line.place);
  const channels = line.channels.map((each) => t(channelLabel(each))).join(t('openDay.and'));
  return (
    <div>
      <h3>
        <LineTitle {...{ line, links }} />
      </h3>
      <p class="dim">
        {t('openDay.host', { host: say(line.host) })}
        {channels ? ` · ${t('openDay.through', { channels })}` : ''}
      </p>
      {place ? (
        <p class="sm">
          <a href={`#place-${place.code}`}>{say(place.name)}</a>
        </p>
      ) : null}
      <Moved {...{ line, edition, links }} />
      {line.verify ? (
        <p class="dim sm">{t('common.pair', { name: t('openDay.line_verify'), value: say(line.verify) })}</p>
      ) : null}
    </div>
  );
}

/** An interview that is held at another time than the programme says tells its own. */
function Moved({ line, edition, links }: Props & { line: ProgrammeLine }) {
  const { t, language } = useView();
  const interview = links.interviews.find(({ slug }) => slug === line.interview);
  if (!interview) return null;
  const start = new Date(interview.content.start);
  if (dayOf(start) === edition.date && timeOf(start) === line.start) return null;
  return <p class="sm">{t('openDay.moved', { time: sayTime(start, language) })}</p>;
}
