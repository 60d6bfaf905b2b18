import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import * as queries from './outbox.queries.ts';

/** Lines of mail in trouble that a page shows. */
const SHOWN = 50;

/** How mail stands. */
export interface MailState {
  /** Whether a mail server is set. */
  on: boolean;
  waiting: number;
  troubled: {
    id: string;
    subject: string;
    title: Text;
    tries: number;
    error: string;
    /** Nobody tries it any more. */
    givenUp: boolean;
  }[];
}

export const mailState = async (ctx: Context): Promise<MailState> => ({
  on: ctx.env.SMTP_URL !== undefined,
  waiting: await queries.countWaiting(ctx.db),
  troubled: (await queries.listTroubled(ctx.db, SHOWN)).map((row) => ({
    id: row.id,
    subject: row.subject,
    title: JSON.parse(row.title) as Text,
    tries: row.tries,
    error: row.error ?? '',
    givenUp: row.lease_until === queries.NEVER,
  })),
});

export const countWaitingMail = (ctx: Context): Promise<number> => queries.countWaiting(ctx.db);
