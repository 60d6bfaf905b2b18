import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import type { EmbedLine } from './embed-lines.ts';

/** A page that stands inside another: no header, no script, a style of its own. */
export function EmbedFrame({ title, children }: { title: string; children: ComponentChildren }) {
  const { language, assets, say, site } = useView();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} - ${say(site.name)}`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {assets.embed.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** One thing with its deadline and one button; whatever is pressed opens the site in a window of its own. */
export function EmbedCard({ line: { address, title, unit, days, when, verb } }: { line: EmbedLine }) {
  return (
    <>
      <p class="unit">{unit}</p>
      <h1>{title}</h1>
      <p class="when">
        {days ? <b>{days}</b> : null} <span>{when}</span>
      </p>
      <p>
        <NewWindow address={address} words={verb} button />
      </p>
    </>
  );
}

interface ListProps {
  lines: EmbedLine[];
  title: string;
  /** Said where there are no lines. */
  none: string;
  /** Where all of them are, and what that is called. */
  all: { address: string; words: string };
}

export function EmbedList({ lines, title, none, all }: ListProps) {
  return (
    <>
      <h1>{title}</h1>
      {lines.length === 0 ? <p class="when">{none}</p> : null}
      {lines.length > 0 ? (
        <ul>
          {lines.map(({ address, title, unit, days, when }) => (
            <li key={address}>
              <NewWindow address={address} words={title} />
              <p class="when">
                {unit} · {days ? <b>{days}</b> : null} {days ? '· ' : null}
                <span>{when}</span>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <NewWindow {...all} />
      </p>
    </>
  );
}

export function EmbedMissing({ home }: { home: string }) {
  const { t } = useView();
  return (
    <>
      <h1>{t('connecting.embed_missing')}</h1>
      <p>
        <NewWindow address={home} words={t('connecting.embed_home')} />
      </p>
    </>
  );
}

function NewWindow({ address, words, button }: { address: string; words: string; button?: boolean }) {
  const { t } = useView();
  return (
    <a class={button ? 'btn' : undefined} href={address} target="_blank" rel="noopener">
      {words}
      <span class="vh">{t('connecting.new_window')}</span>
    </a>
  );
}

/** Lines for a page that somebody else writes: a bare list, styled there. */
export function EmbedFragment({ lines }: { lines: EmbedLine[] }) {
  return (
    <ul class="wenji-list">
      {lines.map(({ address, title, unit, when }) => (
        <li key={address}>
          <a href={address}>{title}</a> <span class="wenji-unit">{unit}</span>{' '}
          <span class="wenji-when">{when}</span>
        </li>
      ))}
    </ul>
  );
}
