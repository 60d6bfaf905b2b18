import { createEvents, type DateArray } from 'ics';
import type { View } from '../http/view.ts';
import type { PublishedTopic } from './topic.ts';
import { momentOf } from './topic-times.ts';

/** Slots of special topics as a calendar file (RFC 5545), in UTC. */
export function topicsCalendar(
  { t, say, site, href }: View,
  origin: string,
  topics: readonly PublishedTopic[],
): string {
  const { value, error } = createEvents(
    topics.flatMap(({ slug, content, no, publishedAt }) =>
      content.slots.map(({ start, end, departments }, at) => {
        const url = origin + href(`/inquiries/topics/${slug}`);
        return {
          uid: `topic-${slug}-${at}@${new URL(url).hostname}`,
          title: t('specialTopics.calendar_event', { phone: site.phone, title: say(content.title) }),
          description: `${departments.map(say).join(t('common.list_separator'))}\n${url}`,
          url,
          start: partsOf(momentOf(content.day, start)),
          end: partsOf(momentOf(content.day, end)),
          startInputType: 'utc',
          startOutputType: 'utc',
          endInputType: 'utc',
          endOutputType: 'utc',
          lastModified: partsOf(publishedAt.getTime()),
          sequence: no - 1,
        } as const;
      }),
    ),
    { productId: 'wenji', calName: t('specialTopics.topics') },
  );
  if (value === null) throw new Error('No calendar', { cause: error });
  return value;
}

function partsOf(moment: number): DateArray {
  const at = new Date(moment);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}
