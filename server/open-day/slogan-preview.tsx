import { languages } from '#shared/i18n/languages.ts';
import { lengthOf } from '#shared/open-day/slogan-length.ts';
import { ruleOf } from '#shared/open-day/slogan-rules.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { Edition } from './open-day.ts';
import type { SloganContent } from './slogan-content.ts';
import { sayDays, sayTimes } from './slogan-days.ts';
import { feedWords } from './slogan-words.ts';
import { feedsOf, wordsFor } from './slogans.ts';

/** What an approver signs: the words as each feed gives them, in both languages, with how long they are. */
export function SloganPreview({ slogan, edition }: { slogan: SloganContent; edition: Edition | undefined }) {
  const view = useView();
  const { t, say } = view;
  const lines = edition
    ? feedsOf(slogan).flatMap((feed) =>
        languages.map((each) => {
          const words = wordsFor(slogan, edition, feed, each);
          const rule = ruleOf(feed, each);
          return { feed, each, words, rule, n: lengthOf(words, rule) };
        }),
      )
    : [];
  return (
    <article class="stack">
      <h1>{edition ? lines[0]?.words : say(slogan.text)}</h1>
      <p class="dim">
        {sayDays(view, slogan)} {sayTimes(slogan)}
      </p>
      <h2 id="feeds">{t('slogans.as_given')}</h2>
      <ScrollingTable
        labelledBy="feeds"
        columns={[t('slogans.channels'), t('slogans.text'), t('slogans.column_length')]}
      >
        {lines.map(({ feed, each, words, rule, n }) => (
          <tr key={feed + each}>
            <th scope="row">{t(feedWords[feed])}</th>
            <td lang={each}>{words}</td>
            <td>{t(rule.reason, { n, most: rule.most })}</td>
          </tr>
        ))}
      </ScrollingTable>
    </article>
  );
}
