import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import * as queries from './staff.queries.ts';

export interface Department {
  id: string;
  slug: string;
  name: Text;
}

/** A department's slug or an officer's sign-in name belongs to somebody else. */
export class NameTakenError extends DomainError {
  readonly type = 'name-taken';
  readonly status = 409;
}

/** Throws NameTakenError. */
export async function createDepartment(
  ctx: Context,
  { slug, name }: Omit<Department, 'id'>,
): Promise<Department> {
  const id = ctx.random(9).toString('base64url');
  await ctx.store.write(async (tx) => {
    if (await queries.findDepartmentBySlug(tx.db, slug)) throw new NameTakenError();
    const created_at = tx.clock.now().toISOString();
    await queries.insertDepartment(tx.db, { id, slug, name: JSON.stringify(name), created_at });
  });
  return { id, slug, name };
}

export const listDepartments = async (ctx: Context): Promise<Department[]> =>
  (await queries.listDepartments(ctx.db)).map(departmentOf);

/** Throws NotFoundError. */
export async function getDepartment(ctx: Context, id: string): Promise<Department> {
  return departmentOf((await queries.findDepartment(ctx.db, id)) ?? missing());
}

/** Throws NotFoundError. */
export async function getDepartmentBySlug(ctx: Context, slug: string): Promise<Department> {
  return departmentOf((await queries.findDepartmentBySlug(ctx.db, slug)) ?? missing());
}

const departmentOf = ({ id, slug, name }: { id: string; slug: string; name: string }): Department => ({
  id,
  slug,
  name: JSON.parse(name) as Text,
});

const missing = (): never => {
  throw new NotFoundError();
};
