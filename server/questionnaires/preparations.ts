import { createHash } from 'node:crypto';
import { type Change, changesBetween } from '#shared/questionnaire/changes.ts';
import type { QuestionnaireInProgress } from '#shared/questionnaire/in-progress.ts';
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
import { candidateOf } from './preparation-definition.ts';
import * as queries from './preparations.queries.ts';
import { isFirm, type Obstacle, obstaclesTo } from './publication-gate.ts';
import {
  findVersion,
  insertNextVersion,
  insertPublication,
  listQuestionnaires,
  type Questionnaire,
} from './questionnaires.ts';

/** A questionnaire, or its next version, that is being written. */
export interface Preparation {
  id: string;
  departmentId: string;
  content: QuestionnaireInProgress;
  /** Changes with the content, so that one officer does not write over another. */
  version: string;
  changedAt: Date;
  /** The questionnaire whose next version it is, or that came of it. */
  questionnaireId: string | undefined;
  /** The number of the version that came of it. */
  publishedNo: number | undefined;
}

/** Something is missing or contradicts itself; the page lists what. */
export class NotReadyError extends DomainError {
  readonly type = 'questionnaire-not-ready';
  readonly status = 409;
}

export class AlreadyPublishedError extends DomainError {
  readonly type = 'questionnaire-published';
  readonly status = 409;
}

/** Somebody else has saved in the meantime. */
export class ChangedMeanwhileError extends DomainError {
  readonly type = 'questionnaire-changed';
  readonly status = 409;
}

interface Beginning extends Pick<Preparation, 'departmentId' | 'content'> {
  /** The questionnaire whose next version it is to be. */
  questionnaireId?: string;
}

/** Begins a questionnaire in a department for which the officer writes. Throws NotAllowedError. */
export async function createPreparation(
  ctx: Context,
  officer: SignedIn,
  { departmentId, content, questionnaireId }: Beginning,
): Promise<string> {
  requireCan(officer, 'write-content', departmentId);
  const id = ctx.random(9).toString('base64url');
  await ctx.store.write(async (tx) => {
    const now = tx.clock.now().toISOString();
    const kept = canonicalJson(content);
    await queries.insertPreparation(tx.db, {
      id,
      department_id: departmentId,
      officer_id: officer.id,
      questionnaire_id: questionnaireId ?? null,
      content: kept,
      created_at: now,
      changed_at: now,
      published_no: null,
    });
    const act = 'questionnaire_preparation.created';
    await record(tx, { officerId: officer.id, departmentId, act, subject: id, after: hashed(kept) });
  });
  return id;
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
    const [before, after] = [canonicalJson(held), canonicalJson(content)];
    if (after === before) return;
    if (version !== current) throw new ChangedMeanwhileError();
    await queries.setContent(tx.db, id, after, tx.clock.now().toISOString());
    const act = 'questionnaire_preparation.changed';
    await record(tx, {
      officerId: officer.id,
      departmentId,
      act,
      subject: id,
      before: hashed(before),
      after: hashed(after),
    });
  });

/** Puts exactly this content before the approvers. Throws as `changePreparation`, NotReadyError, AlreadyWaitingError. */
export const proposePreparation = (ctx: Context, officer: SignedIn, id: string): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const preparation = await getWritable(tx, officer, id);
    if ((await obstaclesOf(tx, preparation)).some(isFirm)) throw new NotReadyError();
    return propose(tx, {
      departmentId: preparation.departmentId,
      kind: 'questionnaire',
      subjectId: id,
      subjectHash: await hashOfPreparation(tx, preparation),
      officer,
    });
  });

/**
 * The verb of the last approval: publishes what was signed, in the signing write, once more through the gate, for days
 * may have passed. Throws AlreadyPublishedError, NotReadyError.
 */
export async function publishQuestionnairePreparation(
  tx: Context,
  { subjectId, departmentId, acts }: Pick<Approval, 'subjectId' | 'departmentId' | 'acts'>,
): Promise<void> {
  const preparation = await getAny(tx, subjectId);
  const signer = acts.at(-1)?.officerId ?? null;
  if (preparation.publishedNo !== undefined) throw new AlreadyPublishedError();
  if ((await obstaclesOf(tx, preparation)).some(isFirm)) throw new NotReadyError();
  const base = await baseOf(tx, preparation);
  const { id, no } = base ? await publishNext(tx, base, preparation) : await publishFirst(tx, preparation);
  await queries.setPublished(tx.db, subjectId, id, no);
  await record(tx, {
    officerId: signer,
    departmentId,
    act: 'questionnaire.published',
    subject: id,
    detail: { version: no },
    after: hashed(canonicalJson(preparation.content)),
  });
}

