import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { writeSession } from '../http/session.ts';
import type { Filled } from './settings-fields.tsx';
import { requireSetupKey, setUp } from './setup.ts';
import { proposed, readSetupForm } from './setup-form.ts';
import { SetupPage } from './setup-page.tsx';

/** Making a working installation of an empty store, by the link that its first start prints. */
export function setupRoutes(ctx: Context) {
  const show = (c: PageContext, filled: Filled) => {
    const { t } = c.get('view');
    const problem = filled.problems.size > 0;
    const body = <SetupPage action={`/setup/${c.req.param('key')}`} {...filled} />;
    return page(c, body, { title: t('setup.title'), personal: true, problem, status: problem ? 422 : 200 });
  };

  return new Hono<PageEnv>()
    .get('/setup/:key', async (c) => {
      await requireSetupKey(ctx, c.req.param('key'));
      return show(c, { fields: proposed, problems: new Map() });
    })
    .post('/setup/:key', async (c) => {
      const key = c.req.param('key');
      await requireSetupKey(ctx, key);
      const fields = new Map(await readForm(c));
      const { installation, problems } = readSetupForm(fields);
      if (problems.size > 0) return show(c, { fields, problems });
      writeSession(c, await setUp(ctx, key, installation));
      return c.redirect(c.get('view').href('/workspace/settings'), 303);
    });
}
