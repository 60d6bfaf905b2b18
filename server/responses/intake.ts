import type { Insertable } from 'kysely';
import type { ResponseTable } from '#db/schema.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Channel } from '#shared/terms.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { deleteAnswering } from './answering.queries.ts';
import type { Body } from './body.ts';
import * as queries from './responses.queries.ts';
import { randomTextId } from './text-id.ts';

/** A response that was checked, on its way into the store. */
export interface Incoming {
  questionnaire: Questionnaire;
  row: Insertable<ResponseTable>;
  body: Body;
  /** The sealed half answer that it ends. */
  answeringId: Uint8Array | undefined;
}

/** What became of it: where it is not new, what stands under its id, and whether its half answer was there to be ended. */
export type Taken = 'stored' | { stored: queries.StoredResponse | undefined; ended: boolean };

type Intake = (incoming: Incoming) => Promise<Taken>;

const intakes = new WeakMap<Context['store'], Intake>();

/** Takes responses in, those that come at the same time together: everything of one response, or nothing. */
export function intakeOf({ store }: Pick<Context, 'store'>): Intake {
  const known = intakes.get(store) ?? store.grouped(takeIn);
  intakes.set(store, known);
  return known;
}

/** A half answer, or an id, that comes twice is the first one's: the later twin is a retry. */
async function takeIn(tx: Context, items: readonly Incoming[]): Promise<Taken[]> {
  const ended = await endHalfAnswers(tx, items);
  const going = items.filter((_, at) => ended[at]);
  const inserted = await queries.insertResponses(
    tx.db,
    going.map((each) => ({ row: each.row, texts: textRows(tx, keyOf(each), each.body) })),
  );
  const stored = new Set(going.filter((_, at) => inserted[at]));
  for (const { questionnaire, row, body } of stored)
    announce(tx, questionnaire, row, undefined, body.answers);
  const taken: Taken[] = [];
  for (const [at, each] of items.entries())
    taken.push(
      stored.has(each)
        ? 'stored'
        : { stored: await queries.findResponse(tx.db, keyOf(each)), ended: ended[at] === true },
    );
  return taken;
}

/** Tells of each whether it had none, or had one and ended it. */
async function endHalfAnswers(tx: Context, items: readonly Incoming[]): Promise<boolean[]> {
  const left = await deleteAnswering(
    tx.db,
    items.flatMap(({ answeringId }) => answeringId ?? []),
  );
  return items.map(
    ({ answeringId }) => answeringId === undefined || left.delete(Buffer.from(answeringId).toString('hex')),
  );
}

const keyOf = ({ row }: Incoming): queries.ResponseKey => ({
  questionnaireId: row.questionnaire_id,
  id: row.id,
});

const textRows = (
  ctx: Context,
  { questionnaireId, id }: queries.ResponseKey,
  { texts }: Pick<Body, 'texts'>,
) =>
  texts.map(({ item, text }) => ({
    text_id: randomTextId(ctx),
    questionnaire_id: questionnaireId,
    response_id: id,
    item,
    text,
  }));

export const insertTexts = (
  ctx: Context,
  key: queries.ResponseKey,
  body: Pick<Body, 'texts'>,
): Promise<void> => queries.insertTexts(ctx.db, textRows(ctx, key, body));

type Standing = Pick<queries.StoredResponse, 'version_no' | 'channel' | 'day'> & {
  entrance?: string | null | undefined;
  site?: string | null | undefined;
};

/** Tells whoever counts, once the running write is durable. `row`: where the response stands, which no change moves. */
export function announce(
  ctx: Context,
  questionnaire: Questionnaire,
  row: Standing,
  before: StoredAnswers | undefined,
  after: StoredAnswers | undefined,
  how?: { erased: boolean },
): void {
  const act = {
    questionnaireId: questionnaire.id,
    versionNo: row.version_no,
    channel: row.channel as Channel,
    day: row.day,
    ...(row.entrance == null ? {} : { entrance: row.entrance }),
    ...(row.site == null ? {} : { site: row.site }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
  ctx.store.announce(act, how);
}
