import type { Context as HonoContext } from 'hono';
import type { Site } from './site.ts';
import type { View } from './view.ts';

/** Pages that other sites may show in theirs. */
export const isEmbed = (path: string): boolean => /^(\/en)?\/embed\//.test(path);

/** Nothing but a scheme, a host and a port: whatever else was stored stays out of the headers. */
const originForm = /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

/** The origins that the administrator lets show fragments of this site. */
export function portalOrigins(c: HonoContext): string[] {
  const view = c.get('view') as View | undefined;
  const site = view?.site as (Site & { portalOrigins?: string[] }) | undefined;
  return (site?.portalOrigins ?? []).filter((origin) => originForm.test(origin));
}
