import { createEvents, type DateArray } from 'ics';
import type { View } from '../http/view.ts';
import type { PublishedInterview } from './interview.ts';

/** Interviews as a calendar file (RFC 5545), in UTC. */
export function interviewCalendar(
  { t, say, site, href }: View,
  origin: string,
  interviews: readonly PublishedInterview[],
): string {
  const { value, error } = createEvents(
    interviews.map(({ slug, content, publishedAt, no }) => {
      const url = origin + href(`/interviews/${slug}`);
      return {
        uid: `interview-${slug}@${new URL(url).hostname}`,
        title: t('interviews.calendar_event', { title: say(content.title) }),
        description: `${say(content.intro)}\n${url}`,
        url,
        start: partsOf(content.start),
        end: partsOf(content.end),
        startInputType: 'utc',
        startOutputType: 'utc',
        endInputType: 'utc',
        endOutputType: 'utc',
        lastModified: partsOf(publishedAt.toISOString()),
        sequence: no - 1,
      } as const;
    }),
    { productId: 'wenji', calName: t('interviews.calendar_title', { site: say(site.name) }) },
  );
  if (value === null) throw new Error('No calendar', { cause: error });
  return value;
}

function partsOf(moment: string): DateArray {
  const at = new Date(moment);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}
