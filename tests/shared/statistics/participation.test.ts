import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { participationGaps, sourcesOf } from '#shared/statistics/participation.ts';

describe('who is missing', () => {
  test('shares of the answers beside those of the population, and how many more would be in proportion', () => {
    const [main, north] = participationGaps([
      { code: 'main', target: 600, n: 90 },
      { code: 'north', target: 400, n: 10 },
    ]);
    expect(main).toMatchObject({ share: 0.9, expected: 0.6, wanted: 0 });
    expect(main?.gap).toBeCloseTo(0.3, 12);
    expect(north).toMatchObject({ share: 0.1, expected: 0.4, wanted: 50 });
    expect((10 + 50) / (100 + 50)).toBeCloseTo(0.4, 12);
  });

  test('no share is told where a number is hidden: the others and the sum would give it away', () => {
    const gaps = participationGaps([
      { code: 'a', target: 1, n: 20 },
      { code: 'b', target: 1, n: null },
    ]);
    expect(gaps.map(({ share, gap, wanted }) => [share, gap, wanted])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  test('nobody has answered, nobody lives there, everybody is of one group', () => {
    expect(participationGaps([{ code: 'a', target: 5, n: 0 }])[0]).toMatchObject({
      share: null,
      expected: 1,
    });
    expect(participationGaps([{ code: 'a', target: 0, n: 3 }])[0]).toMatchObject({
      share: 1,
      expected: 0,
      wanted: 0,
    });
    expect(participationGaps([{ code: 'a', target: 7, n: 3 }])[0]).toMatchObject({ share: 1, wanted: null });
    expect(participationGaps([])).toEqual([]);
  });

  test('with what is wanted a group stands in proportion, and with one less it does not', () => {
    const sizes = fc.record({
      target: fc.integer({ min: 1, max: 1e6 }),
      n: fc.integer({ min: 0, max: 1e5 }),
    });
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 2, maxLength: 12 }), (groups) => {
        const all = groups.reduce((sum, { n }) => sum + n, 0);
        fc.pre(all > 0);
        for (const { n, wanted, expected } of participationGaps(
          groups.map((group) => ({ code: 'x', ...group })),
        )) {
          const more = wanted ?? 0;
          expect(((n ?? 0) + more) / (all + more)).toBeGreaterThanOrEqual(expected - 1e-6);
          if (more > 0) expect(((n ?? 0) + more - 1) / (all + more - 1)).toBeLessThan(expected + 1e-6);
        }
      }),
    );
  });
});

describe('where answers come in', () => {
  test('one source above 30 % is named; what is not known and what was merged is not', () => {
    const sources = sourcesOf(
      [
        { code: 'wechat', n: 31 },
        { code: null, n: 60 },
        { code: 'hall', n: 6 },
        { code: 'sms', n: 3 },
      ],
      5,
    );
    expect(sources).toEqual([
      { code: 'unknown', n: 60, share: 0.6, heavy: false },
      { code: 'wechat', n: 31, share: 0.31, heavy: true },
      { code: 'other', n: 9, share: 0.09, heavy: false },
    ]);
  });

  test('exactly 30 % is not above it', () => {
    expect(
      sourcesOf(
        [
          { code: 'a', n: 30 },
          { code: null, n: 70 },
        ],
        5,
      ).some(({ heavy }) => heavy),
    ).toBe(false);
  });

  test('no small number is shown, and none can be worked out from the others', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (counts) => {
        const shown = sourcesOf(
          counts.map((n, at) => ({ code: String(at), n })),
          5,
        );
        for (const { n } of shown) expect(n).toBeGreaterThanOrEqual(5);
        const small = counts.filter((n) => n > 0 && n < 5).length;
        const merged =
          counts.filter((n) => n > 0).length - shown.filter(({ code }) => code !== 'other').length;
        if (small > 0 && shown.length > 0) expect(merged).toBeGreaterThanOrEqual(2);
        const all = counts.reduce((sum, n) => sum + n, 0);
        const told = shown.reduce((sum, { n }) => sum + n, 0);
        expect(told === all || all - told < 5 || shown.length === 0).toBe(true);
      }),
    );
  });
});
