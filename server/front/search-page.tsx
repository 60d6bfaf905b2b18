import type { SearchHit } from '../consultations/search.ts';
import { SearchForm } from '../http/search-form.tsx';
import { useView } from '../http/view.ts';

/** A hit with the title of its consultation. */
export interface ShownHit extends SearchHit {
  consultation: string;
}

interface Props {
  words: string;
  hits: ShownHit[];
  next: string | null;
}

/** The public search: what was looked for, and where it stands. */
export function SearchPage({ words, hits, next }: Props) {
  const { t, href } = useView();
  return (
    <div class="read">
      <h1>{t('front.search_title')}</h1>
      <SearchForm words={words} />
      {hits.length > 0 ? (
        <section class="sec" aria-labelledby="hits">
          <h2 id="hits">{t('front.search_hits', { words })}</h2>
          <ul class="plain lines">
            {hits.map((hit) => (
              <Hit hit={hit} key={addressOf(hit)} />
            ))}
          </ul>
          {next === null ? null : (
            <p class="more">
              <a href={href(`/search?${new URLSearchParams({ q: words, cursor: next })}`)} rel="next">
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

function Hit({ hit }: { hit: ShownHit }) {
  const { t, href } = useView();
  const { before, hit: found, after } = hit.excerpt;
  const kind = t(kinds[hit.kind]);
  return (
    <li>
      <h3>
        <a href={href(addressOf(hit))}>{hit.title}</a>
      </h3>
      <p class="sm dim">{hit.kind === 'clause' ? hit.consultation : kind}</p>
      <p>
        {before}
        <mark>{found}</mark>
        {after}
      </p>
    </li>
  );
}

const kinds = {
  notice: 'consultations.notice',
  clause: 'consultations.draft',
  outcome: 'consultations.outcome',
} as const;

function addressOf({ slug, kind, clauseKey }: SearchHit): string {
  if (kind === 'outcome') return `/consultations/${slug}/outcome`;
  return clauseKey === null ? `/consultations/${slug}` : `/consultations/${slug}/clauses/${clauseKey}`;
}
