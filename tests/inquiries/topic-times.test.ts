import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topicStanding } from '#server/inquiries/topic-times.ts';

const day = '2021-05-20';
const at = (minute: number) => new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000);
const say = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const slots = fc
  .array(
    fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
      .map(([start, long]) => ({ start, end: Math.min(start + long, 1440) })),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((each) => ({ ...each, departments: [] })));

/** The phases in the order in which they come. */
const order = ['coming', 'live', 'between', 'over'];

test('a topic is to come, then on the line or resting, then over, as its slots say and nothing else', () => {
  fc.assert(
    fc.property(slots, fc.nat(), fc.constantFrom(-60, -1, 0, 1, 60), (given, which, off) => {
      const edges = given.flatMap(({ start, end }) => [start, end]);
      const minute = (edges[which % edges.length] ?? 0) + off;
      const topic = {
        day,
        slots: given.map((each) => ({ ...each, start: say(each.start), end: say(each.end) })),
      };
      const { phase, now, next } = topicStanding(topic, at(minute));
      const on = given.filter(({ start, end }) => start <= minute && minute < end);
      const later = given.filter(({ start }) => start > minute);
      const first = Math.min(...later.map(({ start }) => start));
      expect(now.map(({ start }) => start).sort()).toEqual(on.map(({ start }) => say(start)).sort());
      expect(next).toHaveLength(later.filter(({ start }) => start === first).length);
      const begun = given.some(({ start }) => start <= minute);
      expect(phase).toBe(on.length > 0 ? 'live' : later.length === 0 ? 'over' : begun ? 'between' : 'coming');
      const after = topicStanding(topic, at(minute + 1)).phase;
      if (phase === 'over') expect(after).toBe('over');
      if (after === 'coming') expect(phase).toBe('coming');
      expect(order).toContain(after);
    }),
    { numRuns: 200 },
  );
});
