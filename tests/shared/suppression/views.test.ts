import { describe, expect, test } from 'vitest';
import { protectCube } from '#shared/statistics/suppression/cube.ts';
import {
  type HiddenView,
  hiddenTogether,
  protectTable,
  protectView,
  publishView,
  type ViewTable,
} from '#shared/statistics/suppression/views.ts';
import { dice } from './survey.ts';
import { attackScreens, type OnScreen } from './view-outsider.ts';

/** A person: group, values of two filters, and the options chosen; no option is no answer. */
interface Person {
  group: number;
  filters: [number, number];
  chosen: number[];
}

interface City {
  people: Person[];
  choice: 'one' | 'many';
  groups: number;
  options: number;
  values: [number, number];
}

function city(seed: number, n: number): City {
  const roll = dice(seed);
  const upTo = (most: number) => Math.floor(roll() * most);
  const choice = roll() < 0.3 ? 'many' : 'one';
  const [groups, options] = [2 + upTo(7), 2 + upTo(5)];
  const values: [number, number] = [2 + upTo(5), 2 + upTo(3)];
  const skew = 1 + roll() * 2;
  const lean = (most: number) => Math.floor(most * roll() ** skew);
  const people = Array.from({ length: n }, (): Person => {
    const first = lean(options);
    const more = Array.from({ length: options }, (_, at) => at).filter(() => roll() < 0.2);
    return {
      group: lean(groups),
      filters: [lean(values[0]), lean(values[1])],
      chosen: choice === 'one' ? [first] : [...new Set([first, ...more])],
    };
  });
  return { people, choice, groups, options, values };
}

function tableOf({ people, choice, groups, options }: City, within: (each: Person) => boolean): ViewTable {
  const columns = Array.from({ length: groups }, (_, group) => {
    const own = people.filter((each) => each.group === group && within(each));
    const cells = Array.from({ length: options }, (_, option) => ({
      code: `o${option}`,
      n: own.filter(({ chosen }) => chosen.includes(option)).length,
    }));
    return { code: `g${group}`, base: own.length, cells };
  });
  return { choice, columns };
}

const screensOf = (each: City, parts: number, screens: [number[], ViewTable, HiddenView][]) => ({
  choice: each.choice,
  parts,
  some: true,
  groups: Array.from({ length: each.groups }, (_, at) => `g${at}`),
  options: Array.from({ length: each.options }, (_, at) => `o${at}`),
  screens: screens.flatMap(([of, table, hidden]): OnScreen[] => {
    const columns = publishView(table, hidden);
    return columns ? [{ parts: of, columns }] : [];
  }),
});

interface Slice {
  code: string;
  table: ViewTable;
}

/** The item by the filter's variable alone: a column for each of its values. */
const alongOf = ({ choice }: ViewTable, slices: Slice[]): ViewTable => ({
  choice,
  columns: slices.map(({ code, table: { columns } }) => ({
    code,
    base: columns.reduce((sum, { base }) => sum + base, 0),
    cells: columns[0]!.cells.map((cell, at) => ({
      code: cell.code,
      n: columns.reduce((sum, { cells }) => sum + cells[at]!.n, 0),
    })),
  })),
});

const cubeOf = (whole: ViewTable, slices: Slice[], across = protectTable({ whole, threshold: 5 })) => {
  const along = protectTable({ whole: alongOf(whole, slices), threshold: 5 });
  return { along, views: protectCube({ slices, across, along, threshold: 5 }) };
};

const runs = Number(process.env.SDC_RUNS ?? 40);
const sizes = [60, 150, 400, 1500];
const cities = Array.from({ length: runs }, (_, at) => city(at + 1, sizes[at % sizes.length]!));

test('nothing can be computed from a filtered table beside the whole', () => {
  let shownViews = 0;
  for (const each of cities) {
    const whole = tableOf(each, () => true);
    const shown = protectTable({ whole, threshold: 5 });
    for (let value = 0; value < each.values[0]; value++) {
      const view = tableOf(each, ({ filters }) => filters[0] === value);
      const hidden = protectView({ whole, shown, view, threshold: 5 });
      if (!hidden.withheld) shownViews += 1;
      const seen = screensOf(each, 2, [
        [[0, 1], whole, shown],
        [[0], view, hidden],
      ]);
      expect(attackScreens(seen, 5).leaks).toEqual([]);
    }
  }
  expect(shownViews).toBeGreaterThan(runs / 2);
}, 300_000);

test('nor from the tables of all values of a filter together', () => {
  for (const each of cities) {
    const whole = tableOf(each, () => true);
    const shown = protectTable({ whole, threshold: 5 });
    const slices = Array.from({ length: each.values[0] }, (_, value) => ({
      code: `v${value}`,
      table: tableOf(each, ({ filters }) => filters[0] === value),
    }));
    const { along, views } = cubeOf(whole, slices, shown);
    const totals = publishView(alongOf(whole, slices), along) ?? [];
    const seen = screensOf(each, slices.length, [
      [[...slices.keys()], whole, shown],
      ...slices.map(({ code, table }, at): [number[], ViewTable, HiddenView] => [[at], table, views[code]!]),
    ]);
    for (const [at, { code }] of slices.entries()) {
      const total = totals.find((column) => column.code === code);
      if (total) seen.screens.push({ parts: [at], columns: [{ ...total, code: null }] });
    }
    expect(attackScreens(seen, 5).leaks).toEqual([]);
  }
}, 300_000);

