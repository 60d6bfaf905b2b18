import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResponseAct } from '#server/acts.ts';
import { countTable } from '#server/results/columns/count-table.ts';
import { ResponseColumns } from '#server/results/columns/response-columns.ts';
import { Layout } from '#server/results/layout.ts';
import { Shown } from '#server/results/shown.ts';
import { stepOf } from '#server/results/tally.ts';
import { codesIn, variablesOf } from '#shared/questionnaire/variables.ts';
import { randomActs, standing, twoVersions } from '../histories.ts';

const layout = new Layout({ versions: twoVersions });

const variablesIn = new Map(twoVersions.map(({ no, definition }) => [no, variablesOf(definition)]));

/** The codes of a response in a variable or circumstance, read from its answers and from nothing of the engine's. */
function codesOf(act: ResponseAct, code: string): string[] {
  if (code === 'version') return [String(act.versionNo)];
  if (code === 'channel' || code === 'day') return [act[code]];
  if (code === 'entrance' || code === 'site') return [act[code] ?? []].flat();
  const { definition } = twoVersions.find(({ no }) => no === act.versionNo)!;
  const variable = variablesIn.get(act.versionNo)?.find((each) => each.code === code);
  return variable && act.after ? codesIn(definition, variable, act.after) : [];
}

type Where = { variable: string; codes: string[] }[];

const meets = (act: ResponseAct, where: Where) =>
  where.every(({ variable, codes }) => {
    const own = codesOf(act, variable);
    return own.length === 0 ? codes.includes('') : own.some((code) => codes.includes(code));
  });

/** The plain way to the same numbers. */
function tableOf(
  acts: ResponseAct[],
  item: string,
  by: string | null,
  where: Where,
  options: string[],
  groups: (string | null)[],
) {
  const among = acts.filter((act) => meets(act, where));
  const of = (group: string | null) =>
    among.filter((act) => {
      if (by === null) return true;
      const own = codesOf(act, by);
      return group === '' ? own.length === 0 : own.includes(group!);
    });
  return {
    base: groups.map((group) => [of(group).filter((act) => codesOf(act, item).length > 0).length]),
    counts: options.map((option) =>
      groups.map((group) => [of(group).filter((act) => codesOf(act, item).includes(option)).length]),
    ),
  };
}

const variables = layout.variables.map(({ code }) => code);
const profiles = layout.profiles.map(({ code }) => code);
const banners = [...variables, 'channel', 'day', 'version', 'entrance', 'site'];
const filters: fc.Arbitrary<Where> = fc.array(
  fc.oneof(
    fc.record({ variable: fc.constant('channel'), codes: fc.subarray(['online', 'paper', 'kiosk']) }),
    fc.record({
      variable: fc.constant('day'),
      codes: fc.subarray(['2021-05-20', '2021-05-21', '2021-01-01']),
    }),
    fc.record({ variable: fc.constant('version'), codes: fc.subarray(['1', '2']) }),
    fc.record({ variable: fc.constant('entrance'), codes: fc.subarray(['hall', '', 'none']) }),
    fc.record({ variable: fc.constant('site'), codes: fc.subarray(['A', 'B', '']) }),
    fc.constantFrom(...profiles).map((variable) => ({
      variable,
      codes: [layout.find(variable)!.options[0]!.code, layout.find(variable)!.options[1]!.code, ''],
    })),
  ),
  { maxLength: 2 },
);

const columnsOf = (acts: readonly ResponseAct[]) => {
  const columns = new ResponseColumns(layout);
  for (const act of acts) columns.load(stepOf(layout, act));
  return columns;
};

