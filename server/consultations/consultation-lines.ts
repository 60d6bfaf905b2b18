import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import type { View } from '../http/view.ts';
import { type Consultation, consultationPhase } from './consultations.ts';
import type { PublishedOutcome } from './published-outcomes.ts';

/** What a consultation is to somebody who looks for one. */
export type Standing = 'open' | 'coming' | 'waiting' | 'answered';

export function standingOf(
  consultation: Consultation,
  outcome: PublishedOutcome | undefined,
  now: Date,
): Standing {
  if (outcome) return 'answered';
  const phase = consultationPhase(consultation, now);
  if (phase === 'coming') return 'coming';
  return phase === 'open' || phase === 'suspended' ? 'open' : 'waiting';
}

/** Days until somebody can no longer comment; nothing when this is no longer the question. */
export function sayDaysLeft({ t, now }: View, { round }: Consultation): string {
  const days = daysBetween(dayOf(now), lastDayBefore(round.window.closesAt));
  return days > 0 ? t('consultations.days_left', { count: days }) : t('front.last_day');
}

/** A consultation as a line: what can be done or seen, by when, and who asks. */
export function consultationLine(
  view: View,
  consultation: Consultation,
  outcome: PublishedOutcome | undefined,
): OpenLine {
  const { t, say, language, now } = view;
  const { round, slug } = consultation;
  const address = `/consultations/${slug}`;
  const closing = t('common.until', { closing: sayClosing(round.window.closesAt, language) });
  const due = t('consultations.due_by', { day: sayDay(round.feedbackDueOn, language) });
  const words = (...parts: string[]) => [say(round.notice.drafting_unit), ...parts].join(' · ');
  const line = { address, title: say(consultation.title) };
  switch (standingOf(consultation, outcome, now)) {
    case 'answered':
      return {
        address: `${address}/outcome`,
        title: line.title,
        words: words(t('front.released', { day: sayDay(dayOf(outcome?.publishedAt ?? now), language) })),
        state: { label: t('consultations.answered'), fill: 'full' },
        verb: t('consultations.see_outcome'),
      };
    case 'waiting':
      return {
        ...line,
        words: words(closing, due),
        state: { label: t('consultations.waiting'), fill: 'half' },
      };
    case 'coming':
      return {
        ...line,
        words: words(t('consultations.opens', { time: sayTime(round.window.opensAt, language) }), closing),
        state: { label: t('terms.phase_coming'), fill: '' },
      };
    default:
      return consultationPhase(consultation, now) === 'suspended'
        ? { ...line, words: words(due), state: { label: t('terms.phase_suspended'), fill: 'half' } }
        : {
            ...line,
            words: words(due),
            days: sayDaysLeft(view, consultation),
            until: closing,
            verb: t('consultations.comment'),
          };
  }
}
