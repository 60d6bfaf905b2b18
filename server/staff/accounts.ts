import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Role, SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { fingerprint } from './fingerprint.ts';
import { deleteContact } from './officer-contacts.ts';
import * as queries from './officers.queries.ts';
import { type Account, getAccount } from './officers.ts';
import { ClosedError, listOrgans, type Organ } from './organisation.ts';
import { hashPassword } from './passwords.ts';
import { hashFor, insertOfficer, requireOneOffice } from './staff.ts';
import { newTemporaryPassword, type SignInSlip, TEMPORARY_DAYS } from './temporary-passwords.ts';

/** Nobody changes their own roles or account, whoever they are. */
export class OwnAccountError extends DomainError {
  readonly type = 'own-account';
  readonly status = 403;
}

/** Without a security administrator nobody could open another account. */
export class LastAdministratorError extends DomainError {
  readonly type = 'last-administrator';
  readonly status = 409;
}

/** The form was sent before: what it asked for is done. */
export class AlreadyResetError extends DomainError {
  readonly type = 'already-reset';
  readonly status = 409;
}

export interface Post {
  title: Text;
  departmentId: string;
  sectionId: string | undefined;
}

export interface NewAccount extends Post {
  signInName: string;
  roles: RoleIn[];
}

interface RoleIn {
  departmentId: string;
  role: Role;
}

/**
 * Opens accounts, all or none, each with a temporary password that stands on its slip and nowhere else. Not inside a
 * write, for hashing takes its time. Throws NameTakenError, RolesClashError, ClosedError.
 */
export async function openAccounts(
  ctx: Context,
  by: SignedIn,
  accounts: readonly NewAccount[],
): Promise<SignInSlip[]> {
  const make = async (account: NewAccount) => {
    const password = newTemporaryPassword(ctx);
    const officer = { ...account, password, temporaryDays: TEMPORARY_DAYS, openedBy: by.id };
    return { account, officer, hash: await hashFor(officer) };
  };
  const made: Awaited<ReturnType<typeof make>>[] = [];
  // Two at a time, so that whoever signs in meanwhile does not wait for all of them.
  for (let at = 0; at < accounts.length; at += 2)
    made.push(...(await Promise.all(accounts.slice(at, at + 2).map(make))));
  return ctx.store.write(async (tx) => {
    const organs = await listOrgans(tx);
    const slips: SignInSlip[] = [];
    for (const { account, officer, hash } of made) {
      const organ = requireOpen(organs, account);
      const { signInName } = await getAccount(tx, await insertOfficer(tx, officer, hash));
      const { title } = account;
      slips.push({ title, departmentName: organ.name, signInName, ...slipOf(tx, officer.password) });
    }
    return slips;
  });
}

const slipOf = ({ clock }: Context, password: string) => ({
  password,
  validUntil: new Date(clock.real().getTime() + TEMPORARY_DAYS * 86_400_000),
});

/** The department and section must take officers, and so must those in which roles are given. Throws ClosedError. */
function requireOpen(
  organs: Organ[],
  { departmentId, sectionId, roles = [] }: Post & { roles?: RoleIn[] },
): Organ {
  const open = (id: string) => organs.find((each) => each.id === id && !each.closed);
  const organ = open(departmentId);
  if (!organ || roles.some((each) => !open(each.departmentId))) throw new ClosedError();
  if (sectionId && !organ.sections.some(({ id, closed }) => id === sectionId && !closed))
    throw new ClosedError();
  return organ;
}

/** Gives the account another post, department or section. Throws NotFoundError, ClosedError. */
export const changePost = (ctx: Context, by: SignedIn, id: string, post: Post): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = await getAccount(tx, id);
    const before = postOf(account);
    if (fingerprint(before) === fingerprint(post)) return;
    const moved = before.departmentId !== post.departmentId || before.sectionId !== post.sectionId;
    if (moved) requireOpen(await listOrgans(tx), post);
    await queries.setOfficer(tx.db, id, {
      title: JSON.stringify(post.title),
      department_id: post.departmentId,
      section_id: post.sectionId ?? null,
    });
    await note(tx, by, account, 'officer.post-changed', {
      before: fingerprint(before),
      after: fingerprint(post),
    });
  });

const postOf = ({ title, department, section }: Account): Post => ({
  title,
  departmentId: department.id,
  sectionId: section?.id,
});

/**
 * Gives the officer exactly these roles and ends their sessions. Throws NotFoundError, OwnAccountError,
 * RolesClashError, ClosedError, LastAdministratorError.
 */
