import type { Context } from '../context.ts';
import { defaultSite, type Site } from '../http/site.ts';
import { findSetting, upsertSetting } from './site-settings.queries.ts';

/** The site's name, city, sponsor and telephone; placeholders until they are set. Kept until a publication. */
export async function readSite(ctx: Context): Promise<Site> {
  const { generation } = ctx.pages;
  const known = kept.get(ctx.pages);
  if (known?.generation === generation) return known.site;
  const stored = await findSetting(ctx.db, 'site');
  const site = stored ? { ...defaultSite, ...(JSON.parse(stored) as Partial<Site>) } : defaultSite;
  kept.set(ctx.pages, { generation, site });
  return site;
}

const kept = new WeakMap<Context['pages'], { generation: number; site: Site }>();

export const changeSite = (ctx: Context, site: Site): Promise<unknown> =>
  ctx.store.write(async (tx) => {
    await upsertSetting(tx.db, 'site', JSON.stringify(site));
    tx.store.afterCommit(tx.pages.expire);
  });
