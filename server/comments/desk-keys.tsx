import { useView } from '../http/view.ts';

/** A key, shown once the behaviour that hears it is there. */
export function KeyHint({ k }: { k: string }) {
  return (
    <kbd data-key-hint hidden>
      {k}
    </kbd>
  );
}

/** What a button or link says about its key. */
export const keyed = (k: string) => ({ 'data-key': k.toLowerCase(), 'aria-keyshortcuts': k });

/** The keys of the desk. None is needed, and they can be switched off. */
export function KeysFooter() {
  const { t } = useView();
  const keys: [string, string | undefined, string][] = [
    ['J', undefined, t('moderation.next')],
    ['K', undefined, t('moderation.previous')],
    ['R', undefined, t('moderation.release')],
    ['X', undefined, t('moderation.release_redacted')],
    ['1', '5', t('moderation.withhold')],
    ['6', '9', t('moderation.refer')],
    ['Z', undefined, t('moderation.undo')],
    ['/', undefined, t('moderation.search')],
  ];
  return (
    <div class="keys sec" data-key-hint hidden>
      <ul class="row plain">
        {keys.map(([first, last, does]) => (
          <li key={first}>
            <kbd>{first}</kbd>
            {last ? '–' : null}
            {last ? <kbd>{last}</kbd> : null} {does}
          </li>
        ))}
      </ul>
      <details>
        <summary data-key="?" aria-keyshortcuts="?">
          <kbd>?</kbd> {t('moderation.keys')}
        </summary>
        <p>{t('moderation.keys_help')}</p>
        <p class="more">
          <button
            class="btn alt"
            type="button"
            data-keys-switch
            data-on={t('moderation.keys_on')}
            data-off={t('moderation.keys_off')}
          >
            {t('moderation.keys_off')}
          </button>
        </p>
      </details>
    </div>
  );
}
