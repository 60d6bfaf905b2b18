import type { Text } from '#shared/questionnaire/definition.ts';
import type {
  PublishedColumn,
  PublishedMarginal,
  PublishedTable,
} from '#shared/statistics/suppression/publish.ts';
import { hideAlike } from './hide-alike.ts';
import type { PublishedCounts } from './published.ts';
import {
  frameDifferences,
  nearDifferences,
  outsideDifferences,
  weightedPair,
} from './weighting/corrected.ts';

/** What becomes of an item's figures in a corrected release. */
export type Decision = 'replaced' | 'kept' | 'withdrawn';

/** Items whose tables share margins, and what was decided of all of them together. */
export interface DecidedGroup {
  items: string[];
  decision: Decision;
}

/** What a corrected release says of itself: which one it corrects, why, and what became of each figure. */
export interface Correction {
  of: { no: number; hash: string };
  note: Text;
  decisions: DecidedGroup[];
}

/** A difference of 1 to 9 between two public numbers would tell of as few people. */
const LEAST = 10;

/**
 * Decides table by table: what differs nowhere by 1 to 9 from any figure that was ever public, neither in a cell, margin,
 * base or channel count nor in what hidden cells come to together, and hides the same, is replaced; the rest keeps its
 * old numbers whole. An item's marginal, its crossed tables and the profile marginals that share a margin are decided
 * together. Where the responses in all or by channel differ by 1 to 9, everything is kept, for these stand beside every
 * figure.
 */
export function decide(earlier: readonly PublishedCounts[], fresh: PublishedCounts): DecidedGroup[] {
  const shared = earlier.some((old) => tells(totals(old, fresh)));
  return groupsOf([...earlier, fresh]).map((items) => {
    const told =
      shared ||
      earlier.some((old) =>
        items.some(
          (item) =>
            tells(differences(old, fresh, item)) ||
            !hideAlike(old, fresh, [...codesOf(old, item), ...codesOf(fresh, item)]),
        ),
      );
    return { items, decision: told ? 'kept' : 'replaced' };
  });
}

/** A difference as readers can bound it. */
type Bounds = readonly [least: number, most: number];

const tells = (all: readonly Bounds[]): boolean =>
  all.some(([least, most]) => (least > 0 && most < LEAST) || (most < 0 && least > -LEAST));

const exactly = (difference: number): Bounds => [difference, difference];

/** Responses in all and by channel; channels that either release merges, together. */
function totals(old: PublishedCounts, fresh: PublishedCounts): Bounds[] {
  const names = Object.keys(old.channels) as (keyof PublishedCounts['channels'])[];
  const both = names.filter((name) => name !== 'other' && fresh.channels[name] !== undefined);
  const rest = ({ n, channels }: PublishedCounts) =>
    both.reduce((left, name) => left - (channels[name] ?? 0), n);
  return [
    exactly(fresh.n - old.n),
    ...both.map((name) => exactly((fresh.channels[name] ?? 0) - (old.channels[name] ?? 0))),
    exactly(rest(fresh) - rest(old)),
    ...frameDifferences(old, fresh).map(exactly),
  ];
}

/** Every difference that readers of both can see in an item's marginals and crossed tables. */
function differences(old: PublishedCounts, fresh: PublishedCounts, item: string): Bounds[] {
  const codes = new Set([...codesOf(old, item), ...codesOf(fresh, item)]);
  return [...codes].flatMap((code) => {
    const [before, after] = [marginalOf(old, code), marginalOf(fresh, code)];
    if (!before || !after) return [];
    const limits: Limits = [old.kept?.[item]?.n ?? old.n, fresh.n];
    const bys = old.tables.filter((table) => table.item === code).map(({ by }) => by);
    return [
      ...inColumn(before, after, before.choice, limits),
      ...unanswered(before, after, limits),
      ...inFrame(old, fresh, code),
      ...bys.flatMap((by) => {
        const tables = [tableOf(old, code, by), tableOf(fresh, code, by)] as const;
        return tables[0] && tables[1] ? inTable(tables[0], tables[1], before, after, limits) : [];
      }),
    ];
  });
}

/** Of those whom weighted figures speak of, and of the others. */
function inFrame(old: PublishedCounts, fresh: PublishedCounts, code: string): Bounds[] {
  const pair = weightedPair(old, fresh, code);
  if (!pair) return [];
  const { before, after, limits } = pair;
  return [
    ...inColumn(before, after, before.choice, limits),
    ...unanswered(before, after, limits),
    ...outsideDifferences(old, fresh, code).map(exactly),
    ...nearDifferences(old, fresh, code).map(exactly),
  ];
}

/** Whoever did not answer at all, where both releases show how many did. */
const unanswered = (before: PublishedColumn, after: PublishedColumn, [n, nFresh]: Limits): Bounds[] =>
  before.base === undefined || after.base === undefined
    ? []
    : [exactly(nFresh - after.base - (n - before.base))];

type Limits = readonly [old: number, fresh: number];

