import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctedCounts } from '#server/results/corrected-counts.ts';
import type { PublishedCounts } from '#server/results/published.ts';
import { decide } from '#server/results/release-corrections.ts';
import type { PublishedCell, PublishedColumn } from '#shared/statistics/suppression/publish.ts';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { CountTable, Marginal } from '#shared/statistics/tables.ts';

/** One response: a profile answer, an opinion for all, one with gaps, and several choices; -1 is none. */
type Row = readonly [p: number, a: number, b: number, m: number];

const codes = ['x', 'y', 'z'];
const words = { 'zh-CN': '词' };

const cellsOf = (rows: readonly Row[], chosen: (row: Row, code: number) => boolean) =>
  codes.map((code, at) => ({ code, n: rows.filter((row) => chosen(row, at)).length }));

const opinions = [
  {
    item: 'A',
    choice: 'one',
    has: (row: Row) => row[1] >= 0,
    is: (row: Row, code: number) => row[1] === code,
  },
  {
    item: 'B',
    choice: 'one',
    has: (row: Row) => row[2] >= 0,
    is: (row: Row, code: number) => row[2] === code,
  },
  {
    item: 'M',
    choice: 'many',
    has: (row: Row) => row[3] > 0,
    is: (row: Row, code: number) => (row[3] & (1 << code)) > 0,
  },
] as const;

const countsOf = (rows: readonly Row[]) => {
  const marginal = ({ item, choice, has, is }: (typeof opinions)[number]): Marginal => ({
    item,
    choice,
    base: rows.filter(has).length,
    cells: cellsOf(rows, (row, code) => has(row) && is(row, code)),
  });
  const table = (opinion: (typeof opinions)[number]): CountTable => ({
    item: opinion.item,
    by: 'P',
    choice: opinion.choice,
    columns: [...codes, ''].map((code, at) => {
      const own = rows.filter(([p]) => (code === '' ? p < 0 : p === at));
      return {
        code,
        base: own.filter(opinion.has).length,
        cells: cellsOf(own, (row, each) => opinion.has(row) && opinion.is(row, each)),
      };
    }),
  });
  const profile: Marginal = {
    item: 'P',
    choice: 'one',
    base: rows.filter(([p]) => p >= 0).length,
    cells: cellsOf(rows, ([p], code) => p === code),
  };
  return {
    n: rows.length,
    profiles: [profile],
    opinions: opinions.map(marginal),
    tables: opinions.map(table),
    links: [],
  };
};

/** What would be public of these responses. */
function publicOf(rows: readonly Row[]): PublishedCounts {
  const counts = countsOf(rows);
  const suppression = suppress(counts, 10);
  const options = codes.map((code) => ({ code, text: words }));
  return {
    questionnaire: 'q',
    version: { no: 1, hash: 'h' },
    note: words,
    sample: 'open',
    n: rows.length,
    channels: { online: rows.length },
    variables: opinions.map(({ item, choice }, at) => ({
      code: item,
      item,
      no: at,
      label: words,
      choice,
      options,
    })),
    profiles: [{ code: 'P', no: 9, label: words, groups: options }],
    marginals: [...counts.profiles, ...counts.opinions].flatMap(
      (each) => publishMarginal(each, suppression) ?? [],
    ),
    tables: counts.tables.flatMap((each) => publish(each, suppression) ?? []),
  };
}

const nOf = (cell: PublishedCell | undefined) => (cell && 'n' in cell ? cell.n : undefined);

/**
 * Every number that a reader of two releases has for the same people in both, by name: bases, cells, what the cells come
 * to that one of them hides, and the responses beside the figure. Written apart from the rule that it tests.
 */
