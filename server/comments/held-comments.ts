import { idFor } from '../access/receipts.ts';
import { type Consultation, inRound, listEveryConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { CommentBody } from './comment-body.ts';
import { bodyOf } from './comment-words.ts';
import * as queries from './comments.queries.ts';

/** A stored comment in the hands of whoever holds its receipt. */
export interface HeldComment {
  /** In the round of the comment. */
  consultation: Consultation;
  receipt: string;
  id: Uint8Array;
  no: number;
  channel: string;
  receivedAt: Date;
  revision: number;
  withdrawnAt: Date | undefined;
  /** As received, without the contact, which is sealed; undefined once withdrawn. */
  body: CommentBody | undefined;
  /** Whether there is a sealed contact. */
  hasContact: boolean;
}

/**
 * Finds the comment of a receipt. Every consultation's salt is tried, in the same order, whether or not an earlier one
 * fitted, so that the time taken tells nothing. Rehearsals are found for officers of their departments only.
 */
export async function findCommentByReceipt(
  ctx: Context,
  receipt: string,
  departments: readonly string[] = [],
): Promise<HeldComment | undefined> {
  let held: HeldComment | undefined;
  for (const each of await listEveryConsultation(ctx)) {
    const key = { consultationId: each.id, id: idFor(each.salt, receipt) };
    const row = await queries.findComment(ctx.db, key);
    const consultation = inRound(each, row?.round_no ?? each.round.no);
    const body = await bodyOf(ctx, consultation, key, row?.revision ?? 0);
    const contact = await queries.findContact(ctx.db, key, 'contact');
    if (!row || (each.exercise && !departments.includes(each.departmentId))) continue;
    held = {
      consultation,
      receipt,
      id: key.id,
      no: row.no,
      channel: row.channel,
      receivedAt: new Date(row.received_at),
      revision: row.revision,
      withdrawnAt: row.withdrawn_at === null ? undefined : new Date(row.withdrawn_at),
      body,
      hasContact: contact !== undefined,
    };
  }
  return held;
}
