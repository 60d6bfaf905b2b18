import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { defaultSite, type Site } from '../http/site.ts';
import { record } from './audit.ts';
import { requireCan } from './roles.ts';
import { findOpenDay, findSetting, isAnyPublic, upsertSetting } from './site-settings.queries.ts';

/** Another administrator has saved since the form was opened. */
export class SettingsChangedError extends DomainError {
  readonly type = 'settings-changed';
  readonly status = 409;
}

/** The site as its pages show it; placeholders until it is set. Kept until a publication. */
export async function readSite(ctx: Context): Promise<Site> {
  const { generation } = ctx.pages;
  const known = kept.get(ctx.pages);
  if (known?.generation === generation) return known.site;
  const site = {
    ...(await readSettings(ctx)),
    openDay: await findOpenDay(ctx.db),
    policies: await isAnyPublic(ctx.db, 'policy'),
    interviews: await isAnyPublic(ctx.db, 'interview'),
  };
  kept.set(ctx.pages, { generation, site });
  return site;
}

const kept = new WeakMap<Context['pages'], { generation: number; site: Site }>();

/** The settings as they stand in the store: in a write the only ones to compare with. */
export async function readSettings({ db }: Context): Promise<Site> {
  const stored = await findSetting(db, 'site');
  return stored ? { ...defaultSite, ...(JSON.parse(stored) as Partial<Site>) } : defaultSite;
}

/** What a form is opened on, and must still find when it is saved. */
export const versionOf = (site: Site): string => digest(canonicalJson(site)).slice(0, 16);

/** Sets them without asking who: while an installation is made. */
export const changeSite = (ctx: Context, site: Site): Promise<unknown> =>
  ctx.store.write(async (tx) => {
    await upsertSetting(tx.db, 'site', canonicalJson(site));
    tx.store.expirePages();
  });

/**
 * An administrator's change. `version` is that of the settings which were changed; saving the same once more changes
 * nothing. Throws NotAllowedError, SettingsChangedError.
 */
export const changeSettings = (
  ctx: Context,
  officer: SignedIn,
  { version, site }: { version: string; site: Site },
): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'run-site');
    const held = await readSettings(tx);
    if (canonicalJson(site) === canonicalJson(held)) return;
    if (version !== versionOf(held)) throw new SettingsChangedError();
    await changeSite(tx, site);
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'site.changed',
      subject: 'site',
      before: hashOfSite(held),
      after: hashOfSite(site),
    });
  });

export const hashOfSite = (site: Site): string => `sha256:${digest(canonicalJson(site))}`;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