test('nor from two filters, each of them alone and both', () => {
  for (const each of cities) {
    const whole = tableOf(each, () => true);
    const shown = protectTable({ whole, threshold: 5 });
    const first = tableOf(each, ({ filters }) => filters[0] === 0);
    const second = tableOf(each, ({ filters }) => filters[1] === 0);
    const view = tableOf(each, ({ filters }) => filters[0] === 0 && filters[1] === 0);
    const hidden = protectView({ whole, shown, view, parents: [first, second], threshold: 5 });
    const alone = [first, second].map((table) => protectView({ whole, shown, view: table, threshold: 5 }));
    const seen = screensOf(each, 4, [
      [[0, 1, 2, 3], whole, shown],
      [[0, 1], first, alone[0]!],
      [[0, 2], second, alone[1]!],
      [[0], view, hidden],
    ]);
    expect(attackScreens(seen, 5).leaks).toEqual([]);
  }
}, 300_000);

const table = (...rows: number[][]): ViewTable => ({
  choice: 'one',
  columns: rows.map((row, group) => ({
    code: `g${group}`,
    base: row.reduce((sum, n) => sum + n, 0),
    cells: row.map((n, option) => ({ code: `o${option}`, n })),
  })),
});

const linesOf = (each: ViewTable, hidden: HiddenView) =>
  publishView(each, hidden)?.map(({ base, cells }) =>
    [base ?? '*', ...cells.map((cell) => ('n' in cell ? cell.n : '*'))].join(' '),
  );

describe('a filtered table', () => {
  const whole = table([40, 60], [50, 70], [45, 55]);

  test('hides small counts and what would give them away', () => {
    const view = table([3, 30], [20, 35], [20, 30]);
    expect(linesOf(view, protectView({ whole, view, threshold: 5 }))).toEqual([
      '138 43 95',
      '33 * *',
      '55 20 35',
      '50 * *',
    ]);
  });

  test('hides what is small outside the filter, for the whole less the view would tell it', () => {
    const view = table([37, 30], [20, 35], [20, 30]);
    expect(linesOf(view, protectView({ whole, view, threshold: 5 }))?.[1]).toBe('67 * *');
  });

  test('is withheld where few are in it, or few are not; without anybody left it is the whole', () => {
    const few = table([5, 6], [5, 5], [4, 4]);
    expect(publishView(few, protectView({ whole, view: few, threshold: 5 }))).toBeUndefined();
    const most = table([40, 59], [49, 70], [45, 54]);
    expect(protectView({ whole, view: most, threshold: 5 }).withheld).toBe(true);
    expect(linesOf(whole, protectView({ whole, view: whole, threshold: 5 }))).toEqual(
      linesOf(whole, protectTable({ whole, threshold: 5 })),
    );
  });

  test('of several values hides what one of them hides', () => {
    const slices = [table([3, 30], [20, 35], [20, 30]), table([37, 30], [30, 35], [25, 25])];
    const { views } = cubeOf(
      whole,
      slices.map((each, at) => ({ code: `v${at}`, table: each })),
    );
    const together = hiddenTogether(Object.values(views));
    expect(linesOf(whole, together)?.[1]).toBe('100 * *');
    expect(hiddenTogether([]).withheld).toBe(true);
  });

  test('cannot lie outside the whole or be of another shape', () => {
    const more = table([41, 30], [20, 35], [20, 30]);
    expect(() => protectView({ whole, view: more, threshold: 5 })).toThrow(RangeError);
    const other = table([20, 30, 1], [20, 35, 1], [20, 30, 1]);
    expect(() => protectView({ whole, view: other, threshold: 5 })).toThrow();
    expect(() => protectView({ whole, view: table([20, 30]), threshold: 5 })).toThrow(RangeError);
  });

  test('that is sparse through and through takes a bounded effort', () => {
    const roll = dice(5);
    const cube = Array.from({ length: 13 }, () =>
      table(
        ...Array.from({ length: 13 }, () => Array.from({ length: 13 }, () => Math.floor(roll() ** 3 * 6))),
      ),
    );
    const sum = cube.reduce((one, other) => ({
      choice: 'one',
      columns: one.columns.map((column, g) => ({
        code: column.code,
        base: column.base + other.columns[g]!.base,
        cells: column.cells.map(({ code, n }, o) => ({ code, n: n + other.columns[g]!.cells[o]!.n })),
      })),
    }));
    const slices = cube.map((each, at) => ({ code: `v${at}`, table: each }));
    const { views } = cubeOf(sum, slices);
    expect(Object.values(views).every(({ withheld }) => withheld)).toBe(true);
  });
});
