import {
  type PublishedCell,
  type PublishedMarginal,
  type PublishedTable,
  publish,
  publishMarginal,
} from '#shared/statistics/suppression/publish.ts';
import type { Suppression } from '#shared/statistics/suppression/suppression.ts';
import type { Link, Marginal, Ref, ReleaseCounts } from '#shared/statistics/tables.ts';

/** All that an outsider sees of a release, and the logic of the questionnaire, which everybody can read. */
export interface Seen {
  n: number;
  profiles: SeenMarginal[];
  opinions: SeenMarginal[];
  tables: PublishedTable[];
  links: Link[];
}

/** A marginal that is not shown is known by its options only; `few`: because fewer than 10 answered. */
type SeenMarginal = PublishedMarginal & { unseen?: true; few?: true };

export function seen(counts: ReleaseCounts, suppression: Suppression): Seen {
  const opinions = new Set(counts.opinions);
  const marginal = (each: Marginal): SeenMarginal =>
    publishMarginal(each, suppression) ?? {
      item: each.item,
      choice: each.choice,
      unseen: true,
      ...(opinions.has(each) ? { few: true as const } : {}),
      cells: each.cells.map(({ code }) => ({ code, hidden: true })),
    };
  return {
    n: counts.n,
    profiles: counts.profiles.map(marginal),
    opinions: counts.opinions.map(marginal),
    tables: counts.tables.flatMap((table) => publish(table, suppression) ?? []),
    links: counts.links,
  };
}

/** Every count an outsider can think of, with what is known of it; nothing here is taken from the suppression's code. */
export class Outsider {
  readonly names: string[] = [];
  readonly suspects: number[] = [];
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly rows: { terms: Map<number, number>; low: number; high: number }[] = [];
  private readonly index = new Map<string, number>();

  constructor(private readonly view: Seen) {
    for (const profile of view.profiles) this.profile(profile);
    const named = new Set(
      view.links.flatMap(({ left, right }) => [...left, ...right].map(({ item }) => item)),
    );
    const crossed = new Set(view.tables.map(({ item }) => item));
    for (const { item: by } of view.profiles) {
      for (const marginal of [...view.opinions, ...view.profiles]) {
        const table = view.tables.find((each) => each.item === marginal.item && each.by === by);
        const tied = named.has(marginal.item) || (named.has(by) && crossed.has(marginal.item));
        if (marginal.item !== by && (table || tied)) this.crossing(marginal, by, table);
      }
    }
    this.transposed();
    for (const link of view.links) this.link(link);
  }

  private codes(by: string): string[] {
    return [...this.view.profiles.find(({ item }) => item === by)!.cells.map(({ code }) => code), ''];
  }

  private at(...name: (string | null)[]): number {
    const key = JSON.stringify(name);
    const found = this.index.get(key);
    if (found !== undefined) return found;
    const at = this.names.push(key) - 1;
    this.index.set(key, at);
    this.low.push(0);
    this.high.push(this.view.n);
    return at;
  }

  private know(at: number, value: number | undefined, published: boolean): void {
    if (value !== undefined) {
      this.low[at] = value;
      this.high[at] = value;
    } else if (published) this.suspects.push(at);
  }

  private row(terms: [number, number][], low: number, high: number): void {
    const sum = new Map<number, number>();
    for (const [at, factor] of terms) sum.set(at, (sum.get(at) ?? 0) + factor);
    for (const [at, factor] of sum) if (factor === 0) sum.delete(at);
    if (sum.size > 0) this.rows.push({ terms: sum, low, high });
  }

  private profile({ item, base, cells, unseen }: SeenMarginal): void {
    const { n } = this.view;
    for (const cell of cells)
      this.know(this.at('margin', item, cell.code), 'n' in cell ? cell.n : undefined, !unseen);
    this.know(this.at('margin', item, ''), base === undefined ? undefined : n - base, !unseen);
    const all = this.codes(item).map((code): [number, number] => [this.at('margin', item, code), 1]);
    this.row(all, n, n);
    const asked = this.at('answered', item);
    this.know(asked, base, !unseen);
    this.row(
      [
        [asked, 1],
        [this.at('margin', item, ''), 1],
      ],
      n,
      n,
    );
  }

