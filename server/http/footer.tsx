import { useView } from './view.ts';

const ICP_SYSTEM = 'https://beian.miit.gov.cn/';
const SECURITY_SYSTEM = 'https://beian.mps.gov.cn/#/query/webSearch?code=';

/** Sponsor, telephone, and what is set of the marks that government sites show on every page. Nothing is loaded. */
export function Footer() {
  const { t, say, href, site } = useView();
  return (
    <footer class="foot">
      <div class="tide" />
      <div class="wrap">
        <ul class="row">
          <li>
            <a href={href('/inquiries')}>{t('asking.door')}</a>
          </li>
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
        <Marks />
      </div>
    </footer>
  );
}

function Marks() {
  const { t, site, language } = useView();
  const { governmentMark, mistakesLink, identifier, icp, securityRecord } = site;
  const links = [
    { words: governmentMark && t('common.mark_government'), to: governmentMark },
    { words: mistakesLink && t('common.mark_mistakes'), to: mistakesLink },
    { words: identifier && t('common.identifier', { number: identifier }) },
    { words: icp, to: ICP_SYSTEM, chinese: true },
    {
      words: securityRecord,
      to: SECURITY_SYSTEM + (securityRecord ?? '').replace(/\D/g, ''),
      chinese: true,
    },
  ].filter(({ words }) => words !== undefined);
  if (links.length === 0) return null;
  return (
    <ul class="row marks" aria-label={t('common.marks')}>
      {links.map(({ words, to, chinese }) => (
        <li key={words} lang={chinese && language !== 'zh-CN' ? 'zh-CN' : undefined}>
          {to ? (
            <a href={to} rel="noopener noreferrer">
              {words}
            </a>
          ) : (
            words
          )}
        </li>
      ))}
    </ul>
  );
}
