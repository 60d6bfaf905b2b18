import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { NotAllowedError } from '../staff/roles.ts';
import * as queries from './figure-views.queries.ts';

/** A view of figures that an office kept under a name for the officers of its department. */
export interface FigureView {
  id: string;
  questionnaireId: string;
  departmentId: string;
  officerId: string;
  officerTitle: Text;
  name: string;
  /** The query of the figures' address, with its question mark. */
  address: string;
  createdAt: Date;
}

export const LONGEST_NAME = 80;

/** So many a department keeps of one questionnaire: a list that nobody can read helps nobody. */
export const MOST_VIEWS = 200;

/** The department keeps as many views of this questionnaire as it may. */
export class TooManyViewsError extends DomainError {
  readonly type = 'too-many-views';
  readonly status = 409;
  override readonly values = { most: MOST_VIEWS };
}

/** The views that the officer's department keeps of a questionnaire, the latest first. */
export const listViews = async (
  ctx: Context,
  officer: SignedIn,
  { id }: Questionnaire,
): Promise<FigureView[]> => (await queries.listViews(ctx.db, id, officer.department.id)).map(read);

/** Throws NotFoundError for what is not there or belongs to another department. */
export async function getView(ctx: Context, officer: SignedIn, id: string): Promise<FigureView> {
  const row = await queries.findView(ctx.db, id);
  if (!row || row.department_id !== officer.department.id) throw new NotFoundError();
  return read(row);
}

interface NewView {
  questionnaire: Questionnaire;
  officer: SignedIn;
  name: string;
  address: string;
}

/** Keeps a view under a name. Throws TooManyViewsError. */
export const keepView = (ctx: Context, { questionnaire, officer, name, address }: NewView): Promise<string> =>
  ctx.store.write(async (tx) => {
    const kept = await queries.listViews(tx.db, questionnaire.id, officer.department.id);
    if (kept.length >= MOST_VIEWS) throw new TooManyViewsError();
    const id = tx.random(9).toString('base64url');
    await queries.insertView(tx.db, {
      id,
      questionnaire_id: questionnaire.id,
      department_id: officer.department.id,
      officer_id: officer.id,
      name,
      address,
      created_at: tx.clock.now().toISOString(),
    });
    return id;
  });

/** Throws NotFoundError, and NotAllowedError for anybody but the office that kept it. */
export const renameView = (ctx: Context, officer: SignedIn, id: string, name: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    await getOwn(tx, officer, id);
    await queries.setViewName(tx.db, id, name);
  });

/** Throws NotFoundError, and NotAllowedError for anybody but the office that kept it. */
export const removeView = (ctx: Context, officer: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    await getOwn(tx, officer, id);
    await queries.deleteView(tx.db, id);
  });

async function getOwn(ctx: Context, officer: SignedIn, id: string) {
  const view = await getView(ctx, officer, id);
  if (view.officerId !== officer.id) throw new NotAllowedError();
}

const read = (row: queries.FigureViewRow): FigureView => ({
  id: row.id,
  questionnaireId: row.questionnaire_id,
  departmentId: row.department_id,
  officerId: row.officer_id,
  officerTitle: JSON.parse(row.officer_title) as Text,
  name: row.name,
  address: row.address,
  createdAt: new Date(row.created_at),
});
