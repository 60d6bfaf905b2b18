import { createHash } from 'node:crypto';
import { consultationDefinition } from '#shared/consultation/definition.ts';
import type { ConsultationInProgress } from '#shared/consultation/in-progress.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Approval, isAsked, listApprovalsOf } from '../staff/approval-records.ts';
import { propose } from '../staff/approvals.ts';
import { record } from '../staff/audit.ts';
import { type Department, listDepartments } from '../staff/departments.ts';
import type { Subject } from '../staff/publications.ts';
import { can, NotAllowedError, requireCan, scopeOf } from '../staff/roles.ts';
import { hashOfConsultation, publishConsultation } from './consultations.ts';
import * as queries from './preparations.queries.ts';
import { obstaclesTo } from './publication-gate.ts';

/** A consultation that is being written. */
export interface Preparation {
  id: string;
  departmentId: string;
  content: ConsultationInProgress;
  /** Changes with the content, so that one officer does not write over another. */
  version: string;
  changedAt: Date;
  /** Once it is public. */
  consultationId: string | undefined;
}

/** Something is missing or against the law; the page lists what. */
export class NotReadyError extends DomainError {
  readonly type = 'preparation-not-ready';
  readonly status = 409;
}

export class AlreadyPublishedError extends DomainError {
  readonly type = 'preparation-published';
  readonly status = 409;
}

/** Somebody else has saved in the meantime. */
export class ChangedMeanwhileError extends DomainError {
  readonly type = 'preparation-changed';
  readonly status = 409;
}

/** Begins a consultation in a department for which the officer writes. Throws NotAllowedError. */
export async function createPreparation(
  ctx: Context,
  officer: SignedIn,
  { departmentId, content }: Pick<Preparation, 'departmentId' | 'content'>,
): Promise<Preparation> {
  requireCan(officer, 'write-content', departmentId);
  const id = ctx.random(9).toString('base64url');
  return ctx.store.write(async (tx) => {
    const now = tx.clock.now().toISOString();
    await queries.insertPreparation(tx.db, {
      id,
      department_id: departmentId,
      officer_id: officer.id,
      content: canonicalJson(content),
      created_at: now,
      changed_at: now,
      consultation_id: null,
    });
    await record(tx, { officerId: officer.id, departmentId, act: 'preparation.created', subject: id });
    return getPreparation(tx, officer, id);
  });
}

/** The departments for which the officer writes, their own first. Throws NotAllowedError where there is none. */
export async function writingDepartments(ctx: Context, officer: SignedIn): Promise<Department[]> {
  const own = (await listDepartments(ctx)).filter(({ id }) => can(officer, 'write-content', id));
  if (own.length === 0) throw new NotAllowedError();
  const first = own.filter(({ id }) => id === officer.department.id);
  return [...first, ...own.filter((each) => !first.includes(each))];
}

/**
 * Keeps a changed content, gaps and all; what waits for a signature can then not be signed. `version` is that of the
 * content which was changed; saving the same once more changes nothing. Throws NotFoundError, NotAllowedError,
 * AlreadyPublishedError, ChangedMeanwhileError.
 */
export const changePreparation = (
  ctx: Context,
  officer: SignedIn,
  { id, version, content }: Pick<Preparation, 'id' | 'version' | 'content'>,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { departmentId, version: current, content: held } = await getWritable(tx, officer, id);
    if (canonicalJson(content) === canonicalJson(held)) return;
    if (version !== current) throw new ChangedMeanwhileError();
    await queries.setContent(tx.db, id, canonicalJson(content), tx.clock.now().toISOString());
    await record(tx, { officerId: officer.id, departmentId, act: 'preparation.changed', subject: id });
  });

/** Puts exactly this content before the approvers. Throws as `changePreparation`, NotReadyError, AlreadyWaitingError. */
export const proposePreparation = (ctx: Context, officer: SignedIn, id: string): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const preparation = await getWritable(tx, officer, id);
    if ((await obstaclesTo(tx, preparation)).length > 0) throw new NotReadyError();
    return propose(tx, {
      departmentId: preparation.departmentId,
      kind: 'consultation',
      subjectId: id,
      subjectHash: hashOfPreparation(preparation),
      officer,
    });
  });

