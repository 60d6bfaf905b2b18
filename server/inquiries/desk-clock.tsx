import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import { useView, type View } from '../http/view.ts';
import type { CaseStanding } from './case/case-standing.ts';
import { isLate, lastDayOf } from './case/clocks.ts';
import { isWaiting } from './case/standing.ts';
import { pausedWords } from './inquiry-words.ts';
import { standsStill, stillWords } from './standing-still.ts';

const HOUR = 3_600_000;

type Words = Pick<View, 't' | 'now'>;

/** By how much a time is over: hours within a day, then whole days. */
export function sayLateBy({ t }: Pick<View, 't'>, dueAt: Date, at: Date): string {
  const hours = Math.max(1, Math.floor((at.getTime() - dueAt.getTime()) / HOUR));
  return hours < 24
    ? t('inquiryDesk.late_hours', { count: hours })
    : t('inquiryDesk.late_days', { count: Math.floor(hours / 24) });
}

/** How long there is still. */
export function sayLeft({ t, now }: Words, dueAt: Date): string {
  const days = workingDaysAfter(dayOf(now), lastDayOf(dueAt));
  return days === 0 ? t('inquiryDesk.due_today') : t('inquiryDesk.days_left', { count: days });
}

/** The clock of a case: by when, how long still, or by how much it is late. */
export function CaseClock({ standing }: { standing: CaseStanding }) {
  const view = useView();
  const { t, language, now } = view;
  const clock = standing.clocks.at(-1);
  if (!clock) return null;
  const { dueAt, answeredAt, missingYear } = clock;
  const waits = isWaiting(standing) && answeredAt === undefined;
  const late = isLate(clock, now);
  const still = standsStill(standing);
  return (
    <div class={waits && late ? 'note warn' : 'note'}>
      {still && !standing.paused ? (
        <p>
          <b>{t(stillWords[still])}</b>
        </p>
      ) : null}
      {missingYear !== undefined && !still ? (
        <p>{t('inquiryDesk.provisional', { year: missingYear })}</p>
      ) : null}
      {dueAt === undefined ? null : (
        <p>
          <b>{t('inquiryDesk.due', { time: sayClosing(dueAt, language) })}</b>{' '}
          {waits ? (late ? sayLateBy(view, dueAt, now) : sayLeft(view, dueAt)) : null}
          {answeredAt
            ? t(late ? 'inquiryDesk.answered_late' : 'inquiryDesk.answered_in_time', {
                time: sayTime(answeredAt, language),
              })
            : null}
        </p>
      )}
      {standing.paused ? (
        <p class="sm">
          {t('inquiryDesk.paused_since', {
            why: t(pausedWords[standing.paused.why]),
            day: sayDay(standing.paused.day, language),
          })}
        </p>
      ) : null}
      {standing.reopened > 0 ? (
        <p class="sm">{t('inquiryDesk.reopened_times', { count: standing.reopened })}</p>
      ) : null}
      {standing.extension ? (
        <p class="sm">
          <b>{t('inquiryDesk.extension_asked', { count: standing.extension.days })}</b>{' '}
          {standing.extension.reason}
        </p>
      ) : null}
      {standing.supervised > 0 ? (
        <p class="sm">{t('inquiryDesk.supervised_times', { count: standing.supervised })}</p>
      ) : null}
    </div>
  );
}
