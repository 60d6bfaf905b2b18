import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Channel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { ResponseAct } from './acts.ts';
import * as queries from './acts-feed.queries.ts';
import type { Noted } from './context.ts';
import { findMeta, upsertMeta } from './installation.queries.ts';

/** An act in the feed, which knows its questionnaire. */
type Op = Omit<ResponseAct, 'questionnaireId'>;

/**
 * Writes down, last in a transaction, what its entries tell other processes: the acts of each questionnaire as one row of
 * its feed, and that kept pages are old. The row of the head is locked until the commit, so that the numbers of the feed
 * are the order of commits.
 */
export async function writeNoted(db: Kysely<Schema>, noted: readonly unknown[]): Promise<void> {
  const feeds = new Map<string, { today: string; ops: Op[] }>();
  let pages = false;
  for (const each of noted as readonly Noted[]) {
    if (each === 'pages') {
      pages = true;
      continue;
    }
    const { questionnaireId, ...op } = each.act;
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
function textOf(ops: readonly Op[]): string {
  const fresh = ops.filter(({ before }) => before === undefined).map((op) => canonicalJson(op));
  const others = ops.filter(({ before }) => before !== undefined).map((op) => canonicalJson(op));
  return `[${[...fresh.sort(), ...others].join(',')}]`;
}

/** How far a questionnaire's acts have come. */
export type Head = queries.Head;

export const findHead = queries.findHead;

/** The acts after a number of the feed, oldest first; undefined where some of them are not there any more. */
export async function actsAfter(
  db: Kysely<Schema>,
  questionnaireId: string,
  seq: number,
  to: number,
): Promise<ResponseAct[] | undefined> {
  const rows = await queries.listOps(db, questionnaireId, seq, to);
  if (rows.length !== to - seq) return undefined;
  return rows.flatMap(({ ops }) =>
    (JSON.parse(ops) as Op[]).map((op) => ({ ...op, channel: op.channel as Channel, questionnaireId })),
  );
}

const GENERATION = 'pages_generation';

/** How often what kept pages rest on has changed, in any process. */
export const findGeneration = async (db: Kysely<Schema>): Promise<number> =>
  Number((await findMeta(db, GENERATION)) ?? 0);