/**
 * The verb of the last approval: publishes what was signed, in the signing write, once more through the gate, for days
 * may have passed. Throws AlreadyPublishedError, NotReadyError, SlugTakenError.
 */
export async function publishPreparation(
  tx: Context,
  { subjectId, departmentId, acts }: Pick<Approval, 'subjectId' | 'departmentId' | 'acts'>,
): Promise<void> {
  const preparation = await getAny(tx, subjectId);
  const signer = acts.at(-1)?.officerId;
  if (preparation.consultationId !== undefined) throw new AlreadyPublishedError();
  if (!signer || (await obstaclesTo(tx, preparation)).length > 0) throw new NotReadyError();
  const definition = consultationDefinition.parse(preparation.content);
  const published = await publishConsultation(tx, { departmentId, officerId: signer, definition });
  await queries.setConsultation(tx.db, subjectId, published);
  await record(tx, { officerId: signer, departmentId, act: 'consultation.published', subject: published });
}

/** Whether the officer began or changed it. */
export const wrotePreparation = async (tx: Context, id: string, officerId: string): Promise<boolean> =>
  (await queries.findWriting(tx.db, id, officerId)) !== undefined;

/** What the approvers are asked to sign. */
export async function preparationSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const preparation = await getAny(ctx, subjectId);
  return {
    title: preparation.content.title ?? { 'zh-CN': preparation.content.slug ?? subjectId },
    path: `/workspace/preparations/${subjectId}`,
    hash: hashOfPreparation(preparation),
    item: { exercise: preparation.content.exercise ?? false, retracted: false },
  };
}

/** The hash of what would be published; of what cannot be, the hash of the content as it stands. */
function hashOfPreparation({ content }: Preparation): string {
  const definition = consultationDefinition.safeParse(content);
  return definition.success
    ? hashOfConsultation(definition.data)
    : `sha256:${digest(canonicalJson(content))}`;
}

export const approvalsOf = (ctx: Context, { id }: Pick<Preparation, 'id'>): Promise<Approval[]> =>
  listApprovalsOf(ctx, 'consultation', id);

/** Whether the officer reads preparations of a department: who writes them and who acts on them. */
const mayRead = (officer: SignedIn, departmentId: string) =>
  can(officer, 'write-content', departmentId) || can(officer, 'act-in-chain', departmentId);

/**
 * Whoever the chain asks to act on it reads it too. Throws NotFoundError, also outside the officer's departments, and
 * NotAllowedError.
 */
export async function getPreparation(ctx: Context, officer: SignedIn, id: string): Promise<Preparation> {
  const preparation = await getAny(ctx, id);
  if (await isAsked(ctx, officer, 'consultation', id)) return preparation;
  if (!scopeOf(officer).includes(preparation.departmentId)) throw new NotFoundError();
  if (!mayRead(officer, preparation.departmentId)) throw new NotAllowedError();
  return preparation;
}

/** One that this officer may change now. Throws as `getPreparation`, and AlreadyPublishedError. */
export async function getWritable(ctx: Context, officer: SignedIn, id: string): Promise<Preparation> {
  const preparation = await getPreparation(ctx, officer, id);
  requireCan(officer, 'write-content', preparation.departmentId);
  if (preparation.consultationId !== undefined) throw new AlreadyPublishedError();
  return preparation;
}

/** Those of the departments in which the officer may read them. Throws NotAllowedError where there is none. */
export async function listPreparations(ctx: Context, officer: SignedIn): Promise<Preparation[]> {
  const departments = scopeOf(officer).filter((id) => mayRead(officer, id));
  if (departments.length === 0) throw new NotAllowedError();
  return (await queries.listPreparations(ctx.db, departments)).map(preparationOf);
}

async function getAny(ctx: Context, id: string): Promise<Preparation> {
  const row = await queries.findPreparation(ctx.db, id);
  if (!row) throw new NotFoundError();
  return preparationOf(row);
}

const preparationOf = (row: queries.PreparationRow): Preparation => ({
  id: row.id,
  departmentId: row.department_id,
  content: JSON.parse(row.content) as ConsultationInProgress,
  version: digest(row.content).slice(0, 16),
  changedAt: new Date(row.changed_at),
  consultationId: row.consultation_id ?? undefined,
});

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
