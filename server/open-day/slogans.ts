import type { Language } from '#shared/i18n/languages.ts';
import { sayIn } from '#shared/i18n/languages.ts';
import { channelsOf, type Feed, feedOf, feeds } from '#shared/open-day/slogan-rules.ts';
import { addDays, dayOf, timeOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import { type Edition, fillIn } from './open-day.ts';
import type { SloganContent } from './slogan-content.ts';

/** A slogan that is published, under the end of its address. */
export interface Slogan extends SloganContent {
  slug: string;
}

/** Those of an edition that are published, in the order of their addresses. */
export async function listSlogans(ctx: Context, { year }: Pick<Edition, 'year'>): Promise<Slogan[]> {
  const facets = [['edition', String(year)]] as const;
  const found = await listPublishedPieces<SloganContent>(ctx, 'slogan', { facets });
  return found.map(({ slug, content }) => ({ ...content, slug })).sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The brackets in which networks take a signature. */
const LENTICULAR = String.fromCharCode(0x3010, 0x3011);

type Content = Pick<SloganContent, 'text' | 'signature'>;

/** Exactly what a feed says: filled in from the edition, a message with its signature in front. */
export function wordsFor(
  { text, signature }: Content,
  edition: Edition,
  feed: Feed,
  language: Language,
): string {
  const words = sayIn(language, fillIn(text, edition));
  if (feed !== 'sms' || !signature) return words;
  const name = sayIn(language, signature);
  return language === 'en' ? `[${name}] ${words}` : `${LENTICULAR[0]}${name}${LENTICULAR[1]}${words}`;
}

export const feedsOf = ({ kind, channels }: Pick<SloganContent, 'kind' | 'channels'>): Feed[] =>
  channels.filter((channel) => channelsOf[kind].includes(channel)).map((channel) => feedOf(kind, channel));

export const runsOn = ({ from, to }: Pick<Slogan, 'from' | 'to'>, day: string): boolean =>
  from <= day && day <= to;

/** Whether it is on at a moment. */
export const runsAt = (slogan: Pick<Slogan, 'from' | 'to' | 'times'>, now: Date): boolean =>
  runsOn(slogan, dayOf(now)) &&
  (slogan.times.length === 0 ||
    slogan.times.some(({ start, end }) => start <= timeOf(now) && timeOf(now) < end));

/** What a feed gives on a day. */
export const inFeed = (slogans: readonly Slogan[], feed: Feed, day: string): Slogan[] =>
  slogans.filter((slogan) => runsOn(slogan, day) && feedsOf(slogan).includes(feed));

export interface FeedCalendar {
  feed: Feed;
  /** How many run on each of the days. */
  counts: number[];
  /** Days between its first and its last on which nothing runs. */
  gaps: string[];
  /** Days on which the same people get several messages. */
  overlaps: string[];
}

/** The longest stretch that a calendar shows. */
const MOST_DAYS = 35;

/** From the first day to the last on which anything runs, feed by feed: how much, where there is none, where there is too much. */
export function calendarOf(slogans: readonly Slogan[]): { days: string[]; feeds: FeedCalendar[] } {
  const first = slogans.map(({ from }) => from).sort()[0];
  const last =
    slogans
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  const days: string[] = [];
  for (let day = first; day !== undefined && day <= last && days.length < MOST_DAYS; day = addDays(day, 1))
    days.push(day);
  const used = feeds.filter((feed) => slogans.some((slogan) => feedsOf(slogan).includes(feed)));
  return {
    days,
    feeds: used.map((feed) => {
      const counts = days.map((day) => inFeed(slogans, feed, day).length);
      const [from, to] = [counts.findIndex((n) => n > 0), counts.findLastIndex((n) => n > 0)];
      return {
        feed,
        counts,
        gaps: days.filter((_, at) => at > from && at < to && counts[at] === 0),
        overlaps: feed === 'sms' ? days.filter((_, at) => (counts[at] ?? 0) > 1) : [],
      };
    }),
  };
}
