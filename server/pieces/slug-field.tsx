import type { Key } from '#shared/i18n/catalogues.ts';
import { useView } from '../http/view.ts';

interface Props {
  value: string;
  problem: string | undefined;
  /** Where there are several on a page. */
  name?: string;
  named?: Key;
}

/** The end of an address, as an officer enters it. */
export function SlugField({ value, problem, name = 'slug', named = 'pieces.slug' }: Props) {
  const { t } = useView();
  return (
    <div class={problem ? 'field item bad' : 'field more'}>
      <label for={name}>{t(named)}</label>
      {problem ? (
        <p class="err" id={`${name}-problem`}>
          {problem}
        </p>
      ) : null}
      <input
        type="text"
        id={name}
        name={name}
        value={value}
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-problem ${name}-help` : `${name}-help`}
      />
      <p class="hint" id={`${name}-help`}>
        {t('pieces.slug_help')}
      </p>
    </div>
  );
}