function inTable(
  old: PublishedTable,
  fresh: PublishedTable,
  before: PublishedMarginal,
  after: PublishedMarginal,
  limits: Limits,
): Bounds[] {
  const pairs = old.columns.flatMap((column) => {
    const same = fresh.columns.find(({ code }) => code === column.code);
    return same ? [[column, same] as const] : [];
  });
  const rows = new Set([...before.cells, ...after.cells].map(({ code }) => code));
  const across = (count: (column: PublishedColumn) => number | undefined) => {
    const wholes = [count(before), count(after)];
    if (wholes[0] === undefined || wholes[1] === undefined) return [];
    const shown = pairs.filter(([a, b]) => count(a) !== undefined && count(b) !== undefined);
    const rest = (whole: number, at: 0 | 1) =>
      shown.reduce((left, pair) => left - (count(pair[at]) ?? 0), whole);
    return [exactly(rest(wholes[1], 1) - rest(wholes[0], 0))];
  };
  return [
    ...pairs.flatMap(([a, b]) => inColumn(a, b, old.choice, limits)),
    ...across(({ base }) => base),
    ...[...rows].flatMap((code) => across((column) => shownIn(column, code))),
  ];
}

/** Base and cells, and what the cells that either release hides come to together. */
function inColumn(
  old: PublishedColumn,
  fresh: PublishedColumn,
  choice: 'one' | 'many',
  [most, mostFresh]: Limits,
): Bounds[] {
  const codes = [...new Set([...old.cells, ...fresh.cells].map(({ code }) => code))];
  const both = codes.filter((code) => shownIn(old, code) !== undefined && shownIn(fresh, code) !== undefined);
  const found = both.map((code) => exactly((shownIn(fresh, code) ?? 0) - (shownIn(old, code) ?? 0)));
  for (const code of codes.filter((each) => !both.includes(each))) {
    const [low, high] = boundsIn(old, code, choice, most);
    const [lowFresh, highFresh] = boundsIn(fresh, code, choice, mostFresh);
    found.push([lowFresh - high, highFresh - low]);
  }
  if (old.base === undefined || fresh.base === undefined) return found;
  const rest = (column: PublishedColumn, base: number) =>
    both.reduce((left, code) => left - (shownIn(column, code) ?? 0), base);
  const others = (column: PublishedColumn, base: number, code: string) => base - (shownIn(column, code) ?? 0);
  const [base, baseFresh] = [old.base, fresh.base];
  return [
    ...found,
    exactly(fresh.base - old.base),
    // Whoever did not choose an option is told of by what is left of the base.
    ...both.map((code) => exactly(others(fresh, baseFresh, code) - others(old, base, code))),
    ...(choice === 'one' ? [exactly(rest(fresh, fresh.base) - rest(old, old.base))] : []),
  ];
}

function shownIn({ cells }: PublishedColumn, code: string): number | undefined {
  const cell = cells.find((each) => each.code === code);
  return cell && 'n' in cell ? cell.n : undefined;
}

/** What a reader knows of a cell: itself, or that it is no more than what is left. */
function boundsIn(column: PublishedColumn, code: string, choice: 'one' | 'many', most: number): Bounds {
  const shown = shownIn(column, code);
  if (shown !== undefined) return [shown, shown];
  const whole = column.base ?? most;
  if (choice === 'many') return [0, whole];
  return [0, column.cells.reduce((left, cell) => left - ('n' in cell ? cell.n : 0), whole)];
}

const marginalOf = ({ marginals }: PublishedCounts, code: string) =>
  marginals.find(({ item }) => item === code);

const tableOf = ({ tables }: PublishedCounts, item: string, by: string) =>
  tables.find((table) => table.item === item && table.by === by);

/** The item of what is counted: a matrix's rows are decided together. */
export const itemOf = ({ variables }: PublishedCounts, code: string): string =>
  variables.find((variable) => variable.code === code)?.item ?? code;

const codesOf = (counts: PublishedCounts, item: string): string[] =>
  [...counts.variables, ...counts.profiles]
    .map(({ code }) => code)
    .filter((code) => itemOf(counts, code) === item);

/** Items in groups: two that share a margin, in any of the releases, are in one. */
function groupsOf(all: readonly PublishedCounts[]): string[][] {
  const group = new Map<string, string[]>();
  for (const counts of all)
    for (const { code } of [...counts.profiles, ...counts.variables]) {
      const item = itemOf(counts, code);
      if (!group.has(item)) group.set(item, [item]);
    }
  const join = (a: string, b: string) => {
    const [one, other] = [group.get(a), group.get(b)];
    if (!one || !other || one === other) return;
    one.push(...other);
    for (const item of other) group.set(item, one);
  };
  for (const counts of all)
    for (const table of counts.tables)
      if (sharesMargin(counts, table)) join(itemOf(counts, table.item), table.by);
  return [...new Set(group.values())];
}

/** Whether a column's base is the profile item's own count, shown or hidden. */
function sharesMargin(counts: PublishedCounts, { by, columns }: PublishedTable): boolean {
  const profile = marginalOf(counts, by);
  return columns.some(({ code, base }) => {
    const cell = profile?.cells.find((each) => each.code === code);
    return cell !== undefined && ('n' in cell ? cell.n : undefined) === base && base !== 0;
  });
}
