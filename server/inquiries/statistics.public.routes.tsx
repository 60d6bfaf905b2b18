import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { listIndicators } from '../registers/indicators.ts';
import { listDepartments } from '../staff/departments.ts';
import { demandKinds } from './inquiry-rules.ts';
import { inquiryStatistics, inquiryYears, yearOf } from './statistics.ts';
import { statisticsCsv, statisticsOut } from './statistics-files.ts';
import { StatisticsPage } from './statistics-page.tsx';
import { partsOf } from './statistics-parts.ts';

/** How many cases, and how many in time. */
export function inquiryStatisticsRoutes(ctx: Context) {
  const read = async (c: PageContext) => {
    const year = c.req.query('year') || yearOf(ctx.clock.now());
    if (!/^\d{4}$/.test(year)) throw new NotFoundError();
    return {
      statistics: await inquiryStatistics(ctx, { year, kinds: demandKinds }),
      departments: await listDepartments(ctx),
    };
  };
  const named = (c: PageContext, year: string) => c.get('view').t('statistics.file', { year });

  return new Hono<PageEnv>()
    .get('/inquiries/statistics', async (c) => {
      const { statistics, departments } = await read(c);
      const view = c.get('view');
      const reported = (await listIndicators(ctx)).filter(
        ({ piece, stated }) => piece.content.group === 'hotline' && stated.mark === 'reported',
      );
      const body = (
        <StatisticsPage
          {...{ statistics, reported }}
          parts={partsOf(statistics, departments, view)}
          years={await inquiryYears(ctx)}
        />
      );
      return page(c, body, { title: view.t('statistics.title') });
    })
    .get('/inquiries/statistics.csv', async (c) => {
      const { statistics, departments } = await read(c);
      const { year } = statistics;
      return download(c, statisticsCsv(statistics, departments, c.get('view')), {
        ...{ type: fileTypes.csv, name: `inquiries-${year}.csv`, called: `${named(c, year)}.csv` },
      });
    })
    .get('/inquiries/statistics.json', async (c) => {
      const { statistics, departments } = await read(c);
      const { year } = statistics;
      const out = statisticsOut(statistics, { departments, now: ctx.clock.now() });
      return download(c, `${JSON.stringify(out, null, 1)}\n`, {
        ...{ type: fileTypes.json, name: `inquiries-${year}.json`, called: `${named(c, year)}.json` },
      });
    });
}
