import { MOST_LINES, shownAt } from '#shared/open-day/screen-lines.ts';
import { dayOf, timeOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { type Edition, inOrder } from './open-day.ts';

/** Lines that last all day have slides of their own. */
const isShort = ({ start, end }: { start: string; end: string }): boolean =>
  Number(end.slice(0, 2)) - Number(start.slice(0, 2)) < 12;

/** What is going on and what comes next. The script goes on by the clock where the network does not answer. */
export function ScreenProgramme({ edition: { date, programme } }: { edition: Edition }) {
  const { t, say, now } = useView();
  const lines = inOrder(programme.filter(isShort));
  const shown = shownAt({ date, programme: lines }, now);
  return (
    <ol class="plain agenda" data-programme>
      {lines.map((line, at) => (
        <li
          key={line.start + say(line.title)}
          data-start={line.start}
          data-end={line.end}
          data-state={shown[at] ?? ''}
          hidden={shown[at] === undefined}
        >
          <span class="when">
            {line.start}–{line.end}
          </span>{' '}
          <b class="running">{t('screens.running')}</b>
          <b class="next">{t('screens.next')}</b> <span>{say(line.title)}</span>
        </li>
      ))}
    </ol>
  );
}

/** The special lines of the day, until the last is over. */
export function ScreenHotline({ edition: { date, hotline } }: { edition: Edition }) {
  const { say, now } = useView();
  const today = dayOf(now) === date ? hotline.filter(({ end }) => end > timeOf(now)) : [];
  return (
    <ul class="plain agenda">
      {today.slice(0, MOST_LINES).map(({ start, end, topic }) => (
        <li key={start + say(topic)}>
          <span class="when">
            {start}–{end}
          </span>{' '}
          <span>{say(topic)}</span>
        </li>
      ))}
    </ul>
  );
}
