import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { erasedOn } from './retention-day.ts';

/** Who handles what, why, how long, and what one may ask (PIPL article 17). */
export function PrivacyNotice({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t, say, language } = useView();
  const notice = questionnaire.live.definition.privacy;
  const day = erasedOn(questionnaire, questionnaire.live);
  const lines = [
    [t('responses.privacy_handler'), say(notice.handler)],
    [t('responses.privacy_contact'), say(notice.contact)],
    [t('responses.privacy_purpose'), say(notice.purpose)],
    [t('responses.privacy_method'), say(notice.method)],
    [t('responses.privacy_categories'), notice.categories.map(say).join(t('common.list_separator'))],
    [t('responses.privacy_retention'), say(notice.retention)],
    [t('responses.privacy_rights'), say(notice.rights)],
    [t('responses.privacy_minors'), say(notice.minors)],
  ];
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{t('responses.privacy')}</h2>
      <dl class="check">
        {lines.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
            {term === t('responses.privacy_retention') ? (
              <dd class="dim">
                {day ? t('ownData.erased_on', { day: sayDay(day, language) }) : t('ownData.no_day')}
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </section>
  );
}
