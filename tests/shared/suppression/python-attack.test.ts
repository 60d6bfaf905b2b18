import { expect, test } from 'vitest';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { ReleaseCounts } from '#shared/statistics/tables.ts';
import reference from '../../fixtures/statistics/sdc.cases.json' with { type: 'json' };
import { cityQuestions } from './city.ts';
import { crossed } from './counts.ts';
import { type PlainTable, plainAttack, plainTables, recoveredByReference } from './python-attack.ts';
import { dice, survey } from './survey.ts';

const leaksIn = (cells: { row: string; col: string; leaked: boolean }[]) =>
  cells.filter(({ leaked }) => leaked).map(({ row, col }) => `${row}, ${col}`);

function published(counts: ReleaseCounts, threshold: number): (PlainTable & { name: string })[] {
  const suppression = suppress(counts, threshold);
  return plainTables({
    tables: counts.tables.flatMap((table) => publish(table, suppression) ?? []),
    marginals: counts.opinions.flatMap((each) => publishMarginal(each, suppression) ?? []),
  });
}

test.each(reference.cases)('the port bounds $name at $threshold as the reference does', (each) => {
  const found = plainAttack(each.primary_only, each.threshold);
  expect(found.map(({ row, col, leaked }) => ({ row, col, leaked }))).toEqual(
    each.recovered.map(({ row, col, leaked }) => ({ row, col, leaked })),
  );
  for (const [at, { low, high }] of found.entries()) {
    expect(low).toBeCloseTo(each.recovered[at]!.low, 6);
    expect(high).toBeCloseTo(each.recovered[at]!.high, 6);
  }
});

/** How many cells are hidden besides the small ones, by case; more would be a loss, fewer a gain to note here. */
const besides: { [name: string]: number } = {
  'esoph_cases_age_by_alcohol 10': 3,
  'esoph_cases_age_by_alcohol 20': 1,
  'esoph_cases_age_by_alcohol 30': 1,
  'sparse_banner 10': 4,
};

test.each(reference.cases)(
  'of $name at $threshold every small cell is hidden and nothing is recovered',
  (each) => {
    const { truth, threshold, name } = each;
    const [table] = published(crossed(truth.cells), threshold);
    const small = truth.cells.flat().filter((n) => n > 0 && n < threshold).length;
    const key = `${name} ${threshold}`;
    if (!table) {
      expect({ [key]: 'withheld' }).toEqual({ [key]: besides[key] });
      return;
    }
    for (const [r, row] of truth.cells.entries())
      for (const [c, n] of row.entries()) {
        const shown = table.cells[r]![c];
        expect(shown === null || shown === n).toBe(true);
        if (n > 0 && n < threshold) expect(shown).toBeNull();
      }
    for (const [r, n] of truth.row_totals.entries())
      if (n > 0 && n < threshold) expect(table.row_totals[r]).toBeNull();
    const hidden = table.cells.flat().filter((n) => n === null).length;
    expect({ [key]: hidden - small }).toEqual({ [key]: besides[key] });
    expect(leaksIn(plainAttack(table, threshold))).toEqual([]);
  },
);

test('nothing is recovered from any two-way table of a city’s release', () => {
  const tables = published(survey(cityQuestions(dice(7)), 2000, dice(8)), 10);
  expect(tables.length).toBeGreaterThan(80);
  for (const { name, ...table } of tables)
    expect({ name, leaks: leaksIn(plainAttack(table, 10)) }).toEqual({ name, leaks: [] });
}, 120_000);

test('nor of the cases by the reference program itself', () => {
  const tables = reference.cases.flatMap(({ truth, threshold }) =>
    published(crossed(truth.cells), threshold).map((table) => ({ table, threshold })),
  );
  const broken = reference.cases.map((each) => ({ table: each.primary_only, threshold: each.threshold }));
  const found = recoveredByReference([...tables, ...broken]);
  if (!found) return;
  expect(found.slice(0, tables.length).flat()).toEqual([]);
  expect(found.slice(tables.length).map((cells) => cells.length > 0)).toEqual(
    reference.cases.map(({ recovered }) => recovered.some(({ leaked }) => leaked)),
  );
}, 120_000);
