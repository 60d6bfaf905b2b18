import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Channel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { ResponseAct } from './acts.ts';
import * as queries from './acts-feed.queries.ts';
import type { Context, Noted } from './context.ts';
import { findMeta, upsertMeta } from './installation.queries.ts';

/** An act in the feed, which knows its questionnaire. */
type Op = Omit<ResponseAct, 'questionnaireId'>;

/** In place of an act whose answers may stand nowhere any more: whoever follows counts anew what is left. */
const ERASED = 'erased';

/** What a row of the feed has of each act; null for one that is only counted. */
type Row = Op | typeof ERASED | null;

/**
 * Writes down, last in a transaction, what its entries tell other processes: the acts of each questionnaire as one row of
 * its feed, and that kept pages are old. The row of the head is locked until the commit, so that the numbers of the feed
 * are the order of commits.
 */
export async function writeNoted(db: Kysely<Schema>, noted: readonly unknown[]): Promise<void> {
  const feeds = new Map<string, { today: string; ops: Row[] }>();
  let pages = false;
  for (const each of noted as readonly Noted[]) {
    if (each === 'pages') {
      pages = true;
      continue;
    }
    const { questionnaireId, ...act } = each.act;
    const op = each.erased ? ERASED : act;
    const feed = feeds.get(questionnaireId) ?? { today: each.today, ops: [] };
    feed.ops.push(op);
    feeds.set(questionnaireId, feed);
  }
  if (pages) await upsertMeta(db, GENERATION, String((await findGeneration(db)) + 1));
  // In one order, so that no two transactions wait for each other.
  for (const [questionnaireId, { today, ops }] of [...feeds].sort(([one], [other]) => (one < other ? -1 : 1)))
    await queries.appendOps(db, { questionnaireId, day: today, acts: ops.length, ops: textOf(ops) });
}

/** New responses of one transaction stand in no order of arrival. */
function textOf(ops: readonly Row[]): string {
  const isFresh = (op: Row) => op !== null && op !== ERASED && op.before === undefined;
  const fresh = ops.filter(isFresh).map((op) => canonicalJson(op));
  const others = ops.filter((op) => !isFresh(op)).map((op) => canonicalJson(op));
  return `[${[...fresh.sort(), ...others].join(',')}]`;
}

/** How far a questionnaire's acts have come. */
export type Head = queries.Head;

export const findHead = queries.findHead;
export const listHeads = queries.listHeads;

/** An act that the feed tells of; undefined for one that is only counted. */
export type FeedAct = ResponseAct | undefined;

/** Rows that are read at a time: who reads figures has a turn between two of them. */
const PAGE = 100;

/** What is between two numbers of a feed is not all there any more, or cannot be read. */
export class FeedGapError extends Error {}

/** The acts after a number of the feed, oldest first, a page at a time with the number that it goes up to. Throws FeedGapError. */
export async function* actsAfter(
  db: Kysely<Schema>,
  questionnaireId: string,
  seq: number,
  to: number,
): AsyncGenerator<{ acts: FeedAct[]; seq: number }> {
  let after = seq;
  while (after < to) {
    const rows = await queries.listOps(db, questionnaireId, after, to, PAGE);
    const last = rows.at(-1)?.seq;
    if (last === undefined || last - after !== rows.length) throw new FeedGapError();
    yield { acts: rows.flatMap((row) => actsOf(questionnaireId, row)), seq: last };
    after = last;
  }
}

/** The last acts up to a head: all but the first `acts`. Throws FeedGapError. */
export async function lastActs(db: Kysely<Schema>, head: Head, acts: number): Promise<FeedAct[]> {
  const wanted = head.acts - acts;
  if (wanted <= 0) return [];
  const rows = await queries.listOpsSince(db, head.questionnaire_id, acts, head.seq - wanted, head.seq);
  const found = rows.flatMap((row) => actsOf(head.questionnaire_id, row));
  const whole = rows.every(({ seq }, at) => seq === head.seq - rows.length + 1 + at);
  if (!whole || found.length < wanted) throw new FeedGapError();
  return found.slice(-wanted);
}

