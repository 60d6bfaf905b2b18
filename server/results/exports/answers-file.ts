import type { Answers, StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { type Replay, replay } from '#shared/questionnaire/replay.ts';
import { addDays, daysBetween } from '#shared/time.ts';
import type { Context } from '../../context.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import * as queries from '../microdata.queries.ts';
import type { WeightingState } from '../weighting/weighting-state.ts';
import type { About, Case, Cell, DataColumn } from './data-columns.ts';
import { microdataColumns } from './microdata-columns.ts';

/** Answers one by one, a page of rows at a time; read anew each time, and the same each time. */
export interface AnswersFile {
  columns: DataColumn[];
  pages(): AsyncIterable<Cell[][]>;
}

/** Below this, what a few share is merged or left out. */
const FEW = 10;

/** The answers as they were given, with nothing of who gave them, when, or by which link. */
export async function microdataFile(
  ctx: Context,
  questionnaire: Questionnaire,
  weighting: WeightingState | undefined,
): Promise<AnswersFile> {
  const columns = microdataColumns(questionnaire, weighting);
  const about = await aboutOf(ctx, questionnaire);
  const read = rowReader(questionnaire, columns);
  return { columns, pages: () => casesOf(ctx, questionnaire, about, read) };
}

/** What the logic makes of answers is worked out where a column asks for it. */
class ReadCase implements Case {
  #replayed: Replay | undefined;

  constructor(
    private readonly definition: Definition,
    readonly answers: StoredAnswers,
    readonly about: About,
  ) {}

  get replayed(): Replay {
    this.#replayed ??= replay(this.definition, this.answers as Answers);
    return this.#replayed;
  }
}

/** Every response read by a reader, in key order, leaving other work its turn between pages. */
export async function* casesOf<T>(
  ctx: Context,
  questionnaire: Questionnaire,
  about: (row: queries.KeptResponse) => About,
  read: (one: Case) => T,
): AsyncGenerator<T[]> {
  const definitions = new Map(questionnaire.versions.map(({ no, definition }) => [no, definition]));
  for await (const rows of queries.keptResponses(ctx.db, questionnaire.id)) {
    yield rows.map((row) => {
      const definition = definitions.get(row.version_no);
      if (!definition) throw new TypeError(`No version ${row.version_no}`);
      const answers = JSON.parse(row.answers) as StoredAnswers;
      return read(new ReadCase(definition, answers, about(row)));
    });
    await new Promise((turn) => setImmediate(turn));
  }
}

/** Reads a response into a row of cells: each version's columns are found once. */
export function rowReader(
  { versions }: Pick<Questionnaire, 'versions'>,
  columns: readonly DataColumn[],
): (one: Case) => Cell[] {
  const readers = new Map(
    versions.map(({ no, definition }) => [no, columns.map((column) => column.reader(definition))]),
  );
  return (one) => (readers.get(one.about.version) ?? []).map((read) => read?.(one) ?? null);
}

/**
 * What is said of a response: channels of few are merged, a language or week of few is left blank. Of the day only its
 * week is said, by its Monday.
 */
export async function aboutOf(
  ctx: Context,
  { id }: Pick<Questionnaire, 'id'>,
): Promise<(row: queries.KeptResponse) => About> {
  const counts = await queries.countAbout(ctx.db, id);
  const channels = new Map<string, number>();
  const languages = new Map<string, number>();
  const weeks = new Map<string, number>();
  for (const { channel, language, day, n } of counts) {
    add(channels, channel, n);
    add(languages, language, n);
    add(weeks, weekOf(day), n);
  }
  const merged = fewest(channels);
  const enough = (known: Map<string, number>, name: string) => ((known.get(name) ?? 0) < FEW ? null : name);
  // Days are few, and each row has one.
  const weekOn = new Map<string, string | null>();
  for (const { day } of counts) if (!weekOn.has(day)) weekOn.set(day, enough(weeks, weekOf(day)));
  return (row) => ({
    version: row.version_no,
    channel: merged.has(row.channel) ? 'other' : row.channel,
    language: enough(languages, row.language),
    week: weekOn.get(row.day) ?? null,
  });
}

const add = (counts: Map<string, number>, name: string, n: number) =>
  counts.set(name, (counts.get(name) ?? 0) + Number(n));

/** A Monday to count from. */
const MONDAY = '2018-01-01';

const weekOf = (day: string): string => addDays(MONDAY, 7 * Math.floor(daysBetween(MONDAY, day) / 7));

/** The channels of few, with the next smallest until they are ten together and more than one. */
function fewest(channels: ReadonlyMap<string, number>): Set<string> {
  const merged = new Set<string>();
  let sum = 0;
  for (const [channel, n] of [...channels].sort(([, a], [, b]) => a - b)) {
    if (n >= FEW && (merged.size === 0 || (sum >= FEW && merged.size > 1))) break;
    merged.add(channel);
    sum += n;
  }
  return merged;
}
