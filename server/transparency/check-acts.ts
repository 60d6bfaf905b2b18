import { createHash } from 'node:crypto';
import { verifyTrail } from '../staff/audit-verify.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/** The audit trail's chain from its first line to its sealed end. */
export const checkTrail: Check = async (ctx, look) => {
  const { lines, fault } = await verifyTrail(ctx);
  look(lines);
  return fault && `line ${fault.seq}: ${fault.kind}`;
};

/** No act of an approval is missing between others, and every file is the one that was uploaded. */
export const checkApprovals: Check = async ({ db }, look) => {
  let last = { approval_id: '', step: 0 };
  for (const act of await queries.listApprovalSteps(db)) {
    look();
    const due = act.approval_id === last.approval_id ? last.step + 1 : 1;
    if (act.step !== due) return `approval ${act.approval_id}: act ${due} is missing`;
    last = act;
  }
  for (const id of await queries.listAttachmentIds(db)) {
    look();
    const file = await queries.findAttachment(db, id);
    const hash = file && `sha256:${createHash('sha256').update(file.bytes).digest('hex')}`;
    if (hash !== file?.hash) return `attachment ${id}: its hash is of other bytes`;
  }
  return undefined;
};
