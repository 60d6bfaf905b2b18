import type { PublishedColumn, PublishedTable } from '#shared/statistics/suppression/publish.ts';
import type { Link, Ref } from '#shared/statistics/tables.ts';
import { highs, type Leak } from './attack.ts';
import type { Seen } from './outsider.ts';

/** The items of a questionnaire as everybody can read it. */
interface Paper {
  profiles: { item: string; codes: string[] }[];
  opinions: { item: string; choice: 'one' | 'many'; codes: string[] }[];
  tables: { item: string; by: string }[];
  links: Link[];
}

type Terms = [variable: number, factor: number][];

/** A linear programme over counts that nobody but the outsider thinks of. */
class Programme {
  readonly low: number[] = [];
  readonly high: number[] = [];
  readonly names: string[] = [];
  private readonly starts = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  add(name: string, most: number): number {
    this.low.push(0);
    this.high.push(most);
    return this.names.push(name) - 1;
  }

  row(terms: Terms, from: number, to: number): void {
    const sum = new Map<number, number>();
    for (const [at, factor] of terms) sum.set(at, (sum.get(at) ?? 0) + factor);
    for (const [at, factor] of sum) {
      if (factor === 0) continue;
      this.indices.push(at);
      this.values.push(factor);
    }
    this.starts.push(this.indices.length);
    this.from.push(from);
    this.to.push(to);
  }

  model() {
    const [numCols, numRows] = [this.names.length, this.from.length];
    return {
      numCols,
      numRows,
      colCost: new Float64Array(numCols),
      colLower: Float64Array.from(this.low),
      colUpper: Float64Array.from(this.high),
      rowLower: Float64Array.from(this.from),
      rowUpper: Float64Array.from(this.to),
      matrix: {
        format: 'csr' as const,
        numRows,
        numCols,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
    };
  }
}

const minus = (terms: Terms): Terms => terms.map(([at, factor]) => [at, -factor]);
const endless = Number.POSITIVE_INFINITY;

/** Some people of unknown answers: everything that must hold of any crowd that filled in the questionnaire. */
class Population {
  private readonly at = new Map<string, number>();
  private readonly crossed = new Map<string, 'one' | 'many'>();

  constructor(
    private readonly programme: Programme,
    private readonly paper: Paper,
    readonly n: number,
    private readonly name: string,
  ) {
    for (const { item, codes } of paper.profiles) {
      const parts = [...codes, ''].map((code) => this.one(item, code));
      programme.row(parts.flat(), n, n);
      programme.row([...this.one(item, null), ...this.one(item, '')], n, n);
    }
    for (const { item, choice, codes } of paper.opinions)
      this.column(
        choice,
        this.one(item, null),
        codes.map((code) => this.one(item, code)),
      );
    const choices = new Map(paper.opinions.map(({ item, choice }) => [item, choice]));
    for (const { item, by } of paper.tables)
      if (item !== by) this.crossed.set(`${item}\n${by}`, choices.get(item) ?? 'one');
    for (const [key, choice] of this.crossed) this.crossing(key, choice);
    this.transposed();
    for (const link of paper.links) this.link(link);
  }

  /** An option (null: the base) over everybody or in a column of a profile item. */
  one(item: string, code: string | null, by?: string, column?: string): Terms {
    const key = JSON.stringify(by === undefined ? [item, code] : [item, code, by, column]);
    const known = this.at.get(key) ?? this.programme.add(`${this.name} ${key}`, this.n);
    this.at.set(key, known);
    return [[known, 1]];
  }

  private codesOf = (item: string): string[] =>
    [...this.paper.profiles, ...this.paper.opinions].find((each) => each.item === item)?.codes ?? [];

  private columnsOf = (by: string): string[] => [...this.codesOf(by), ''];

  private column(choice: 'one' | 'many', base: Terms, cells: Terms[]): void {
    const { programme } = this;
    if (choice === 'one') programme.row([...cells.flat(), ...minus(base)], 0, 0);
    else {
      for (const cell of cells) programme.row([...cell, ...minus(base)], -endless, 0);
      programme.row([...cells.flat(), ...minus(base)], 0, endless);
    }
  }

  private crossing(key: string, choice: 'one' | 'many'): void {
    const [item = '', by = ''] = key.split('\n');
    const codes = this.codesOf(item);
    const columns = this.columnsOf(by);
    for (const column of columns) {
      const base = this.one(item, null, by, column);
      this.column(
        choice,
        base,
        codes.map((code) => this.one(item, code, by, column)),
      );
      this.programme.row([...base, ...minus(this.one(by, column))], -endless, 0);
    }
    for (const code of [null, ...codes])
      this.programme.row(
        [...columns.flatMap((column) => this.one(item, code, by, column)), ...minus(this.one(item, code))],
        0,
        0,
      );
  }

  private transposed(): void {
    for (const key of this.crossed.keys()) {
      const [a = '', b = ''] = key.split('\n');
      if (a >= b || !this.crossed.has(`${b}\n${a}`)) continue;
      for (const x of this.codesOf(a))
        for (const y of this.codesOf(b))
          this.programme.row([...this.one(a, x, b, y), ...minus(this.one(b, y, a, x))], 0, 0);
    }
  }

