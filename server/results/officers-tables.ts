import type { Filter } from '#shared/statistics/asked.ts';
import { closedColumn, turned } from '#shared/statistics/suppression/cube.ts';
import type { PublishedColumn } from '#shared/statistics/suppression/publish.ts';
import type { HiddenColumn } from '#shared/statistics/suppression/suppression.ts';
import { type HiddenView, hiddenTogether, type ViewTable } from '#shared/statistics/suppression/views.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { apart } from './apart/apart.ts';
import { type AskedVariable, findAskedVariable } from './asked-variable.ts';
import { countTable } from './columns/count-table.ts';
import type { Counted } from './layout.ts';
import type { Shown } from './shown.ts';
import { preparedCounts } from './staff-figures.ts';
import { forOfficers } from './suppressed.ts';

/**
 * What is hidden of the tables of one questionnaire wherever officers meet them: by one variable, or by two of which one
 * may be a filter. Worked out for each set of variables and not for each question, so that answers to several questions
 * tell no more than one: a filtered table shows what the crossed one shows, whichever way round it is asked for.
 */
export class OfficersTables {
  readonly #questionnaire: Questionnaire;
  readonly #shown: Shown;
  readonly #known = new Map<string, Promise<HiddenView | { [code: string]: HiddenView }>>();

  private constructor(questionnaire: Questionnaire, shown: Shown) {
    this.#questionnaire = questionnaire;
    this.#shown = shown;
  }

  /** Those of the state that crossed figures show now. */
  static of(questionnaire: Questionnaire, shown: Shown): OfficersTables {
    const { act } = shown.crossedAsOf;
    const mine = kept.get(shown);
    if (mine?.act === act) return mine.tables;
    const tables = new OfficersTables(questionnaire, shown);
    kept.set(shown, { act, tables });
    return tables;
  }

  /** Over everybody: an opinion is shown in full, a profile item as the margin of the tables by it. */
  whole({ code, role }: Counted): HiddenView {
    if (role === 'opinion') return single(open);
    const counts = preparedCounts(this.#questionnaire, this.#shown, code);
    const marginal = counts.marginals.find(({ item }) => item === code);
    return marginal ? single(hiddenOf(marginal)) : withheld;
  }

  by(item: Counted, by: AskedVariable): Promise<HiddenView> {
    return this.#once(JSON.stringify([item.code, by.code]), () => this.#by(item, by));
  }

  /** Within one filter, by groups or over all who meet it. Values together hide what any of them hides. */
  async within(item: Counted, { variable, codes }: Filter, by?: AskedVariable): Promise<HiddenView> {
    const first = this.#variable(variable);
    const along = await this.by(item, first);
    const columns = by && (await this.#cube(item, first, by));
    return hiddenTogether(
      this.#present(item, variable, codes).map((code) => {
        if (along.withheld || along.columns[code]?.base) return withheld;
        return columns ? columns(code) : single(along.columns[code] ?? open);
      }),
    );
  }

