import type { Key } from '#shared/i18n/catalogues.ts';
import { type OpenLine, OpenLines } from '../http/open-lines.tsx';
import { SearchForm } from '../http/search-form.tsx';
import { useView } from '../http/view.ts';
import type { Standing } from './consultation-lines.ts';

const headings = {
  open: 'consultations.list_open',
  coming: 'consultations.list_coming',
  waiting: 'consultations.list_waiting',
  answered: 'consultations.list_answered',
} as const satisfies { [standing in Standing]: Key };

/** Every consultation by what somebody can do with it: comment, wait for it, see what became of it. */
export function ConsultationsPage({ lines }: { lines: { [standing in Standing]: OpenLine[] } }) {
  const { t, href } = useView();
  return (
    <>
      <h1>{t('common.consultations')}</h1>
      <p class="lead read">{t('consultations.lead')}</p>
      <div class="read more">
        <SearchForm words="" />
      </div>
      {(Object.keys(headings) as Standing[])
        .filter((standing) => standing === 'open' || lines[standing].length > 0)
        .map((standing) => (
          <section class="sec" aria-labelledby={standing} key={standing}>
            <h2 id={standing}>{t(headings[standing])}</h2>
            {lines[standing].length > 0 ? (
              <OpenLines lines={lines[standing]} />
            ) : (
              <p class="empty">{t('consultations.list_none')}</p>
            )}
          </section>
        ))}
      <ul class="row plain sec np">
        <li>
          <a href={href('/feed.atom')}>{t('consultations.feed')}</a>
        </li>
        <li>
          <a href={href('/closings.ics')}>{t('consultations.calendar')}</a>
        </li>
      </ul>
    </>
  );
}
