import { useView } from '../http/view.ts';

/** The keys of the desk. None is needed, and they can be switched off. */
export function DeskKeys() {
  const { t } = useView();
  const keys: [string[], string][] = [
    [['J', 'K'], t('dispositions.keys_walk')],
    [['1', '9'], t('dispositions.keys_place')],
    [['N'], t('dispositions.keys_new')],
    [['Z'], t('dispositions.keys_undo')],
    [['/'], t('dispositions.keys_search')],
  ];
  return (
    <div class="keys" data-key-hint hidden>
      <details>
        <summary data-key="?" aria-keyshortcuts="?">
          <kbd>?</kbd> {t('moderation.keys')}
        </summary>
        <ul class="row plain">
          {keys.map(([names, does]) => (
            <li key={does}>
              {names.flatMap((name) => [<kbd key={name}>{name}</kbd>, ' '])}
              {does}
            </li>
          ))}
        </ul>
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
