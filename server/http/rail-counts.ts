import type { MiddlewareHandler } from 'hono';
import type { PageEnv } from './page.tsx';
import type { SignedIn } from './signed-in.ts';
import type { View } from './view.ts';

/** After the gate: what waits for the officer, counted for the rail of whatever page is answered. */
export const railCounts =
  (count: (officer: SignedIn) => Promise<NonNullable<View['waiting']>>): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const officer = c.get('officer');
    if (officer) c.set('view', { ...c.get('view'), waiting: await count(officer) });
    return next();
  };
