import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { can, requireCan } from '../staff/roles.ts';
import { getInScope } from './consultation-scope.ts';
import type { Consultation } from './consultations.ts';
import { type ChangeForm, fieldOf, problemKeys, readChange } from './period-change-form.ts';
import { PeriodChangePage } from './period-change-page.tsx';
import { listPeriodChanges, possibleChanges, problemWith, proposePeriodChange } from './period-changes.ts';

const root = '/workspace/consultations/:slug/period';

/** The period of a consultation: what happened to it, and the next change, which is signed like every publication. */
export function periodChangesRoutes(ctx: Context) {
  const show = async (c: PageContext, consultation: Consultation, given?: ChangeForm) => {
    const writes = can(officerOf(c), 'write-content', consultation.departmentId);
    const body = (
      <PeriodChangePage
        consultation={consultation}
        changes={await listPeriodChanges(ctx, consultation)}
        possible={writes ? await possibleChanges(ctx, consultation) : []}
        given={given}
      />
    );
    const title = c.get('view').t('periods.title');
    return page(c, body, { title, workspace: true, problem: !!given, status: given ? 422 : 200 });
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => show(c, await getInScope(ctx, officerOf(c), c.req.param('slug'))))
    .post(root, async (c) => {
      const officer = officerOf(c);
      const consultation = await getInScope(ctx, officer, c.req.param('slug'));
      requireCan(officer, 'write-content', consultation.departmentId);
      const given = readChange(await readForm(c));
      const problem = given.change && (await problemWith(ctx, consultation, given.change));
      if (problem) given.problems.set(fieldOf(problem), problemKeys[problem]);
      if (!given.change || problem) return show(c, consultation, given);
      const { id } = await proposePeriodChange(ctx, consultation, officer, given.change);
      return c.redirect(c.get('view').href(`/workspace/approvals/${id}`), 303);
    });
}
