import { phaseOf } from '#shared/phase.ts';
import type { Channel } from '#shared/terms.ts';
import { dayOf, lastDayBefore } from '#shared/time.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import * as queries from './releases.queries.ts';

/** The questionnaire still takes answers. */
export class NotClosedYetError extends DomainError {
  readonly type = 'not-closed-yet';
  readonly status = 409;
}

/** Channels whose responses officers enter from sheets after the closing. */
const entered: ReadonlySet<Channel> = new Set(['paper', 'assisted']);

export const needsEntry = ({ channels }: Pick<Questionnaire, 'channels'>): boolean =>
  channels.some((channel) => entered.has(channel));

/** Working days after the closing in which sheets are still entered. */
const ENTRY_DAYS = 10;

/** The last day on which sheets are entered. */
export const entryDeadline = ({ closesAt }: Pick<Questionnaire, 'closesAt'>): string =>
  addWorkingDays(lastDayBefore(closesAt), ENTRY_DAYS);

/** Whether no sheet comes any more: none is taken, entry was declared finished, or its days are over. */
export const isEntryOver = async (ctx: Context, questionnaire: Questionnaire): Promise<boolean> =>
  !needsEntry(questionnaire) ||
  dayOf(ctx.clock.now()) > entryDeadline(questionnaire) ||
  (await findEntryClosure(ctx, questionnaire)) !== undefined;

export interface EntryClosure {
  declaredAt: Date;
  officerId: string;
}

export async function findEntryClosure(
  ctx: Context,
  { id }: Pick<Questionnaire, 'id'>,
): Promise<EntryClosure | undefined> {
  const row = await queries.findEntryClosure(ctx.db, id);
  return row && { declaredAt: new Date(row.declared_at), officerId: row.officer_id };
}

/**
 * Declares that every sheet that was received has been entered, on the record. Declaring it again changes nothing.
 * Throws NotAllowedError, NotClosedYetError.
 */
export async function declareEntryFinished(
  ctx: Context,
  questionnaire: Questionnaire,
  officer: SignedIn,
): Promise<void> {
  requireCan(officer, 'make-results', questionnaire.departmentId);
  if (phaseOf(questionnaire, ctx.clock.now()) !== 'closed') throw new NotClosedYetError();
  await ctx.store.write(async (tx) => {
    const row = { questionnaire_id: questionnaire.id, officer_id: officer.id };
    const declared_at = tx.clock.now().toISOString();
    if (!(await queries.insertEntryClosure(tx.db, { ...row, declared_at }))) return;
    await record(tx, {
      officerId: officer.id,
      departmentId: questionnaire.departmentId,
      act: 'entry.declared-finished',
      subject: questionnaire.slug,
    });
  });
}
