import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../http/view.ts';
import { Answer } from './ledger.tsx';
import type { OutcomeSnapshot, PublishedGroup } from './outcome-snapshot.ts';
import { unquotedIn } from './quotes.ts';
import { Quotes } from './quotes-list.tsx';
import { Said } from './words.tsx';

export const QUOTES_A_PAGE = 100;

interface Props {
  snapshot: OutcomeSnapshot;
  group: PublishedGroup;
  base: string;
  page: number;
}

/** Everything that was said of one distinct opinion, and its answer. */
export function OutcomeGroupPage({ snapshot, group, base, page }: Props) {
  const { t, say, href } = useView();
  const pages = Math.max(1, Math.ceil(group.quotes.length / QUOTES_A_PAGE));
  const at = (page - 1) * QUOTES_A_PAGE;
  const address = (no: number) => href(`${base}?group=${group.no}&page=${no}`);
  return (
    <>
      <div class="stack">
        <p class="sm">
          <a href={href(base)}>{t('dispositions.whole_outcome', { title: say(snapshot.title) })}</a>
        </p>
        <h1 class="read">
          {t('dispositions.group_no', { no: group.no })}
          <Said text={group.title} />
        </h1>
        <p class="dim">
          {t('dispositions.group_page_counts', {
            comments: sayNumber(group.comments),
            texts: sayNumber(group.quotes.length),
          })}
        </p>
        <div class="read">
          <Answer group={group} />
        </div>
      </div>
      <section class="sec read" aria-labelledby="said">
        <h2 id="said">{t('dispositions.said')}</h2>
        <Quotes
          quotes={group.quotes.slice(at, at + QUOTES_A_PAGE)}
          notShown={page === pages ? group.not_shown : 0}
          unquoted={page === pages ? unquotedIn(group) : 0}
        />
        {pages > 1 ? (
          <nav class="pager" aria-label={t('dispositions.pages')}>
            {page > 1 ? <a href={address(page - 1)}>{t('dispositions.previous')}</a> : null}
            {page < pages ? <a href={address(page + 1)}>{t('dispositions.next')}</a> : null}
          </nav>
        ) : null}
      </section>
    </>
  );
}
