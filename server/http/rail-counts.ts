import type { MiddlewareHandler } from 'hono';
import type { PageContext, PageEnv } from './page.tsx';
import type { SignedIn } from './signed-in.ts';
import type { View } from './view.ts';

type Counts = NonNullable<View['waiting']>;

/** Officers whose numbers are remembered. */
const MOST = 500;

/**
 * After the gate: what waits for the officer, counted for the rail of the page that is asked for. The numbers of an
 * officer hold until the stamp of what they depend on is another one.
 */
export function railCounts(
  count: (officer: SignedIn) => Promise<Counts>,
  stampNow: () => Promise<string>,
): MiddlewareHandler<PageEnv> {
  const kept = new Map<string, { stamp: string; counts: Counts }>();
  const countsOf = async (officer: SignedIn): Promise<Counts> => {
    const stamp = await stampNow();
    const known = kept.get(officer.id);
    if (known?.stamp === stamp) return known.counts;
    const counts = await count(officer);
    if (kept.size >= MOST) kept.clear();
    kept.set(officer.id, { stamp, counts });
    return counts;
  };
  return async (c, next) => {
    const officer = c.get('officer');
    if (officer && asksForPage(c)) c.set('view', { ...c.get('view'), waiting: await countsOf(officer) });
    return next();
  };
}

/** No post, for it mostly leads on; no file; nothing that a script asks for, which is a part of a page. */
function asksForPage({ req }: PageContext): boolean {
  const wanted = req.header('sec-fetch-dest') ?? 'document';
  return req.method === 'GET' && wanted === 'document' && !/\.\w+$/.test(req.path);
}
