import { Feed } from 'feed';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { PublishedOutcome } from '../consultations/published-outcomes.ts';
import type { View } from '../http/view.ts';

interface Entry {
  address: string;
  title: string;
  description: string;
  date: Date;
}

/** What narrows the feed, and what it names itself by. */
export interface FeedOf {
  consultations: readonly Consultation[];
  outcomes: readonly PublishedOutcome[];
  pieces: readonly Entry[];
  /** The address of the feed. */
  path: string;
}

/** Notices, published outcomes and pieces as an Atom feed, the newest first, in the reader's language. */
export function atomFeed(
  view: View,
  origin: string,
  { consultations, outcomes, pieces, path }: FeedOf,
): string {
  const { t, say, site, href, language, now } = view;
  const entries = [
    ...consultations.map((each) => noticeEntry(view, each)),
    ...outcomes.flatMap((outcome) => {
      const consultation = consultations.find(({ id }) => id === outcome.consultationId);
      return consultation ? [outcomeEntry(view, consultation, outcome)] : [];
    }),
    ...pieces,
  ].sort((a, b) => b.date.getTime() - a.date.getTime());
  const self = origin + href(path);
  const feed = new Feed({
    id: self,
    title: t('front.feed_title', { site: say(site.name) }),
    link: origin + href('/'),
    feedLinks: { atom: self },
    language,
    author: { name: say(site.sponsor) },
    updated: entries[0]?.date ?? now,
    generator: false,
  });
  for (const { address, title, description, date } of entries) {
    const link = origin + href(address);
    feed.addItem({ id: `${link}#${date.getTime()}`, link, title, description, date, published: date });
  }
  return feed.atom1();
}

const noticeEntry = ({ t, say, language }: View, { slug, round }: Consultation): Entry => ({
  address: `/consultations/${slug}`,
  title: say(round.notice.notice.title),
  description: t('front.feed_notice', {
    matter: say(round.notice.notice.matter),
    closing: sayClosing(round.window.closesAt, language),
    day: sayDay(round.feedbackDueOn, language),
  }),
  date: round.publishedAt,
});

const outcomeEntry = ({ t, say }: View, { slug, title }: Consultation, outcome: PublishedOutcome): Entry => ({
  address: `/consultations/${slug}/outcome`,
  title: t('front.feed_outcome', { title: say(title) }),
  description: t('front.feed_outcome_what', { no: outcome.no }),
  date: outcome.publishedAt,
});
