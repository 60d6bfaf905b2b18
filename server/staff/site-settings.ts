import type { Context } from '../context.ts';
import { defaultSite, type Site } from '../http/site.ts';
import { findSetting, upsertSetting } from './site-settings.queries.ts';

/** The site's name, city, sponsor and telephone; placeholders until they are set. */
export async function readSite(ctx: Context): Promise<Site> {
  const stored = await findSetting(ctx.db, 'site');
  return stored ? { ...defaultSite, ...(JSON.parse(stored) as Partial<Site>) } : defaultSite;
}

export const changeSite = (ctx: Context, site: Site): Promise<unknown> =>
  ctx.store.write(async (tx) => {
    await upsertSetting(tx.db, 'site', JSON.stringify(site));
    tx.store.afterCommit(tx.pages.expire);
  });
