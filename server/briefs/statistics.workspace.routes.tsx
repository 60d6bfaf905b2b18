import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { yearOf } from '../inquiries/statistics.ts';
import { partsOf } from '../inquiries/statistics-parts.ts';
import { workbookOf } from '../results/exports/workbook.ts';
import { record } from '../staff/audit.ts';
import { listDepartments } from '../staff/departments.ts';
import { can, NotAllowedError, scopeOf } from '../staff/roles.ts';
import { officeYear } from './year.ts';
import { YearPage } from './year-page.tsx';
import { reportSheets } from './year-report.ts';

const root = '/workspace/statistics';

/** The office’s year. */
export function statisticsRoutes(ctx: Context) {
  /** Throws NotAllowedError where the officer may see figures nowhere. */
  const scopeIn = (c: PageContext): string[] => {
    const officer = officerOf(c);
    const scope = scopeOf(officer).filter((id) => can(officer, 'see-figures', id));
    if (scope.length === 0) throw new NotAllowedError();
    return scope;
  };

  const read = async (c: PageContext, year: string) => {
    const departments = scopeIn(c);
    if (!/^\d{4}$/.test(year)) throw new NotFoundError();
    return {
      year: await officeYear(ctx, { year, departments }),
      all: await listDepartments(ctx),
      departments,
    };
  };

  const show = async (c: PageContext, of: string) => {
    const { year, all, departments } = await read(c, of);
    const view = c.get('view');
    const [owed] = partsOf(year.inquiries, all, view);
    const counted = all.filter(({ id }) => departments.includes(id));
    const title = view.t('statistics.year_title', { year: year.year });
    return page(c, <YearPage {...{ year, owed }} departments={counted} />, { title, workspace: true });
  };

  return new Hono<PageEnv>()
    .get(root, (c) => show(c, yearOf(ctx.clock.now())))
    .get(`${root}/:file{[0-9]+\\.xlsx}`, async (c) => {
      const { year, all, departments } = await read(c, c.req.param('file').replace('.xlsx', ''));
      const view = c.get('view');
      const body = await workbookOf(reportSheets(year, all, view));
      const officer = officerOf(c);
      await ctx.store.write((tx) =>
        record(tx, {
          officerId: officer.id,
          departmentId: departments[0] ?? null,
          act: 'statistics.exported',
          subject: year.year,
        }),
      );
      c.header('Cache-Control', 'no-store');
      const called = `${view.t('statistics.report_file', { year: year.year })}.xlsx`;
      return download(c, body, { type: fileTypes.xlsx, name: `office-year-${year.year}.xlsx`, called });
    })
    .get(`${root}/:year`, (c) => show(c, c.req.param('year')));
}
