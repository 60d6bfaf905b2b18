import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { readCatalogue } from './application-catalogue.ts';
import { ApplicationCataloguePage } from './application-catalogue-page.tsx';
import { blankApplication, readApplicationForm } from './application-form.ts';
import { ApplicationGuidePage } from './application-guide-page.tsx';
import { answerApplication, newApplicationKey, showApplication } from './application-reply.tsx';
import { takingDepartments } from './applications.ts';

const applications = '/disclosure/applications';

/** Disclosure on application: guide, catalogue, form, receipt. */
export const applicationsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/disclosure', async (c) =>
      page(c, <ApplicationGuidePage departments={await takingDepartments(ctx)} />, {
        title: c.get('view').t('applications.guide'),
      }),
    )
    .get('/disclosure/catalogue', async (c) =>
      page(c, <ApplicationCataloguePage catalogue={await readCatalogue(ctx)} />, {
        title: c.get('view').t('applications.catalogue'),
      }),
    )
    .get(`${applications}/new`, async (c) => {
      const [first] = await takingDepartments(ctx);
      return showApplication(ctx, c, blankApplication(newApplicationKey(ctx), first?.slug));
    })
    .get(applications, (c) => c.redirect(c.get('view').href(`${applications}/new`), 303))
    .post(applications, async (c) => answerApplication(ctx, c, readApplicationForm(await readForm(c))));
