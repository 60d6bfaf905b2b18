import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { getOverview, listOwnDepartments } from './department-overview.ts';
import { DepartmentPage } from './department-page.tsx';
import { DepartmentsPage } from './departments-page.tsx';

const root = '/workspace/departments';

/** A department's own: its items, comments, releases. */
export const departmentsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get(root, async (c) => {
      const departments = await listOwnDepartments(ctx, officerOf(c));
      const { t, href } = c.get('view');
      const [only] = departments;
      if (only && departments.length === 1) return c.redirect(href(`${root}/${only.slug}`), 303);
      const body = <DepartmentsPage departments={departments} />;
      return page(c, body, { title: t('telling.departments'), workspace: true });
    })
    .get(`${root}/:code`, async (c) => {
      const { t, say } = c.get('view');
      const overview = await getOverview(ctx, officerOf(c), c.req.param('code'));
      const title = t('telling.overview_of', { name: say(overview.department.name) });
      return page(c, <DepartmentPage overview={overview} />, { title, workspace: true });
    });
