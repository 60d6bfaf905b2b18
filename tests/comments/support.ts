import { sql } from 'kysely';
import type { Paper } from '#server/comments/comments.ts';
import type { Consultation } from '#server/consultations/consultations.ts';
import type { PeriodEvent } from '#server/consultations/period.ts';
import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { tableNames } from '../support/store-bytes.ts';

/** A letter as a clerk enters it. */
export const letter = (officer: SignedIn, more: Partial<Paper> = {}): Paper => ({
  officer,
  channel: 'letter',
  serial: null,
  day: '2021-05-20',
  postmarkDay: null,
  ...more,
});

/** Adds an event to a consultation's period. */
export async function happen(
  ctx: Context,
  { id, round }: Consultation,
  kind: PeriodEvent['kind'],
  closesAt?: string,
): Promise<void> {
  await ctx.store.write(async (tx) => {
    const last = await tx.db
      .selectFrom('period_event')
      .selectAll()
      .where('consultation_id', '=', id)
      .where('round_no', '=', round.no)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    await tx.db
      .insertInto('period_event')
      .values({
        ...last,
        seq: last.seq + 1,
        kind,
        opens_at: null,
        closes_at: closesAt === undefined ? null : new Date(closesAt).toISOString(),
        at: tx.clock.now().toISOString(),
      })
      .execute();
    tx.store.afterCommit(tx.pages.expire);
  });
}

/** Every value in every table, bytes as latin1, with its table's name. */
export async function everything({ db }: Context): Promise<[table: string, value: string][]> {
  const all: [string, string][] = [];
  for (const name of await tableNames(db)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    for (const value of rows.flatMap((row) => Object.values(row)))
      all.push([name, value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)]);
  }
  return all;
}

/** Tables in which a text stands. */
export async function tablesWith(ctx: Context, text: string): Promise<string[]> {
  const latin = Buffer.from(text, 'utf8').toString('latin1');
  const found = (await everything(ctx)).filter(([, value]) => value.includes(text) || value.includes(latin));
  return [...new Set(found.map(([table]) => table))].sort();
}

/** An act of a moderator on the revision that stands, as the desk would write it; tells whether there was one to act on. */
export const moderate = (
  ctx: Context,
  consultation: Consultation,
  no: number,
  act: 'release' | 'redact' | 'withhold' | 'refer' | 'reopen',
  officerId: string,
): Promise<boolean> =>
  ctx.store.write(async ({ db, clock }) => {
    const comment = await db
      .selectFrom('comment')
      .selectAll()
      .where('consultation_id', '=', consultation.id)
      .where('no', '=', no)
      .executeTakeFirstOrThrow();
    if (comment.withdrawn_at !== null) return false;
    const place = { consultation_id: consultation.id, comment_id: comment.id };
    const { last } = await db
      .selectFrom('moderation')
      .select(({ fn }) => fn.max('seq').as('last'))
      .where((eb) => eb.and(place))
      .executeTakeFirstOrThrow();
    const by = { ...place, revision: comment.revision, officer_id: officerId, at: clock.now().toISOString() };
    await db
      .insertInto('moderation')
      .values({
        ...by,
        seq: (last ?? 0) + 1,
        act: act === 'redact' ? 'release' : act,
        rule: act === 'withhold' ? 'advertising' : null,
        destination: act === 'refer' ? 'petition' : null,
        note: null,
      })
      .execute();
    await db
      .updateTable('redaction')
      .set({ revoked_at: by.at })
      .where((eb) => eb.and(place))
      .execute();
    if (act === 'redact')
      await db
        .insertInto('redaction')
        .values({
          ...by,
          id: Buffer.from(comment.id).toString('hex') + String(last ?? 0),
          field: '1.text',
          start: 0,
          end: 1,
          kind: 'other',
          revoked_at: null,
        })
        .execute();
    return true;
  });