  /** Item by profile, shown or not: what is not shown is still there to reason about. */
  private crossing(marginal: SeenMarginal, by: string, table: PublishedTable | undefined): void {
    const { item, choice, cells } = marginal;
    const isProfile = this.view.profiles.some((each) => each.item === item);
    const whole = (code: string | null): [[number, number][], number, number] => {
      if (isProfile)
        return [[[code === null ? this.at('answered', item) : this.at('margin', item, code), -1]], 0, 0];
      if (marginal.base === undefined) return [[], 0, 9];
      const cell = cells.find((each) => each.code === code);
      const n = code === null ? marginal.base : cell && 'n' in cell ? cell.n : 0;
      return [[], n, n];
    };
    for (const code of this.codes(by)) {
      const column = table?.columns.find((each) => each.code === code);
      const base = this.at('base', item, by, code);
      const absent = table !== undefined && column === undefined;
      this.know(base, absent ? 0 : column?.base, column !== undefined);
      this.row(
        [
          [base, 1],
          [this.at('margin', by, code), -1],
        ],
        Number.NEGATIVE_INFINITY,
        0,
      );
      const lines = cells.map((each) => {
        const cell: PublishedCell | undefined = column?.cells.find((own) => own.code === each.code);
        const at = this.at('cell', item, by, code, each.code);
        this.know(at, absent ? 0 : cell && 'n' in cell ? cell.n : undefined, column !== undefined);
        return at;
      });
      const sum = lines.map((at): [number, number] => [at, 1]);
      if (choice === 'one') this.row([...sum, [base, -1]], 0, 0);
      else {
        for (const at of lines)
          this.row(
            [
              [at, 1],
              [base, -1],
            ],
            Number.NEGATIVE_INFINITY,
            0,
          );
        this.row([...sum, [base, -1]], 0, Number.POSITIVE_INFINITY);
      }
    }
    const over = (what: (code: string) => number) =>
      this.codes(by).map((code): [number, number] => [what(code), 1]);
    const [minus, low, high] = whole(null);
    this.row([...over((code) => this.at('base', item, by, code)), ...minus], low, high);
    for (const cell of cells) {
      const [less, from, to] = whole(cell.code);
      this.row([...over((code) => this.at('cell', item, by, code, cell.code)), ...less], from, to);
    }
  }

  /** Profile by profile is never shown, but read by column or by row it is the same table. */
  private transposed(): void {
    for (const { item: a } of this.view.profiles) {
      for (const { item: b } of this.view.profiles) {
        if (a >= b || !this.index.has(JSON.stringify(['base', a, b, '']))) continue;
        if (!this.index.has(JSON.stringify(['base', b, a, '']))) continue;
        for (const x of this.codes(a)) {
          for (const y of this.codes(b)) {
            if (x === '' || y === '') continue;
            this.row(
              [
                [this.at('cell', a, b, y, x), 1],
                [this.at('cell', b, a, x, y), -1],
              ],
              0,
              0,
            );
          }
        }
      }
    }
  }

  private link({ left, relation, right }: Link): void {
    const contexts: ((ref: Ref) => [number, number][] | number)[] = [(ref) => this.inTheWhole(ref)];
    for (const { item: by } of this.view.profiles) {
      for (const code of this.codes(by)) contexts.push((ref) => this.inColumn(ref, by, code));
    }
    for (const { item, cells } of this.view.opinions) {
      for (const code of [null, ...cells.map((cell) => cell.code)])
        contexts.push((ref) => this.inAnswer(ref, item, code));
    }
    for (const context of contexts) {
      const terms: [number, number][] = [];
      let known = 0;
      for (const [refs, sign] of [
        [left, 1],
        [right, -1],
      ] as const) {
        for (const ref of refs) {
          const value = context(ref);
          if (typeof value === 'number') known += sign * value;
          else for (const [at, factor] of value) terms.push([at, sign * factor]);
        }
      }
      if (Number.isNaN(known)) continue;
      this.row(terms, relation === 'equals' ? -known : Number.NEGATIVE_INFINITY, -known);
    }
  }

  private inTheWhole({ item, code }: Ref): [number, number][] | number {
    if (this.view.profiles.some((each) => each.item === item)) {
      return [[code === null ? this.at('answered', item) : this.at('margin', item, code), 1]];
    }
    const marginal = this.view.opinions.find((each) => each.item === item)!;
    if (marginal.base === undefined) {
      const at = this.at('whole', item, code);
      this.high[at] = 9;
      return [[at, 1]];
    }
    const cell = marginal.cells.find((each) => each.code === code);
    return code === null ? marginal.base : cell && 'n' in cell ? cell.n : 0;
  }

  private inColumn({ item, code }: Ref, by: string, column: string): [number, number][] | number {
    if (item === by)
      return (code === null ? column !== '' : code === column) ? [[this.at('margin', by, column), 1]] : 0;
    return [[code === null ? this.at('base', item, by, column) : this.at('cell', item, by, column, code), 1]];
  }

  private inAnswer({ item, code }: Ref, opinion: string, answer: string | null): [number, number][] | number {
    if (!this.index.has(JSON.stringify(['base', opinion, item, '']))) return Number.NaN;
    const columns = this.codes(item).filter((column) => (code === null ? column !== '' : column === code));
    return columns.map((column) => [
      answer === null
        ? this.at('base', opinion, item, column)
        : this.at('cell', opinion, item, column, answer),
      1,
    ]);
  }

  /** The number of a figure's variable. */
  find(...name: (string | null)[]): number {
    return this.index.get(JSON.stringify(name))!;
  }

  /** A programme over all counts, by default without a cost; `whole` asks for whole numbers. */
  model(whole = false) {
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { terms } of this.rows) {
      for (const [at, factor] of terms) {
        indices.push(at);
        values.push(factor);
      }
      starts.push(indices.length);
    }
    const numCols = this.names.length;
    const numRows = this.rows.length;
    return {
      numCols,
      numRows,
      colCost: new Float64Array(numCols),
      colLower: Float64Array.from(this.low),
      colUpper: Float64Array.from(this.high),
      rowLower: Float64Array.from(this.rows, (row) => row.low),
      rowUpper: Float64Array.from(this.rows, (row) => row.high),
      matrix: {
        format: 'csr' as const,
        numRows,
        numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      ...(whole && { integrality: new Int32Array(numCols).fill(1) }),
    };
  }
}
