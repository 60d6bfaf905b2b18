import type { Tabulation } from './tabulate-document.ts';

const percent = (share: number | null) => (share === null ? '-' : `${(share * 100).toFixed(1)}%`);

const bounds = (pair: readonly [number, number] | null) =>
  pair === null ? '-' : `${percent(pair[0])} to ${percent(pair[1])}`;

const short = (value: number) => Number(value.toPrecision(5)).toString();

/** Lines of a table, columns aligned, the first to the left. */
function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => [...row[at]!].length)));
  return rows.map((row) =>
    row
      .map((text, at) => (at === 0 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}

/** What --json prints, for a reader: percents with one place, each beside its base. Wilson's interval knows of no clusters. */
export function* tabulationLines(found: Tabulation, drawn: boolean): Generator<string> {
  const { item, by, n, base, weighting, test } = found;
  yield `${item}${by === null ? '' : ` by ${by}`}: ${base} of ${n} rows answered`;
  yield weightingLine(weighting);
  for (const margin of weighting.margins ?? [])
    for (const { code, target, achieved, missed } of margin.categories)
      if (Math.abs(missed) > 1e-6)
        yield `${margin.code} ${code}: ${short(achieved)} where ${short(target)} was the target, by trimming`;
  for (const { code, base: of, cells, numbers } of found.columns) {
    yield '';
    yield `${code === null ? 'All' : `${by} = ${code}`}: ${of} answered`;
    yield* aligned([
      ['', 'n', 'raw', 'share', 'se', 'interval'],
      ...cells.map((cell) => [
        cell.code,
        `${cell.n}`,
        percent(cell.raw_share),
        percent(cell.share),
        percent(cell.se),
        bounds((drawn ? null : cell.ci.wilson) ?? cell.ci.logit),
      ]),
    ]);
    if (numbers) yield `mean ${short(numbers.mean)}, median ${short(numbers.median)}`;
  }
  yield '';
  yield 'Intervals, 95 %, know how many answered and how they are weighted, not who chose to answer.';
  if (!test) return;
  const [first, second] = test.df;
  yield `${test.kind === 'pearson' ? 'Pearson X²' : 'Rao-Scott F'} ${short(test.statistic)} on ${short(first)}${
    second === null ? '' : ` and ${short(second)}`
  }, p ${short(test.p)}, Cramér’s V ${short(test.cramers_v)}`;
}

function weightingLine({ kind, deff_kish, n_eff, sweeps }: Tabulation['weighting']): string {
  if (kind === 'none') return 'Not weighted';
  const how = kind === 'rake' ? `Raked in ${sweeps} sweeps` : 'Weighted by a column';
  return `${how}: design effect ${short(deff_kish)}, effective number ${short(n_eff)}`;
}
