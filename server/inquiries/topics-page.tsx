import type { Key } from '#shared/i18n/catalogues.ts';
import { sayDay } from '#shared/text/dates.ts';
import { type OpenLine, OpenLines } from '../http/open-lines.tsx';
import { useView, type View } from '../http/view.ts';
import type { PublishedTopic } from './topic.ts';
import { inOrder, topicStanding } from './topic-times.ts';
import { fills, phaseKeys } from './topic-words.ts';

const headings = {
  now: 'specialTopics.list_now',
  coming: 'specialTopics.list_coming',
  past: 'specialTopics.list_past',
} as const satisfies { [part: string]: Key };

type Part = keyof typeof headings;

/** Special topics of the line: on it today, to come, over. */
export function TopicsPage({ topics, answers }: { topics: readonly PublishedTopic[]; answers: number }) {
  const view = useView();
  const { t, href, now } = view;
  const parts: { [part in Part]: PublishedTopic[] } = { now: [], coming: [], past: [] };
  for (const topic of topics) parts[partOf(topic, now)].push(topic);
  parts.coming.reverse();
  return (
    <>
      <h1>{t('specialTopics.topics')}</h1>
      <p class="lead read">{t('specialTopics.topics_lead')}</p>
      <p class="np more">
        <a href={href('/inquiries/answers')}>{t('specialTopics.to_answers', { count: answers })}</a>
      </p>
      {(Object.keys(headings) as Part[])
        .filter((part) => parts[part].length > 0)
        .map((part) => (
          <section class="sec" aria-labelledby={part} key={part}>
            <h2 id={part}>{t(headings[part])}</h2>
            <OpenLines lines={parts[part].map((each) => lineOf(view, each))} />
          </section>
        ))}
      {topics.length === 0 ? <p class="empty sec">{t('specialTopics.no_topics')}</p> : null}
      <p class="sm sec np">
        <a href={href('/inquiries/topics.ics')}>{t('specialTopics.to_calendar')}</a>
      </p>
    </>
  );
}

function partOf({ content }: PublishedTopic, now: Date): Part {
  const { phase } = topicStanding(content, now);
  if (phase === 'coming') return 'coming';
  return phase === 'over' ? 'past' : 'now';
}

function lineOf({ t, say, language, now }: View, { slug, content }: PublishedTopic): OpenLine {
  const { phase } = topicStanding(content, now);
  const slots = inOrder(content.slots);
  const times = slots.map(({ start, end }) => `${start}–${end}`).join(t('common.list_separator'));
  const departments = [...new Set(slots.flatMap((slot) => slot.departments.map(say)))];
  return {
    address: `/inquiries/topics/${slug}`,
    title: say(content.title),
    words: `${sayDay(content.day, language)} ${times} · ${departments.join(t('common.list_separator'))}`,
    state: { label: t(phaseKeys[phase]), fill: fills[phase] },
    verb: t(phase === 'over' ? 'specialTopics.see_answers' : 'specialTopics.see_and_ask'),
  };
}
