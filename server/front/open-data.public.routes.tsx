import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { listDataSets } from './catalogue.ts';
import { catalogueOf, termsOf } from './catalogue-reply.ts';
import { dataSetCsv, dataSetJson } from './data-set-files.ts';
import { findDataSet } from './data-sets.ts';
import { DataSetPage, OpenDataPage } from './open-data-page.tsx';

/** Every public data set, with its terms and fields. */
export const openDataRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/open-data', async (c) => {
      const { site, t } = c.get('view');
      return page(c, <OpenDataPage sets={await listDataSets(ctx)} terms={termsOf(site)} />, {
        title: t('openData.title'),
      });
    })
    .get('/open-data.json', async (c) => c.json(await catalogueOf(ctx, c.get('view').site)))
    .get('/open-data/:file', async (c) => {
      const { t } = c.get('view');
      const named = findDataSet(c.req.param('file'));
      if (named)
        return page(c, <DataSetPage set={named} />, {
          title: t('openData.set_title', { title: t(named.title) }),
        });
      const [, id = '', end] = /^([a-z-]+)\.(csv|json)$/.exec(c.req.param('file')) ?? [];
      const set = findDataSet(id);
      if (!set || (end !== 'csv' && end !== 'json')) throw new NotFoundError();
      const body = end === 'csv' ? await dataSetCsv(ctx, set) : await dataSetJson(ctx, set);
      const name = `${id}.${end}`;
      return download(c, body, {
        type: fileTypes[end],
        name,
        called: `${t(set.title)}.${end}`,
      });
    });
