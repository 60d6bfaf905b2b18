import { useView } from './view.ts';

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

/** The keys of a desk: one, or the first and last of several, and what they do. None is needed; they can be switched off. */
export function DeskKeys({ keys }: { keys: [first: string, last: string | undefined, does: string][] }) {
  const { t } = useView();
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
