import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Role, SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { NameTakenError } from './departments.ts';
import { PASSWORD_MIN, passwordProblem } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { isAdministrator } from './roles.ts';
import * as queries from './staff.queries.ts';

class WeakPasswordError extends DomainError {
  readonly type = 'weak-password';
  readonly status = 422;
  override readonly values = { limit: PASSWORD_MIN };
}

/** An administrator's account holds that one role and nothing else. */
class RolesClashError extends DomainError {
  readonly type = 'roles-clash';
  readonly status = 422;
}

export interface NewOfficer {
  departmentId: string;
  /** The office, never a person's name. */
  title: Text;
  signInName: string;
  password: string;
  /** The password was given by an administrator: it lets the officer choose another, for so many days of real time. */
  temporaryDays?: number;
  roles: { departmentId: string; role: Role }[];
  sectionId?: string | undefined;
  /** The administrator who opens it; nobody: the installation itself. */
  openedBy?: string;
}

/** Sign-in names are the same whatever the case or width in which they are typed. */
export const signInNameOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/**
 * Opens an account and gives its id. Not inside a write, for hashing takes its time.
 * Throws WeakPasswordError, RolesClashError, NameTakenError.
 */
export async function createOfficer(ctx: Context, officer: NewOfficer): Promise<string> {
  const hash = await hashFor(officer);
  return ctx.store.write((tx) => insertOfficer(tx, officer, hash));
}

/** Outside a write, for it takes its time. Throws WeakPasswordError, RolesClashError. */
export function hashFor({ signInName, password, roles }: NewOfficer): Promise<string> {
  if (passwordProblem(password, signInNameOf(signInName))) throw new WeakPasswordError();
  requireOneOffice(roles);
  return hashPassword(password);
}

/** Throws RolesClashError unless an administrator's role stands alone. */
export function requireOneOffice(roles: NewOfficer['roles']): void {
  if (roles.length > 1 && roles.some(({ role }) => isAdministrator(role))) throw new RolesClashError();
}

/** Part of the running write. Throws NameTakenError. */
export async function insertOfficer(tx: Context, officer: NewOfficer, passwordHash: string): Promise<string> {
  const id = tx.random(9).toString('base64url');
  const signInName = signInNameOf(officer.signInName);
  if (await queries.findSignIn(tx.db, signInName)) throw new NameTakenError();
  await queries.insertOfficer(tx.db, {
    id,
    department_id: officer.departmentId,
    section_id: officer.sectionId ?? null,
    title: JSON.stringify(officer.title),
    sign_in_name: signInName,
    password_hash: passwordHash,
    created_at: tx.clock.now().toISOString(),
    disabled_at: null,
    password_temporary_until: officer.temporaryDays
      ? new Date(tx.clock.real().getTime() + officer.temporaryDays * 86_400_000).toISOString()
      : null,
  });
  const roles = officer.roles.map(({ departmentId, role }) => ({
    officer_id: id,
    department_id: departmentId,
    role,
  }));
  if (roles.length > 0) await queries.insertOfficerRoles(tx.db, roles);
  const held = roles.map(({ role }) => role).join(' ');
  await record(tx, {
    officerId: officer.openedBy ?? null,
    departmentId: officer.departmentId,
    act: 'officer.created',
    subject: id,
    detail: { roles: held },
  });
  return id;
}

/** The officer with the roles held now; undefined when there is none or the account is disabled. */
export async function findOfficer(ctx: Context, id: string): Promise<SignedIn | undefined> {
  const row = await queries.findOfficer(ctx.db, id);
  if (!row) return undefined;
  const roles = await queries.listRoles(ctx.db, id);
  return {
    id,
    title: JSON.parse(row.title) as Text,
    department: { id: row.department_id, slug: row.slug, name: JSON.parse(row.name) as Text },
    roles: roles.map(({ department_id, role }) => ({ departmentId: department_id, role: role as Role })),
  };
}
