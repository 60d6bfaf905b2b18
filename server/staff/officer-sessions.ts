import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import * as queries from './officers.queries.ts';
import { getAccount } from './officers.ts';
import { standsAt } from './sessions.ts';

/** A signed-in browser: since when, never from where or with what. */
export interface OpenSession {
  officerId: string;
  title: Text;
  departmentName: Text;
  begunAt: Date;
  seenAt: Date;
  /** Whether the second factor was given. */
  verified: boolean;
}

/** Sessions that still open something, of everybody or of one officer, the last seen first. */
export async function listSessions(ctx: Context, officerId?: string): Promise<OpenSession[]> {
  const now = ctx.clock.real();
  return (await queries.listSessions(ctx.db))
    .filter((row) => standsAt(row, now) && (officerId === undefined || row.officer_id === officerId))
    .map((row) => ({
      officerId: row.officer_id,
      title: JSON.parse(row.title) as Text,
      departmentName: JSON.parse(row.department_name) as Text,
      begunAt: new Date(row.created_at),
      seenAt: new Date(row.seen_at),
      verified: row.verified_at !== null,
    }));
}

/** Ends every session of an officer. Throws NotFoundError. */
export const endSessionsOf = (ctx: Context, by: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { department } = await getAccount(tx, id);
    const count = (await queries.deleteSessionsOf(tx.db, id)).length;
    await record(tx, {
      officerId: by.id,
      departmentId: department.id,
      act: 'officer.sessions-ended',
      subject: id,
      detail: { count },
    });
  });

/** Ends every session but those of the administrator who does it. */
export const endAllSessions = (ctx: Context, by: SignedIn): Promise<void> =>
  ctx.store.write(async (tx) => {
    const count = (await queries.deleteSessionsOfOthers(tx.db, by.id)).length;
    await record(tx, {
      officerId: by.id,
      departmentId: null,
      act: 'session.all-ended',
      subject: by.id,
      detail: { count },
    });
  });