function actsOf(questionnaireId: string, { ops }: queries.Row): FeedAct[] {
  let found: Row[];
  try {
    found = JSON.parse(ops) as typeof found;
  } catch (cause) {
    throw new FeedGapError('A row of the feed is damaged', { cause });
  }
  if (found.includes(ERASED)) throw new FeedGapError('Answers were erased');
  return (found as (Op | null)[]).map((op) =>
    op ? { ...op, channel: op.channel as Channel, questionnaireId } : undefined,
  );
}

/** Whole-base figures of officers go in steps of so many acts, crossed ones in steps of so many. */
export const WHOLE_STEP = 10;
export const CROSSED_STEP = 100;

/** The acts that figures hold. */
export interface ShownActs {
  whole: number;
  crossed: number;
}

/**
 * The states in which figures are shown, from the feed's head alone, so that all processes show the same, whenever they
 * began: whole-base figures the last multiple of ten acts, crossed ones whole hundreds since the day began, and that same
 * state on a day without an act yet. `all`: once the questionnaire is closed.
 */
export function shownOf({ acts, day, day_acts }: Head, today: string, all = false): ShownActs {
  if (all) return { whole: acts, crossed: acts };
  const whole = stepped(acts, WHOLE_STEP);
  if (today > day) return { whole, crossed: whole };
  const from = stepped(day_acts, WHOLE_STEP);
  return { whole, crossed: from + stepped(whole - from, CROSSED_STEP) };
}

const stepped = (acts: number, step: number) => acts - (acts % step);

/** Rows that are deleted at a time: whoever takes turns with it waits for no more. */
const PORTION = 1000;

/**
 * Deletes what is older than yesterday, a portion at a time. Where figures are held back to a state that could not be
 * found without it, all is shown from then on, in every process: the acts are counted up to the next step.
 */
export async function trimFeed(ctx: Context): Promise<void> {
  if (!ctx.upkeep.shared) return;
  for (const { questionnaire_id } of await listHeads(ctx.db)) {
    let at: number | undefined = 0;
    while (at !== undefined) at = await trimPortion(ctx, questionnaire_id, at);
  }
}

/** Gives the number up to which it deleted; undefined where there was nothing. */
const trimPortion = (ctx: Context, questionnaireId: string, after: number): Promise<number | undefined> =>
  ctx.store.write(async (tx) => {
    const today = dayOf(tx.clock.now());
    const last = await queries.findLastOf(tx.db, questionnaireId, after, PORTION, addDays(today, -1));
    if (!last) return undefined;
    const isNeeded = (head: Head | undefined) => head && last.acts > shownOf(head, today).crossed;
    // Only what is shown may have gone on meanwhile: who adds acts need not wait.
    if (isNeeded(await findHead(tx.db, questionnaireId))) {
      const head = await queries.lockHead(tx.db, questionnaireId);
      if (head && isNeeded(head)) await showAll(tx.db, head, today);
    }
    if (await queries.deleteOps(tx.db, questionnaireId, after, last.seq)) tx.store.noteErasure();
    return last.seq;
  });

async function showAll(db: Kysely<Schema>, head: Head, day: string): Promise<void> {
  const acts = WHOLE_STEP * Math.ceil(head.acts / WHOLE_STEP);
  const ops = JSON.stringify(Array.from({ length: acts - head.acts }, () => null));
  await queries.raiseHead(db, head, acts);
  await queries.insertOps(db, { ...head, seq: head.seq + 1 }, { acts, day, ops });
}

const GENERATION = 'pages_generation';

/** How often what kept pages rest on has changed, in any process. */
export const findGeneration = async (db: Kysely<Schema>): Promise<number> =>
  Number((await findMeta(db, GENERATION)) ?? 0);
