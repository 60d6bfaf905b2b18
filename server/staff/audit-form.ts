import type { PageContext } from '../http/page.tsx';
import type { AuditSearch } from './audit-search.ts';

/** What the address asks for. */
export function searchOf(c: PageContext): AuditSearch {
  const asked = (name: string) => c.req.query(name)?.slice(0, 200) ?? '';
  return {
    officer: asked('officer'),
    department: asked('department'),
    act: asked('act'),
    subject: asked('subject'),
    from: asked('from'),
    to: asked('to'),
  };
}

/** The line below which the page begins. */
export const belowOf = (c: PageContext): number | undefined => {
  const asked = c.req.query('below') ?? '';
  return /^\d{1,9}$/.test(asked) ? Number(asked) : undefined;
};
