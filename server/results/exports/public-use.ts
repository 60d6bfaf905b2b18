import type { Condition, Definition, Item } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import { codesIn, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Context } from '../../context.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { groupsOf } from '../counts.ts';
import { Layout } from '../layout.ts';
import { PUBLIC_USE_LEAST, TooFewAnswersError } from '../microdata.ts';
import { anonymise, type Blanked, type Key } from './anonymity.ts';
import { type AnswersFile, aboutOf, casesOf, rowReader } from './answers-file.ts';
import { ColumnNames } from './column-names.ts';
import type { Cell, DataColumn } from './data-columns.ts';
import { itemColumns, pooledItems, routeColumns } from './item-columns.ts';
import { aboutColumns } from './microdata-columns.ts';

/** What a public-use file gave up. */
export interface Coarsened {
  rows: number;
  /** Blank in every row. */
  whole: string[];
  /** Values blanked besides, by column. */
  values: { column: string; rows: number }[];
}

export interface PublicUseFile extends AnswersFile {
  coarsened: Coarsened;
}

/** The columns of a public-use file, those that tell of the respondent first, and the items that it leaves out. */
export function publicUseColumns(questionnaire: Questionnaire): {
  keys: DataColumn[];
  columns: DataColumn[];
  leftOut: string[];
} {
  const names = new ColumnNames();
  const { versions } = questionnaire;
  const profiles = profileColumns(questionnaire, names);
  const keys = [...aboutColumns(questionnaire, names, ['channel']), ...profiles];
  const opinions = pooledItems(questionnaire).filter(({ item }) => item.role === 'opinion');
  const kept = opinions.filter(
    ({ code, item }) =>
      !untold.has(item.kind) && !versions.some(({ definition }) => tellsOfProfile(definition, code)),
  );
  // What only one version has would tell which version, and so when, a respondent answered.
  const everywhere = ({ versions: own }: DataColumn) => own.length === versions.length;
  const others = kept
    .flatMap((pooled) => [...itemColumns(pooled, names), ...routeColumns(pooled, names)])
    .filter(everywhere);
  const told = new Set([...profiles, ...others].map(({ item }) => item));
  const leftOut = pooledItems(questionnaire)
    .map(({ code }) => code)
    .filter((code) => !told.has(code));
  return { keys, columns: [...keys, ...others], leftOut };
}

/** Exact numbers and days single people out, and words do it by themselves. */
const untold: ReadonlySet<Item['kind']> = new Set(['text', 'date', 'number']);

/** Whether that an item was asked at all tells something of the respondent's profile. */
function tellsOfProfile(definition: Definition, code: string, seen = new Set<string>()): boolean {
  const item = findItem(definition, code);
  if (!item || seen.has(code)) return false;
  seen.add(code);
  const asked = [
    ...(item.show_if ? itemsIn(item.show_if) : []),
    ...('options_from' in item && item.options_from ? [item.options_from.item] : []),
    ...('fill_when_hidden' in item && item.fill_when_hidden ? [item.fill_when_hidden.item] : []),
  ];
  return asked.some(
    (other) => findItem(definition, other)?.role === 'profile' || tellsOfProfile(definition, other, seen),
  );
}

function itemsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(itemsIn);
  if ('any' in condition) return condition.any.flatMap(itemsIn);
  if ('not' in condition) return itemsIn(condition.not);
  return [splitRef(condition.item)[0] ?? ''];
}

/** Profile items in their declared bands. */
function profileColumns(questionnaire: Questionnaire, names: ColumnNames): DataColumn[] {
  const pooled = new Map(pooledItems(questionnaire).map((each) => [each.code, each]));
  return new Layout(questionnaire).profiles.flatMap((profile): DataColumn[] => {
    const own = pooled.get(profile.code);
    if (!own) return [];
    const groups = groupsOf(profile, 'bands');
    const groupOf = new Map(groups.flatMap(({ code, codes }) => codes.map((each) => [each, code])));
    return [
      {
        name: names.make(profile.code),
        part: 'answer',
        type: 'code',
        item: profile.code,
        no: own.no,
        kind: own.item.kind,
        role: 'profile',
        label: own.item.text,
        values: groups.map(({ code, text }) => ({ code, text })),
        versions: own.versions.map(({ no }) => no),
        reader(definition) {
          const variable = variablesOf(definition).find(({ code }) => code === profile.code);
          return (
            variable &&
            (({ answers }) => {
              const [code] = codesIn(definition, variable, answers);
              return (code !== undefined && groupOf.get(code)) || null;
            })
          );
        },
      },
    ];
  });
}

/**
 * Answers one by one with a coarsened profile, so that every combination of what is told of respondents stands in at least
 * ten rows. Rows are sorted by what they hold: their order tells nothing, and lays no thread to another file. Throws
 * TooFewAnswersError.
 */
export async function publicUseFile(ctx: Context, questionnaire: Questionnaire): Promise<PublicUseFile> {
  const { keys: telling, columns } = publicUseColumns(questionnaire);
  const about = await aboutOf(ctx, questionnaire);
  const readKey = rowReader(questionnaire, telling);
  const codes = telling.map(({ values }) => ['', ...values.map(({ code }) => code)]);
  const keys: Key[] = [];
  for await (const page of casesOf(ctx, questionnaire, about, readKey))
    for (const row of page)
      keys.push(
        Uint16Array.from(row, (cell, at) => Math.max(0, codes[at]?.indexOf(String(cell ?? '')) ?? 0)),
      );
  if (keys.length < PUBLIC_USE_LEAST) throw new TooFewAnswersError();
  const blanked = anonymise(keys, telling.length);
  return {
    columns,
    coarsened: sayBlanked(blanked, telling, keys.length),
    pages: () => sortedPages(ctx, questionnaire, columns, { about, keys, codes }),
  };
}

interface Known {
  about: Awaited<ReturnType<typeof aboutOf>>;
  keys: readonly Key[];
  codes: string[][];
}

const PAGE = 1000;

async function* sortedPages(
  ctx: Context,
  questionnaire: Questionnaire,
  columns: DataColumn[],
  { about, keys, codes }: Known,
): AsyncGenerator<Cell[][]> {
  const read = rowReader(questionnaire, columns);
  const lines: string[] = [];
  for await (const page of casesOf(ctx, questionnaire, about, read))
    for (const row of page) {
      const key = keys[lines.length];
      const told = codes.map((values, at) => values[key?.[at] ?? 0] || null);
      lines.push(JSON.stringify([...told, ...row.slice(codes.length)]));
    }
  lines.sort();
  for (let at = 0; at < lines.length; at += PAGE) {
    yield lines.slice(at, at + PAGE).map((line) => JSON.parse(line) as Cell[]);
    await new Promise((turn) => setImmediate(turn));
  }
}

const sayBlanked = ({ whole, rows }: Blanked, telling: DataColumn[], n: number): Coarsened => ({
  rows: n,
  whole: whole.map((at) => telling[at]?.name ?? ''),
  values: rows.flatMap((count, at) => (count > 0 ? [{ column: telling[at]?.name ?? '', rows: count }] : [])),
});