  private link({ left, relation, right }: Link): void {
    const state = (resolve: (ref: Ref) => Terms | undefined) => {
      const sides = [left, right].map((refs) => refs.map(resolve));
      if (sides.flat().includes(undefined)) return;
      const [from = [], to = []] = sides.map((side) => side.flatMap((terms) => terms ?? []));
      this.programme.row([...from, ...minus(to)], relation === 'equals' ? 0 : -endless, 0);
    };
    state(({ item, code }) => this.one(item, code));
    for (const { item: by } of this.paper.profiles)
      for (const column of this.columnsOf(by))
        state(({ item, code }) => {
          if (item === by)
            return (code === null ? column !== '' : code === column) ? this.one(by, column) : [];
          return this.crossed.has(`${item}\n${by}`) ? this.one(item, code, by, column) : undefined;
        });
    for (const { item, codes } of this.paper.opinions)
      for (const answer of [null, ...codes])
        state((ref) => {
          if (!this.crossed.has(`${item}\n${ref.item}`)) return undefined;
          const columns = this.columnsOf(ref.item).filter((column) =>
            ref.code === null ? column !== '' : column === ref.code,
          );
          return columns.flatMap((column) => this.one(item, answer, ref.item, column));
        });
  }
}

/** A release and what else a reader knows: `joined` came after the first release, `left` went before the second. */
export interface Known {
  first: Seen;
  /** What of the second release speaks of its own day; undefined where there is only one. */
  second?: Seen;
  joined: number;
  left: number;
}

/**
 * Attacks one release, or two together, with the knowledge of exactly how many people came and went between them (a
 * changed answer is one who went and one who came). Everybody in both answered the same in both. A hidden figure leaks
 * when its bounds are one number other than 0, or lie within 1 and threshold − 1.
 */
export function attackTogether({ first, second, joined, left }: Known, threshold: number) {
  const programme = new Programme();
  const paper = paperOf(second ? [first, second] : [first]);
  const stayed = new Population(programme, paper, first.n - left, 'stayed');
  const went = left > 0 ? [new Population(programme, paper, left, 'went')] : [];
  const came = joined > 0 ? [new Population(programme, paper, joined, 'came')] : [];
  const suspects = [
    ...observe(programme, first, [stayed, ...went], 'first'),
    ...(second ? observe(programme, second, [stayed, ...came], 'second') : []),
  ];
  return { leaks: bounds(programme, suspects, threshold), suspects: suspects.length };
}

function paperOf(seen: Seen[]): Paper {
  const [first] = seen as [Seen, ...Seen[]];
  const codesIn = ({ cells }: PublishedColumn) => cells.map(({ code }) => code);
  const profiles = first.profiles.map((each) => ({ item: each.item, codes: codesIn(each) }));
  const opinions = first.opinions.map((each) => ({
    item: each.item,
    choice: each.choice,
    codes: codesIn(each),
  }));
  const { links } = first;
  const named = new Set(links.flatMap((link) => [...link.left, ...link.right].map(({ item }) => item)));
  const shown = seen.flatMap(({ tables }) => tables);
  const tables = profiles.flatMap(({ item: by }) =>
    [...opinions, ...profiles].flatMap(({ item }) => {
      const own = shown.some((table) => table.item === item && table.by === by);
      const tied = named.has(item) || (named.has(by) && shown.some((table) => table.item === item));
      return own || tied ? [{ item, by }] : [];
    }),
  );
  return { profiles, opinions, tables, links };
}

/** What a release shows of the sum of some populations; returns the figures that it hides. */
function observe(programme: Programme, seen: Seen, of: Population[], name: string): number[] {
  const suspects: number[] = [];
  const look = (
    item: string,
    code: string | null,
    n: number | undefined,
    place: [by: string, column: string] | [] = [],
  ) => {
    const terms = of.flatMap((each) => each.one(item, code, ...place));
    if (n !== undefined) programme.row(terms, n, n);
    else {
      const at = programme.add(`${name} ${[item, code, ...place].join(' ')}`, seen.n);
      programme.row([...terms, [at, -1]], 0, 0);
      suspects.push(at);
    }
  };
  const lookAt = (item: string, column: PublishedColumn, place: [string, string] | [] = []) => {
    look(item, null, column.base, place);
    for (const cell of column.cells) look(item, cell.code, 'n' in cell ? cell.n : undefined, place);
  };
  for (const marginal of [...seen.profiles, ...seen.opinions]) {
    if (!marginal.unseen) lookAt(marginal.item, marginal);
    else if (marginal.few)
      programme.row(
        of.flatMap((each) => each.one(marginal.item, null)),
        0,
        9,
      );
  }
  for (const { item, by, columns } of seen.tables as PublishedTable[]) {
    for (const column of columns) lookAt(item, column, [by, column.code]);
    for (const code of [
      ...(seen.profiles.find((each) => each.item === by)?.cells ?? []).map((cell) => cell.code),
      '',
    ])
      if (!columns.some((column) => column.code === code)) look(item, null, 0, [by, code]);
  }
  return suspects;
}

function bounds(programme: Programme, suspects: number[], threshold: number): Leak[] {
  const { names } = programme;
  const low = names.map(() => endless);
  const high = names.map(() => -endless);
  const told = (at: number) => {
    const [least, most] = [Math.ceil(low[at]! - 1e-6), Math.floor(high[at]! + 1e-6)];
    return (least >= most && most !== 0) || (least >= 1 && most < threshold);
  };
  const leaks: Leak[] = [];
  highs.withModel(programme.model(), (model) => {
    model.options.set({ output_flag: false });
    for (const at of suspects) {
      for (const sign of [1, -1] as const) {
        if (!told(at)) continue;
        model.changeColCost(at, sign);
        model.run();
        if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
          throw new Error(`no bound of ${names[at]}: ${model.getModelStatus()}`);
        const { colValue } = model.getSolution();
        model.changeColCost(at, 0);
        for (const each of suspects) {
          low[each] = Math.min(low[each]!, colValue[each]!);
          high[each] = Math.max(high[each]!, colValue[each]!);
        }
      }
      if (told(at)) leaks.push({ where: names[at]!, low: low[at]!, high: high[at]! });
    }
  });
  return leaks;
}
