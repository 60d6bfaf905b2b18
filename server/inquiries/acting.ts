import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf } from '#shared/time.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { type Act, can, NotAllowedError, scopeOf } from '../staff/roles.ts';
import type { ActContents, InquiryAct, KeptAct } from './case/acts.ts';
import type { CaseStanding } from './case/case-standing.ts';
import { lastDayOf } from './case/clocks.ts';
import { allows, standingOf } from './case/standing.ts';
import { requireOpens } from './desk-scope.ts';
import {
  ExtensionTooLateError,
  InquiryChangedError,
  NotInThisStateError,
  OwnExtensionError,
} from './errors.ts';
import * as queries from './inquiries.queries.ts';
import { factsOf, type Inquiry, readInquiry } from './inquiries.ts';
import { type InquiryKind, kindRule } from './inquiry-rules.ts';
import { clocksOf, holdersOf, projectionOf } from './projection.ts';

/** Whose act it is: of the department that registered the case, or of the one that answers, by the matrix. */
const whoActs: { [act in InquiryAct]: { by: 'owner' | 'holder' | 'either'; may: Act } | 'requester' } = {
  receive: { by: 'owner', may: 'enter-answers' },
  accept: { by: 'owner', may: 'dispatch-inquiries' },
  answer: { by: 'owner', may: 'enter-answers' },
  transfer: { by: 'owner', may: 'dispatch-inquiries' },
  return: { by: 'holder', may: 'answer-inquiries' },
  'ask-extension': { by: 'holder', may: 'answer-inquiries' },
  'grant-extension': { by: 'owner', may: 'dispatch-inquiries' },
  'refuse-extension': { by: 'owner', may: 'dispatch-inquiries' },
  reply: { by: 'holder', may: 'answer-inquiries' },
  'call-back': { by: 'owner', may: 'enter-answers' },
  close: { by: 'owner', may: 'dispatch-inquiries' },
  reopen: { by: 'owner', may: 'dispatch-inquiries' },
  'not-accept': { by: 'owner', may: 'dispatch-inquiries' },
  merge: { by: 'owner', may: 'dispatch-inquiries' },
  unmerge: { by: 'owner', may: 'dispatch-inquiries' },
  split: { by: 'owner', may: 'dispatch-inquiries' },
  supervise: { by: 'owner', may: 'dispatch-inquiries' },
  mark: { by: 'owner', may: 'dispatch-inquiries' },
  'hand-over': { by: 'owner', may: 'dispatch-inquiries' },
  add: 'requester',
  rate: 'requester',
  withdraw: 'requester',
  'ask-correction': { by: 'holder', may: 'answer-inquiries' },
  correct: 'requester',
  abandon: { by: 'holder', may: 'answer-inquiries' },
  consult: { by: 'holder', may: 'answer-inquiries' },
  'consult-end': { by: 'holder', may: 'answer-inquiries' },
  charge: { by: 'holder', may: 'answer-inquiries' },
  'charge-end': { by: 'holder', may: 'answer-inquiries' },
  note: { by: 'either', may: 'read-inquiries' },
};

/** Of an application, the head of the body’s information work consents to an extension (OGI Regulations, art. 33). */
const consentOf = (kind: string, act: InquiryAct): Act | undefined =>
  kind === 'disclosure' && (act === 'grant-extension' || act === 'refuse-extension')
    ? 'act-in-chain'
    : undefined;

/** Who else: the centre's dispatchers for its clerks; of an application, whoever of the body confirms it with the applicant. */
function alsoMay(kind: string, { atOnce }: CaseStanding, act: InquiryAct): Act[] {
  if (act === 'answer' || act === 'call-back') return ['dispatch-inquiries'];
  // 首接负责: who answered at once closes it.
  if (act === 'close' && atOnce) return ['enter-answers'];
  return kind === 'disclosure' && act === 'accept' ? ['answer-inquiries', 'enter-answers'] : [];
}

/** A case before somebody who acts. `seq`: the number of the last act that they saw. */
export interface Matter {
  id: string;
  seq: number;
  /** Nobody: the requester, the city’s own system, or the clock. */
  officer?: SignedIn | undefined;
  /** The officer is entering it, with the requester on the line: it is not kept from them yet. */
  onLine?: boolean;
  /** Of an act in the city’s own system: when it was there, and by which department of ours. */
  elsewhere?: { at: Date; departmentId: string | null } | undefined;
}