function readable(one: PublishedCounts, other: PublishedCounts): [name: string, number, number][] {
  const found: [string, number, number][] = [];
  const put = (name: string, a: number | undefined, b: number | undefined) => {
    if (a !== undefined && b !== undefined) found.push([name, a, b]);
  };
  const beside = (counts: PublishedCounts, item: string) => counts.kept?.[item] ?? counts;
  const column = (name: string, choice: string, a: PublishedColumn, b: PublishedColumn) => {
    put(`${name} base`, a.base, b.base);
    const left = [a.base ?? Number.NaN, b.base ?? Number.NaN];
    for (const code of codes) {
      const [x, y] = [a, b].map(({ cells }) => nOf(cells.find((each) => each.code === code)));
      put(`${name} ${code}`, x, y);
      if (x !== undefined && y !== undefined) {
        if (a.base !== undefined && b.base !== undefined) put(`${name} not ${code}`, a.base - x, b.base - y);
        left[0] = (left[0] ?? 0) - x;
        left[1] = (left[1] ?? 0) - y;
      }
    }
    if (choice === 'one' && !left.some(Number.isNaN)) put(`${name} hidden`, left[0], left[1]);
  };
  for (const a of one.marginals) {
    const b = other.marginals.find(({ item }) => item === a.item);
    if (!b) continue;
    put(`${a.item} n`, beside(one, a.item).n, beside(other, a.item).n);
    put(`${a.item} online`, beside(one, a.item).channels.online, beside(other, a.item).channels.online);
    column(a.item, a.choice, a, b);
    if (a.base !== undefined && b.base !== undefined)
      put(`${a.item} unanswered`, beside(one, a.item).n - a.base, beside(other, a.item).n - b.base);
    const [s, t] = [one, other].map(({ tables }) => tables.find(({ item }) => item === a.item));
    if (!s || !t) continue;
    for (const from of s.columns) {
      const to = t.columns.find(({ code }) => code === from.code);
      if (to) column(`${a.item} by ${from.code}`, a.choice, from, to);
    }
    for (const code of codes) {
      const rest = [
        nOf(a.cells.find((each) => each.code === code)),
        nOf(b.cells.find((each) => each.code === code)),
      ];
      for (const from of s.columns) {
        const x = nOf(from.cells.find((each) => each.code === code));
        const y = nOf(
          t.columns.find((each) => each.code === from.code)?.cells.find((each) => each.code === code),
        );
        if (x === undefined || y === undefined) continue;
        rest[0] = rest[0] === undefined ? undefined : rest[0] - x;
        rest[1] = rest[1] === undefined ? undefined : rest[1] - y;
      }
      put(`${a.item} ${code} across`, rest[0], rest[1]);
    }
  }
  return found;
}

const telling = (one: PublishedCounts, other: PublishedCounts) =>
  readable(one, other).filter(([, a, b]) => Math.abs(a - b) >= 1 && Math.abs(a - b) <= 9);

const row = fc.tuple(
  fc.integer({ min: -1, max: 2 }),
  fc.integer({ min: 0, max: 2 }),
  fc.integer({ min: -1, max: 2 }),
  fc.integer({ min: 0, max: 7 }),
) as fc.Arbitrary<Row>;

/** Responses, and how many at the beginning go before the next release and which come. */
const crowd = fc.array(fc.tuple(row, fc.integer({ min: 1, max: 40 })), { minLength: 3, maxLength: 8 });
const step = fc.record({
  gone: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 })),
  come: fc.array(fc.tuple(row, fc.oneof(fc.constant(10), fc.constant(20), fc.integer({ min: 1, max: 30 }))), {
    maxLength: 4,
  }),
});

const spread = (groups: readonly (readonly [Row, number])[]): Row[] =>
  groups.flatMap(([each, times]) => Array.from({ length: times }, () => each));

