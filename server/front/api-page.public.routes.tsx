import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import type { ApiDocument } from './api-document.ts';
import { ApiEmbedsPage } from './api-embeds-page.tsx';
import { ApiOperationPage } from './api-operation-page.tsx';
import { findOperation, operationsOf } from './api-operations.ts';
import { ApiPage } from './api-page.tsx';
import { ApiProblemsPage } from './api-problems-page.tsx';
import { operationProps, titleOf } from './api-reply.tsx';
import { askedFor } from './api-request.ts';
import { sampleQuestionnaire } from './api-samples.ts';

/** The outside contract, for people: made from the document that programs read, once somebody asks for it. */
export const apiPageRoutes = (ctx: Context, describe: () => ApiDocument) => {
  let described: ApiDocument | undefined;
  const document = () => {
    described ??= describe();
    return described;
  };
  const operationNamed = (id: string) => {
    const found = findOperation(document(), id);
    if (!found) throw new NotFoundError();
    return found;
  };
  return new Hono<PageEnv>()
    .get('/api', (c) =>
      page(c, <ApiPage origin={ctx.env.PUBLIC_URL} operations={operationsOf(document())} />, {
        title: c.get('view').t('connecting.api_title'),
      }),
    )
    .get('/api/problems', (c) =>
      page(c, <ApiProblemsPage />, { title: c.get('view').t('connecting.problems_title') }),
    )
    .get('/api/embeds', async (c) => {
      const { t, say } = c.get('view');
      const sample = await sampleQuestionnaire(ctx);
      const [slug, title] = sample ? [sample.slug, say(sample.live.definition.title)] : ['{slug}', '…'];
      return page(c, <ApiEmbedsPage origin={ctx.env.PUBLIC_URL} slug={slug} title={title} />, {
        title: t('connecting.embeds_title'),
      });
    })
    .get('/api/operations/:operation', async (c) => {
      const operation = operationNamed(c.req.param('operation'));
      const props = await operationProps(ctx, c.get('view'), operation);
      return page(c, <ApiOperationPage document={document()} {...props} />, {
        title: titleOf(c.get('view'), operation),
      });
    })
    .get('/api/operations/:operation/request', async (c) => {
      const operation = operationNamed(c.req.param('operation'));
      if (operation.method !== 'get') throw new NotFoundError();
      const given = new URL(c.req.url).searchParams;
      const { address, missing } = askedFor(operation, given);
      if (address) return c.redirect(address, 303);
      const props = await operationProps(ctx, c.get('view'), operation);
      const values = Object.fromEntries(given);
      return page(
        c,
        <ApiOperationPage document={document()} {...props} values={values} missing={missing} />,
        {
          title: titleOf(c.get('view'), operation),
          status: 422,
          problem: true,
          personal: true,
        },
      );
    });
};
