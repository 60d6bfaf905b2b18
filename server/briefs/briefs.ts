import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { isAsked } from '../staff/approval-records.ts';
import { record } from '../staff/audit.ts';
import { type Department, listDepartments } from '../staff/departments.ts';
import { can, NotAllowedError, requireCan, scopeOf } from '../staff/roles.ts';
import * as queries from './briefs.queries.ts';
import type { BriefContent } from './content.ts';

/** 公众意见摘要: the decision-maker's page as it is being written. */
export interface Brief {
  id: string;
  departmentId: string;
  content: BriefContent;
  /** Counts the changes, so that one officer does not write over another. */
  revision: number;
  changedAt: Date;
}

/** Somebody else has saved in the meantime. */
export class BriefChangedError extends DomainError {
  readonly type = 'brief-changed';
  readonly status = 409;
}

/** Begins a brief in a department for which the officer makes results. Throws NotAllowedError. */
export async function createBrief(
  ctx: Context,
  officer: SignedIn,
  { departmentId, content }: Pick<Brief, 'departmentId' | 'content'>,
): Promise<Brief> {
  requireCan(officer, 'make-results', departmentId);
  const id = ctx.random(9).toString('base64url');
  return ctx.store.write(async (tx) => {
    const now = tx.clock.now().toISOString();
    await queries.insertBrief(tx.db, {
      id,
      department_id: departmentId,
      officer_id: officer.id,
      content: canonicalJson(content),
      revision: 1,
      created_at: now,
      changed_at: now,
    });
    await record(tx, { officerId: officer.id, departmentId, act: 'brief.created', subject: id });
    return loadBrief(tx, id);
  });
}

/**
 * Keeps a changed content, gaps and all. `revision` is that of the content which was changed; saving the same once more
 * changes nothing. Throws NotFoundError, NotAllowedError, BriefChangedError.
 */
export const changeBrief = (
  ctx: Context,
  officer: SignedIn,
  { id, revision, content }: Pick<Brief, 'id' | 'revision' | 'content'>,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { departmentId, content: held } = await getWritable(tx, officer, id);
    if (canonicalJson(content) === canonicalJson(held)) return;
    const at = tx.clock.now().toISOString();
    const changed = { id, revision, content: canonicalJson(content), at };
    if (!(await queries.setContent(tx.db, changed))) throw new BriefChangedError();
    await record(tx, { officerId: officer.id, departmentId, act: 'brief.changed', subject: id });
  });

/** The departments for which the officer writes briefs, their own first. Throws NotAllowedError where there is none. */
export async function briefDepartments(ctx: Context, officer: SignedIn): Promise<Department[]> {
  const own = (await listDepartments(ctx)).filter(({ id }) => can(officer, 'make-results', id));
  if (own.length === 0) throw new NotAllowedError();
  return own.sort((a, b) => Number(b.id === officer.department.id) - Number(a.id === officer.department.id));
}

/** Whether the officer reads briefs before they are signed: who writes them, and who acts on them. */
export const readsDrafts = (officer: SignedIn, departmentId: string): boolean =>
  can(officer, 'make-results', departmentId) ||
  can(officer, 'write-content', departmentId) ||
  can(officer, 'act-in-chain', departmentId);

/**
 * For whoever may read it once it is signed, or is asked to act on it. Throws NotFoundError, also outside the officer's
 * departments, and NotAllowedError.
 */
export async function getBrief(ctx: Context, officer: SignedIn, id: string): Promise<Brief> {
  const brief = await loadBrief(ctx, id);
  const { departmentId } = brief;
  if (can(officer, 'see-figures', departmentId) || (await isAskedToAct(ctx, officer, brief))) return brief;
  if (!scopeOf(officer).includes(departmentId)) throw new NotFoundError();
  throw new NotAllowedError();
}

/** One whose draft this officer may read. Throws as `getBrief`. */
export async function getDraft(ctx: Context, officer: SignedIn, id: string): Promise<Brief> {
  const brief = await getBrief(ctx, officer, id);
  if (readsDrafts(officer, brief.departmentId)) return brief;
  throw new NotAllowedError();
}

/** One that this officer may change. Throws as `getBrief`. */
export async function getWritable(ctx: Context, officer: SignedIn, id: string): Promise<Brief> {
  const brief = await getBrief(ctx, officer, id);
  requireCan(officer, 'make-results', brief.departmentId);
  return brief;
}

async function isAskedToAct(ctx: Context, officer: SignedIn, { id }: Brief): Promise<boolean> {
  const last = (await queries.listIssues(ctx.db, id)).at(-1);
  return last !== undefined && isAsked(ctx, officer, 'brief', last.id);
}

/** Those of the departments whose figures the officer sees. Throws NotAllowedError where there is none. */
export async function listBriefs(ctx: Context, officer: SignedIn): Promise<Brief[]> {
  const departments = scopeOf(officer).filter((id) => can(officer, 'see-figures', id));
  if (departments.length === 0) throw new NotAllowedError();
  return (await queries.listBriefs(ctx.db, departments)).map(briefOf);
}

/** Throws NotFoundError. */
export async function loadBrief(ctx: Context, id: string): Promise<Brief> {
  const row = await queries.findBrief(ctx.db, id);
  if (!row) throw new NotFoundError();
  return briefOf(row);
}

/** Where a kept view of figures leads. Throws NotFoundError. */
export async function getView(ctx: Context, officer: SignedIn, id: string) {
  const row = await queries.findView(ctx.db, id, scopeOf(officer));
  if (!row) throw new NotFoundError();
  return { questionnaire: row.slug, query: row.address };
}

const briefOf = (row: queries.BriefRow): Brief => ({
  id: row.id,
  departmentId: row.department_id,
  content: JSON.parse(row.content) as BriefContent,
  revision: row.revision,
  changedAt: new Date(row.changed_at),
});
