import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type PeriodEvent,
  periodEventKinds,
  periodPhase,
  type RoundPhase,
  windowOf,
} from '#server/consultations/period.ts';

const MINUTE = 60_000;
const opens = Date.parse('2021-05-15T00:00:00+08:00');
const closes = Date.parse('2021-06-16T00:00:00+08:00');

const event = (
  kind: PeriodEvent['kind'],
  { opensAt, closesAt, at = opens }: { opensAt?: number; closesAt?: number; at?: number } = {},
): PeriodEvent => ({
  kind,
  opensAt: opensAt === undefined ? undefined : new Date(opensAt),
  closesAt: closesAt === undefined ? undefined : new Date(closesAt),
  reason: undefined,
  at: new Date(at),
});

const set = event('set', { opensAt: opens, closesAt: closes });

const phaseAt = (events: PeriodEvent[], at: string | number) => periodPhase(events, new Date(at));

test.each<[string, RoundPhase]>([
  ['2021-05-14T23:59:59.999+08:00', 'coming'],
  ['2021-05-15T00:00:00.000+08:00', 'open'],
  ['2021-06-15T23:59:59.999+08:00', 'open'],
  ['2021-06-16T00:00:00.000+08:00', 'closing'],
  ['2021-06-16T00:14:59.999+08:00', 'closing'],
  ['2021-06-16T00:15:00.000+08:00', 'closed'],
])('at %s it is %s', (at, phase) => {
  expect(phaseAt([set], at)).toBe(phase);
});

test('an extension, a shortening and an early closing each move the close; the last one holds', () => {
  const later = event('extend', { closesAt: closes + 10 * MINUTE });
  const sooner = event('shorten', { closesAt: closes - 10 * MINUTE });
  const early = event('close_early', { closesAt: opens + MINUTE });
  expect(phaseAt([set, later], closes)).toBe('open');
  expect(phaseAt([set, later], closes + 10 * MINUTE)).toBe('closing');
  expect(phaseAt([set, later, sooner], closes)).toBe('closing');
  expect(phaseAt([set, sooner, later], closes)).toBe('open');
  expect(phaseAt([set, later, sooner, early], opens + MINUTE - 1)).toBe('open');
  expect(phaseAt([set, later, sooner, early], opens + MINUTE)).toBe('closing');
});

test('a suspension holds until it is resumed, and ends with the period', () => {
  const suspended = [set, event('suspend')];
  expect(phaseAt(suspended, opens)).toBe('suspended');
  expect(phaseAt(suspended, closes)).toBe('suspended');
  expect(phaseAt(suspended, closes + 15 * MINUTE)).toBe('closed');
  expect(phaseAt([...suspended, event('resume')], opens)).toBe('open');
  expect(phaseAt([...suspended, event('extend', { closesAt: closes + MINUTE })], closes)).toBe('suspended');
  expect(phaseAt([...suspended, event('resume'), event('suspend')], opens)).toBe('suspended');
});

test('what is closed can be opened again', () => {
  const reopened = [set, event('reopen', { closesAt: closes + 90 * MINUTE })];
  expect(phaseAt([set], closes + 20 * MINUTE)).toBe('closed');
  expect(phaseAt(reopened, closes + 20 * MINUTE)).toBe('open');
  expect(phaseAt(reopened, closes + 90 * MINUTE)).toBe('closing');
});

test('what is closed before it opens never opens', () => {
  const cancelled = [set, event('close_early', { closesAt: opens - 60 * MINUTE })];
  expect(phaseAt(cancelled, opens - 61 * MINUTE)).toBe('coming');
  for (const at of [opens - 60 * MINUTE, opens - 50 * MINUTE, opens, opens + MINUTE, closes])
    expect(phaseAt(cancelled, at)).toBe('closed');
});

test('a period begins with set, and with both its ends', () => {
  const begins = 'A period begins with set';
  expect(() => windowOf([])).toThrow(begins);
  expect(() => windowOf([event('extend', { closesAt: closes }), set])).toThrow(begins);
  expect(() => windowOf([event('set', { opensAt: opens })])).toThrow(begins);
  expect(() => windowOf([event('set', { closesAt: closes })])).toThrow(begins);
  expect(() => periodPhase([], new Date())).toThrow(begins);
});

const hour = fc.integer({ min: -4, max: 12 });

/** Events as officers and accidents make them: times where none belong, and none where one does. */
const events = fc.array(
  fc.record({
    kind: fc.constantFrom(...periodEventKinds),
    opens: fc.option(hour, { nil: undefined }),
    closes: fc.option(hour, { nil: undefined }),
  }),
  { maxLength: 10 },
);

/** Plays the events one after the other, as one would on paper. */
function onPaper(history: PeriodEvent[]) {
  const paper = { opensAt: opens, closesAt: closes, rests: false };
  for (const { kind, closesAt } of history)
    switch (kind) {
      case 'suspend':
        paper.rests = true;
        break;
      case 'resume':
        paper.rests = false;
        break;
      case 'extend':
      case 'shorten':
      case 'reopen':
      case 'close_early':
        if (closesAt) paper.closesAt = closesAt.getTime();
        break;
      case 'set':
        break;
    }
  return paper;
}

/** Often about the close, where it matters. */
const moment = fc.record({
  from: fc.constantFrom('opening' as const, 'closing' as const),
  minutes: fc.integer({ min: -40, max: 40 }),
});

const happened = new Map<RoundPhase, number>();

test('any history comes to what it comes to on paper', () => {
  fc.assert(
    fc.property(events, moment, (given, { from, minutes }) => {
      const history = given.map((each) =>
        event(each.kind, {
          ...(each.opens === undefined ? {} : { opensAt: opens + each.opens * 60 * MINUTE }),
          ...(each.closes === undefined ? {} : { closesAt: opens + each.closes * 60 * MINUTE }),
        }),
      );
      const paper = onPaper(history);
      const all = [set, ...history];
      expect(windowOf(all)).toEqual({ opensAt: new Date(opens), closesAt: new Date(paper.closesAt) });
      const now = (from === 'opening' ? opens : paper.closesAt) + minutes * MINUTE;
      const phase = phaseAt(all, now);
      happened.set(phase, (happened.get(phase) ?? 0) + 1);
      // In these words the rule is the law's: in from the first moment of the window to the last, and a quarter hour for what was begun.
      const takesNew = now >= opens && now < paper.closesAt && !paper.rests;
      const takesBegun = takesNew || (now >= opens && now < paper.closesAt + 15 * MINUTE && !paper.rests);
      expect(phase === 'open').toBe(takesNew);
      if (phase === 'closing') expect(takesBegun && !takesNew).toBe(true);
      if (phase === 'closed') expect(now >= paper.closesAt).toBe(true);
      if (paper.closesAt > opens) expect(phase === 'open' || phase === 'closing').toBe(takesBegun);
      else expect(['coming', 'closed', 'suspended']).toContain(phase);
    }),
    { numRuns: 1500 },
  );
  for (const phase of ['coming', 'open', 'closing', 'closed', 'suspended'] as const)
    expect([phase, (happened.get(phase) ?? 0) > 10]).toEqual([phase, true]);
});
