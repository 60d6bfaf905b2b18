import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { RoundPhase } from '../consultations/period.ts';
import type { PublishedOutcome } from '../consultations/published-outcomes.ts';
import { useView } from '../http/view.ts';

interface Props {
  consultation: Consultation;
  phase: RoundPhase;
  /** Once it is public. */
  outcome: PublishedOutcome | undefined;
}

/** Comments are not taken now: since when or from when, and where the outcome will be. */
export function NotTakenPage({ consultation, phase, outcome }: Props) {
  const { t, say, href, language } = useView();
  const { round, slug } = consultation;
  const closing = sayClosing(round.window.closesAt, language);
  const over = phase === 'closed' || phase === 'closing';
  return (
    <div class="read stack">
      <h1>{t(titles[phase])}</h1>
      <p class="lead">{say(consultation.title)}</p>
      {phase === 'coming' ? (
        <p>{t('comments.opens', { time: sayTime(round.window.opensAt, language), closing })}</p>
      ) : null}
      {phase === 'suspended' ? <p>{t('comments.suspended_help')}</p> : null}
      {over ? <p>{t('comments.closed_at', { closing })}</p> : null}
      {phase === 'closing' ? <p class="note">{t('comments.closing_help')}</p> : null}
      {outcome ? (
        <p>
          <a href={href(`/consultations/${slug}/outcome`)}>
            {t('comments.outcome_public', { day: sayDay(dayOf(outcome.publishedAt), language) })}
          </a>
        </p>
      ) : over ? (
        <p>{t('comments.outcome_where', { day: sayDay(round.feedbackDueOn, language) })}</p>
      ) : null}
      <p class="row">
        <a href={href(`/consultations/${slug}`)}>{t('comments.back_to_draft')}</a>
        <a href={href('/receipts')}>{t('common.receipts')}</a>
      </p>
    </div>
  );
}

const titles = {
  coming: 'terms.phase_coming',
  open: 'terms.phase_open',
  closing: 'terms.phase_closed',
  closed: 'terms.phase_closed',
  suspended: 'terms.phase_suspended',
} as const;
