import { Hono } from 'hono';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { NotAllowedError, scopeOf } from '../staff/roles.ts';
import { annualReport } from './annual-report.ts';
import { AnnualReportPage } from './annual-report-page.tsx';
import { annualCsv, annualParts } from './annual-rows.ts';
import { registerDuties } from './duties.ts';
import { DutiesPage } from './duties-page.tsx';

const root = '/workspace/registers';

/** What the registers ask of an office, and what they give for its yearly report. */
export function registersWorkspaceRoutes(ctx: Context) {
  /** Throws NotAllowedError for administrators, who have no department's matters. */
  const departmentsOf = (c: PageContext): readonly string[] => {
    const departments = scopeOf(officerOf(c));
    if (departments.length === 0) throw new NotAllowedError();
    return departments;
  };

  const report = async (c: PageContext) => {
    departmentsOf(c);
    const given = c.req.query('year') ?? '';
    const year = /^\d{4}$/.test(given) ? given : dayOf(ctx.clock.now()).slice(0, 4);
    return { year, parts: annualParts(await annualReport(ctx, year), c.get('view')) };
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const all = await Promise.all(departmentsOf(c).map((id) => registerDuties(ctx, id)));
      const problems = all.flatMap((each) => each.problems);
      const documents = all.flatMap((each) => each.documents);
      const title = c.get('view').t('registers.desk');
      return page(c, <DutiesPage {...{ problems, documents }} />, { title, workspace: true });
    })
    .get(`${root}/annual-report`, async (c) =>
      page(c, <AnnualReportPage {...(await report(c))} />, {
        ...{ title: c.get('view').t('registers.annual'), workspace: true },
      }),
    )
    .get(`${root}/annual-report.csv`, async (c) => {
      const { year, parts } = await report(c);
      const view = c.get('view');
      const called = `${view.t('registers.annual_file', { year })}.csv`;
      c.header('Cache-Control', 'no-store');
      const file = { type: fileTypes.csv, name: `annual-report-${year}.csv`, called };
      return download(c, annualCsv(parts, view), file);
    });
}
