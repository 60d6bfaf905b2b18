import { useView } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { version } from '../version.ts';

export function PrivacyPage({ questionnaires }: { questionnaires: Questionnaire[] }) {
  const { t, say, href, site } = useView();
  return (
    <div class="read stack">
      <h1>{t('front.privacy_title')}</h1>
      <p class="lead">{t('front.privacy_lead')}</p>
      <ul>
        <li>{t('front.privacy_1')}</li>
        <li>{t('front.privacy_2')}</li>
        <li>{t('front.privacy_3')}</li>
        <li>{t('front.privacy_4')}</li>
        <li>{t('front.privacy_5')}</li>
        <li>{t('front.privacy_6')}</li>
        <li>{t('front.privacy_7')}</li>
      </ul>
      {site.privacyContact ? (
        <p>{t('front.privacy_contact', { contact: say(site.privacyContact) })}</p>
      ) : null}
      <h2>{t('front.privacy_each')}</h2>
      <ul>
        {questionnaires.map((each) => (
          <li key={each.slug}>
            <a href={href(`/questionnaires/${each.slug}#privacy`)}>{say(each.live.definition.title)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function AccessibilityPage() {
  const { t, say, site } = useView();
  return (
    <div class="read stack">
      <h1>{t('front.accessibility_title')}</h1>
      <p class="lead">{t('front.accessibility_lead')}</p>
      <ul>
        <li>{t('front.accessibility_1')}</li>
        <li>{t('front.accessibility_2')}</li>
        <li>{t('front.accessibility_3')}</li>
        <li>{t('front.accessibility_4')}</li>
        <li>{t('front.accessibility_5')}</li>
      </ul>
      <p>{t('front.accessibility_contact', { phone: site.phone })}</p>
      {site.accessibilityContact ? (
        <p>{t('front.accessibility_office', { contact: say(site.accessibilityContact) })}</p>
      ) : null}
    </div>
  );
}

export function AboutPage() {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <h1>{t('front.about_title')}</h1>
      <p class="lead">{t('front.about_lead')}</p>
      <ul>
        <li>{t('front.about_1')}</li>
        <li>{t('front.about_2')}</li>
        <li>{t('front.about_3')}</li>
        <li>{t('front.about_4')}</li>
      </ul>
      <p>{t('front.about_runs', { version })}</p>
      <p>
        <a href={href('/errata')}>{t('correcting.about_errata')}</a>
      </p>
      <p>
        <a href={href('/api')}>{t('front.about_api')}</a>
      </p>
      <p>
        <a href={href('/open-data')}>{t('openData.title')}</a>
      </p>
    </div>
  );
}
