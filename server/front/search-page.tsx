import { sayDay } from '#shared/text/dates.ts';
import { SearchForm } from '../http/search-form.tsx';
import { useView, type View } from '../http/view.ts';
import { kinds } from '../pieces/kinds.ts';
import type { Found, Hit, HitKind } from './search.ts';

interface Props extends Found {
  words: string;
  /** To what the list is narrowed. */
  kind: HitKind | undefined;
  /** Titles of consultations by their address. */
  titles: ReadonlyMap<string, string>;
}

const addressFor = (asked: { q: string; kind?: string | undefined; cursor?: string }) =>
  `/search?${new URLSearchParams(JSON.parse(JSON.stringify(asked)) as { [name: string]: string })}`;

/** The public search: what was looked for, and where it stands. */
export function SearchPage({ words, kind, titles, hits, next, counts }: Props) {
  const { t, href } = useView();
  return (
    <div class="read">
      <h1>{t('front.search_title')}</h1>
      <SearchForm words={words} />
      {hits.length > 0 ? (
        <section class="sec" aria-labelledby="hits">
          <h2 id="hits">{t('front.search_hits', { words })}</h2>
          <Narrowing {...{ words, kind, counts }} />
          <p class="sm dim">{t('front.search_order')}</p>
          <ul class="plain lines">
            {hits.map((hit) => (
              <Line hit={hit} titles={titles} key={hit.address} />
            ))}
          </ul>
          {next === null ? null : (
            <p class="more">
              <a href={href(addressFor({ q: words, kind, cursor: next }))} rel="next">
                {t('front.search_next')}
              </a>
            </p>
          )}
        </section>
      ) : (
        <p class="empty more">{words === '' ? t('front.search_empty') : t('front.search_none', { words })}</p>
      )}
    </div>
  );
}

/** How many hits there are of each kind; each number leads to those alone. */
function Narrowing({ words, kind, counts }: Pick<Props, 'words' | 'kind' | 'counts'>) {
  const view = useView();
  const { t, href } = view;
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const choices = [
    { kind: undefined, n: all, name: t('front.search_all') },
    ...counts.map((each) => ({ ...each, name: kindName(view, each.kind) })),
  ];
  if (counts.length < 2) return null;
  return (
    <nav aria-label={t('front.search_kinds')}>
      <ul class="row plain kinds">
        {choices.map((each) => (
          <li key={each.name}>
            <a
              href={href(addressFor({ q: words, kind: each.kind }))}
              aria-current={each.kind === kind ? 'true' : undefined}
            >
              {t('front.search_kind', { name: each.name, n: each.n })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Line({ hit, titles }: { hit: Hit; titles: Props['titles'] }) {
  const view = useView();
  const { before, hit: found, after } = hit.excerpt;
  return (
    <li>
      <h3>
        <a href={view.href(hit.address)}>{hit.title}</a>
      </h3>
      <p class="sm dim">{aboutHit(view, hit, titles)}</p>
      <p>
        {before}
        <mark>{found}</mark>
        {after}
      </p>
    </li>
  );
}

function aboutHit(view: View, { kind, part, day }: Hit, titles: Props['titles']): string {
  if (part?.of === 'clause') return titles.get(part.slug) ?? '';
  if (part) return view.t(part.of === 'notice' ? 'consultations.notice' : 'consultations.outcome');
  const name = kindName(view, kind);
  return day ? `${name} · ${sayDay(day, view.language)}` : name;
}

const kindName = ({ t }: View, kind: HitKind): string =>
  kind === 'consultation' ? t('common.consultations') : t(kinds.of(kind).words.one);
