import type { Context } from '#server/context.ts';
import type { Incoming } from '#server/responses/intake.ts';

/** Inserts a response by one statement of its own, through the pool: the row alone, no words, nothing for the figures. */
export const insertOne = ({ db }: Pick<Context, 'db'>, { row }: Incoming) =>
  db
    .insertInto('response')
    .values(row)
    .onConflict((conflict) => conflict.columns(['questionnaire_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();

/** A store that takes responses in one by one, as a program does that knows nothing better. */
export function rowByRow(ctx: Context): Context['store'] {
  const take = async (item: unknown) => {
    await insertOne(ctx, item as Incoming);
    return 'stored';
  };
  return { ...ctx.store, grouped: () => take as never };
}
