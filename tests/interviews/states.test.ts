import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksNow, phaseOf, phases, takesNow } from '#server/interviews/phases.ts';

const base = Date.parse('2021-05-01T00:00:00Z');
const iso = (minutes: number) => new Date(base + minutes * 60_000).toISOString();
const spans = fc.tuple(
  fc.integer({ min: 1, max: 5000 }),
  fc.integer({ min: 1, max: 5000 }),
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 1, max: 600 }),
);
const said = { asker: 'A', question: { 'zh-CN': '问' }, answer: { 'zh-CN': '答' }, offset: 0 };

test('an interview stands where its dates put it, goes only forward, and takes questions in its windows alone', () => {
  fc.assert(
    fc.property(
      spans,
      fc.boolean(),
      fc.array(fc.integer({ min: 0, max: 20_000 })),
      ([a, b, c, d], told, at) => {
        const dated = {
          intake_opens: iso(a),
          intake_closes: iso(a + b),
          start: iso(a + b + c),
          end: iso(a + b + c + d),
          transcript: told ? [said] : [],
        };
        let last = 0;
        for (const minutes of [...at].sort((x, y) => x - y)) {
          const now = new Date(base + minutes * 60_000);
          const phase = phaseOf(dated, now);
          expect(phases.indexOf(phase)).toBeGreaterThanOrEqual(last);
          last = phases.indexOf(phase);
          expect(phase).not.toBe(told ? 'over' : 'transcript');
          expect(asksNow(dated, now)).toBe(phase === 'asking' || phase === 'live');
          const late = [b + a, a + b + c + d].some((end) => minutes >= end && minutes < end + 15);
          expect(takesNow(dated, now)).toBe(asksNow(dated, now) || (late && minutes >= a));
        }
      },
    ),
  );
});
