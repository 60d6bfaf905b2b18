import type { Context } from '../context.ts';
import { appendAuditEvent } from './staff.queries.ts';

/** What an officer, or the system where `officerId` is null, did to what. */
export interface AuditEvent {
  officerId: string | null;
  departmentId: string | null;
  /** The act as `<noun>.<past participle>`, for example `approval.signed`. */
  act: string;
  subject: string;
  detail?: { [name: string]: string | number | boolean | null };
}

/** Appends to the audit trail as part of the running write: what is rolled back leaves no trace. */
export async function record(
  tx: Context,
  { officerId, departmentId, act, subject, detail }: AuditEvent,
): Promise<void> {
  await appendAuditEvent(tx.db, {
    at: tx.clock.now().toISOString(),
    officer_id: officerId,
    department_id: departmentId,
    act,
    subject,
    detail: detail ? JSON.stringify(detail) : null,
  });
}
