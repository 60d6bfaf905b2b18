import { describe, expect, test } from 'vitest';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { ReleaseCounts } from '#shared/statistics/tables.ts';
import { crossed, shown } from './counts.ts';
import { dice, randomQuestions, survey } from './survey.ts';

const kindsOf = (counts: ReleaseCounts, threshold = 10) => suppress(counts, threshold).tables[0]!.columns;

describe('primary suppression', () => {
  test('a plain table is shown whole, zeros included', () => {
    const counts = crossed([
      [40, 50, 0],
      [30, 60, 20],
    ]);
    expect(shown(counts)).toEqual(['90 40 50 0', '110 30 60 20']);
  });

  test('a small cell takes with it what would give it away', () => {
    const counts = crossed([
      [3, 40, 57],
      [60, 44, 32],
      [45, 30, 40],
    ]);
    expect(shown(counts)).toEqual(['100 * * 57', '136 60 44 32', '115 * * 40']);
    expect(kindsOf(counts).p1?.cells).toEqual({ o1: 'small', o2: 'secondary' });
  });

  test('the threshold is the first number that may be shown', () => {
    const counts = crossed([
      [10, 30, 30],
      [50, 40, 60],
    ]);
    expect(shown(counts, 10)).toEqual(['70 10 30 30', '150 50 40 60']);
    expect(shown(counts, 11)).toEqual(['70 * * 30', '150 * * 60']);
  });

  test('an option that nearly a whole group chose hides the column’s cells, not its base', () => {
    const counts = crossed([
      [91, 9, 0],
      [40, 50, 30],
      [30, 60, 20],
    ]);
    expect(shown(counts)?.[0]).toBe('100 * * *');
    expect(kindsOf(counts).p1?.cells).toEqual({ o1: 'small', o2: 'small', o3: 'small' });
  });

  test('of a choose-all item it hides that option only', () => {
    const rows = [
      [96, 40, 50],
      [50, 30, 70],
      [60, 20, 30],
    ];
    const [first] = shown(crossed(rows, 'many', [100, 110, 120])) ?? [];
    expect(first).toBe('100 * 40 50');
  });

  test('what everybody in a group chose is hidden', () => {
    const rows = [
      [60, 0],
      [50, 30],
      [30, 60],
    ];
    expect(shown(crossed(rows))?.[0]).toBe('60 * *');
  });

  test('a small base closes its column, and another one with it', () => {
    const counts = crossed([
      [2, 3],
      [40, 50],
      [300, 400],
    ]);
    counts.profiles[0]!.cells[0]!.n += 60;
    counts.profiles[0]!.base += 60;
    counts.n += 60;
    expect(shown(counts)).toEqual(['* * *', '* * *', '700 300 400']);
  });
});

describe('what is published', () => {
  test('a marginal from a base of 10 on, a crossed table from 30 on', () => {
    const of = (base: number) =>
      crossed([
        [0, 0],
        [base - 4, 4],
      ]);
    const marginal = (base: number) => publishMarginal(of(base).opinions[0]!, suppress(of(base), 10));
    expect(marginal(9)).toBeUndefined();
    expect(marginal(10)?.cells).toEqual([
      { code: 'o1', n: 6 },
      { code: 'o2', n: 4 },
    ]);
    const even = (n: number) =>
      crossed([
        [n, 14],
        [0, 0],
      ]);
    expect(shown(even(15))).toBeUndefined();
    const large = (n: number) => ({
      ...crossed([
        [n, 12],
        [n, 12],
      ]),
    });
    expect(shown(large(2))).toBeUndefined();
    expect(shown(large(12))).toEqual(['24 12 12', '24 12 12']);
  });

  test('a table that only says of each group what its marginal says of all is withheld', () => {
    const counts = crossed([
      [40, 0],
      [50, 0],
    ]);
    expect(shown(counts)).toBeUndefined();
  });

  test('neither why a figure is hidden nor that it is 0', () => {
    const counts = crossed([
      [3, 40, 0, 57],
      [60, 44, 0, 32],
      [45, 30, 90, 40],
    ]);
    const suppression = suppress(counts, 10);
    const text = JSON.stringify(publish(counts.tables[0]!, suppression));
    expect(text).not.toMatch(/small|secondary/);
    expect(JSON.parse(JSON.stringify(suppression))).toEqual(suppression);
  });

  test('the same counts always give the same suppression', () => {
    const counts = survey(randomQuestions(dice(3)), 300, dice(4), true);
    expect(suppress(structuredClone(counts), 10)).toEqual(suppress(counts, 10));
  }, 60_000);
});

describe('refused', () => {
  const counts = crossed([
    [40, 50],
    [30, 60],
  ]);
  const changed = (change: (copy: ReleaseCounts) => void) => {
    const copy = structuredClone(counts);
    change(copy);
    return () => suppress(copy, 10);
  };

  test('counts that contradict themselves or a link', () => {
    expect(changed((copy) => copy.tables[0]!.columns[0]!.cells[0]!.n--)).toThrow(RangeError);
    expect(changed((copy) => copy.opinions[0]!.base++)).toThrow(RangeError);
    expect(changed((copy) => copy.n--)).toThrow(RangeError);
    expect(changed((copy) => copy.tables.push(copy.tables[0]!))).toThrow('given twice');
    const link = {
      left: [{ item: 'Q', code: 'o2' }],
      relation: 'atMost' as const,
      right: [{ item: 'Q', code: 'o1' }],
    };
    expect(changed((copy) => copy.links.push(link))).toThrow('link Q=o2 atMost Q=o1');
  });

  test('a threshold that hides nothing, a table of another release', () => {
    expect(() => suppress(counts, 1)).toThrow(RangeError);
    expect(() => publish({ ...counts.tables[0]!, item: 'X' }, suppress(counts, 10))).toThrow(RangeError);
  });
});
