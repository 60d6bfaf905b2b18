import { GRACE_MINUTES } from '#shared/phase.ts';
import { formWords, phaseWords } from '#shared/term-words.ts';
import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { addMinutes, dayOf, daysBetween } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { sayDaysLeft } from './consultation-lines.ts';
import type { ConsultationView } from './consultation-page.tsx';
import { addressOf, commentAddress } from './consultation-view.ts';
import { consultationPhase } from './consultations.ts';

/** How full a state's ring is. */
export const fills = {
  coming: 'none',
  open: '',
  suspended: 'half',
  closing: 'half',
  closed: 'half',
} as const;

/** The state, the title, and the one thing to do now. */
export function ConsultationHead(props: ConsultationView) {
  const { t, say, now } = useView();
  const { consultation, outcome } = props;
  const phase = consultationPhase(consultation, now);
  return (
    <div class="stack">
      <p class="row sm">
        <span class={`st ${outcome ? 'full' : fills[phase]}`}>
          {t(outcome ? 'consultations.answered' : phaseWords[phase])}
        </span>
        <span class="tag">{t(formWords[consultation.form])}</span>
        <span class="dim">
          {t('consultations.drafted_by', { unit: say(consultation.round.notice.drafting_unit) })}
        </span>
      </p>
      <h1 class="read">{say(consultation.title)}</h1>
      <Door {...props} />
    </div>
  );
}

/** Commenting while it is open; before and after, what comes next and when. */
function Door({ consultation, outcome }: ConsultationView) {
  const view = useView();
  const { t, language, now, href } = view;
  const { opensAt, closesAt } = consultation.round.window;
  const closing = sayClosing(closesAt, language);
  if (outcome)
    return (
      <p class="row">
        <a class="btn" href={href(`${addressOf(consultation)}/outcome`)}>
          {t('consultations.see_outcome')}
        </a>
        <span>{t('front.released', { day: sayDay(dayOf(outcome.publishedAt), language) })}</span>
      </p>
    );
  switch (consultationPhase(consultation, now)) {
    case 'coming':
      return (
        <p class="lead">
          {t('consultations.opens', { time: sayTime(opensAt, language) })} · {t('common.until', { closing })}
        </p>
      );
    case 'suspended':
      return <p class="lead">{t('consultations.suspended')}</p>;
    case 'open':
      return (
        <p class="row">
          <a class="btn" href={href(commentAddress(consultation))}>
            {t('consultations.comment')}
          </a>
          <span>
            <span class="np">
              <b>{sayDaysLeft(view, consultation)}</b> ·{' '}
            </span>
            {t('common.until', { closing })}
            <br />
            <span class="sm dim np">{t('consultations.no_account')}</span>
          </span>
        </p>
      );
    case 'closing':
      return (
        <p class="lead">
          {t('consultations.closing', {
            closing,
            time: sayTime(addMinutes(closesAt, GRACE_MINUTES), language),
          })}
        </p>
      );
    default:
      return (
        <p class="lead">
          {t('consultations.closed', { closing })} <FeedbackDue day={consultation.round.feedbackDueOn} />
        </p>
      );
  }
}

/** How long until the feedback is due, or since when it is overdue. */
function FeedbackDue({ day }: { day: string }) {
  const { t, language, now } = useView();
  const count = daysBetween(dayOf(now), day);
  const said = sayDay(day, language);
  if (count < 0) return <>{t('consultations.overdue', { day: said, count: -count })}</>;
  return <>{t('consultations.due_in', { day: said, count })}</>;
}
