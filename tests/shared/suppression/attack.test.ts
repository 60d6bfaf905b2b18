import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { HiddenColumn, Suppression } from '#shared/statistics/suppression/suppression.ts';
import type { Marginal, ReleaseCounts } from '#shared/statistics/tables.ts';
import reference from '../../fixtures/statistics/sdc.cases.json' with { type: 'json' };
import { attack, mostOthers } from './attack.ts';
import { cityQuestions } from './city.ts';
import { crossed } from './counts.ts';
import { type Seen, seen } from './outsider.ts';
import { dice, type Question, randomQuestions, survey } from './survey.ts';

/** The same suppression without its second half. */
function primaryOnly({ threshold, marginals, tables }: Suppression): Suppression {
  const primary = <T extends HiddenColumn>(column: T): T => ({
    ...column,
    base: column.base === 'small' ? 'small' : undefined,
    cells: Object.fromEntries(Object.entries(column.cells).filter(([, kind]) => kind === 'small')),
  });
  return {
    threshold,
    marginals: marginals.map(primary),
    tables: tables.map((table) => ({
      ...table,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([code, column]) => [code, primary(column)]),
      ),
    })),
  };
}

const isSmall = (n: number, threshold: number) => n > 0 && n < threshold;

const dominates = (n: number, base: number, threshold: number) => base - n < threshold;

/** What must never be seen, whatever else is hidden: small counts, and that nearly a whole group chose one option. */
function indiscretions({ profiles, tables }: Seen, threshold: number): string[] {
  const found: string[] = [];
  for (const { item, cells } of profiles) {
    for (const cell of cells)
      if ('n' in cell && isSmall(cell.n, threshold)) found.push(`${item}=${cell.code}`);
  }
  for (const { item, by, columns } of tables) {
    for (const { code, base, hidden, cells } of columns) {
      const where = `${item} by ${by}=${code}`;
      if (base !== undefined && (hidden || isSmall(base, threshold))) found.push(`base of ${where}`);
      for (const cell of cells) {
        if (!('n' in cell)) continue;
        if (
          (base === undefined && cell.n > 0) ||
          isSmall(cell.n, threshold) ||
          (base !== undefined && base > 0 && dominates(cell.n, base, threshold))
        ) {
          found.push(`${where}, ${cell.code}`);
        }
      }
    }
  }
  return found;
}

test.each(reference.cases)(
  'nothing hidden of $name can be computed at threshold $threshold',
  ({ truth, threshold }) => {
    const view = seen(crossed(truth.cells), suppress(crossed(truth.cells), threshold));
    expect(attack(view, threshold).leaks).toEqual([]);
    expect(indiscretions(view, threshold)).toEqual([]);
  },
);

const broken = reference.cases.filter(({ recovered }) => recovered.some(({ leaked }) => leaked));

test.each(broken)('primary suppression alone does not save $name at $threshold', ({ truth, threshold }) => {
  const counts = crossed(truth.cells);
  const view = seen(counts, primaryOnly(suppress(counts, threshold)));
  expect(attack(view, threshold).leaks).not.toEqual([]);
});

test('of the sparse banner only a few more cells are hidden', () => {
  const banner = reference.cases.find(({ name }) => name === 'sparse_banner')!;
  const { tables } = suppress(crossed(banner.truth.cells), banner.threshold);
  const kinds = Object.values(tables[0]!.columns).flatMap(({ cells }) => Object.values(cells));
  expect(kinds.filter((kind) => kind === 'small')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'secondary').length).toBeLessThanOrEqual(4);
});

/** `SDC_RUNS=2000 SDC_SEED=1` for a long search. */
const runs = Number(process.env.SDC_RUNS ?? 24);

test('nothing can be computed from any release', () => {
  const release = fc.record({
    seed: fc.nat(),
    n: fc.integer({ min: 30, max: 500 }),
    threshold: fc.constantFrom(5, 10),
    among: fc.boolean(),
  });
  let hidden = 0;
  fc.assert(
    fc.property(release, ({ seed, n, threshold, among }) => {
      const roll = dice(seed);
      const counts = survey(randomQuestions(roll), n, roll, among);
      const view = seen(counts, suppress(counts, threshold));
      const { leaks, suspects } = attack(view, threshold);
      hidden += suspects;
      expect(leaks).toEqual([]);
      expect(indiscretions(view, threshold)).toEqual([]);
    }),
    {
      numRuns: runs,
      seed: Number(process.env.SDC_SEED ?? 2021),
      endOnFailure: true,
    },
  );
  expect(hidden).toBeGreaterThan(50 * runs);
}, 600_000);

test('nor in whole numbers', () => {
  for (let seed = 1; seed <= runs / 8; seed++) {
    const roll = dice(seed);
    const counts = survey(randomQuestions(roll), 150, roll);
    expect(attack(seen(counts, suppress(counts, 10)), 10, true).leaks).toEqual([]);
  }
}, 600_000);

test('readers cannot conclude that nearly a whole group chose an option', () => {
  const counts = crossed([
    [49, 3, 1, 3],
    [9, 0, 2, 34],
    [0, 4, 28, 29],
  ]);
  const view = seen(counts, suppress(counts, 10));
  expect(mostOthers(view, 'Q', 'P', 'p1', 'o1')).toBeGreaterThanOrEqual(10);
});

