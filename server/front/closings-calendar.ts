import { createEvents, type DateArray, type EventAttributes } from 'ics';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { View } from '../http/view.ts';

/** Closing times as a calendar file (RFC 5545), each to the minute and in UTC. */
export function closingsCalendar(view: View, origin: string, consultations: readonly Consultation[]): string {
  const { t, say, site, href } = view;
  const { value, error } = createEvents(
    consultations.map((each) => eventOf(view, origin + href(`/consultations/${each.slug}`), each)),
    { productId: 'wenji', calName: t('front.calendar_title', { site: say(site.name) }) },
  );
  if (value === null) throw new Error('No calendar', { cause: error });
  return value;
}

function eventOf(
  { t, say, language }: View,
  url: string,
  { slug, title, round }: Consultation,
): EventAttributes {
  const at = partsOf(round.window.closesAt);
  const closing = sayClosing(round.window.closesAt, language);
  const day = sayDay(round.feedbackDueOn, language);
  return {
    uid: `${slug}-${round.no}@${new URL(url).hostname}`,
    title: t('front.calendar_closing', { title: say(title) }),
    description: t('front.calendar_what', { closing, day, url }),
    url,
    start: at,
    end: at,
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
    created: partsOf(round.publishedAt),
    lastModified: partsOf(round.events.at(-1)?.at ?? round.publishedAt),
    busyStatus: 'FREE',
    sequence: round.events.length - 1,
  };
}

const partsOf = (at: Date): DateArray => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];
