import type { CountColumn, CountTable } from '../tables.ts';
import type { HiddenColumn } from './suppression.ts';
import { one, plus, System } from './system.ts';

/** An item by groups among some of the respondents. The columns part them; '' holds those in none of the groups. */
export type ViewTable = Pick<CountTable, 'choice' | 'columns'>;

/** What is hidden of a view, like a released table; `total` is its column of everybody. */
export interface HiddenView {
  /** Not shown at all, its total neither. */
  withheld: boolean;
  total: HiddenColumn;
  columns: Record<string, HiddenColumn>;
}

/** The variables of a column: its base and its cells in the order of the options. */
export interface ViewColumn {
  base: number;
  cells: number[];
}

/** A table on the screen: the sum of some parts of the respondents. The last of its columns is the total. */
export interface Screen {
  parts: number[];
  columns: ViewColumn[];
  /** Shown before, as given here: nothing more of it can be hidden. */
  before: HiddenView | undefined;
}

/** Tables of the same shape over parts of the same respondents, as one system of counts. */
export class ViewCounts {
  readonly system = new System();
  readonly choice: 'one' | 'many';
  readonly groups: string[];
  readonly options: string[];
  /** `parts[part][group]`; the last group is the part's total. */
  readonly parts: ViewColumn[][];
  readonly screens: Screen[] = [];
  /** Shown on a screen of before. */
  readonly fixed = new Set<number>();
  /** How many boxes were tried so far: the work that protecting a view took. */
  tried = 0;
  private readonly most: number;

  /** `parts` part the respondents. Throws a RangeError for tables of different shapes or counts that do not fit. */
  constructor(parts: ViewTable[]) {
    const [first] = parts;
    if (!first) throw new RangeError('a view is of something');
    this.choice = first.choice;
    this.groups = first.columns.map(({ code }) => code);
    this.options = first.columns[0]?.cells.map(({ code }) => code) ?? [];
    this.most = parts.reduce((sum, { columns }) => sum + columns.reduce((n, { base }) => n + base, 0), 0);
    this.parts = parts.map(({ columns }) => {
      const own = this.groups.map((code) => this.addPart(columns, code));
      return [...own, this.sum(own, 'total of a part')];
    });
    this.system.check();
  }

  /** Puts the sum of some parts on the screen. */
  show(parts: number[], before?: HiddenView): Screen {
    const [part] = parts;
    const columns =
      parts.length === 1
        ? this.parts[part!]!
        : this.parts[part!]!.map((_, group) =>
            this.sum(
              parts.map((each) => this.parts[each]![group]!),
              'view',
            ),
          );
    const screen: Screen = { parts, columns, before };
    this.screens.push(screen);
    for (const column of screen.columns) {
      for (const at of [column.base, ...column.cells]) this.variable(at).hidden = false;
    }
    if (before)
      for (const [at, column] of columns.entries()) {
        const code = this.groups[at];
        this.keep(column, code === undefined ? before.total : before.columns[code], before.withheld);
      }
    return screen;
  }

  variable = (at: number) => this.system.variables[at]!;

  value = (at: number): number => this.variable(at).value;

  /** Keeps a column as it was shown before, whatever else is hidden. */
  keep({ base, cells }: ViewColumn, hidden: HiddenColumn = { cells: {} }, all = false): void {
    const put = (variable: number, isHidden: boolean) => {
      if (isHidden) this.variable(variable).hidden = true;
      else this.fixed.add(variable);
    };
    put(base, all || hidden.base !== undefined);
    for (const [at, cell] of cells.entries())
      put(cell, all || hidden.base !== undefined || hidden.cells[this.options[at]!] !== undefined);
  }

  private addPart(columns: CountColumn[], code: string): ViewColumn {
    const own = columns.find((column) => column.code === code);
    const codes = own?.cells.map((cell) => cell.code) ?? [];
    if (!own || columns.length !== this.groups.length || codes.join('\n') !== this.options.join('\n'))
      throw new RangeError('views of different shapes');
    const column = this.column(
      own.base,
      own.cells.map(({ n }) => n),
    );
    const cells = column.cells.map(one);
    if (this.choice === 'one') this.system.constrain(plus(...cells), 'equals', one(column.base), 'part');
    else {
      for (const cell of cells) this.system.constrain(cell, 'atMost', one(column.base), 'part');
      const chosen = own.cells.reduce((sum, { n }) => sum + n, 0);
      if (chosen >= own.base) this.system.constrain(one(column.base), 'atMost', plus(...cells), 'part');
    }
    return column;
  }

  /** A column whose figures are the sums of those of others. */
  private sum(columns: ViewColumn[], where: string): ViewColumn {
    const all = (of: (column: ViewColumn) => number) => {
      const terms = columns.map(of);
      return { terms, value: terms.reduce((sum, at) => sum + this.value(at), 0) };
    };
    const base = all((column) => column.base);
    const cells = this.options.map((_, at) => all((column) => column.cells[at]!));
    const column = this.column(
      base.value,
      cells.map(({ value }) => value),
    );
    const tie = (at: number, terms: number[]) =>
      this.system.constrain(one(at), 'equals', plus(...terms.map(one)), where);
    tie(column.base, base.terms);
    for (const [at, { terms }] of cells.entries()) tie(column.cells[at]!, terms);
    return column;
  }

  private column(base: number, cells: number[]): ViewColumn {
    const add = (value: number, cost: number) =>
      this.system.add({ value, cap: this.most, cost, hidden: true });
    return {
      base: add(base, 4 + cells.length),
      cells: cells.map((n) => add(n, n === 0 ? 3 : 1 + Math.log2(1 + n) / 8)),
    };
  }
}
