import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Department } from '../staff/departments.ts';
import { getView } from './briefs.ts';
import { singleFigures } from './figures.ts';

export interface AskedFigure {
  questionnaire: string;
  query: string;
}

/** The figure with which a brief is to begin: a kept view, or a figure's own query. Throws NotFoundError. */
export async function askedFigure(
  ctx: Context,
  officer: SignedIn,
  given: URLSearchParams,
): Promise<AskedFigure | undefined> {
  const view = given.get('view');
  if (view) return getView(ctx, officer, view);
  const query = given.get('figure') ?? '';
  const questionnaire = given.get('of') ?? given.get('questionnaire') ?? '';
  return questionnaire !== '' && singleFigures(query).length > 0 ? { questionnaire, query } : undefined;
}

/** The department that is named, else the officer's first. */
export const departmentIn = (departments: readonly Department[], given: URLSearchParams): Department => {
  const [first] = departments;
  const named = departments.find(({ slug }) => slug === given.get('department'));
  if (!first) throw new TypeError('No department');
  return named ?? first;
};