/** Whether the officer may do this to a case as it stands: what the page offers, and what the verb asks. */
export function mayAct(officer: SignedIn, { row, standing }: Inquiry, act: InquiryAct): boolean {
  const who = whoActs[act];
  if (!allows(standing, act)) return false;
  const owner = row.department_id;
  // A clerk enters what the requester says on the phone or at the counter.
  if (who === 'requester') return can(officer, 'enter-answers', owner);
  const departments =
    who.by === 'owner'
      ? [owner]
      : who.by === 'holder'
        ? [standing.lead ?? owner]
        : [owner, standing.lead, ...standing.with];
  const may = consentOf(row.kind, act) ?? who.may;
  const others: Act[] = [may, ...alsoMay(row.kind, standing, act)];
  return departments.some((id) => id !== undefined && others.some((each) => can(officer, each, id)));
}

/**
 * Does one act on a case: appends it, and keeps how the case then stands. `words` are the requester’s, kept apart.
 * Gives the case after it. Throws NotFoundError (none, or one that the officer does not open), NotAllowedError,
 * InquiryChangedError, NotInThisStateError, OwnExtensionError, ExtensionTooLateError, StoreUnwritableError.
 */
export const actOn = <A extends InquiryAct>(
  ctx: Context,
  { id, seq, officer, onLine, elsewhere }: Matter,
  act: A,
  content: ActContents[A],
  words?: string,
): Promise<Inquiry> =>
  ctx.store.write(async (tx) => {
    const row = await queries.findById(tx.db, id);
    if (!row) throw new NotFoundError();
    const inquiry = await readInquiry(tx, row);
    if (officer && !onLine) requireOpens(officer, inquiry);
    if (inquiry.standing.seq !== seq) throw new InquiryChangedError();
    if (!allows(inquiry.standing, act)) throw new NotInThisStateError();
    if (officer && !mayAct(officer, inquiry, act)) throw new NotAllowedError();
    // What was granted there was granted by the rules there.
    if (!elsewhere) refuseExtension(tx, inquiry, act, officer);
    const kept = {
      seq: seq + 1,
      act,
      content,
      officerId: officer?.id ?? null,
      departmentId: officer ? actingFor(officer, inquiry) : (elsewhere?.departmentId ?? null),
      at: new Date(
        Math.max((elsewhere?.at ?? tx.clock.now()).getTime(), inquiry.acts.at(-1)?.at.getTime() ?? 0),
      ),
    } as KeptAct;
    const standing = standingOf(factsOf(row), [...inquiry.acts, kept]);
    const added = await queries.insertAct(tx.db, {
      inquiry_id: id,
      seq: kept.seq,
      act,
      content: canonicalJson(content),
      officer_id: kept.officerId,
      department_id: kept.departmentId,
      at: kept.at.toISOString(),
    });
    if (!added) throw new InquiryChangedError();
    if (words) await queries.insertWords(tx.db, { inquiry_id: id, seq: kept.seq, words });
    await keepStanding(tx, id, standing);
    if (officer)
      await record(tx, {
        officerId: officer.id,
        departmentId: kept.departmentId ?? row.department_id,
        act: `inquiry.${act}`,
        subject: row.number,
      });
    tx.store.expirePages();
    return { row: { ...row, ...projectionOf(standing) }, acts: [...inquiry.acts, kept], standing };
  });

/** Keeps how a case stands for lists. Part of the running write. */
export async function keepStanding(tx: Context, id: string, standing: CaseStanding): Promise<void> {
  await queries.updateProjection(tx.db, id, projectionOf(standing));
  await queries.replaceStanding(tx.db, id, holdersOf(id, standing), clocksOf(id, standing));
}

/** For which of the departments of a case the officer acts: the one that answers, where both are theirs. */
function actingFor(officer: SignedIn, { row, standing }: Inquiry): string {
  const scope = scopeOf(officer);
  const first = [standing.lead, row.department_id, ...standing.with].find(
    (id) => id !== undefined && scope.includes(id),
  );
  return first ?? row.department_id;
}

function refuseExtension(
  { clock }: Context,
  { row, standing }: Inquiry,
  act: InquiryAct,
  officer: SignedIn | undefined,
): void {
  if (act === 'grant-extension' && standing.extension?.officerId === officer?.id)
    throw new OwnExtensionError();
  if (act !== 'ask-extension') return;
  const due = standing.clocks.at(-1)?.dueAt;
  if (!due) return;
  const { ask_before_working_days: before } = kindRule(row.kind as InquiryKind);
  const now = clock.now();
  if (now >= due || workingDaysAfter(dayOf(now), lastDayOf(due)) < before) throw new ExtensionTooLateError();
}
