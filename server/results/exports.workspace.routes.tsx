import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { Counters } from './counters.ts';
import { ExportsPage } from './exports/exports-page.tsx';
import { staffTable } from './exports/staff-table.ts';
import { statisticsWorkbook } from './exports/statistics-workbook.ts';
import { TablePage } from './exports/table-page.tsx';
import { getInScope } from './figure-scope.ts';

const root = '/workspace/questionnaires/:slug/exports';

/** Data and tables to take away, for officers of the department that owns the questionnaire. */
export function exportsRoutes(ctx: Context, counters: Counters) {
  const owned = async (c: PageContext) => {
    const scope = await getInScope(ctx, officerOf(c), c.req.param('slug') ?? '');
    if (!scope.own) throw new NotFoundError();
    return scope;
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const { questionnaire } = await owned(c);
      const title = c.get('view').t('exporting.heading');
      return page(c, <ExportsPage questionnaire={questionnaire} />, { title, workspace: true });
    })
    .get(`${root}/table`, async (c) => {
      const scope = await owned(c);
      const view = c.get('view');
      const table = await staffTable(counters, scope, view);
      const body = <TablePage questionnaire={scope.questionnaire} table={table} />;
      return page(c, body, { title: view.t('exporting.sheet_table'), workspace: true });
    })
    .get(`${root}/table.xlsx`, async (c) => {
      const scope = await owned(c);
      const view = c.get('view');
      const { questionnaire } = scope;
      const table = await staffTable(counters, scope, view);
      c.header('Cache-Control', 'no-store');
      return download(c, await statisticsWorkbook(questionnaire, table, view), {
        type: fileTypes.xlsx,
        name: `${questionnaire.slug}-table.xlsx`,
        called: view.t('exporting.file_staff_table', {
          title: view.say(questionnaire.live.definition.title),
        }),
      });
    });
}
