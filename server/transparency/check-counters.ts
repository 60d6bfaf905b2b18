import type { Item } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import type { Context } from '../context.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { recount } from '../results/counters.ts';
import type { Tally } from '../results/tally.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

type Counted = Tally['layout']['variables'][number];

/**
 * What is counted in memory for every figure, against a count of the stored answers by the database itself: by channel
 * and day, of every item, and of every item by every profile item.
 */
export const checkCounters: Check = async (ctx, look) => {
  for (const questionnaire of await listEveryQuestionnaire(ctx)) {
    const tally = await recount(ctx, questionnaire);
    const fault =
      (await receivedFault(ctx, questionnaire, tally, look)) ??
      (await marginalFault(ctx, questionnaire, tally, look)) ??
      (await crossedFault(ctx, questionnaire, tally, look));
    if (fault) return `questionnaire ${questionnaire.id}: ${fault}`;
  }
  return undefined;
};

type Part = (
  ctx: Context,
  questionnaire: Questionnaire,
  tally: Tally,
  look: (things?: number) => void,
) => Promise<string | undefined>;

const receivedFault: Part = async ({ db }, { id }, tally, look) => {
  const stored = await queries.countReceived(db, id);
  look(stored.length);
  const told = new Map(tally.marginals.received().map(({ channel, day, n }) => [`${channel} ${day}`, n]));
  const differs = stored.find(({ channel, day, n }) => told.get(`${channel} ${day}`) !== n);
  if (differs) return `answers by ${differs.channel} on ${differs.day} are counted wrong`;
  return told.size === stored.length ? undefined : 'answers are counted that are not stored';
};

const marginalFault: Part = async ({ db }, questionnaire, tally, look) => {
  const values = byItem(await queries.countValues(db, questionnaire.id, null));
  for (const variable of tally.layout.variables) {
    const own = values.get(variable.item) ?? [];
    const { base, codes } = countOf(questionnaire, variable, own);
    look(1 + variable.options.length);
    if (tally.marginals.at(variable.base) !== base) return `the base of ${variable.code} is counted wrong`;
    for (const [at, { code }] of variable.options.entries())
      if (tally.marginals.at(variable.base + 1 + at) !== (codes.get(code) ?? 0))
        return `${code} of ${variable.code} is counted wrong`;
  }
  return undefined;
};

const crossedFault: Part = async ({ db }, questionnaire, tally, look) => {
  for (const profile of tally.layout.profiles) {
    const values = byItem(await queries.countValues(db, questionnaire.id, profile.code));
    const known = new Map(profile.values.map(({ code }, at) => [code, profile.first + at]));
    const nobody = profile.first + profile.values.length;
    const asked = tally.layout.find(profile.code);
    const placeOf = ({ by }: queries.ValueCount) => known.get((asked && codeOf(asked, by)) ?? '') ?? nobody;
    for (const variable of tally.layout.variables)
      for (const place of [...known.values(), nobody]) {
        const own = (values.get(variable.item) ?? []).filter((each) => placeOf(each) === place);
        const { base, codes } = countOf(questionnaire, variable, own);
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

function byItem(values: queries.ValueCount[]): Map<string, queries.ValueCount[]> {
  const map = new Map<string, queries.ValueCount[]>();
  for (const each of values) {
    const own = map.get(each.item) ?? [];
    map.set(each.item, own);
    own.push(each);
  }
  return map;
}

/** What a variable counts: how many answered it, and how often each code. */
function countOf({ versions }: Questionnaire, variable: Counted, values: queries.ValueCount[]) {
  const item = versions
    .flatMap(({ definition }) => itemsOf(definition))
    .findLast(({ code }) => code === variable.item);
  const codes = new Map<string, number>();
  let base = 0;
  for (const { part, value, n } of values.filter((each) => belongs(item, variable, each))) {
    const code = codeOf(variable, value);
    if (code === undefined) continue;
    codes.set(code, (codes.get(code) ?? 0) + n);
    // Of a list, the first place stands for whoever answered.
    if (variable.choice === 'one' || part === 0) base += n;
  }
  return { base, codes };
}

function belongs(item: Item | undefined, { choice, code, item: own }: Counted, { part }: queries.ValueCount) {
  if (item?.kind === 'matrix') return code === `${own}.${part}`;
  if (item?.kind === 'ranking' && choice === 'one') return part === 0;
  return true;
}

function codeOf({ options }: Counted, value: string | number | null): string | undefined {
  if (typeof value !== 'number') return value ?? undefined;
  const bands = options as { code: string; from?: number; to?: number }[];
  return bands.find(({ from = -Infinity, to = Infinity }) => from <= value && value < to)?.code;
}
