import type { ComponentChildren } from 'preact';
import { sayTime } from '#shared/text/dates.ts';
import { Footer } from './footer.tsx';
import { hrefIn, useView } from './view.ts';

interface Props {
  title: string;
  workspace: boolean;
  personal: boolean;
  figures: boolean;
  sheets: boolean;
  children: ComponentChildren;
}

/** The frame of every page: head, header with its places, banner of the demonstration, footer. */
export function Layout({ title, workspace, personal, figures, sheets, children }: Props) {
  const view = useView();
  const { assets } = view;
  const bundle = workspace ? assets.workspace : assets.site;
  const styles = [
    ...bundle.styles,
    ...(figures && !workspace ? assets.figures.styles : []),
    ...(sheets ? assets.sheets.styles : []),
  ];
  return (
    <html lang={view.language} class={view.senior && !workspace ? 'senior' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} - ${view.say(view.site.name)}`}</title>
        {personal || workspace ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {bundle.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body class={workspace ? 'work' : undefined}>
        <a class="skip" href="#main">
          {view.t('common.skip')}
        </a>
        {view.demo ? <DemoBanner /> : null}
        {view.exercise ? <ExerciseBanner /> : null}
        {workspace ? children : <PublicFrame>{children}</PublicFrame>}
      </body>
    </html>
  );
}

function DemoBanner() {
  const { t, now, language } = useView();
  return (
    <aside class="demo" aria-label={t('common.demo')}>
      {t('common.demo')} · {t('common.demo_time', { time: sayTime(now, language) })}
    </aside>
  );
}

function ExerciseBanner() {
  const { t } = useView();
  return (
    <aside class="demo" aria-label={t('correcting.exercise')}>
      {t('correcting.exercise_banner')}
    </aside>
  );
}

function PublicFrame({ children }: { children: ComponentChildren }) {
  return (
    <>
      <Header />
      <div class="tide" />
      <main class="wrap" id="main">
        {children}
      </main>
      <Footer />
    </>
  );
}

function Header() {
  const { t, say, href, site, path } = useView();
  const places = [
    { to: '/', label: t('common.open') },
    { to: '/consultations', label: t('common.consultations') },
    ...(site.policies ? [{ to: '/policies', label: t('common.policies') }] : []),
    ...(site.interviews ? [{ to: '/interviews', label: t('common.interviews') }] : []),
    ...(site.openDay ? [{ to: `/open-day/${site.openDay}`, label: t('common.open_day') }] : []),
    { to: '/receipts', label: t('common.receipts') },
  ];
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={href('/')}>
          <span class="mark" />
          {say(site.name)}
          <small>{say(site.city)}</small>
        </a>
        <nav aria-label={t('common.places')}>
          {places.map(({ to, label }) => (
            <a key={to} href={href(to)} aria-current={currentOf(path, to)}>
              {label}
            </a>
          ))}
        </nav>
        <Switches />
      </div>
    </header>
  );
}

/** The page itself, or a place that holds it. */
function currentOf(path: string, place: string): 'page' | 'true' | undefined {
  if (path === place) return 'page';
  return place !== '/' && path.startsWith(`${place}/`) ? 'true' : undefined;
}

function Switches() {
  const { t, senior, path, language, href, site } = useView();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <form class="switch" method="post" action={href('/preferences')}>
      {site.english ? (
        <a href={hrefIn(other, path)} lang={other} hreflang={other}>
          {t('common.other_language')}
        </a>
      ) : null}
      <input type="hidden" name="back" value={path} />
      <button type="submit" name="mode" value={senior ? 'standard' : 'senior'}>
        {senior ? t('common.standard') : t('common.senior')}
      </button>
    </form>
  );
}