/** Whether the officer began or changed it. */
export const wroteQuestionnaire = async (tx: Context, id: string, officerId: string): Promise<boolean> =>
  (await queries.findWriting(tx.db, id, officerId)) !== undefined;

async function publishFirst(tx: Context, { departmentId, content }: Preparation) {
  const id = await insertPublication(tx, {
    departmentId,
    ...datesOf(content),
    opensAt: new Date(content.opens_at ?? ''),
    definition: candidateOf(content).definition,
    releasePolicy: { interim: content.interim },
    exercise: content.exercise,
  });
  return { id, no: 1 };
}

async function publishNext(tx: Context, base: Questionnaire, { content }: Preparation) {
  const no = await insertNextVersion(tx, base, {
    ...datesOf(content),
    definition: candidateOf(content).definition,
    changeNote: content.change_note ?? {},
    rewordings: content.rewordings,
  });
  return { id: base.id, no };
}

const datesOf = (content: QuestionnaireInProgress) => ({
  closesAt: new Date(content.closes_at ?? ''),
  resultsDueOn: content.results_due_on ?? '',
  channels: content.channels,
});

/** What the approvers are asked to sign. */
export async function questionnaireSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const preparation = await getAny(ctx, subjectId);
  const { title, slug } = preparation.content.definition;
  return {
    title: title ?? { 'zh-CN': slug ?? subjectId },
    path: `/workspace/questionnaire-preparations/${subjectId}`,
    hash: await hashOfPreparation(ctx, preparation),
    item: { exercise: preparation.content.exercise ?? false, retracted: false },
  };
}

/** The hash of everything that is approved: the whole definition with its notice, period, channels, policy, note. */
async function hashOfPreparation(ctx: Context, preparation: Preparation): Promise<string> {
  const { definition: _, ...rest } = preparation.content;
  const base = await baseOf(ctx, preparation);
  const { definition } = candidateOf(preparation.content);
  const { publishedNo } = preparation;
  const earlier = publishedNo === undefined ? base?.live : base && findVersion(base, publishedNo - 1);
  const after = earlier?.hash ?? null;
  return hashed(canonicalJson({ ...rest, definition, after }));
}

export const obstaclesOf = async (ctx: Context, preparation: Preparation): Promise<Obstacle[]> =>
  obstaclesTo(ctx, { ...preparation, base: await baseOf(ctx, preparation) });

/** The questionnaire whose next version it is; undefined for a first version. */
export async function baseOf(
  ctx: Context,
  { questionnaireId }: Pick<Preparation, 'questionnaireId'>,
): Promise<Questionnaire | undefined> {
  if (questionnaireId === undefined) return undefined;
  return (await listQuestionnaires(ctx)).find(({ id }) => id === questionnaireId);
}

/** What respondents would see changed against the live version. */
export async function changesOf(ctx: Context, preparation: Preparation): Promise<Change[]> {
  const base = await baseOf(ctx, preparation);
  if (!base || preparation.publishedNo !== undefined) return [];
  return changesBetween(base.live.definition, candidateOf(preparation.content).definition);
}

export const approvalsOf = (ctx: Context, { id }: Pick<Preparation, 'id'>): Promise<Approval[]> =>
  listApprovalsOf(ctx, 'questionnaire', id);

/** Whether the officer reads preparations of a department: who writes them and who acts on them. */
const mayRead = (officer: SignedIn, departmentId: string) =>
  can(officer, 'write-content', departmentId) || can(officer, 'act-in-chain', departmentId);

/**
 * Whoever the chain asks to act on it reads it too. Throws NotFoundError, also outside the officer's departments, and
 * NotAllowedError.
 */
export async function getPreparation(ctx: Context, officer: SignedIn, id: string): Promise<Preparation> {
  const preparation = await getAny(ctx, id);
  if (await isAsked(ctx, officer, 'questionnaire', id)) return preparation;
  if (!scopeOf(officer).includes(preparation.departmentId)) throw new NotFoundError();
  if (!mayRead(officer, preparation.departmentId)) throw new NotAllowedError();
  return preparation;
}

/** One that this officer may change now. Throws as `getPreparation`, and AlreadyPublishedError. */
export async function getWritable(ctx: Context, officer: SignedIn, id: string): Promise<Preparation> {
  const preparation = await getPreparation(ctx, officer, id);
  requireCan(officer, 'write-content', preparation.departmentId);
  if (preparation.publishedNo !== undefined) throw new AlreadyPublishedError();
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
  content: JSON.parse(row.content) as QuestionnaireInProgress,
  version: hashed(row.content).slice(7, 23),
  changedAt: new Date(row.changed_at),
  questionnaireId: row.questionnaire_id ?? undefined,
  publishedNo: row.published_no ?? undefined,
});

const hashed = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
