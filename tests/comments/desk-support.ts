import type { Context } from '#server/context.ts';
import type { Role, SignedIn } from '#server/http/signed-in.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser, type Page } from '../support/browser.ts';
import { type Office, openOffice, small } from '../support/consultations.ts';
import { type House, makeApp } from '../support/make-app.ts';

export const base = `/workspace/consultations/${small.slug}`;
export const desk = `${base}/comments`;

export interface Desk extends Office {
  house: House;
  ctx: Context;
  /** Signs an officer of the department in, in a browser of their own. */
  sit(roles: Role[], name?: string): Promise<Seat>;
}

export interface Seat {
  browser: Browser;
  officer: SignedIn;
}

export async function openDesk(): Promise<Desk> {
  const house = await makeApp();
  const office = await openOffice(house.ctx);
  const sit = async (roles: Role[], name = `seat-${roles.join('-')}`) => {
    const officer = await makeOfficer(house.ctx, office.department, roles, name);
    return { officer, browser: await signIn(house, name) };
  };
  return { ...office, house, ctx: house.ctx, sit };
}

export async function signIn(house: House, name: string): Promise<Browser> {
  const browser = new Browser(house);
  const answer = await browser.post('/workspace/sign-in', { name, password });
  if (answer.status !== 303) throw new Error(`Not signed in: ${answer.status}`);
  return browser;
}

/** Where a comment stands. */
export const stateOf = async ({ ctx, consultation }: Desk, no: number): Promise<string> => {
  const { state } = await ctx.db
    .selectFrom('comment_state')
    .select('state')
    .where('consultation_id', '=', consultation.id)
    .where('no', '=', no)
    .executeTakeFirstOrThrow();
  return state;
};

/** Everything that the desk writes. */
export const written = async ({ ctx }: Desk) => ({
  acts: await ctx.db.selectFrom('moderation').selectAll().execute(),
  redactions: await ctx.db.selectFrom('redaction').selectAll().execute(),
  appeals: await ctx.db.selectFrom('appeal_decision').selectAll().execute(),
});

export const trail = ({ ctx }: Desk, act: string) =>
  ctx.db.selectFrom('audit_event').selectAll().where('act', '=', act).execute();

/** What the release of a comment as it first came sends. */
export const release = { act: 'release', revision: '0', seq: '0' };

/** The numbers in a page's queue, in its order. */
export const numbersOf = (page: Page): number[] =>
  [...page.html.matchAll(/href="[^"]*\/comments\/(\d+)[^"]*"(?: aria-current="true")?><p/g)].map(([, no]) =>
    Number(no),
  );

/** Makes an outcome public, as the last approval would. */
export const publishOutcome = ({ ctx, consultation }: Desk) =>
  ctx.store.write((tx) =>
    tx.db
      .insertInto('outcome')
      .values({
        id: 'outcome',
        consultation_id: consultation.id,
        no: 1,
        snapshot: '{}',
        hash: 'sha256:test',
        proposed_at: tx.clock.now().toISOString(),
        published_at: tx.clock.now().toISOString(),
      })
      .execute(),
  );
