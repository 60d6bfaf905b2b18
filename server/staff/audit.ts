import type { Context } from '../context.ts';
import * as queries from './audit.queries.ts';
import { BROKEN, linkOf, START, sealFits, sealOf } from './audit-chain.ts';

/** What an officer, or the system where `officerId` is null, did to what. */
export interface AuditEvent {
  officerId: string | null;
  departmentId: string | null;
  /** The act as `<noun>.<past participle>`, for example `approval.signed`. */
  act: string;
  subject: string;
  /** Never contents, names of persons or addresses. */
  detail?: { [name: string]: string | number | boolean | null };
  /** Hashes of what was acted upon. */
  before?: string | null | undefined;
  after?: string | null | undefined;
}

/** Appends to the audit trail as part of the running write: what is rolled back leaves no trace. */
export async function record(tx: Context, event: AuditEvent): Promise<void> {
  const { officerId, departmentId, act, subject, detail, before, after } = event;
  const head = await endOf(tx);
  const line = {
    seq: head.seq + 1,
    at: `${tx.clock.now().toISOString().slice(0, 19)}Z`,
    officer_id: officerId,
    department_id: departmentId,
    act,
    subject,
    detail: detail ? JSON.stringify(detail) : null,
    before_hash: before ?? null,
    after_hash: after ?? null,
  };
  const hash = linkOf(head.hash, line);
  await queries.appendEvent(tx.db, { ...line, hash });
  await queries.setHead(tx.db, { seq: line.seq, hash, mac: sealOf(tx.secrets, line.seq, hash) });
}

/**
 * What the next line follows. A seal that is gone or not ours is never made good again: acts go on being recorded, but the
 * next line fits nothing, so that every later check finds the place.
 */
async function endOf(tx: Context): Promise<{ seq: number; hash: string }> {
  const head = await queries.findHead(tx.db);
  if (head && sealFits(tx.secrets, head)) return head;
  const last = await queries.findLast(tx.db);
  if (!head && !last?.hash) return sealEarlier(tx);
  return { seq: Math.max(last?.seq ?? 0, head?.seq ?? 0), hash: BROKEN };
}

/** Links and seals what was recorded before there was a chain, at the first start after the upgrade that brought one. */
export async function sealEarlierActs(ctx: Context): Promise<void> {
  const unsealed = async (at: Context) =>
    !(await queries.findHead(at.db)) && (await queries.findLast(at.db))?.hash === null;
  if (!(await unsealed(ctx))) return;
  await ctx.store.write(async (tx) => {
    if (!(await unsealed(tx))) return;
    const { seq, hash } = await sealEarlier(tx);
    await queries.setHead(tx.db, { seq, hash, mac: sealOf(tx.secrets, seq, hash) });
  });
}

/** Events of a store that kept no chain yet are linked before the first new one. */
async function sealEarlier(tx: Context): Promise<{ seq: number; hash: string }> {
  let last = { seq: 0, hash: START };
  for (const line of await queries.listUnlinked(tx.db)) {
    const hash = linkOf(last.hash, line);
    await queries.setLink(tx.db, line.seq, hash);
    last = { seq: line.seq, hash };
  }
  return last;
}
