import { z } from 'zod';
import { text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { findEdition, insertEdition } from './open-day.queries.ts';

const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);

const edition = z.object({
  date: z.iso.date(),
  theme: text,
  notice: text,
  note: text.optional(),
  programme: z.array(z.object({ start: clock, end: clock, kind: z.string(), title: text, host: text })),
});

/** One year's Government Affairs Open Day: its theme and its programme. Times are local, `HH:MM`. */
export type Edition = z.infer<typeof edition>;

/** Publishes an edition. Throws ZodError when it does not fit. */
export async function publishEdition(ctx: Context, given: unknown): Promise<Edition> {
  const checked = edition.parse(given);
  const year = Number(checked.date.slice(0, 4));
  await ctx.store.write(async (tx) => {
    await insertEdition(tx.db, year, JSON.stringify(checked));
    tx.store.expirePages();
  });
  return checked;
}

/** Throws NotFoundError. */
export async function getEdition(ctx: Context, year: number): Promise<Edition> {
  const content = await findEdition(ctx.db, year);
  if (!content) throw new NotFoundError();
  return JSON.parse(content) as Edition;
}