describe('columns', () => {
  test('count any item by any other, by how it came, among any two conditions, as the answers do', () => {
    const asked = fc.record({
      seed: fc.nat(),
      length: fc.nat(80),
      item: fc.constantFrom(...variables),
      by: fc.array(fc.constantFrom(...banners), { maxLength: 3 }),
      where: filters,
    });
    fc.assert(
      fc.property(asked, ({ seed, length, item, by, where }) => {
        const acts = randomActs(seed, length, twoVersions);
        const columns = columnsOf([]);
        columns.apply(acts.map((act) => stepOf(layout, act)));
        const alive = standing(acts);
        expect(columns.n).toBe(alive.length);
        const tables = countTable(columns, { item, by, where });
        expect(tables.map((table) => table.by)).toEqual([null, ...by]);
        for (const table of tables) {
          const { base, counts } = tableOf(alive, item, table.by, where, table.options, table.groups);
          expect(table.base).toEqual(base);
          expect(table.counts).toEqual(counts);
          expect(table.n).toBe(alive.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('fed in batches hold what those made of the standing answers hold', () => {
    const history = fc.record({
      seed: fc.nat(),
      length: fc.nat(300),
      cut: fc.array(fc.nat(300), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(history, ({ seed, length, cut }) => {
        const acts = randomActs(seed, length, twoVersions);
        const fed = columnsOf([]);
        const cuts = [0, ...cut.sort((a, b) => a - b), length];
        for (const [at, from] of cuts.entries())
          fed.apply(acts.slice(from, cuts[at + 1] ?? from).map((act) => stepOf(layout, act)));
        const made = columnsOf(standing(acts));
        expect(rowsOf(fed)).toEqual(rowsOf(made));
      }),
      { numRuns: 12 },
    );
  });

  test('are the responses that crossed counters count, at every step', () => {
    const acts = randomActs(5, 420, twoVersions);
    const shown = new Shown(layout, '2021-05-20');
    for (const act of acts.slice(0, 40)) shown.load(stepOf(layout, act));
    for (const [at, act] of acts.slice(40).entries()) {
      shown.hear(stepOf(layout, act), '2021-05-20');
      if (at % 47 === 0) shown.turn(`2021-06-${10 + Math.floor(at / 47)}`, false);
      expect(shown.columns.n).toBe(shown.crossed.marginals.n);
    }
    for (const variable of layout.variables)
      for (const profile of layout.profiles) {
        const [, table] = countTable(shown.columns, { item: variable.code, by: [profile.code] });
        const places = [
          ...profile.values.map((_, at) => profile.first + at),
          profile.first + profile.values.length,
        ];
        const told = (slot: number) => places.map((place) => [shown.crossed.crossings.at(slot, place)]);
        expect(table!.base).toEqual(told(variable.base));
        expect(table!.counts).toEqual(variable.options.map((_, at) => told(variable.base + 1 + at)));
      }
  });

  test('a change of what is not there is refused', () => {
    const [act] = randomActs(1, 1, twoVersions);
    const { after, ...rest } = act!;
    const gone = stepOf(layout, { ...rest, before: after! });
    expect(() => columnsOf([]).apply([gone])).toThrow(RangeError);
  });

  test('weight cells part every count, and who is outside the frame is not counted', () => {
    const acts = standing(randomActs(9, 300, twoVersions));
    const cellOf = (act: ResponseAct) =>
      codesOf(act, 'Q1').includes('resident') ? ['m', 'f'].indexOf(codesOf(act, 'Q4')[0] ?? '') : -1;
    const columns = new ResponseColumns(layout);
    for (const act of acts) {
      const step = stepOf(layout, act);
      columns.load({ ...step, after: step.after && { ...step.after, cell: cellOf(act) } });
    }
    const inFrame = acts.filter((act) => cellOf(act) >= 0);
    const genders = [['m'], ['f']];
    const cellWeights = [2, 0.5];
    for (const item of ['Q7', 'Q21', 'Q10.find', 'Q21.1'])
      for (const table of countTable(columns, { item, by: ['Q2', 'Q9', 'Q21', 'day'], cellWeights })) {
        expect(table.n).toBe(inFrame.length);
        expect(table.weights).toEqual(cellWeights);
        for (const [cell, codes] of genders.entries()) {
          const where = [{ variable: 'Q4', codes }];
          const plain = tableOf(inFrame, item, table.by, where, table.options, table.groups);
          expect(table.base.map((group) => group[cell])).toEqual(plain.base.flat());
          expect(table.counts.map((option) => option.map((group) => group[cell]))).toEqual(
            plain.counts.map((option) => option.flat()),
          );
        }
      }
  });

  test('a table says which versions it pools', () => {
    const columns = columnsOf(randomActs(3, 50, twoVersions));
    const versions = (item: string, where: Where = []) => countTable(columns, { item, where })[0]?.versions;
    expect(versions('Q9')).toEqual([1, 2]);
    expect(versions('Q16')).toEqual([1]);
    expect(versions('Z2')).toEqual([2]);
    expect(versions('Q9', [{ variable: 'version', codes: ['2'] }])).toEqual([2]);
  });

  test('nothing else is filtered by, and by no more than two things', () => {
    const columns = columnsOf([]);
    const ask = (where: Where) => () => countTable(columns, { item: 'Q7', where });
    const condition = { variable: 'channel', codes: ['online'] };
    expect(ask([condition, condition])).not.toThrow();
    expect(ask([condition, condition, condition])).toThrow(RangeError);
    expect(ask([{ variable: 'Q7', codes: ['web'] }])).toThrow(RangeError);
    expect(ask([{ variable: 'constructor', codes: ['x'] }])).toThrow(RangeError);
    expect(() => countTable(columns, { item: 'nothing' })).toThrow(RangeError);
    expect(() => countTable(columns, { item: 'Q7', by: ['nothing'] })).toThrow(RangeError);
  });

  test('hold codes and numbers only', () => {
    const columns = columnsOf(randomActs(2, 30, twoVersions));
    expect([...layout.plan.texts.keys()]).toEqual(['Q20', 'Q22']);
    for (const [at, shape] of layout.plan.shapes.entries())
      expect(columns.column(at)).toBeInstanceOf(
        shape === 'byte' ? Uint8Array : shape === 'short' ? Uint16Array : Float64Array,
      );
  });
});

/** Every row as words, in an order of its own. */
function rowsOf(columns: ResponseColumns): string[] {
  const words = (['channel', 'day', 'version', 'entrance', 'site'] as const).map((of) =>
    columns.circumstance(of),
  );
  return Array.from({ length: columns.n }, (_, row) =>
    [
      ...layout.plan.shapes.map((_, at) => columns.column(at)[row]),
      ...words.map(({ data, words }) => words.all()[data[row]! - 1]),
    ].join(),
  ).sort();
}
