import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { actOn } from './acting.ts';
import type { KeptAct } from './case/acts.ts';
import { InquiryChangedError } from './errors.ts';
import * as queries from './exchange.queries.ts';
import type { DifferingFact, Kept } from './exchange.ts';
import { planOf, type SidedLine, sidesOf } from './exchange-sides.ts';
import { type Departments, readDepartments, requireDispatcher } from './exchange-units.ts';
import { factsOf, findInquiryByNumber, type Inquiry } from './inquiries.ts';

/** A case on which two systems differ, side by side. */
export interface Difference {
  inquiry: Inquiry;
  no: number;
  receivedAt: Date;
  decision: 'theirs' | 'ours' | undefined;
  facts: DifferingFact[];
  lines: SidedLine[];
  departments: Departments;
}

/** Throws NotFoundError, NotAllowedError. */
export async function readDifference(ctx: Context, officer: SignedIn, number: string): Promise<Difference> {
  const departments = await readDepartments(ctx);
  requireDispatcher(officer, departments);
  const inquiry = await findInquiryByNumber(ctx, number);
  if (!inquiry || inquiry.row.department_id !== departments.centre) throw new NotFoundError();
  const last = await queries.findLastExchange(ctx.db, inquiry.row.id);
  if (!last) throw new NotFoundError();
  const { facts, acts } = keptOf(last.content);
  return {
    inquiry,
    no: last.no,
    receivedAt: new Date(last.received_at),
    decision: (last.decision as Difference['decision']) ?? undefined,
    facts,
    lines: sidesOf(factsOf(inquiry.row), inquiry.acts, acts),
    departments,
  };
}

function keptOf(content: string): Kept {
  const { facts, acts } = JSON.parse(content) as {
    facts: DifferingFact[];
    acts: (KeptAct & { at: string })[];
  };
  return { facts, acts: acts.map((act) => ({ ...act, at: new Date(act.at) }) as KeptAct) };
}

/**
 * Settles a difference: theirs appends what only they have, ours leaves the case as it stands. `seq` and `no` are what was
 * seen. Throws NotFoundError, NotAllowedError, InquiryChangedError, StoreUnwritableError.
 */
export const settleDifference = (
  ctx: Context,
  officer: SignedIn,
  { number, no, seq, take }: { number: string; no: number; seq: number; take: 'theirs' | 'ours' },
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { inquiry, no: last, departments } = await readDifference(tx, officer, number);
    const { row, standing, acts } = inquiry;
    const seen = { decision: take, officer_id: officer.id };
    if (last !== no || standing.seq !== seq) throw new InquiryChangedError();
    const kept = await queries.findLastExchange(tx.db, row.id);
    if (!kept || !(await queries.decideExchange(tx.db, row.id, no, seen))) throw new InquiryChangedError();
    if (take === 'theirs') {
      let at = standing.seq;
      for (const { act, fate } of planOf(factsOf(row), acts, keptOf(kept.content).acts)) {
        if (fate === 'left') continue;
        const elsewhere = { at: act.at, departmentId: act.departmentId };
        if (fate === 'added')
          await actOn(tx, { id: row.id, seq: at, elsewhere }, act.act, act.content as never);
        else await actOn(tx, { id: row.id, seq: at, elsewhere }, 'note', { note: noteOf(act) });
        at += 1;
      }
    }
    await record(tx, {
      officerId: officer.id,
      departmentId: departments.centre ?? null,
      act: take === 'theirs' ? 'inquiry.theirs-taken' : 'inquiry.ours-kept',
      subject: row.number,
      detail: { no },
    });
  });

/** The words of an act that cannot be done any more, with its name, so that nothing of it is lost. */
const noteOf = ({ act, content, at }: KeptAct): string =>
  `${act} ${at.toISOString()} ${Object.values(content)
    .filter((value) => typeof value === 'string')
    .join(' ')}`.trim();

/** Cases on which the two systems differ. Throws NotAllowedError. */
export async function listDifferences(ctx: Context, officer: SignedIn) {
  const departments = await readDepartments(ctx);
  requireDispatcher(officer, departments);
  return queries.listWaiting(ctx.db, departments.centre ?? '', 100);
}
