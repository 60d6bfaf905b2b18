import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Role } from '../http/signed-in.ts';
import * as queries from './officers.queries.ts';

export const accountStates = ['active', 'never', 'expired', 'disabled'] as const;

/** `never`: nobody signed in yet; `expired`: nor can with the temporary password, whose days are over. */
export type AccountState = (typeof accountStates)[number];

export interface HeldRole {
  departmentId: string;
  departmentName: Text;
  slug: string;
  role: Role;
}

/** An account as its administrator sees it. */
export interface Account {
  id: string;
  title: Text;
  signInName: string;
  department: { id: string; slug: string; name: Text };
  section: { id: string; name: Text } | undefined;
  roles: HeldRole[];
  state: AccountState;
  lastSignIn: Date | undefined;
  createdAt: Date;
  /** Until when the temporary password can be replaced; undefined: the officer chose one. */
  temporaryUntil: Date | undefined;
  /** Whether a second factor is set up. */
  secondFactor: boolean;
  /** Changes with the password, so that a form sent twice resets it once. */
  passwordMark: string;
}

export interface Sought {
  words: string;
  department: string;
  role: string;
  state: string;
}

/** The accounts that fit, by sign-in name. */
export async function listAccounts(ctx: Context, sought?: Sought): Promise<Account[]> {
  const [rows, roles, signIns] = await Promise.all([
    queries.listOfficers(ctx.db),
    queries.listRoles(ctx.db),
    queries.listLastSignIns(ctx.db),
  ]);
  const held = new Map<string, typeof roles>();
  for (const each of roles) held.set(each.officer_id, [...(held.get(each.officer_id) ?? []), each]);
  const last = new Map(signIns.map(({ id, at }) => [id, at]));
  const now = ctx.clock.real();
  const all = rows.map((row) => accountOf(row, held.get(row.id) ?? [], last.get(row.id), now));
  return sought ? all.filter((account) => fits(account, sought)) : all;
}

/** Throws NotFoundError. */
export async function getAccount(ctx: Context, id: string): Promise<Account> {
  const row = await queries.findOfficer(ctx.db, id);
  if (!row) throw new NotFoundError();
  const [roles, [signIn]] = await Promise.all([
    queries.listRoles(ctx.db, id),
    queries.listLastSignIns(ctx.db, id),
  ]);
  return accountOf(row, roles, signIn?.at, ctx.clock.real());
}

function accountOf(
  row: queries.OfficerRow,
  roles: Awaited<ReturnType<typeof queries.listRoles>>,
  signIn: string | undefined,
  now: Date,
): Account {
  const until = row.password_temporary_until;
  return {
    id: row.id,
    title: JSON.parse(row.title) as Text,
    signInName: row.sign_in_name,
    department: { id: row.department_id, slug: row.slug, name: JSON.parse(row.department_name) as Text },
    section:
      row.section_id && row.section_name
        ? { id: row.section_id, name: JSON.parse(row.section_name) as Text }
        : undefined,
    roles: roles.map(({ department_id, name, slug, role }) => ({
      departmentId: department_id,
      departmentName: JSON.parse(name) as Text,
      slug,
      role: role as Role,
    })),
    state: stateOf(row, signIn, now),
    lastSignIn: signIn ? new Date(signIn) : undefined,
    createdAt: new Date(row.created_at),
    temporaryUntil: until ? new Date(until) : undefined,
    secondFactor: row.totp_confirmed_at !== null,
    passwordMark: createHash('sha256').update(row.password_hash).digest('hex').slice(0, 16),
  };
}

function stateOf(row: queries.OfficerRow, signIn: string | undefined, now: Date): AccountState {
  if (row.disabled_at) return 'disabled';
  if (row.password_temporary_until && row.password_temporary_until <= now.toISOString()) return 'expired';
  return signIn ? 'active' : 'never';
}

function fits(account: Account, { words, department, role, state }: Sought): boolean {
  const text = [...Object.values(account.title), account.signInName]
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
  return (
    text.includes(words.normalize('NFKC').trim().toLowerCase()) &&
    (department === '' || account.department.slug === department) &&
    (role === '' || account.roles.some((held) => held.role === role)) &&
    (state === '' || account.state === state)
  );
}
