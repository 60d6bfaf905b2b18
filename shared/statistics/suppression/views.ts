import type { CountColumn, CountTable } from '../tables.ts';
import { masked, type PublishedColumn } from './publish.ts';
import { crossedBase } from './rules.ts';
import type { HiddenColumn } from './suppression.ts';
import { type HiddenView, ViewCounts, type ViewTable } from './view-counts.ts';
import { ViewProtection } from './view-protection.ts';

export type { HiddenView, ViewTable };

interface Asked {
  /** Everybody's table. */
  whole: ViewTable;
  /** What is hidden of it where it was shown; without it what `protectTable` hides. */
  shown?: HiddenView;
  threshold: number;
}

/** The table within a filter. `parents`: of two filters, the tables within each of them alone. */
export interface ViewAsked extends Asked {
  view: ViewTable;
  parents?: readonly [ViewTable, ViewTable];
  /** What is hidden of these, where it is known. */
  alone?: readonly [HiddenView | undefined, HiddenView | undefined];
  /** What is hidden of the view's total where it stands without groups. */
  total?: HiddenColumn;
}

/**
 * What to hide of an item by groups that no release holds, as `suppress` does of a release. The total over all groups is
 * shown in full, but for `total`, what was hidden of it where it was shown.
 */
export function protectTable({
  whole,
  threshold,
  total,
}: Omit<Asked, 'shown'> & { total?: HiddenColumn }): HiddenView {
  if (baseOf(whole) < crossedBase) return withheld();
  const view = new ViewCounts([whole]);
  const screen = view.show([0]);
  view.keep(screen.columns.at(-1)!, total);
  const protection = new ViewProtection(view, threshold);
  protection.protect();
  return protection.hiddenOf(screen);
}

/**
 * What to hide of a filtered table, so that neither it, nor it beside the whole table as shown, nor what the whole leaves
 * beside it (the people outside the filter), nor, of two filters, the tables of each alone tell a hidden count: for each
 * there is a second set of counts that agrees with all that is on these screens. A view whose base is below 30, which
 * leaves fewer than `threshold`, or which cannot be protected within a page's time, is withheld. Throws a RangeError
 * for a view that does not lie within the whole.
 */
export function protectView(asked: ViewAsked): HiddenView {
  const { whole, view, parents, threshold, total } = asked;
  const shown = asked.shown ?? protectTable({ whole, threshold });
  const rules = { threshold, total };
  if (!parents) return protectParts([view, minus(whole, view)], [{ parts: [0, 1], shown }], rules);
  const alone = parents.map(
    (each, at) => asked.alone?.[at] ?? protectView({ whole, shown, view: each, threshold }),
  );
  const [first, second] = parents;
  const parts = [
    view,
    minus(first, view),
    minus(second, view),
    minus(minus(whole, first), minus(second, view)),
  ];
  const before = [
    { parts: [0, 1, 2, 3], shown },
    { parts: [0, 1], shown: alone[0]! },
    { parts: [0, 2], shown: alone[1]! },
  ];
  return protectParts(parts, before, rules);
}

function protectParts(
  parts: ViewTable[],
  before: { parts: number[]; shown: HiddenView }[],
  { threshold, total }: Pick<ViewAsked, 'threshold'> & { total: HiddenColumn | undefined },
): HiddenView {
  const [view] = parts;
  const same = before.find((each) =>
    parts.every((part, at) => at === 0 || !each.parts.includes(at) || baseOf(part) === 0),
  );
  if (same) return same.shown;
  const tells = before.some((each) => {
    const rest = each.parts.reduce((sum, part) => sum + (part === 0 ? 0 : baseOf(parts[part]!)), 0);
    return rest < threshold;
  });
  if (tells || baseOf(view!) < crossedBase) return withheld();
  const counts = new ViewCounts(parts);
  for (const { parts: of, shown } of before) counts.show(of, shown);
  const screen = counts.show([0]);
  if (total) counts.keep(screen.columns.at(-1)!, total);
  const protection = new ViewProtection(counts, threshold);
  if (total) protection.guardTotal(0, screen, total);
  protection.protect();
  const hidden = protection.hiddenOf(screen);
  return total ? { ...hidden, total } : hidden;
}

/** Several values of a filter together: what is hidden within one of them is hidden of their sum. */
export function hiddenTogether(views: HiddenView[]): HiddenView {
  if (views.length === 0 || views.some((view) => view.withheld)) return withheld();
  const merge = (columns: HiddenColumn[]): HiddenColumn => ({
    ...Object.assign({}, ...columns.map(({ base }) => (base ? { base } : {}))),
    cells: Object.assign({}, ...columns.map(({ cells }) => cells)),
  });
  const codes = new Set(views.flatMap(({ columns }) => Object.keys(columns)));
  return {
    withheld: false,
    total: merge(views.map(({ total }) => total)),
    columns: Object.fromEntries(
      [...codes].map((code) => [code, merge(views.flatMap(({ columns }) => columns[code] ?? []))]),
    ),
  };
}

/** A view as officers may see it, its total first with code null, or undefined when it is withheld. */
export function publishView(
  table: ViewTable,
  hidden: HiddenView,
): (PublishedColumn & { code: string | null })[] | undefined {
  if (hidden.withheld) return undefined;
  const all = totalOf(table);
  return [
    { code: null, ...masked(all, hidden.total) },
    ...table.columns.map((column) => ({
      code: column.code,
      ...masked(column, hidden.columns[column.code]!),
    })),
  ];
}

const withheld = (): HiddenView => ({ withheld: true, total: { cells: {} }, columns: {} });

const baseOf = ({ columns }: ViewTable): number => columns.reduce((sum, { base }) => sum + base, 0);

function totalOf({ columns }: ViewTable): Omit<CountColumn, 'code'> {
  const cells = columns[0]?.cells.map(({ code }, at) => ({
    code,
    n: columns.reduce((sum, column) => sum + column.cells[at]!.n, 0),
  }));
  return { base: columns.reduce((sum, { base }) => sum + base, 0), cells: cells ?? [] };
}

function minus(from: ViewTable, view: ViewTable): ViewTable {
  const columns = from.columns.map((column): CountTable['columns'][number] => {
    const own = view.columns.find(({ code }) => code === column.code);
    if (!own) throw new RangeError(`the view has no column ${column.code}`);
    return {
      code: column.code,
      base: column.base - own.base,
      cells: column.cells.map(({ code, n }, at) => ({ code, n: n - own.cells[at]!.n })),
    };
  });
  return { choice: from.choice, columns };
}