describe('the rule of corrections', () => {
  test('no difference of 1 to 9 is visible between any two public releases', () => {
    let replaced = 0;
    fc.assert(
      fc.property(crowd, fc.array(step, { minLength: 1, maxLength: 3 }), (first, steps) => {
        let rows = spread(first);
        const released = [publicOf(rows)];
        for (const { gone, come } of steps) {
          rows = [...rows.slice(gone), ...spread(come)];
          const fresh = publicOf(rows);
          const decisions = decide(released, fresh);
          const last = released.at(-1) as PublishedCounts;
          if (decisions.some(({ decision }) => decision === 'replaced') && gone + come.length > 0)
            replaced += 1;
          const next = correctedCounts(last, fresh, decisions);
          for (const earlier of released) expect(telling(earlier, next)).toEqual([]);
          released.push(next);
        }
      }),
      { numRuns: 300 },
    );
    expect(replaced).toBeGreaterThan(10);
  });

  const people = (n: number, each: Row): Row[] => Array.from({ length: n }, () => each);
  const base = [...people(60, [0, 0, 0, 1]), ...people(60, [1, 1, 1, 2]), ...people(60, [2, 2, 2, 4])];

  test('one withdrawal changes nothing that is public', () => {
    const fresh = publicOf(base.slice(1));
    const decisions = decide([publicOf(base)], fresh);
    expect(decisions.map(({ decision }) => decision)).not.toContain('replaced');
    const next = correctedCounts(publicOf(base), fresh, decisions);
    expect(next).toMatchObject({ n: 180, channels: { online: 180 }, tables: publicOf(base).tables });
  });

  test('who did not choose, or did not answer, is told of no more than who did', () => {
    const many = [...base, ...people(12, [0, 0, 0, 1]), ...people(3, [0, 0, 0, 2])];
    const old = { ...publicOf(base), tables: [] };
    const without = (rows: readonly Row[], item: string): PublishedCounts => {
      const all = publicOf(rows);
      return { ...all, tables: [], marginals: all.marginals.filter((each) => each.item === item) };
    };
    expect(decide([old], without(many, 'M')).find(({ items }) => items.includes('M'))?.decision).toBe('kept');
    const silent = [...base, ...people(12, [0, 0, 0, 1]), ...people(4, [0, 0, -1, 1])];
    expect(decide([old], without(silent, 'B')).find(({ items }) => items.includes('B'))?.decision).toBe(
      'kept',
    );
  });

  test('late sheets by the dozen replace; an item that moves by one is kept with its crossed tables', () => {
    const late = [...base, ...people(12, [0, 0, 0, 1])];
    expect(decide([publicOf(base)], publicOf(late)).map(({ decision }) => decision)).toEqual(['replaced']);
    const moved = [...late.slice(1), [0, 0, 1, 1] as Row];
    expect(decide([publicOf(base)], publicOf(moved)).map(({ decision }) => decision)).not.toContain(
      'replaced',
    );
  });

  test('kept figures keep the responses that stood beside them; withdrawn ones are gone', () => {
    const old = { ...publicOf(base), tables: [] };
    const late = { ...publicOf([...base, ...people(12, [0, 0, 0, 1])]), tables: [] };
    const off = late.marginals.map((each) => (each.item === 'B' ? { ...each, base: 175 } : each));
    const fresh = { ...late, marginals: off };
    const decisions = decide([old], fresh);
    expect(decisions).toEqual([
      { items: ['P'], decision: 'replaced' },
      { items: ['A'], decision: 'replaced' },
      { items: ['B'], decision: 'kept' },
      { items: ['M'], decision: 'replaced' },
    ]);
    const next = correctedCounts(old, fresh, decisions);
    expect(next).toMatchObject({ n: 192, kept: { B: { n: 180, channels: { online: 180 } } } });
    expect(next.marginals.find(({ item }) => item === 'B')).toEqual(
      old.marginals.find(({ item }) => item === 'B'),
    );
    const without = correctedCounts(
      old,
      fresh,
      decisions.map((each) => (each.decision === 'kept' ? { ...each, decision: 'withdrawn' } : each)),
    );
    expect(without.marginals.map(({ item }) => item)).toEqual(['P', 'A', 'M']);
    expect(without.variables.map(({ code }) => code)).toEqual(['A', 'M']);
  });

  test('channels that one release merges are compared together', () => {
    const old = { ...publicOf(base), channels: { online: 150, other: 30 } };
    const fresh = { ...publicOf(base), channels: { online: 150, kiosk: 12, other: 18 } };
    expect(decide([old], fresh).map(({ decision }) => decision)).not.toContain('kept');
    const moved = { ...publicOf(base), channels: { online: 149, kiosk: 13, other: 18 } };
    expect(decide([old], moved).map(({ decision }) => decision)).not.toContain('replaced');
  });
});
