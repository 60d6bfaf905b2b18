import type { Condition, Definition, Item } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import { codesIn, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Context } from '../../context.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { apart } from '../apart/apart.ts';
import { groupsOf } from '../counts.ts';
import { Layout } from '../layout.ts';
import { PUBLIC_USE_LEAST, TooFewAnswersError } from '../microdata.ts';
import type { Tally } from '../tally.ts';
import type { Blanked } from './anonymity.ts';
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
 * ten rows. Rows are sorted by what they hold: their order tells nothing, and lays no thread to another file. What must be
 * blanked is worked out once for each state of the answers, on a thread of its own. Throws TooFewAnswersError.
 */
export async function publicUseFile(
  ctx: Context,
  questionnaire: Questionnaire,
  of: Pick<Tally, 'state'>,
): Promise<PublicUseFile> {
  const { columns } = publicUseColumns(questionnaire);
  const { coarsened, ...known } = await coarsenedOf(ctx, questionnaire, of);
  return { columns, coarsened, pages: () => sortedPages(ctx, questionnaire, columns, known) };
}

const kept = new WeakMap<object, { state: number; found: Promise<Known & { coarsened: Coarsened }> }>();

function coarsenedOf(ctx: Context, questionnaire: Questionnaire, of: Pick<Tally, 'state'>) {
  const mine = kept.get(of);
  if (mine?.state === of.state) return mine.found;
  const found = coarsen(ctx, questionnaire);
  kept.set(of, { state: of.state, found });
  found.catch(() => kept.delete(of));
  return found;
}

async function coarsen(
  ctx: Context,
  questionnaire: Questionnaire,
): Promise<Known & { coarsened: Coarsened }> {
  const { keys: telling } = publicUseColumns(questionnaire);
  const about = await aboutOf(ctx, questionnaire);
  const readKey = rowReader(questionnaire, telling);
  const codes = telling.map(({ values }) => ['', ...values.map(({ code }) => code)]);
  const placeOf = codes.map((values) => new Map(values.map((code, at) => [code, at])));
  const given: number[] = [];
  for await (const page of casesOf(ctx, questionnaire, about, readKey))
    for (const row of page)
      for (const [at, cell] of row.entries()) given.push(placeOf[at]?.get(String(cell ?? '')) ?? 0);
  const rows = given.length / telling.length;
  if (rows < PUBLIC_USE_LEAST) throw new TooFewAnswersError();
  const { blanked, flat } = await apart.do('anonymiseFlat', Uint16Array.from(given), telling.length);
  return { about, codes, keys: flat, rows, coarsened: sayBlanked(blanked, telling, rows) };
}

interface Known {
  about: Awaited<ReturnType<typeof aboutOf>>;
  /** The places of every row's codes, row behind row. */
  keys: Uint16Array;
  codes: string[][];
  rows: number;
}

const PAGE = 1000;

/** Throws a RangeError where an answer went meanwhile: what was blanked would stand beside another row. */
async function* sortedPages(
  ctx: Context,
  questionnaire: Questionnaire,
  columns: DataColumn[],
  { about, keys, codes, rows }: Known,
): AsyncGenerator<Cell[][]> {
  const read = rowReader(questionnaire, columns.slice(codes.length));
  const lines: string[] = [];
  for await (const page of casesOf(ctx, questionnaire, about, read))
    for (const row of page) {
      const first = lines.length * codes.length;
      const told = codes.map((values, at) => values[keys[first + at] ?? 0] || null);
      lines.push(JSON.stringify([...told, ...row]));
    }
  if (lines.length !== rows) throw new RangeError('Answers went while their file was made');
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
