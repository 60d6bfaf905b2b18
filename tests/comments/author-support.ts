import { consultationDefinition } from '#shared/consultation/definition.ts';
import type { Visibility } from '#shared/terms.ts';
import { Browser } from '../support/browser.ts';
import { openOffice, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

/** A house with the small draft open for comment, and somebody before it. */
export async function openHouse(round: { visibility?: Visibility; identity?: 'none' | 'contact' } = {}) {
  const house = await makeApp();
  const definition = consultationDefinition.parse({ ...small, round: { ...small.round, ...round } });
  const office = await openOffice(house.ctx, definition);
  return { house, ctx: house.ctx, browser: new Browser(house), ...office };
}

export type Opened = Awaited<ReturnType<typeof openHouse>>;

interface Act {
  act: 'release' | 'withhold' | 'refer' | 'reopen';
  rule?: string;
  destination?: string;
}

/** Decides on a comment as its row of a later table would. */
export async function decide(
  { ctx, consultation, editor }: Opened,
  no: number,
  { act, rule, destination }: Act,
) {
  await ctx.store.write(async ({ db }) => {
    const { id, revision } = await rowOf({ ctx, consultation }, no);
    const { n } = await db
      .selectFrom('moderation')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('comment_id', '=', id)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('moderation')
      .values({
        consultation_id: consultation.id,
        comment_id: id,
        seq: n + 1,
        revision,
        act,
        rule: rule ?? null,
        destination: destination ?? null,
        note: 'a note for colleagues',
        officer_id: editor.id,
        at: ctx.clock.now().toISOString(),
      })
      .execute();
  });
  ctx.pages.expire();
}

interface Hidden {
  field: string;
  start: number;
  end: number;
  kind: string;
}

export async function hide({ ctx, consultation, editor }: Opened, no: number, ...spans: Hidden[]) {
  const { id, revision } = await rowOf({ ctx, consultation }, no);
  await ctx.store.write(async ({ db }) => {
    for (const span of spans)
      await db
        .insertInto('redaction')
        .values({
          ...span,
          id: ctx.random(9).toString('base64url'),
          consultation_id: consultation.id,
          comment_id: id,
          revision,
          officer_id: editor.id,
          at: ctx.clock.now().toISOString(),
          revoked_at: null,
        })
        .execute();
  });
  ctx.pages.expire();
}

export const rowOf = ({ ctx, consultation }: Pick<Opened, 'ctx' | 'consultation'>, no: number) =>
  ctx.db
    .selectFrom('comment')
    .selectAll()
    .where('consultation_id', '=', consultation.id)
    .where('no', '=', no)
    .executeTakeFirstOrThrow();

export const storedComments = ({ ctx }: Pick<Opened, 'ctx'>) =>
  ctx.db.selectFrom('comment').selectAll().orderBy('no').execute();

/** The words of every stored opinion, the newest revision last. */
export const storedWords = async ({ ctx }: Pick<Opened, 'ctx'>): Promise<string[]> =>
  (await ctx.db.selectFrom('opinion').select('text').orderBy('revision').orderBy('position').execute()).map(
    ({ text }) => text,
  );
