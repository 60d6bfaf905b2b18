import { useView } from '../http/view.ts';
import type { DayLinks } from './day-links.ts';
import { type Edition, type ProgrammeLine, programmeAt } from './open-day.ts';
import { LineTitle, Slot } from './programme-part.tsx';

interface Props {
  edition: Edition;
  links: DayLinks;
}

const isAllDay = ({ start, end }: ProgrammeLine): boolean => start === '00:00' && end === '24:00';

/** On the day: what is going on, and what comes next. Its words change only when something begins or ends. */
export function NowLists({ edition, links }: Props) {
  const { t, now } = useView();
  const { running, next } = programmeAt(edition, now);
  const timed = running.filter((line) => !isAllDay(line));
  return (
    <div class="cols even">
      <div class="card">
        <h2>{t('openDay.now')}</h2>
        {timed.length > 0 ? <Lines lines={timed} links={links} /> : <p>{t('openDay.now_none')}</p>}
      </div>
      <div class="card">
        <h2>{t('openDay.next')}</h2>
        {next.length > 0 ? <Lines lines={next} links={links} /> : <p>{t('openDay.next_none')}</p>}
      </div>
    </div>
  );
}

function Lines({ lines, links }: { lines: readonly ProgrammeLine[]; links: DayLinks }) {
  return (
    <ul class="plain lines close">
      {lines.map((line) => (
        <li key={`${line.start} ${Object.values(line.title)[0]}`}>
          <span class="when">
            <Slot line={line} />
          </span>{' '}
          <LineTitle {...{ line, links }} />
        </li>
      ))}
    </ul>
  );
}
