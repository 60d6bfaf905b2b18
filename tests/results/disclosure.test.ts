import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { bandLinks } from '#server/results/banded-links.ts';
import { releaseCounts } from '#server/results/counts.ts';
import { linksOf } from '#server/results/links.ts';
import type { Snapshot } from '#server/results/snapshot.ts';
import { profilesOf } from '#shared/questionnaire/variables.ts';
import { type Figure, isShown } from '#shared/statistics/figure.ts';
import type { PublishedColumn } from '#shared/statistics/suppression/publish.ts';
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

/** Every number that a shape of the release tells: item, profile item, group and option, or '' for the base. */
type Told = Map<string, number>;

const nameOf = (...parts: (string | null | undefined)[]) => parts.map((part) => part ?? '').join('|');

function toldByFile({ marginals, tables }: Snapshot): Told {
  const told: Told = new Map();
  const put = (name: string[], { base, cells }: PublishedColumn) => {
    if (base !== undefined) told.set(nameOf(...name, ''), base);
    for (const cell of cells) if ('n' in cell) told.set(nameOf(...name, cell.code), cell.n);
  };
  for (const each of marginals) put([each.item, '', ''], each);
  for (const { item, by, columns } of tables)
    for (const column of columns)
      if (column.code !== '' || column.base !== 0) put([item, by, column.code], column);
  return told;
}

function toldByFigures(figures: Figure[]): Told {
  const told: Told = new Map();
  for (const { item, by, columns } of figures)
    for (const column of columns.filter(isShown)) {
      const name = [item, column.code === null ? '' : by, column.code];
      if (column.base !== null) told.set(nameOf(...name, ''), column.base);
      for (const cell of column.cells.filter(isShown)) {
        told.set(nameOf(...name, cell.code), cell.n);
        if (cell.percent === null) continue;
        // A percent of a known base is a count: it stands only beside both.
        expect(column.base).toBeGreaterThanOrEqual(30);
        expect(cell.percent).toBe(Math.round((100 * cell.n) / (column.base ?? 0)));
      }
    }
  return told;
}

test('file, interface, table of figures and pages tell the same numbers and no more', async () => {
  const { release, site } = await releasedQuestionnaire(500);
  const api = '/api/v1/questionnaires/short/results';
  const published: Snapshot = await (await site.get('/questionnaires/short/results.json')).json();
  const { items } = await (await site.get(api)).json();
  const figures: Figure[] = [];
  for (const { item, by } of items as { item: string; by: string[] }[])
    for (const each of [null, ...by])
      figures.push(await (await site.get(`${api}?item=${item}${each === null ? '' : `&by=${each}`}`)).json());
  const file = toldByFile(published);
  expect(file.size).toBeGreaterThan(500);
  expect([...toldByFigures(figures)].sort()).toEqual([...file].sort());

  const csv = await (await site.get('/questionnaires/short/results.csv')).text();
  const [head = [], ...lines]: string[][] = parse(csv, { bom: true });
  expect(head.slice(7, 10)).toEqual(['份数', '%', '基数（份）']);
  const told: Told = new Map();
  for (const line of lines) {
    const [item = '', , by, group, words, option, , n, percent, base] = line;
    if (published.rates?.[item]?.some(({ code }) => code === option)) continue;
    const name = [item, words === '合计' ? '' : by, group];
    if (base) told.set(nameOf(...name, ''), Number(base));
    if (n) told.set(nameOf(...name, option), Number(n));
    else expect(percent).toBe('');
  }
  expect([...told].sort()).toEqual([...file].sort());

  const pages = await Promise.all(
    release.snapshot.tables.slice(0, 20).map(async ({ item, by }) => {
      const html = await (await site.get(`/questionnaires/short/results?item=${item}&by=${by}`)).text();
      const shown = new Set([...html.matchAll(/data-value="(\d+)"/g)].map((match) => Number(match[1])));
      return { item, by, shown };
    }),
  );
  for (const { item, by, shown } of pages) {
    const cells = figures
      .filter((figure) => figure.item === item)
      .flatMap(({ columns }) => columns.filter(isShown).flatMap((column) => column.cells.filter(isShown)));
    const own = new Set(cells.flatMap(({ n, percent }) => [n, percent]));
    expect({ item, by, more: [...shown].filter((value) => !own.has(value)) }).toEqual({ item, by, more: [] });
  }
}, 120_000);

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