  /** Within two filters, over all who meet both. */
  async withinBoth(item: Counted, first: Filter, second: Filter): Promise<HiddenView> {
    const view = await this.within(item, first, this.#variable(second.variable));
    if (view.withheld) return withheld;
    return hiddenTogether(
      this.#present(item, second.variable, second.codes).map((code) => {
        const column = view.columns[code] ?? closedColumn(optionsOf(item));
        return column.base ? withheld : single(column);
      }),
    );
  }

  async #by(item: Counted, by: AskedVariable): Promise<HiddenView> {
    const { threshold } = forOfficers();
    const table = this.table(item, by);
    const groups = table.columns.map(({ code }) => code);
    if (by.kind === 'profile' && item.role === 'opinion') {
      const { tables } = preparedCounts(this.#questionnaire, this.#shown, by.code);
      const found = tables.find((each) => each.item === item.code && each.by === by.code);
      if (!found) return withheld;
      const columns = new Map(found.columns.map((column) => [column.code, hiddenOf(column)]));
      return {
        withheld: false,
        total: open,
        columns: Object.fromEntries(groups.map((code) => [code, columns.get(code) ?? open])),
      };
    }
    const whole = this.whole(item);
    if (whole.withheld) return withheld;
    const own = await apart.do('protectTable', { whole: table, threshold, total: whole.total });
    const other =
      by.kind !== 'circumstance' && item.choice === 'one' ? this.#shown.layout.find(by.code) : undefined;
    const same = other && findAskedVariable(this.#shown.layout, item.code);
    if (!other || !same) return own;
    const turn =
      other.role === 'opinion' && item.role === 'profile'
        ? await this.by(other, same)
        : await apart.do('protectTable', { whole: this.table(other, same), threshold });
    return hiddenTogether([own, turned(turn, groups)]);
  }

  /** Of an item by two variables: what is hidden within a value of the first, by the second. */
  async #cube(item: Counted, first: AskedVariable, second: AskedVariable) {
    const swapped = second.kind !== 'opinion' && second.code < first.code;
    const [outer, inner] = swapped ? [second, first] : [first, second];
    const name = JSON.stringify([item.code, outer.code, inner.code]);
    const cube = await this.#once(name, async () => {
      const [along, across] = [await this.by(item, outer), await this.by(item, inner)];
      const slices = this.#codes(item, outer.code).map(({ code }) => ({
        code,
        table: this.table(item, inner, [{ variable: outer.code, codes: [code] }]),
      }));
      return apart.do('protectCube', { slices, along, across, threshold: forOfficers().threshold });
    });
    if (!swapped) return (code: string) => cube[code] ?? withheld;
    const along = await this.by(item, first);
    return (code: string): HiddenView => ({
      withheld: along.withheld,
      total: along.columns[code] ?? open,
      columns: Object.fromEntries(
        Object.entries(cube).map(([group, slice]) => [
          group,
          slice.withheld ? closedColumn(optionsOf(item)) : (slice.columns[code] ?? open),
        ]),
      ),
    });
  }

  table(item: Counted, by: AskedVariable, where: Filter[] = []): ViewTable {
    const { choice, options, groups, base, counts } = countTable(this.#shown.columns, {
      item: item.code,
      by: [by.code],
      where,
    }).at(-1)!;
    return {
      choice,
      columns: groups.map((code, group) => ({
        code: code ?? '',
        base: base[group]![0]!,
        cells: options.map((option, at) => ({ code: option, n: counts[at]![group]![0]! })),
      })),
    };
  }

  #variable = (code: string): AskedVariable => {
    const found = findAskedVariable(this.#shown.layout, code);
    if (!found) throw new TypeError(`${code} parts nobody`);
    return found;
  };

  #codes = (item: Counted, variable: string) => this.table(item, this.#variable(variable)).columns;

  #present = (item: Counted, variable: string, codes: string[]): string[] => {
    const there = this.#codes(item, variable).filter(({ code, base }) => codes.includes(code) && base > 0);
    return there.map(({ code }) => code);
  };

  #once<T extends HiddenView | { [code: string]: HiddenView }>(
    name: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const known = this.#known.get(name) as Promise<T> | undefined;
    if (known) return known;
    const working = work();
    this.#known.set(name, working);
    working.catch(() => this.#known.delete(name));
    return working;
  }
}

const kept = new WeakMap<Shown, { act: number; tables: OfficersTables }>();

const optionsOf = ({ options }: Counted): string[] => options.map(({ code }) => code);

const open: HiddenColumn = { cells: {} };
const withheld: HiddenView = { withheld: true, total: open, columns: {} };
const single = (column: HiddenColumn): HiddenView => ({
  withheld: false,
  total: column,
  columns: { '': column },
});

const hiddenOf = ({ hidden, cells }: Pick<PublishedColumn, 'hidden' | 'cells'>): HiddenColumn => ({
  ...(hidden ? { base: 'secondary' as const } : {}),
  cells: Object.fromEntries(
    cells.flatMap((cell) => ('hidden' in cell ? [[cell.code, 'secondary' as const]] : [])),
  ),
});