export const changeRoles = (ctx: Context, by: SignedIn, id: string, roles: RoleIn[]): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = await getOthers(tx, by, id);
    const held = account.roles.map(keyOf);
    const given = new Map(roles.map((each) => [keyOf(each), each]));
    if (held.length === given.size && held.every((key) => given.has(key))) return;
    requireOneOffice([...given.values()]);
    const added = [...given.values()].filter((each) => !held.includes(keyOf(each)));
    const open = (await listOrgans(tx)).filter(({ closed }) => !closed).map((organ) => organ.id);
    if (added.some(({ departmentId }) => !open.includes(departmentId))) throw new ClosedError();
    if (![...given.values()].some(({ role }) => role === 'security')) await requireAnother(tx, id);
    await queries.replaceRoles(
      tx.db,
      id,
      [...given.values()].map(({ departmentId, role }) => ({
        officer_id: id,
        department_id: departmentId,
        role,
      })),
    );
    await queries.deleteSessionsOf(tx.db, id);
    await note(tx, by, account, 'officer.roles-changed', {
      before: fingerprint([...held].sort()),
      after: fingerprint([...given.keys()].sort()),
      detail: { roles: [...given.values()].map(({ role }) => role).join(' ') },
    });
  });

const keyOf = ({ departmentId, role }: RoleIn) => `${departmentId} ${role}`;

/**
 * Gives a temporary password in place of the one whose mark the form carried, and ends the officer's sessions. Not
 * inside a write. Throws NotFoundError, OwnAccountError, AlreadyResetError.
 */
export async function resetPassword(
  ctx: Context,
  by: SignedIn,
  id: string,
  mark: string,
): Promise<SignInSlip> {
  const password = newTemporaryPassword(ctx);
  await getOthers(ctx, by, id);
  const hash = await hashPassword(password);
  return ctx.store.write(async (tx) => {
    const account = await getOthers(tx, by, id);
    if (account.passwordMark !== mark) throw new AlreadyResetError();
    const slip = slipOf(tx, password);
    const until = slip.validUntil.toISOString();
    await queries.setOfficer(tx.db, id, { password_hash: hash, password_temporary_until: until });
    await queries.deleteSessionsOf(tx.db, id);
    await note(tx, by, account, 'officer.password-reset');
    const { title, signInName, department } = account;
    return { title, signInName, departmentName: department.name, ...slip };
  });
}

/** Takes away device and recovery codes: the officer sets up others. Throws NotFoundError, OwnAccountError. */
export const resetSecondFactor = (ctx: Context, by: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = await getOthers(tx, by, id);
    await queries.setOfficer(tx.db, id, { totp_secret: null, totp_confirmed_at: null, totp_step: null });
    await queries.deleteRecoveryCodes(tx.db, id);
    await queries.deleteSessionsOf(tx.db, id);
    await note(tx, by, account, 'officer.second-factor-reset');
  });

/** From now on the account opens nothing, and its address for notices is gone. Throws NotFoundError, OwnAccountError, LastAdministratorError. */
export const disableAccount = (ctx: Context, by: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = await getOthers(tx, by, id);
    if (account.state === 'disabled') return;
    await requireAnother(tx, id);
    await queries.setOfficer(tx.db, id, { disabled_at: tx.clock.now().toISOString() });
    await queries.deleteSessionsOf(tx.db, id);
    await deleteContact(tx, id);
    await note(tx, by, account, 'officer.disabled');
  });

/** Throws NotFoundError, OwnAccountError, ClosedError. */
export const enableAccount = (ctx: Context, by: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const account = await getOthers(tx, by, id);
    if (account.state !== 'disabled') return;
    requireOpen(await listOrgans(tx), { ...postOf(account), sectionId: undefined, roles: account.roles });
    await queries.setOfficer(tx.db, id, { disabled_at: null });
    await queries.deleteSessionsOf(tx.db, id);
    await note(tx, by, account, 'officer.enabled');
  });

async function getOthers(tx: Context, by: SignedIn, id: string): Promise<Account> {
  if (id === by.id) throw new OwnAccountError();
  return getAccount(tx, id);
}

async function requireAnother(tx: Context, id: string): Promise<void> {
  const holders = (await queries.listHolders(tx.db, 'security')).map((holder) => holder.id);
  if (holders.includes(id) && holders.every((holder) => holder === id)) throw new LastAdministratorError();
}

const note = (
  tx: Context,
  by: SignedIn,
  { id, department }: Account,
  act: string,
  more: { before?: string; after?: string; detail?: { [name: string]: string } } = {},
) => record(tx, { officerId: by.id, departmentId: department.id, act, subject: id, ...more });
