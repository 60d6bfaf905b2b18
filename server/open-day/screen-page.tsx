import type { ComponentChildren } from 'preact';
import { ordinal } from '#shared/open-day/fill-in.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import { timeOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { ScreenContent } from './screen.ts';

interface Props {
  content: ScreenContent;
  address: string;
  children: ComponentChildren;
}

/**
 * The page of a screen that nobody touches. Without scripts its slides stand below each other and it comes anew every five
 * minutes; with them it shows one at a time.
 */
export function ScreenFrame({ content: { edition, place }, address, children }: Props) {
  const { t, say, language, assets, site, demo, now } = useView();
  const title = t('screens.title', { place: say(place.name) });
  const number = edition.number;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} - ${say(site.name)}`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {assets.site.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.site.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
        <noscript>
          <meta http-equiv="refresh" content="300" />
        </noscript>
      </head>
      <body class="screen" data-behaviour="screen" data-address={address}>
        <button class="skip" type="button" data-pause aria-pressed="false" hidden>
          {t('screens.pause')}
        </button>
        <header class="row">
          <p class="brand">
            <span class="mark" />
            {say(site.name)}
          </p>
          <h1>
            {number === undefined
              ? t('screens.day', { day: sayDay(edition.date, language) })
              : t('screens.numbered_day', {
                  day: sayDay(edition.date, language),
                  number: language === 'en' ? ordinal(number) : number,
                })}
            <span class="vh"> {title}</span>
          </h1>
          <p class="clock" data-clock>
            {timeOf(now)}
          </p>
        </header>
        {children}
        <footer>
          <p>{t('screens.other_ways', { phone: edition.phone })}</p>
          <p class="dim" role="status" data-lost={t('screens.lost')} />
          {demo ? (
            <p class="dim">
              {t('common.demo')} · {t('common.demo_time', { time: sayTime(now, language) })}
            </p>
          ) : null}
        </footer>
      </body>
    </html>
  );
}
