import { TelephoneLink } from '../http/telephone-link.tsx';
import { useView } from '../http/view.ts';
import { inquiryCategories } from './inquiry-rules.ts';
import type { PublishedAnswer } from './known-answer.ts';
import { AnswerList } from './known-answers-list.tsx';

interface Props {
  answers: readonly PublishedAnswer[];
  total: number;
  /** How many there are of each category among those that hold the words. */
  counts: readonly { value: string; n: number }[];
  words: string;
  category: string | undefined;
  next: string | null;
}

const addressFor = (asked: { q: string; category?: string | undefined; cursor?: string }): string => {
  const query = new URLSearchParams(
    Object.entries(asked).filter((each): each is [string, string] => Boolean(each[1])),
  );
  return query.size === 0 ? '/inquiries/answers' : `/inquiries/answers?${query}`;
};

/** Published answers: found by words and by category, and the way on for whoever finds none. */
export function KnownAnswersPage({ answers, total, counts, words, category, next }: Props) {
  const { t, say, href, site } = useView();
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const choices = [
    { code: undefined, name: t('specialTopics.every_category'), n: all },
    ...inquiryCategories.flatMap(({ code, text }) => {
      const n = counts.find(({ value }) => value === code)?.n ?? 0;
      return n > 0 ? [{ code, name: say(text), n }] : [];
    }),
  ];
  return (
    <div class="read">
      <p class="sm np">
        <a href={href('/inquiries/topics')}>{t('specialTopics.topics')}</a>
      </p>
      <h1>{t('specialTopics.answers')}</h1>
      <p class="lead">{t('specialTopics.answers_lead')}</p>
      <form class="field np more" action={href('/inquiries/answers')}>
        <label for="q">{t('specialTopics.search')}</label>
        <p class="join">
          <input
            type="search"
            id="q"
            name="q"
            value={words}
            maxLength={100}
            autocomplete="off"
            data-behaviour="similar-answers"
            data-url={href('/inquiries/similar')}
            data-into="similar"
          />
          {category ? <input type="hidden" name="category" value={category} /> : null}
          <button class="btn alt" type="submit">
            {t('specialTopics.find')}
          </button>
        </p>
        <div id="similar" aria-live="polite" />
      </form>
      {choices.length > 2 ? (
        <nav class="more np" aria-label={t('specialTopics.by_category')}>
          <ul class="row plain kinds">
            {choices.map(({ code, name, n }) => (
              <li key={name}>
                <a
                  href={href(addressFor({ q: words, category: code }))}
                  aria-current={code === category ? 'true' : undefined}
                >
                  {t('specialTopics.with_count', { name, n })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <section class="sec" aria-labelledby="found">
        <h2 id="found">{t('specialTopics.count_answers', { count: total })}</h2>
        {total === 0 ? (
          <p class="empty">{t('specialTopics.none_found')}</p>
        ) : (
          <AnswerList answers={answers} />
        )}
        {next === null ? null : (
          <p class="more np">
            <a href={href(addressFor({ q: words, category, cursor: next }))} rel="next">
              {t('specialTopics.next')}
            </a>
          </p>
        )}
      </section>
      <section class="sec np" aria-labelledby="else">
        <h2 id="else">{t('specialTopics.not_found')}</h2>
        <p class="row">
          <a class="btn" href={href('/inquiries/new')}>
            {t('specialTopics.ask')}
          </a>
          <TelephoneLink phone={site.phone}>{t('specialTopics.call', { phone: site.phone })}</TelephoneLink>
        </p>
      </section>
    </div>
  );
}
