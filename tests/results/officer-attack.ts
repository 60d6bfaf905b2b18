import type { askFigures } from '#server/results/ask.ts';
import { countTable } from '#server/results/columns/count-table.ts';
import type { Shown } from '#server/results/shown.ts';
import type { Asked } from '#shared/statistics/asked.ts';
import { type Figure, isShown } from '#shared/statistics/figure.ts';
import { highs } from '../shared/suppression/attack.ts';

type Ask = (asked: Asked) => ReturnType<typeof askFigures>;

/** What is asked: the item, and the variables by which answers are parted and chosen. */
export interface Ground {
  item: string;
  variables: string[];
}

/** Some of the answers: for each variable the codes they have. */
type Place = Map<string, string[]>;

/**
 * An officer who asks a number of questions about one item and works out, from all the answers together, what no single
 * one tells. Gives the small counts (1 to threshold − 1) that must then lie between 1 and threshold − 1, and how many
 * small ones were asked for. The sum of several hidden counts is none of them: what a filter of several values leaves
 * unsaid may still be known to be small.
 */
export async function attackAsOfficer(
  shown: Shown,
  ask: Ask,
  { item, variables }: Ground,
  questions: number,
  roll: () => number,
  threshold = 5,
) {
  const counted = shown.layout.find(item)!;
  const options = counted.options.map(({ code }) => code);
  const codesOf = (variable: string) =>
    countTable(shown.columns, { item, by: [variable], where: [] })
      .at(-1)!
      .groups.map((code) => code ?? '');
  const codes = variables.map(codesOf);
  const size = codes.reduce((product, each) => product * each.length, options.length);
  const programme: { terms: number[]; n: number }[] = [];
  const suspects = new Map<string, { terms: number[]; n: number }>();
  const termsOf = (place: Place, option: string | null) =>
    Array.from({ length: size }, (_, at) => at).filter((at) => {
      let rest = at;
      for (const [v, variable] of variables.entries()) {
        const code = codes[v]![rest % codes[v]!.length]!;
        rest = Math.floor(rest / codes[v]!.length);
        if (place.has(variable) && !place.get(variable)!.includes(code)) return false;
      }
      return option === null || options[rest] === option;
    });
  const upTo = (most: number) => Math.floor(roll() * most);
  const seen = new Set<string>();
  let shownNumbers = 0;
  for (let question = 0; question < questions; question++) {
    const asked = randomQuestion();
    const name = JSON.stringify(asked);
    if (seen.has(name)) continue;
    seen.add(name);
    const [figure] = await ask(asked);
    if (figure) read(figure, asked);
  }
  const leaks = bounds();
  return { leaks, suspects: suspects.size, shown: shownNumbers, asked: seen.size };

  function randomQuestion(): Asked {
    const free = [...variables].sort(() => roll() - 0.5);
    const by = roll() < 0.7 ? [free.pop()!] : [];
    const filters = upTo(Math.min(3, free.length + 1));
    const where = free.slice(0, filters).map((variable) => {
      const all = codes[variables.indexOf(variable)]!.filter((code) => code !== '');
      const some = roll() < 0.7 ? [all[upTo(all.length)]!] : all.filter(() => roll() < 0.5);
      return { variable, codes: some.length > 0 ? some : [all[0]!] };
    });
    return { item, by, where, weights: 'none' };
  }

  function read(figure: Figure, { by: [by], where }: Asked) {
    const place: Place = new Map(where.map(({ variable, codes: some }) => [variable, some]));
    const [whole, parted] = countTable(shown.columns, { item, by: by ? [by] : [], where });
    const columns = figure.withheld ? [] : figure.columns;
    const groups = [null, ...(by ? codes[variables.indexOf(by)]! : [])];
    for (const group of groups) {
      const table = group === null ? whole! : parted!;
      const at = group === null ? 0 : table.groups.findIndex((code) => (code ?? '') === group);
      const column = columns.find(({ code }) => code === group);
      const own: Place = group === null ? place : new Map([...place, [by!, [group]]]);
      for (const option of [null, ...options]) {
        const truth = (option === null ? table.base[at] : table.counts[options.indexOf(option)]![at])!.reduce(
          (sum, n) => sum + n,
          0,
        );
        const cell = column && isShown(column) ? column.cells.find(({ code }) => code === option) : undefined;
        const n =
          column && isShown(column)
            ? option === null
              ? (column.base ?? undefined)
              : cell && isShown(cell)
                ? cell.n
                : undefined
            : undefined;
        const terms = termsOf(own, option);
        if (n !== undefined) {
          if (n !== truth) throw new Error(`${n} is shown, ${truth} counted`);
          shownNumbers += 1;
          programme.push({ terms, n });
        } else if (truth >= 1 && truth < threshold && [...own.values()].every((some) => some.length === 1))
          suspects.set(JSON.stringify([...own].sort()) + (option ?? ''), { terms, n: truth });
      }
    }
  }

  function bounds(): string[] {
    const found: string[] = [];
    const starts = [0];
    const indices = programme.flatMap(({ terms }) => {
      starts.push(starts.at(-1)! + terms.length);
      return terms;
    });
    const rows = Float64Array.from(programme, ({ n }) => n);
    highs.withModel(
      {
        numCols: size,
        numRows: programme.length,
        colCost: new Float64Array(size),
        colLower: new Float64Array(size),
        colUpper: new Float64Array(size).fill(1e5),
        rowLower: rows,
        rowUpper: rows,
        matrix: {
          format: 'csr' as const,
          numRows: programme.length,
          numCols: size,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: new Float64Array(indices.length).fill(1),
        },
      },
      (model) => {
        model.options.set({ output_flag: false });
        const range = new Map([...suspects.keys()].map((name) => [name, [Infinity, -Infinity]]));
        for (const [name, { terms, n }] of suspects) {
          const own = range.get(name)!;
          const told = () => Math.ceil(own[0]! - 1e-6) >= 1 && Math.floor(own[1]! + 1e-6) < threshold;
          for (const sign of [1, -1]) {
            if (!told()) break;
            for (const at of terms) model.changeColCost(at, sign);
            model.run();
            if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
              throw new Error('no bound was found');
            const { colValue } = model.getSolution();
            for (const at of terms) model.changeColCost(at, 0);
            for (const [each, { terms: of }] of suspects) {
              const sum = of.reduce((total, at) => total + colValue[at]!, 0);
              const mine = range.get(each)!;
              mine[0] = Math.min(mine[0]!, sum);
              mine[1] = Math.max(mine[1]!, sum);
            }
          }
          if (told()) found.push(`${name} = ${n}: ${own.map((x) => x.toFixed(1)).join(' to ')}`);
        }
      },
    );
    return found;
  }
}