describe('a city’s release', () => {
  const counts = survey(cityQuestions(dice(7)), 3000, dice(8));
  const suppression = suppress(counts, 10);

  test('withstands an attack on the whole of it', () => {
    const view = seen(counts, suppression);
    const { leaks, suspects } = attack(view, 10);
    expect(leaks).toEqual([]);
    expect(indiscretions(view, 10)).toEqual([]);
    expect(suspects).toBeGreaterThan(1000);
    expect(suppression.tables.filter(({ withheld }) => withheld)).toEqual([]);
  }, 60_000);

  test('shows most of what it holds', () => {
    const kinds = suppression.tables.flatMap(({ columns }) =>
      Object.values(columns).flatMap(({ cells }) => Object.values(cells)),
    );
    const all = counts.tables.flatMap(({ columns }) => columns.flatMap(({ cells }) => cells)).length;
    expect(kinds.length / all).toBeLessThan(0.6);
  });
});

describe('what logic gives away', () => {
  const profile = (code: string, weight: number[], more: Partial<Question> = {}): Question => ({
    code,
    choice: 'one',
    options: weight.map((_, at) => `o${at}`),
    share: () => weight,
    silent: 0,
    profile: true,
    ...more,
  });
  const opinion = (code: string, weight: number[], more: Partial<Question> = {}) =>
    profile(code, weight, { profile: false, ...more });
  /** Leaks to readers who know the logic, where suppression knew it and where it did not. */
  function leaks(questions: Question[], n: number, without?: string): { knowing: number; unknowing: number } {
    const found = { knowing: 0, unknowing: 0 };
    for (let seed = 1; seed <= 6; seed++) {
      const whole = survey(questions, n, dice(seed));
      const counts = { ...whole, tables: whole.tables.filter(({ by }) => by !== without) };
      const blind = { ...counts, links: [] };
      found.knowing += attack(seen(counts, suppress(counts, 10)), 10).leaks.length;
      found.unknowing += attack(seen(counts, suppress(blind, 10)), 10).leaks.length;
    }
    return found;
  }
  const saved = { knowing: 0, unknowing: expect.toSatisfy((many: number) => many > 0) };

  test('the base of a follow-up is a cell of the question before it', () => {
    const asked = { item: 'Q1', codes: ['o0'] };
    const questions = [
      profile('P', [30, 40, 6, 24]),
      opinion('Q1', [1, 6, 6]),
      opinion('Q2', [1, 1], { asked }),
      opinion('Q3', [1, 3, 2], { asked }),
    ];
    expect(leaks(questions, 900)).toEqual(saved);
  });

  test('chosen among earlier choices', () => {
    const questions = [
      profile('P', [30, 40, 6, 24]),
      opinion('Q1', [0.02, 0.5, 0.4, 0.1], { choice: 'many' }),
      opinion('Q2', [1, 5, 4, 1], { from: 'Q1' }),
    ];
    expect(leaks(questions, 900)).toEqual(saved);
  });

  test('those not asked a profile item are groups of another', () => {
    const questions = [
      profile('P1', [60, 8, 30, 0.6]),
      profile('P2', [20, 50, 30], { asked: { item: 'P1', codes: ['o0', 'o1'] } }),
      opinion('Q1', [3, 4, 2, 1]),
      opinion('Q2', [5, 3, 2]),
    ];
    expect(leaks(questions, 900)).toEqual(saved);
  });

  test('two blocks of questions for two kinds of respondents add up to a district', () => {
    const questions = [
      profile('P1', [50, 50], { profile: true }),
      profile('P2', [30, 3, 40, 27]),
      opinion('Q1', [3, 4, 2], { asked: { item: 'P1', codes: ['o0'] } }),
      opinion('Q2', [5, 3, 2], { asked: { item: 'P1', codes: ['o1'] } }),
    ];
    expect(leaks(questions, 400)).toEqual(saved);
  });

  test('two profile items that only one of two kinds of respondents is asked', () => {
    const questions = [
      profile('P1', [60, 40]),
      profile('P2', [20, 50, 30, 1], { asked: { item: 'P1', codes: ['o0'] } }),
      profile('P3', [20, 50, 2, 30], { asked: { item: 'P1', codes: ['o1'] } }),
      opinion('Q1', [3, 4, 2, 1]),
    ];
    expect(leaks(questions, 300, 'P1')).toEqual(saved);
  });

  test('the base of a profile item is a group of another', () => {
    const marginal = (item: string, ...sizes: number[]): Marginal => ({
      item,
      choice: 'one',
      base: sizes.reduce((sum, n) => sum + n, 0),
      cells: sizes.map((n, at) => ({ code: `o${at}`, n })),
    });
    const counts: ReleaseCounts = {
      n: 424,
      profiles: [marginal('P1', 4, 20, 400), marginal('P2', 10, 10)],
      opinions: [],
      tables: [],
      links: [
        { left: [{ item: 'P2', code: null }], relation: 'equals', right: [{ item: 'P1', code: 'o1' }] },
      ],
    };
    expect(attack(seen(counts, suppress(counts, 10)), 10).leaks).toEqual([]);
    expect(attack(seen(counts, suppress({ ...counts, links: [] }, 10)), 10).leaks).not.toEqual([]);
  });
});
