import type { Key } from '#shared/i18n/catalogues.ts';
import { audienceWords, themeWords } from '#shared/policy-terms.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';
import type { Counted, CountedBy, PolicyFilter } from './policies.ts';
import { areaWords, markWords, statusWords } from './policy-codes.ts';

interface Props {
  filter: PolicyFilter;
  counts: { [name in CountedBy]: Counted[] };
  issuers: readonly Text[];
}

/** By what the registry is narrowed, each choice with how many documents it would give. */
export function PoliciesFilters({ filter, counts, issuers }: Props) {
  const { t, say, href } = useView();
  const issuerOf = (zh: string) => issuers.find((each) => each['zh-CN'] === zh) ?? { 'zh-CN': zh };
  const set = Object.values(filter).some((value) => value !== undefined && value.length > 0);
  return (
    <form class="narrow field np sec" action={href('/policies')} aria-label={t('policies.filter')}>
      <div class="wide">
        <label for="q">{t('policies.words')}</label>
        <input type="search" id="q" name="q" value={filter.words ?? ''} maxLength={100} autocomplete="off" />
      </div>
      <Choice {...{ filter, counts }} name="audience" label={t('policies.audience')} words={audienceWords} />
      <Choice {...{ filter, counts }} name="theme" label={t('policies.theme')} words={themeWords} />
      <Choice {...{ filter, counts }} name="status" label={t('policies.status')} words={statusWords} />
      <Choice {...{ filter, counts }} name="year" label={t('policies.year')} />
      <Choice {...{ filter, counts }} name="area" label={t('policies.area')} words={areaWords} />
      <Choice
        {...{ filter, counts }}
        name="issuer"
        label={t('policies.issuer')}
        say={(value) => say(issuerOf(value))}
      />
      <MarkChoices filter={filter} counts={counts} />
      <p class="row wide">
        <button class="btn alt" type="submit">
          {t('policies.show')}
        </button>
        {set ? <a href={href('/policies')}>{t('policies.clear')}</a> : null}
      </p>
    </form>
  );
}

interface ChoiceProps extends Pick<Props, 'filter' | 'counts'> {
  name: Exclude<CountedBy, 'mark'>;
  label: string;
  words?: { readonly [code: string]: Key };
  say?: (value: string) => string;
}

function Choice({ filter, counts, name, label, words, say }: ChoiceProps) {
  const { t } = useView();
  const chosen = filter[name];
  const counted = counts[name];
  const known = words ? Object.keys(words) : counted.map(({ value }) => value);
  const shown = known
    .map((value) => ({ value, n: counted.find((each) => each.value === value)?.n ?? 0 }))
    .filter(({ value, n }) => n > 0 || value === chosen);
  const named = (value: string) => {
    const key = words?.[value];
    return key ? t(key) : (say?.(value) ?? value);
  };
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{t('policies.any')}</option>
        {shown.map(({ value, n }) => (
          <option key={value} value={value} selected={value === chosen}>
            {t('policies.with_count', { name: named(value), n })}
          </option>
        ))}
      </select>
    </div>
  );
}

function MarkChoices({ filter, counts }: Pick<Props, 'filter' | 'counts'>) {
  const { t } = useView();
  const chosen = filter.marks ?? [];
  return (
    <fieldset class="wide">
      <legend>{t('policies.mark_filter')}</legend>
      <div class="row more">
        {Object.entries(markWords).map(([mark, words]) => (
          <label key={mark}>
            <input type="checkbox" name="mark" value={mark} checked={chosen.includes(mark)} />{' '}
            {t('policies.with_count', {
              name: t(words),
              n: counts.mark.find(({ value }) => value === mark)?.n ?? 0,
            })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
