import { phaseOf } from '#shared/phase.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { OwnWorkError } from '../staff/approvals.ts';
import { record } from '../staff/audit.ts';
import { holds, NotAllowedError, requireCan } from '../staff/roles.ts';
import { actingFor } from '../staff/stand-ins.ts';
import { isEntryOver, NotClosedYetError } from './entry-closures.ts';
import * as queries from './microdata.queries.ts';
import { EntryNotFinishedError } from './releases.ts';

/** `microdata`: the answers as they were given; `public_use`: with a coarsened profile. Neither holds a text. */
export const microdataKinds = ['microdata', 'public_use'] as const;
export type MicrodataKind = (typeof microdataKinds)[number];

/** Characters of a purpose and of a decision's note, at least; and of either at most. */
export const PURPOSE_MIN = 10;
export const NOTE_MIN = 4;
export const WORDS_MAX = 500;

/** Days in which a file may be taken after somebody agreed. */
export const OPEN_DAYS = 7;

/** Somebody has decided before. */
class MicrodataDecidedError extends DomainError {
  readonly type = 'microdata-decided';
  readonly status = 409;
}

/** Nobody has agreed, or the days in which it could be taken are over. */
export class MicrodataNotOpenError extends DomainError {
  readonly type = 'microdata-not-open';
  readonly status = 409;
}

/** So few answers that a coarsened profile leaves nothing to read. */
export class TooFewAnswersError extends DomainError {
  readonly type = 'too-few-answers';
  readonly status = 409;
}

/** The least number of responses of which a public-use file is made. */
export const PUBLIC_USE_LEAST = 100;

/** `waiting`: for the second person; `open`: may be taken; `over`: could have been. */
export type MicrodataState = 'waiting' | 'refused' | 'open' | 'over';

export interface MicrodataRequest {
  id: string;
  questionnaireId: string;
  departmentId: string;
  officerId: string;
  officerTitle: Text;
  kind: MicrodataKind;
  purpose: string;
  askedAt: Date;
  decision: { officerId: string; title: Text; at: Date; agreed: boolean; note: string } | undefined;
  taken: { at: Date; sha256: string } | undefined;
}

/** What dated rows come to now. */
export function stateOf({ decision }: Pick<MicrodataRequest, 'decision'>, now: Date): MicrodataState {
  if (!decision) return 'waiting';
  if (!decision.agreed) return 'refused';
  return now < openUntil(decision) ? 'open' : 'over';
}

export const openUntil = ({ at }: { at: Date }): Date => new Date(at.getTime() + OPEN_DAYS * 86_400_000);

export function isReason(words: string, least: number): boolean {
  const { length } = [...words.trim()];
  return length >= least && length <= WORDS_MAX;
}

/**
 * Why answers one by one cannot be had now; undefined when they can. Not before the last answer is in: two files of an
 * open questionnaire would show who came between them.
 */
export async function obstacleToMicrodata(
  ctx: Context,
  questionnaire: Questionnaire,
): Promise<DomainError | undefined> {
  if (phaseOf(questionnaire, ctx.clock.now()) !== 'closed') return new NotClosedYetError();
  return (await isEntryOver(ctx, questionnaire)) ? undefined : new EntryNotFinishedError();
}

/**
 * Asks for answers one by one, with a purpose. Throws NotAllowedError, NotClosedYetError, EntryNotFinishedError,
 * TooFewAnswersError; a purpose that is none is the caller's to refuse.
 */
export async function askMicrodata(
  ctx: Context,
  officer: SignedIn,
  questionnaire: Questionnaire,
  { kind, purpose }: Pick<MicrodataRequest, 'kind' | 'purpose'>,
): Promise<string> {
  const { departmentId } = questionnaire;
  requireCan(officer, 'export-microdata', departmentId);
  if (!isReason(purpose, PURPOSE_MIN)) throw new RangeError('A purpose is needed');
  const obstacle = await obstacleToMicrodata(ctx, questionnaire);
  if (obstacle) throw obstacle;
  if (kind === 'public_use' && (await countKept(ctx, questionnaire)) < PUBLIC_USE_LEAST)
    throw new TooFewAnswersError();
  const id = ctx.random(9).toString('base64url');
  await ctx.store.write(async (tx) => {
    await queries.insertRequest(tx.db, {
      id,
      questionnaire_id: questionnaire.id,
      department_id: departmentId,
      officer_id: officer.id,
      kind,
      purpose: purpose.trim(),
      asked_at: tx.clock.now().toISOString(),
      decided_by: null,
      decided_at: null,
      agreed: null,
      note: null,
      taken_at: null,
      sha256: null,
    });
    await note(tx, officer, 'microdata.asked', { id, departmentId, detail: { kind } });
  });
  return id;
}

const countKept = async (ctx: Context, { id }: Questionnaire): Promise<number> =>
  (await queries.countAbout(ctx.db, id)).reduce((sum, { n }) => sum + Number(n), 0);

