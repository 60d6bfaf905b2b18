import type { QuestionnaireInProgress } from '#shared/questionnaire/in-progress.ts';
import { useView } from '../http/view.ts';
import { type Filled, Line, Words } from './form-fields.tsx';
import { privacyOf } from './preparation-definition.ts';

/** What the office writes of the notice, and the notice that comes of it. */
export function PrivacyPart({ content, ...filled }: Filled & { content: QuestionnaireInProgress }) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('making.privacy')}</h2>
      <p class="dim">{t('making.privacy_made')}</p>
      <Words {...filled} name="privacy.handler" label={t('making.privacy_handler')} />
      <Words {...filled} name="privacy.contact" label={t('making.privacy_contact')} />
      <Line {...filled} name="retention_months" label={t('making.retention_months')} numeric />
      <Words
        {...filled}
        name="privacy.purpose"
        label={t('making.privacy_purpose')}
        help={t('making.standard_help')}
      />
      <Words
        {...filled}
        name="privacy.minors"
        label={t('making.privacy_minors')}
        help={t('making.standard_help')}
      />
      <PrivacyShown content={content} />
    </section>
  );
}

export function PrivacyShown({ content }: { content: QuestionnaireInProgress }) {
  const { t, say } = useView();
  const notice: Partial<ReturnType<typeof privacyOf>> = privacyOf(content);
  const gap = t('making.not_yet');
  const lines = [
    [t('making.privacy_handler'), notice.handler ? say(notice.handler) : gap],
    [t('making.privacy_contact'), notice.contact ? say(notice.contact) : gap],
    [t('making.privacy_purpose'), notice.purpose ? say(notice.purpose) : gap],
    [t('making.privacy_method_label'), notice.method ? say(notice.method) : gap],
    [
      t('making.privacy_categories_label'),
      (notice.categories ?? []).map(say).join(t('common.list_separator')) || gap,
    ],
    [t('making.privacy_retention_label'), notice.retention ? say(notice.retention) : gap],
    [t('making.privacy_rights_label'), notice.rights ? say(notice.rights) : gap],
    [t('making.privacy_minors'), notice.minors ? say(notice.minors) : gap],
  ];
  return (
    <div class="more">
      <h3>{t('making.privacy_shown')}</h3>
      <dl class="check">
        {lines.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
