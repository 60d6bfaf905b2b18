import { publish } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { CountTable, Marginal, ReleaseCounts } from '#shared/statistics/tables.ts';

/**
 * A release of one opinion item crossed by one profile item: `rows` are the profile's groups, each with its respondents'
 * choice of the options `cols`, all of whom answered.
 */
export function crossed(rows: number[][], choice: 'one' | 'many' = 'one', bases?: number[]): ReleaseCounts {
  const base = bases ?? rows.map((row) => sum(row));
  const code = (at: number) => `p${at + 1}`;
  const option = (at: number) => `o${at + 1}`;
  const table: CountTable = {
    item: 'Q',
    by: 'P',
    choice,
    columns: rows.map((row, at) => ({
      code: code(at),
      base: base[at]!,
      cells: row.map((n, column) => ({ code: option(column), n })),
    })),
  };
  const profile: Marginal = {
    item: 'P',
    choice: 'one',
    base: sum(base),
    cells: base.map((n, at) => ({ code: code(at), n })),
  };
  const opinion: Marginal = {
    item: 'Q',
    choice,
    base: sum(base),
    cells: rows[0]!.map((_, column) => ({ code: option(column), n: sum(rows.map((row) => row[column]!)) })),
  };
  return { n: sum(base), profiles: [profile], opinions: [opinion], tables: [table], links: [] };
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The table Q by P as readers see it: a line a column, base first, `*` for what is hidden; undefined when withheld. */
export function shown(counts: ReleaseCounts, threshold = 10, at = 0): string[] | undefined {
  const table = publish(counts.tables[at]!, suppress(counts, threshold));
  return table?.columns.map(({ base, cells }) =>
    [base ?? '*', ...cells.map((cell) => ('n' in cell ? cell.n : '*'))].join(' '),
  );
}
