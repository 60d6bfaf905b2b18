import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';
import { wordOf } from './codes.ts';
import type { Asked, Code, RegisterList } from './register-list.ts';

/** A facet by which a public register is filtered. */
export interface Filter {
  name: string;
  label: Key;
  /** What its codes are called; without it they are words themselves. */
  words?: { readonly [code: string]: Key };
}

interface Props {
  action: string;
  filters: readonly Filter[];
  asked: Asked;
  codes: RegisterList<unknown>['codes'];
}

/** Words and codes by which a register is narrowed down; a plain form. */
export function FilterForm({ action, filters, asked, codes }: Props) {
  const { t, href } = useView();
  return (
    <form class="narrow field np more" method="get" action={href(action)} aria-label={t('registers.filters')}>
      <div class="wide">
        <label for="q">{t('registers.words')}</label>
        <input type="search" id="q" name="q" value={asked.words} maxLength={100} autocomplete="off" />
      </div>
      {filters.map((filter) => (
        <FilterSelect
          key={filter.name}
          filter={filter}
          chosen={asked.facets.find(([name]) => name === filter.name)?.[1]}
          codes={codes.get(filter.name) ?? []}
        />
      ))}
      <p class="wide">
        <button class="btn alt" type="submit">
          {t('registers.filter')}
        </button>
      </p>
    </form>
  );
}

interface SelectProps {
  filter: Filter;
  chosen: string | undefined;
  codes: readonly Code[];
}

function FilterSelect({ filter, chosen, codes }: SelectProps) {
  const { t, say } = useView();
  const { name, label, words } = filter;
  const sayCode = (code: string, called?: Text) => {
    if (called) return say(called);
    if (name === 'year') return t('registers.of_year', { year: code });
    const word = words && wordOf(words, code);
    return word ? t(word) : code;
  };
  const order = words ? Object.keys(words) : [];
  const listed = words
    ? [...codes].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    : [...codes].reverse();
  return (
    <div>
      <label for={name}>{t(label)}</label>
      <select id={name} name={name}>
        <option value="">{t('registers.every')}</option>
        {listed.map(({ value, n, name: called }) => (
          <option key={value} value={value} selected={value === chosen}>
            {t('registers.choice', { words: sayCode(value, called), n })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The way to what comes next of what was asked for. */
export function NextPage({ action, asked, next }: { action: string; asked: Asked; next: string | null }) {
  const { t, href } = useView();
  if (next === null) return null;
  return (
    <p class="more np">
      <a href={href(`${action}?${queryOf(asked, { cursor: next })}`)} rel="next">
        {t('registers.next')}
      </a>
    </p>
  );
}

/** What was asked for as an address says it. */
export const queryOf = ({ facets, words }: Asked, more: { [name: string]: string } = {}): string =>
  String(
    new URLSearchParams({ ...Object.fromEntries(facets), ...(words === '' ? {} : { q: words }), ...more }),
  );