/** Whether an officer is the second person: an approver of the department who neither asked nor stands in for who did. */
export async function mayDecide(
  ctx: Context,
  officer: SignedIn,
  { officerId, departmentId }: Pick<MicrodataRequest, 'officerId' | 'departmentId'>,
): Promise<boolean> {
  return holds(officer, 'approver', departmentId) && !(await actsFor(ctx, officer, officerId));
}

const actsFor = async (ctx: Context, officer: SignedIn, askerId: string): Promise<boolean> =>
  officer.id === askerId || (await actingFor(ctx, officer.id, dayOf(ctx.clock.now()))).includes(askerId);

/**
 * The second person agrees or refuses, with a note; one that is none is the caller's to refuse. Throws NotAllowedError,
 * OwnWorkError for who asked and for who stands in for them, MicrodataDecidedError.
 */
export async function decideMicrodata(
  ctx: Context,
  officer: SignedIn,
  request: MicrodataRequest,
  { agreed, note: words }: { agreed: boolean; note: string },
): Promise<void> {
  const { id, departmentId, kind } = request;
  if (!holds(officer, 'approver', departmentId)) throw new NotAllowedError();
  if (!isReason(words, NOTE_MIN)) throw new RangeError('A note is needed');
  await ctx.store.write(async (tx) => {
    if (await actsFor(tx, officer, request.officerId)) throw new OwnWorkError();
    const first = await queries.setDecision(tx.db, id, {
      decided_by: officer.id,
      decided_at: tx.clock.now().toISOString(),
      agreed: agreed ? 1 : 0,
      note: words.trim(),
    });
    if (!first) throw new MicrodataDecidedError();
    const act = agreed ? 'microdata.agreed' : 'microdata.refused';
    await note(tx, officer, act, { id, departmentId, detail: { kind } });
  });
}

/** Throws NotAllowedError for anybody but who asked, and MicrodataNotOpenError unless it may be taken now. */
export function requireTakeable(ctx: Context, officer: SignedIn, request: MicrodataRequest): void {
  requireCan(officer, 'export-microdata', request.departmentId);
  if (officer.id !== request.officerId) throw new NotAllowedError();
  if (stateOf(request, ctx.clock.now()) !== 'open') throw new MicrodataNotOpenError();
}

/** That a file is handed out is a line of the audit trail before its first byte. Throws as `requireTakeable`. */
export async function noteTaken(
  ctx: Context,
  officer: SignedIn,
  request: MicrodataRequest,
  { format, sha256 }: { format: string; sha256: string },
): Promise<void> {
  requireTakeable(ctx, officer, request);
  const { id, departmentId, kind } = request;
  await ctx.store.write(async (tx) => {
    await queries.setTaken(tx.db, id, { taken_at: tx.clock.now().toISOString(), sha256 });
    const detail = { kind, format };
    await note(tx, officer, 'microdata.taken', { id, departmentId, detail, after: `sha256:${sha256}` });
  });
}

/** The requests of a questionnaire, the latest first. */
export const listMicrodata = async (
  ctx: Context,
  { id }: Pick<Questionnaire, 'id'>,
): Promise<MicrodataRequest[]> => (await queries.listRequests(ctx.db, id)).map(requestOf);

/** A request of this questionnaire. Throws NotFoundError. */
export async function getMicrodata(
  ctx: Context,
  { id: questionnaireId }: Pick<Questionnaire, 'id'>,
  id: string,
): Promise<MicrodataRequest> {
  const row = await queries.findRequest(ctx.db, id);
  if (row?.questionnaire_id !== questionnaireId) throw new NotFoundError();
  return requestOf(row);
}

const requestOf = (row: queries.RequestRow): MicrodataRequest => ({
  id: row.id,
  questionnaireId: row.questionnaire_id,
  departmentId: row.department_id,
  officerId: row.officer_id,
  officerTitle: JSON.parse(row.asker_title) as Text,
  kind: row.kind === 'public_use' ? 'public_use' : 'microdata',
  purpose: row.purpose,
  askedAt: new Date(row.asked_at),
  decision:
    row.decided_at === null || row.decided_by === null
      ? undefined
      : {
          officerId: row.decided_by,
          title: JSON.parse(row.decider_title ?? '{}') as Text,
          at: new Date(row.decided_at),
          agreed: row.agreed === 1,
          note: row.note ?? '',
        },
  taken: row.taken_at === null ? undefined : { at: new Date(row.taken_at), sha256: row.sha256 ?? '' },
});

type MicrodataAct = 'microdata.asked' | 'microdata.agreed' | 'microdata.refused' | 'microdata.taken';

interface Noted {
  id: string;
  departmentId: string;
  detail: { [name: string]: string };
  after?: string;
}

const note = (
  tx: Context,
  officer: SignedIn,
  act: MicrodataAct,
  { id, departmentId, detail, after }: Noted,
) => record(tx, { officerId: officer.id, departmentId, act, subject: id, detail, after });
