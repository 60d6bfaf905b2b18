import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { ConsultationView } from './consultation-page.tsx';
import { addressOf } from './consultation-view.ts';

/** The consultation's days in their order, and what else can be done with it. */
export function Dates({ consultation, outcome }: ConsultationView) {
  const { t, language, now, href } = useView();
  const { round } = consultation;
  const { opensAt, closesAt } = round.window;
  const closed = now >= closesAt;
  const announced = dayOf(round.publishedAt);
  return (
    <aside class="stay stack" aria-labelledby="dates">
      <h2 class="lead" id="dates">
        {t('consultations.dates')}
      </h2>
      <ol class="tl sm">
        <li class="full">
          <time dateTime={announced}>{sayDay(announced, language)}</time>
          <b>{t('consultations.announced')}</b>
        </li>
        {dayOf(opensAt) <= announced ? null : (
          <li class={now >= opensAt ? 'full' : undefined}>
            <time dateTime={opensAt.toISOString()}>{sayTime(opensAt, language)}</time>
            <b>{t('consultations.period_opens')}</b>
          </li>
        )}
        <li class={closed ? 'full' : now >= opensAt ? 'half' : undefined}>
          <time dateTime={closesAt.toISOString()}>{sayClosing(closesAt, language)}</time>
          <b>{t('consultations.period_closes')}</b>
        </li>
        {round.notice.notice.hearing ? (
          <li>
            <b>
              <a href="#hearing">{t('consultations.hearing')}</a>
            </b>
            {t('consultations.hearing_where')}
          </li>
        ) : null}
        <li class={outcome ? 'full' : closed ? 'half' : undefined}>
          <time dateTime={outcome ? dayOf(outcome.publishedAt) : round.feedbackDueOn}>
            {outcome
              ? sayDay(dayOf(outcome.publishedAt), language)
              : t('consultations.by_day', { day: sayDay(round.feedbackDueOn, language) })}
          </time>
          <b>{t('consultations.outcome')}</b>
          {t('consultations.outcome_what')}
        </li>
      </ol>
      <ul class="plain sm np">
        <li>
          <a href="#notice">{t('consultations.notice')}</a>
        </li>
        <li>
          <a href="#explanation">{t('consultations.explanation')}</a>
        </li>
        <li>
          <a href="#draft">{t('consultations.draft')}</a>
        </li>
        <li>
          <a href="#received">{t('consultations.received')}</a>
        </li>
        <li>
          <a href={href(`${addressOf(consultation)}/closing.ics`)}>{t('consultations.to_calendar')}</a>
        </li>
      </ul>
    </aside>
  );
}
