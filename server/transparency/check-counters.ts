import type { Item } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import type { Context } from '../context.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { recountWithColumns } from '../results/counters.ts';
import type { Tally } from '../results/tally.ts';
import { columnsFault } from './check-columns.ts';
import type { Check, Look } from './store-check.ts';
import { type HeldValue, StoredValues } from './stored-values.ts';
import * as queries from './verification.queries.ts';

type Counted = Tally['layout']['variables'][number];

/**
 * What is counted in memory for every figure, against a second count of the stored answers, which knows their values
 * and nothing of the counters: by channel and day, of every item, and of every item by every profile item. Then the same
 * tables and the channels out of the columns, against the counters.
 */
export const checkCounters: Check = async (ctx, look) => {
  for (const questionnaire of await listEveryQuestionnaire(ctx)) {
    const { tally, columns } = await recountWithColumns(ctx, questionnaire);
    const values = await valuesOf(ctx, questionnaire, tally);
    const fault =
      (await receivedFault(ctx, questionnaire, tally, look)) ??
      marginalFault(questionnaire, tally, values, look) ??
      crossedFault(questionnaire, tally, values, look) ??
      columnsFault(tally, columns, look);
    if (fault) return `questionnaire ${questionnaire.id}: ${fault}`;
  }
  return undefined;
};

/** Counts every value that is stored, in one pass. */
async function valuesOf({ db }: Context, { id }: Questionnaire, { layout }: Tally): Promise<StoredValues> {
  const values = new StoredValues(layout.places);
  const placesOf = layout.profiles.map((profile) => {
    const known = new Map(profile.values.map(({ code }, at) => [code, profile.first + at]));
    const asked = layout.find(profile.code);
    return (answer: unknown) =>
      known.get((asked && codeOf(asked, answer)) ?? '') ?? profile.first + profile.values.length;
  });
  let after: Uint8Array | undefined;
  do {
    const rows = await queries.listResponses(db, id, after);
    for (const { answers } of rows) {
      if (answers === null) continue;
      const held = JSON.parse(answers) as { [item: string]: unknown };
      values.add(
        held,
        layout.profiles.map(({ code }, at) => placesOf[at]!(held[code])),
      );
    }
    after = rows.at(-1)?.id;
  } while (after);
  return values;
}

async function receivedFault(
  { db }: Context,
  { id }: Questionnaire,
  tally: Tally,
  look: Look,
): Promise<string | undefined> {
  const stored = await queries.countReceived(db, id);
  look(stored.length);
  const told = new Map(tally.marginals.received().map(({ channel, day, n }) => [`${channel} ${day}`, n]));
  const differs = stored.find(({ channel, day, n }) => told.get(`${channel} ${day}`) !== n);
  if (differs) return `answers by ${differs.channel} on ${differs.day} are counted wrong`;
  return told.size === stored.length ? undefined : 'answers are counted that are not stored';
}

type Part = (
  questionnaire: Questionnaire,
  tally: Tally,
  values: StoredValues,
  look: Look,
) => string | undefined;

const marginalFault: Part = (questionnaire, tally, values, look) => {
  for (const variable of tally.layout.variables) {
    const { base, codes } = countOf(questionnaire, variable, values.of(variable.item), ({ n }) => n);
    look(1 + variable.options.length);
    if (tally.marginals.at(variable.base) !== base) return `the base of ${variable.code} is counted wrong`;
    for (const [at, { code }] of variable.options.entries())
      if (tally.marginals.at(variable.base + 1 + at) !== (codes.get(code) ?? 0))
        return `${code} of ${variable.code} is counted wrong`;
  }
  return undefined;
};

const crossedFault: Part = (questionnaire, tally, values, look) => {
  for (const variable of tally.layout.variables) {
    const own = values.of(variable.item);
    for (const profile of tally.layout.profiles)
      for (let place = profile.first; place <= profile.first + profile.values.length; place++) {
        const { base, codes } = countOf(questionnaire, variable, own, ({ among }) => among[place]!);
        look(1 + variable.options.length);
        if (tally.crossings.at(variable.base, place) !== base)
          return `the base of ${variable.code} by ${profile.code} is counted wrong`;
        for (const [at, { code }] of variable.options.entries())
          if (tally.crossings.at(variable.base + 1 + at, place) !== (codes.get(code) ?? 0))
            return `${code} of ${variable.code} by ${profile.code} is counted wrong`;
      }
  }
  return undefined;
};

/** What a variable counts: how many answered it, and how often each code. */
function countOf(
  { versions }: Questionnaire,
  variable: Counted,
  values: HeldValue[],
  times: (held: HeldValue) => number,
) {
  const item = versions
    .flatMap(({ definition }) => itemsOf(definition))
    .findLast(({ code }) => code === variable.item);
  const codes = new Map<string, number>();
  let base = 0;
  for (const held of values.filter((each) => belongs(item, variable, each))) {
    const { part, value } = held;
    const n = times(held);
    const code = codeOf(variable, value);
    if (code === undefined) continue;
    codes.set(code, (codes.get(code) ?? 0) + n);
    // Of a list, the first place stands for whoever answered.
    if (variable.choice === 'one' || part === 0) base += n;
  }
  return { base, codes };
}

function belongs(item: Item | undefined, { choice, code, item: own }: Counted, { part }: HeldValue) {
  if (item?.kind === 'matrix') return code === `${own}.${part}`;
  if (item?.kind === 'ranking' && choice === 'one') return part === 0;
  return true;
}

function codeOf({ options }: Counted, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  const bands = options as { code: string; from?: number; to?: number }[];
  return bands.find(({ from = -Infinity, to = Infinity }) => from <= value && value < to)?.code;
}
