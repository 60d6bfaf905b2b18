import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Round } from '../consultations/consultations.ts';
import { useView } from '../http/view.ts';
import { sayMoment } from './moments.ts';

/** What a comment's first line says once it is received. */
interface Received {
  at: Date;
  no: number;
}

/** What happens with a comment, and by when. */
export function NextSteps({ round, received }: { round: Round; received?: Received }) {
  const { t, language } = useView();
  const closing = sayClosing(round.window.closesAt, language);
  const steps = [
    received
      ? [sayMoment(received.at, language), t('comments.next_received', { no: received.no })]
      : [t('comments.next_sent'), t('comments.next_sent_what')],
    [
      received
        ? t('comments.by_day', {
            day: sayDay(addWorkingDays(dayOf(received.at), round.reviewDays), language),
          })
        : t('comments.next_review', { count: round.reviewDays }),
      t(shownWords[round.visibility]),
    ],
    [t('comments.by_closing', { closing }), t('comments.next_change')],
    [t('comments.by_day', { day: sayDay(round.feedbackDueOn, language) }), t('comments.next_outcome')],
  ];
  return (
    <ol class="tl">
      {steps.map(([when, what]) => (
        <li key={what}>
          <b>{when}</b>
          {what}
        </li>
      ))}
    </ol>
  );
}

/** What is shown of a comment that passed review, and when. */
const shownWords = {
  after_close: 'comments.shown_after_close',
  after_review: 'comments.shown_after_review',
  never: 'comments.shown_never',
} as const;
