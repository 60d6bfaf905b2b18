import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { scopeOf } from '../staff/roles.ts';
import { type Consultation, listEveryConsultation } from './consultations.ts';

/** The consultations of the officer's departments, the newest first. */
export async function listInScope(ctx: Context, officer: SignedIn): Promise<Consultation[]> {
  const scope = scopeOf(officer);
  return (await listEveryConsultation(ctx)).filter(({ departmentId }) => scope.includes(departmentId));
}

/** Throws NotFoundError, also for what lies outside the officer's departments. */
export async function getInScope(ctx: Context, officer: SignedIn, slug: string): Promise<Consultation> {
  const found = (await listInScope(ctx, officer)).find((each) => each.slug === slug);
  if (!found) throw new NotFoundError();
  return found;
}
