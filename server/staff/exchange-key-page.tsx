import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { HeldKey } from './exchange-key.ts';
import { SettingsFrame, settingsRoot } from './settings-frame.tsx';

export const exchangeKeyPath = `${settingsRoot}/exchange-key`;

interface Props {
  held: HeldKey | undefined;
}

/** Whether the city's 12345 system may come in, and since when. */
export function ExchangeKeyPage({ held }: Props) {
  const { t, href, language } = useView();
  return (
    <SettingsFrame current="exchange" title={t('settings.tab_exchange')}>
      <div class="read">
        <p class="dim">{t('settings.exchange_help')}</p>
        <p class="note more">
          {held
            ? t('settings.exchange_since', { time: sayTime(held.madeAt, language) })
            : t('settings.exchange_none')}
        </p>
        <form method="post" action={href(exchangeKeyPath)}>
          <input type="hidden" name="version" value={held?.version ?? ''} />
          {held ? <p class="hint">{t('settings.exchange_replace_help')}</p> : null}
          <p class="actions">
            <button class={held ? 'btn alt' : 'btn'} type="submit">
              {t(held ? 'settings.exchange_replace' : 'settings.exchange_make')}
            </button>
          </p>
        </form>
        {held ? (
          <form class="sec" method="post" action={href(`${exchangeKeyPath}/ending`)}>
            <input type="hidden" name="version" value={held.version} />
            <p class="hint">{t('settings.exchange_end_help')}</p>
            <p class="actions">
              <button class="btn alt" type="submit">
                {t('settings.exchange_end')}
              </button>
            </p>
          </form>
        ) : null}
      </div>
    </SettingsFrame>
  );
}

/** The key just made. Shown once: it is kept nowhere. */
export function NewExchangeKeyPage({ made }: { made: string }) {
  const { t, href } = useView();
  return (
    <SettingsFrame current="exchange" title={t('settings.exchange_made')}>
      <div class="read">
        <p class="note warn">{t('settings.exchange_once')}</p>
        <p class="src more">
          <code>{made}</code>
        </p>
        <p class="hint">{t('settings.exchange_use')}</p>
        <p class="actions">
          <a class="btn alt" href={href(exchangeKeyPath)}>
            {t('settings.exchange_done')}
          </a>
        </p>
      </div>
    </SettingsFrame>
  );
}
