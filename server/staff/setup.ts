import { createHash, createHmac } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Site } from '../http/site.ts';
import { deleteMeta, findMeta, upsertMeta } from '../installation.queries.ts';
import { findAnyOfficer } from './administrators.queries.ts';
import { openAccount } from './administrators.ts';
import { record } from './audit.ts';
import { createDepartment } from './departments.ts';
import { hashPassword } from './passwords.ts';
import { beginSession } from './sessions.ts';
import { changeSite, hashOfSite } from './site-settings.ts';

/** The link of the first run was used, a later start made another, or it never was one. */
class SetupLinkOverError extends DomainError {
  readonly type = 'setup-link-over';
  readonly status = 404;
}

/** The store keeps the key's hash, so that a stolen copy sets nothing up. */
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** Minutes for which starts of the processes of a shared store count as one. */
const TOGETHER = 10;

/**
 * A new key for the link of the first run, ending the one before it; undefined once the installation has an account.
 * Processes of a shared store that start together tell the same one, so that each of their logs has a link that works.
 */
export const newSetupKey = (ctx: Context): Promise<string | undefined> =>
  ctx.store.write(async (tx) => {
    if (await findAnyOfficer(tx.db)) return undefined;
    const key = ctx.upkeep.shared ? await sharedKey(tx) : tx.random(32).toString('base64url');
    await upsertMeta(tx.db, 'setup_key', hashOf(key));
    return key;
  });

/** Made of the installation's secret and of what the first of them left, which is nothing without it. */
async function sharedKey(tx: Context): Promise<string> {
  const now = tx.clock.real();
  const [left = '', at = ''] = ((await findMeta(tx.db, 'setup_start')) ?? '').split(' ');
  const together = Math.abs(now.getTime() - Date.parse(at)) < TOGETHER * 60_000;
  const start = together ? left : tx.random(32).toString('base64url');
  if (!together) await upsertMeta(tx.db, 'setup_start', `${start} ${now.toISOString()}`);
  return createHmac('sha256', tx.secrets.key('setup')).update(start).digest('base64url');
}

/** Throws SetupLinkOverError. */
export async function requireSetupKey({ db }: Context, key: string): Promise<void> {
  if ((await findMeta(db, 'setup_key')) !== hashOf(key) || (await findAnyOfficer(db)))
    throw new SetupLinkOverError();
}

export interface NewInstallation {
  site: Site;
  department: { slug: string; name: Text };
  administrator: { title: Text; signInName: string; password: string };
}

/**
 * Makes site, first department and system administrator in one write, signs the administrator in and gives the
 * session's token. Of several with the same key exactly one succeeds. Throws SetupLinkOverError.
 */
export async function setUp(
  ctx: Context,
  key: string,
  { site, department, administrator }: NewInstallation,
): Promise<string> {
  await requireSetupKey(ctx, key);
  const { title, signInName, password } = administrator;
  const passwordHash = await hashPassword(password);
  return ctx.store.write(async (tx) => {
    await requireSetupKey(tx, key);
    await deleteMeta(tx.db, 'setup_key');
    await deleteMeta(tx.db, 'setup_start');
    const { id: departmentId } = await createDepartment(tx, department);
    const role = 'system';
    const officerId = await openAccount(tx, { departmentId, role, title, signInName, passwordHash });
    await changeSite(tx, site);
    const by = { officerId, departmentId };
    await record(tx, { ...by, act: 'site.set-up', subject: 'site', after: hashOfSite(site) });
    await record(tx, { ...by, act: 'session.begun', subject: officerId });
    return beginSession(tx, officerId);
  });
}
