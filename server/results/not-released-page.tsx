import { phaseOf } from '#shared/phase.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';

/** Before the release: what is missing, when it comes, what can be done now. */
export function NotReleasedPage({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t, say, language, href, now } = useView();
  const { title } = questionnaire.live.definition;
  const phase = phaseOf(questionnaire, now);
  const closing = sayClosing(questionnaire.closesAt, language);
  return (
    <div class="read stack">
      <p class="sm dim">{say(title)}</p>
      <h1>{t('results.due', { day: sayDay(questionnaire.resultsDueOn, language) })}</h1>
      <p>
        {t(phase === 'closed' || phase === 'closing' ? 'results.closed_on' : 'results.open_until', {
          closing,
        })}
      </p>
      <p>{t('results.nothing_before')}</p>
      <p>
        <a href={href(`/questionnaires/${questionnaire.slug}`)}>{t('results.to_questionnaire')}</a>
      </p>
    </div>
  );
}
