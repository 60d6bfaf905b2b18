import { instantOf } from '#shared/text/form-times.ts';
import type { SpecialTopic, TopicSlot } from './topic.ts';

export const topicPhases = ['coming', 'live', 'between', 'over'] as const;
export type TopicPhase = (typeof topicPhases)[number];

export interface TopicStanding {
  phase: TopicPhase;
  /** Who is on the line at this moment. */
  now: TopicSlot[];
  /** The slots that begin next, at the same time. */
  next: TopicSlot[];
}

/** When a local time of the day is: 24:00 is the next midnight. */
export const momentOf = (day: string, time: string): number => Date.parse(instantOf(day, time) ?? '');

/** Where a special topic stands: its slots and the clock say so, and nothing else. An end is over as it strikes. */
export function topicStanding({ day, slots }: Pick<SpecialTopic, 'day' | 'slots'>, at: Date): TopicStanding {
  const time = at.getTime();
  const now = slots.filter(({ start, end }) => momentOf(day, start) <= time && time < momentOf(day, end));
  const later = slots.filter(({ start }) => momentOf(day, start) > time);
  const first = later.map(({ start }) => start).sort()[0];
  const next = later.filter(({ start }) => start === first);
  if (now.length > 0) return { phase: 'live', now, next };
  if (later.length === 0) return { phase: 'over', now, next };
  return { phase: later.length === slots.length ? 'coming' : 'between', now, next };
}

/** Slots in the order of the day. */
export const inOrder = (slots: readonly TopicSlot[]): TopicSlot[] =>
  [...slots].sort((a, b) => (a.start + a.end < b.start + b.end ? -1 : 1));
