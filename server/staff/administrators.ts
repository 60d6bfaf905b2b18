import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Role, SignedIn } from '../http/signed-in.ts';
import * as queries from './administrators.queries.ts';
import { record } from './audit.ts';
import { NameTakenError } from './departments.ts';
import { hashPassword } from './passwords.ts';
import { requireCan } from './roles.ts';
import { signInNameOf } from './staff.ts';
import { newTemporaryPassword, TEMPORARY_DAYS } from './temporary-passwords.ts';

/** Whom the system administrator makes, once each; every other account belongs to the security administrator. */
export const made = ['security', 'auditor'] as const satisfies Role[];
export type MadeRole = (typeof made)[number];
type AdministratorRole = MadeRole | 'system';

/** There is one already, or it has been signed in to: the security administrator sees to it from then on. */
class AdministratorExistsError extends DomainError {
  readonly type = 'administrator-exists';
  readonly status = 409;
}

export interface Administrator {
  id: string;
  role: AdministratorRole;
  title: Text;
  signInName: string;
  departmentName: Text;
  disabled: boolean;
  /** Whether anybody ever signed in with the account. */
  signedIn: boolean;
}

/** The accounts of the three administrators, the first made first. */
export async function listAdministrators(ctx: Context): Promise<Administrator[]> {
  return (await queries.listHolders(ctx.db, ['system', ...made])).map((row) => ({
    id: row.id,
    role: row.role as AdministratorRole,
    title: JSON.parse(row.title) as Text,
    signInName: row.sign_in_name,
    departmentName: JSON.parse(row.department_name) as Text,
    disabled: row.disabled_at !== null,
    signedIn: Boolean(row.signed_in),
  }));
}

/** What is handed over on paper and kept nowhere. */
export interface Handed {
  administrator: Administrator;
  password: string;
  validUntil: Date;
}

/**
 * Makes the security administrator or the auditor, in the department of who makes them. Three accounts, none of which
 * holds two of these roles. Throws NotAllowedError, AdministratorExistsError, NameTakenError.
 */
export async function createAdministrator(
  ctx: Context,
  officer: SignedIn,
  { role, title, signInName }: { role: MadeRole; title: Text; signInName: string },
): Promise<Handed> {
  requireCan(officer, 'run-site');
  const password = newTemporaryPassword(ctx);
  const passwordHash = await hashPassword(password);
  return ctx.store.write(async (tx) => {
    if ((await listAdministrators(tx)).some((each) => each.role === role))
      throw new AdministratorExistsError();
    const validUntil = untilWhen(tx);
    const id = await openAccount(tx, {
      departmentId: officer.department.id,
      role,
      title,
      signInName,
      passwordHash,
      temporaryUntil: validUntil,
      by: officer.id,
    });
    return { administrator: await getAdministrator(tx, id), password, validUntil };
  });
}

/**
 * Another slip where the first was lost before anybody signed in: its password ends. Throws NotAllowedError,
 * AdministratorExistsError.
 */
export async function replaceSlip(ctx: Context, officer: SignedIn, role: MadeRole): Promise<Handed> {
  requireCan(officer, 'run-site');
  const password = newTemporaryPassword(ctx);
  const hash = await hashPassword(password);
  return ctx.store.write(async (tx) => {
    const administrator = (await listAdministrators(tx)).find((each) => each.role === role);
    if (!administrator || administrator.signedIn || administrator.disabled)
      throw new AdministratorExistsError();
    const validUntil = untilWhen(tx);
    await queries.setTemporaryPassword(tx.db, administrator.id, { hash, until: validUntil.toISOString() });
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'officer.password-reset',
      subject: administrator.id,
    });
    return { administrator, password, validUntil };
  });
}

interface NewAccount {
  departmentId: string;
  role: AdministratorRole;
  title: Text;
  signInName: string;
  passwordHash: string;
  temporaryUntil?: Date;
  /** Who opens it; nobody: the installation is being made. */
  by?: string;
}

/** Part of the running write; gives the id. Throws NameTakenError. */
export async function openAccount(tx: Context, account: NewAccount): Promise<string> {
  const { departmentId, role, title, passwordHash, temporaryUntil, by } = account;
  const signInName = signInNameOf(account.signInName);
  if (await queries.findSignInName(tx.db, signInName)) throw new NameTakenError();
  const id = tx.random(9).toString('base64url');
  const row = {
    id,
    department_id: departmentId,
    title: JSON.stringify(title),
    sign_in_name: signInName,
    password_hash: passwordHash,
    created_at: tx.clock.now().toISOString(),
    disabled_at: null,
    password_temporary_until: temporaryUntil?.toISOString() ?? null,
  };
  await queries.insertAccount(tx.db, row, role);
  const detail = { roles: role };
  await record(tx, { officerId: by ?? null, departmentId, act: 'officer.created', subject: id, detail });
  return id;
}

async function getAdministrator(tx: Context, id: string): Promise<Administrator> {
  const found = (await listAdministrators(tx)).find((each) => each.id === id);
  if (!found) throw new Error('No such administrator');
  return found;
}

const untilWhen = ({ clock }: Context) => new Date(clock.real().getTime() + TEMPORARY_DAYS * 86_400_000);
