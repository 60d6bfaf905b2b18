import { partyWords, stanceWords } from '#shared/term-words.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../http/view.ts';
import type { Quote } from './quotes.ts';
import { OpinionWords, Shown } from './words.tsx';

interface Props {
  quotes: Quote[];
  notShown: number;
  /** Comments of a round that shows no words. */
  unquoted: number;
}

/** Opinions as they are quoted; of those that are not shown, how many there are. */
export function Quotes({ quotes, notShown, unquoted }: Props) {
  const { t } = useView();
  return (
    <ul class="plain stack">
      {quotes.map((quote) => (
        <li class="say" key={quote.comments[0]}>
          <OpinionWords shown={quote} />
          <By quote={quote} />
        </li>
      ))}
      {unquoted > 0 ? (
        <li class="say dim">{t('dispositions.unquoted', { n: sayNumber(unquoted) })}</li>
      ) : null}
      {notShown > 0 ? (
        <li class="say dim">
          {t(quotes.length > 0 ? 'dispositions.not_shown_more' : 'dispositions.not_shown_only', {
            n: sayNumber(notShown),
          })}
        </li>
      ) : null}
    </ul>
  );
}

/** Never a person's name: what kind of party, an organisation by its name, and the number of the comment. */
function By({ quote }: { quote: Quote }) {
  const { t } = useView();
  const [first = 0] = quote.comments;
  const n = quote.comments.length;
  return (
    <p class="sm dim">
      {t(stanceWords[quote.stance])} ·{' '}
      {quote.party.name ? <Shown pieces={quote.party.name} /> : t(partyWords[quote.party.kind])} ·{' '}
      {n > 1
        ? t('dispositions.same_text', { n: sayNumber(n), no: first })
        : t('dispositions.comment_no', { no: first })}
    </p>
  );
}
