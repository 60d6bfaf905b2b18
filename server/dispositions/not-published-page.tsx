import { sayClosing, sayDay } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { consultationPhase } from '../consultations/consultations.ts';
import { useView } from '../http/view.ts';

/** Before the outcome: by which day it comes, and what can be done now. */
export function NotPublishedPage({ consultation }: { consultation: Consultation }) {
  const { t, say, language, href, now } = useView();
  const { round, slug, title } = consultation;
  const phase = consultationPhase(consultation, now);
  return (
    <div class="read stack">
      <p class="sm dim">{say(title)}</p>
      <h1>{t('dispositions.due', { day: sayDay(round.feedbackDueOn, language) })}</h1>
      <p>
        {t(phase === 'closed' || phase === 'closing' ? 'dispositions.closed_on' : 'dispositions.open_until', {
          closing: sayClosing(round.window.closesAt, language),
        })}
      </p>
      <p>{t('dispositions.what_comes')}</p>
      <p>
        <a href={href(`/consultations/${slug}`)}>{t('dispositions.to_consultation')}</a>
      </p>
    </div>
  );
}
