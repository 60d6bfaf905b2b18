import type { Key } from '#shared/i18n/catalogues.ts';
import { TelephoneLink } from '../http/telephone-link.tsx';
import { useView } from '../http/view.ts';
import { EmergencyNumbers } from './emergency.tsx';
import { NumberForm } from './number-form.tsx';

const others: readonly { to: string; title: Key; what: Key }[] = [
  { to: '/inquiries/answers', title: 'asking.way_answers', what: 'asking.way_answers_what' },
  { to: '/inquiries/topics', title: 'asking.way_topics', what: 'asking.way_topics_what' },
  { to: '/consultations', title: 'asking.way_consultations', what: 'asking.way_consultations_what' },
  { to: '/', title: 'asking.way_questionnaires', what: 'asking.way_questionnaires_what' },
  { to: '/interviews', title: 'asking.way_interviews', what: 'asking.way_interviews_what' },
  { to: '/disclosure', title: 'asking.way_disclosure', what: 'asking.way_disclosure_what' },
  { to: '/inquiries/statistics', title: 'asking.way_statistics', what: 'asking.way_statistics_what' },
];

/** The door of the line: whom to call in danger, what it is for, asking, following, and what belongs elsewhere. */
export function DoorPage() {
  const { t, href, site } = useView();
  return (
    <>
      <div class="cols">
        <div class="stack">
          <h1>{t('asking.door')}</h1>
          <section class="note warn stack" aria-labelledby="danger">
            <h2 id="danger">{t('asking.danger')}</h2>
            <EmergencyNumbers />
            <p class="sm">{t('asking.danger_help')}</p>
          </section>
          <p class="lead">{t('asking.door_lead', { phone: site.phone })}</p>
          <p class="row actions">
            <a class="btn" href={href('/inquiries/new')}>
              {t('asking.ask')}
            </a>
            <TelephoneLink class="btn alt" phone={site.phone}>
              {t('asking.call', { phone: site.phone })}
            </TelephoneLink>
          </p>
        </div>
        <div class="stack">
          <NumberForm label={t('asking.follow')} written="" />
          <p>
            <a href={href('/receipts')}>{t('asking.have_receipt')}</a>
          </p>
        </div>
      </div>
      <div class="cols even sec">
        <section aria-labelledby="for">
          <h2 id="for">{t('asking.for')}</h2>
          <ul>
            <li>{t('asking.for_1')}</li>
            <li>{t('asking.for_2')}</li>
            <li>{t('asking.for_3')}</li>
          </ul>
        </section>
        <section aria-labelledby="not-for">
          <h2 id="not-for">{t('asking.not_for')}</h2>
          <ul>
            <li>{t('asking.not_for_1')}</li>
            <li>{t('asking.not_for_2')}</li>
            <li>{t('asking.not_for_3')}</li>
          </ul>
        </section>
      </div>
      <section class="sec" aria-labelledby="elsewhere">
        <h2 id="elsewhere">{t('asking.elsewhere')}</h2>
        <ul class="plain lines">
          {others.map(({ to, title, what }) => (
            <li key={to}>
              <h3>
                <a href={href(to)}>{t(title)}</a>
              </h3>
              <p class="dim">{t(what)}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
