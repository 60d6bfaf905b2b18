import { sayDay } from '#shared/text/dates.ts';
import { lastDayBefore } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { stateWords } from './application-words.ts';
import { isLate } from './case/clocks.ts';
import { isWaiting } from './case/standing.ts';
import type { Inquiry } from './inquiries.ts';
import { pausedWords } from './inquiry-words.ts';

const fills = {
  received: 'none',
  accepted: 'half',
  correction_asked: 'core',
  replied: 'full',
} as const;

/** Where an application stands, as a mark and a word. */
export function ApplicationState({ standing }: Pick<Inquiry, 'standing'>) {
  const { t } = useView();
  const { state } = standing;
  const fill = state in fills ? fills[state as keyof typeof fills] : isWaiting(standing) ? 'half' : 'full';
  return <span class={`st ${fill}`}>{t(stateWords[state])}</span>;
}

/** By when it is answered, or why no day can be named. */
export function DueWords({ standing }: Pick<Inquiry, 'standing'>) {
  const { t, language, now } = useView();
  const clock = standing.clocks.at(-1);
  if (!clock) return null;
  if (clock.unconfirmed) return <>{t('applications.unconfirmed')}</>;
  if (clock.missingYear) return <>{t('applications.provisional', { year: clock.missingYear })}</>;
  if (isWaiting(standing) && standing.state === 'correction_asked')
    return <>{t('applications.awaits_correction')}</>;
  if (standing.paused && isWaiting(standing)) return <>{t(pausedWords[standing.paused.why])}</>;
  if (!clock.dueAt) return null;
  const day = sayDay(lastDayBefore(clock.dueAt), language);
  if (!isWaiting(standing) && !clock.answeredAt) return <>—</>;
  return isLate(clock, now) ? (
    <span class="st late tell">{t('applications.late', { day })}</span>
  ) : (
    <span>{t('applications.due_by', { day })}</span>
  );
}
