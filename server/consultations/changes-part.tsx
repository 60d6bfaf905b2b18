import { sayClosing, sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Consultation } from './consultations.ts';
import { changeWords } from './period-change-words.ts';
import { type ChangeKind, changeKinds } from './period-changes.ts';

const known: ReadonlySet<string> = new Set(changeKinds);

/** What happened to the period since it was announced, with the reason: nothing is moved silently. */
export function ChangesPart({ consultation }: { consultation: Consultation }) {
  const { t, say, language } = useView();
  const events = consultation.round.events.filter(({ kind }) => known.has(kind));
  if (events.length === 0) return null;
  return (
    <section class="note more" aria-labelledby="changes">
      <h2 class="lead" id="changes">
        {t('periods.history')}
      </h2>
      <ul>
        {events.map(({ kind, closesAt, reason, at }) => (
          <li key={at.toISOString() + kind}>
            <time dateTime={at.toISOString()}>{sayTime(at, language)}</time>{' '}
            <b>{t(changeWords[kind as ChangeKind])}</b>{' '}
            {closesAt ? t('common.until', { closing: sayClosing(closesAt, language) }) : null}{' '}
            {reason ? say(reason) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
