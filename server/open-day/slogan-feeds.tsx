import { lengthOf } from '#shared/open-day/slogan-length.ts';
import { type Feed, feeds, ruleOf } from '#shared/open-day/slogan-rules.ts';
import { useView } from '../http/view.ts';
import type { Edition } from './open-day.ts';
import { sayTimes } from './slogan-days.ts';
import { encodings } from './slogan-files.ts';
import { feedWords } from './slogan-words.ts';
import { feedsOf, inFeed, type Slogan, wordsFor } from './slogans.ts';

interface Props {
  edition: Edition;
  slogans: Slogan[];
  day: string;
}

/** What each feed gives on a day, word for word, and its files. */
export function SloganFeeds({ edition, slogans, day }: Props) {
  const { t } = useView();
  const used = feeds.filter((feed) => slogans.some((slogan) => feedsOf(slogan).includes(feed)));
  return (
    <>
      {used.map((feed) => (
        <section class="sec" key={feed} aria-labelledby={`feed-${feed}`}>
          <h2 id={`feed-${feed}`}>{t(feedWords[feed])}</h2>
          <FeedPart {...{ edition, feed, day }} slogans={inFeed(slogans, feed, day)} />
        </section>
      ))}
    </>
  );
}

function FeedPart({ edition, slogans, feed, day }: Props & { feed: Feed }) {
  const { t, language } = useView();
  const rule = ruleOf(feed, language);
  if (slogans.length === 0) return <p class="dim">{t('slogans.nothing_runs')}</p>;
  return (
    <>
      <ol>
        {slogans.map((slogan) => {
          const words = wordsFor(slogan, edition, feed, language);
          const times = sayTimes(slogan);
          return (
            <li key={slogan.slug}>
              {words}{' '}
              <span class="dim sm">
                {t(unitWords[rule.unit], { n: lengthOf(words, rule), most: rule.most })}
                {times ? ` · ${times}` : ''}
              </span>
            </li>
          );
        })}
      </ol>
      <FeedFiles {...{ edition, feed, day }} />
    </>
  );
}

const unitWords = {
  widths: 'slogans.unit_widths',
  lines: 'slogans.unit_lines',
  units: 'slogans.unit_units',
  segments: 'slogans.unit_segments',
  seconds: 'slogans.unit_seconds',
} as const;

const encodingWords = {
  'utf-8': 'slogans.file_text',
  'utf-8-bom': 'slogans.file_bom',
  gb18030: 'slogans.file_gb',
} as const;

function FeedFiles({ edition, feed, day }: { edition: Edition; feed: Feed; day: string }) {
  const { t, href } = useView();
  const file = (ending: string, query = '') =>
    href(`/open-day/${edition.year}/slogans/${feed}.${ending}?day=${day}${query}`);
  return (
    <ul class="plain row sm more">
      {encodings.map((encoding) => (
        <li key={encoding}>
          <a href={file('txt', encoding === 'utf-8' ? '' : `&encoding=${encoding}`)} download>
            {t(encodingWords[encoding])}
            <span class="vh">{t('slogans.of_feed', { feed: t(feedWords[feed]) })}</span>
          </a>
        </li>
      ))}
      <li>
        <a href={file('csv')} download>
          {t('slogans.file_table')}
          <span class="vh">{t('slogans.of_feed', { feed: t(feedWords[feed]) })}</span>
        </a>
      </li>
    </ul>
  );
}
