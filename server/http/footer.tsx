import { useView } from './view.ts';

/** Sponsor, telephone and the slots of the site's marks (GB/T for government sites asks for them on every page). */
export function Footer() {
  const { t, say, href, site } = useView();
  const marks = [
    t('common.mark_government'),
    t('common.mark_mistakes'),
    t('common.icp'),
    t('common.security_record'),
  ];
  return (
    <footer class="foot">
      <div class="tide" />
      <div class="wrap">
        <ul class="row">
          <li>
            <a href={href('/accessibility')}>{t('common.accessibility')}</a>
          </li>
          <li>
            <a href={href('/privacy')}>{t('common.privacy')}</a>
          </li>
          <li>
            <a href={href('/about')}>{t('common.about')}</a>
          </li>
        </ul>
        <p>
          {t('common.sponsor', { name: say(site.sponsor) })} · {t('common.phone', { number: site.phone })}
        </p>
        <ul class="row marks" aria-label={t('common.marks')}>
          {marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
