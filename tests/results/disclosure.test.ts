import { expect, test } from 'vitest';
import { bandLinks } from '#server/results/banded-links.ts';
import { releaseCounts } from '#server/results/counts.ts';
import { linksOf } from '#server/results/links.ts';
import type { Snapshot } from '#server/results/snapshot.ts';
import { profilesOf } from '#shared/questionnaire/variables.ts';
import { isShown } from '#shared/statistics/figure.ts';
import { attack, type Seen } from '../shared/suppression/attack.ts';
import { attackTogether } from '../shared/suppression/populations.ts';
import { plainAttack, plainTables, recoveredByReference } from '../shared/suppression/python-attack.ts';
import { releasedQuestionnaire, short } from './support.ts';

/** A release as an outsider reads it: its published JSON and the public questionnaire. */
function readBy({ n, profiles, variables, marginals, tables }: Snapshot): Seen {
  const marginal = (item: string, choice: 'one' | 'many', options: { code: string }[]) =>
    marginals.find((each) => each.item === item) ?? {
      item,
      choice,
      unseen: true as const,
      cells: options.map(({ code }) => ({ code, hidden: true as const })),
    };
  return {
    n,
    profiles: profiles.map(({ code, groups }) => marginal(code, 'one', groups)),
    opinions: variables.map(({ code, choice, options }) => marginal(code, choice, options)),
    tables,
    links: bandLinks(linksOf([short]), profilesOf(short)),
  };
}

test('an attack on the whole release, from its published file, recovers nothing', async () => {
  const { ctx, release, site, counters, questionnaire } = await releasedQuestionnaire(700);
  const published = await (await site.get('/questionnaires/short/results.json')).text();
  const { leaks, suspects } = attack(readBy(JSON.parse(published)), 10);
  expect(leaks).toEqual([]);
  expect(suspects).toBeGreaterThan(100);
  const other = attackTogether({ first: readBy(JSON.parse(published)), joined: 0, left: 0 }, 10);
  expect(other.leaks).toEqual([]);
  expect(other.suspects).toBeGreaterThan(100);

  const plain = plainTables(JSON.parse(published));
  expect(plain.length).toBeGreaterThan(10);
  for (const { name, ...table } of plain)
    expect({ name, leaks: plainAttack(table, 10).filter(({ leaked }) => leaked) }).toEqual({
      name,
      leaks: [],
    });
  expect((recoveredByReference(plain.map((table) => ({ table, threshold: 10 }))) ?? []).flat()).toEqual([]);

  const { crossed } = await counters.of(questionnaire);
  const truth = releaseCounts(questionnaire, crossed, 'bands');
  for (const table of truth.tables) {
    const shown = release.snapshot.tables.find((each) => each.item === table.item && each.by === table.by);
    for (const column of shown?.columns ?? [])
      for (const cell of column.cells)
        if ('n' in cell) {
          const real = table.columns
            .find(({ code }) => code === column.code)
            ?.cells.find(({ code }) => code === cell.code);
          expect(cell.n).toBe(real?.n);
          expect(cell.n === 0 || cell.n >= 10).toBe(true);
        }
  }
  const rows = await ctx.db.selectFrom('release').select('snapshot').execute();
  expect(rows.map(({ snapshot }) => snapshot)).toEqual([published]);
}, 180_000);

test('a hidden number is hidden in every shape in which the release is told', async () => {
  const { release, site } = await releasedQuestionnaire();
  const table = release.snapshot.tables.find(({ columns }) =>
    columns.some((column) => column.base !== undefined && column.cells.some((cell) => !('n' in cell))),
  )!;
  const answer = await site.get(`/api/v1/questionnaires/short/results?item=${table.item}&by=${table.by}`);
  const figure = await answer.json();
  const hidden = figure.columns
    .flatMap((column: never) => (isShown(column as never) ? (column as { cells: object[] }).cells : []))
    .filter((cell: object) => 'hidden' in cell);
  expect(hidden.length).toBeGreaterThan(0);
  for (const cell of hidden) expect(Object.keys(cell).sort()).toEqual(['code', 'hidden', 'label']);
  expect(new Set(hidden.map((cell: { hidden: string }) => cell.hidden)).size).toBe(1);
  const html = await (
    await site.get(`/questionnaires/short/results?item=${table.item}&by=${table.by}`)
  ).text();
  expect(html.match(/class="r hid"/g)?.length).toBeGreaterThanOrEqual(hidden.length);
  expect(html).not.toMatch(/class="r hid"[^>]*data-value/);
});
