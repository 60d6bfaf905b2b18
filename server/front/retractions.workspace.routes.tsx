import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { noteOf, noteProblems } from '../staff/retractions.ts';
import { type ErratumDraft, RetractionPage, RetractionPreviewPage } from './retraction-page.tsx';
import { getRetractable, pull, standingIn } from './retractions.ts';
import { RetractionsPage } from './retractions-page.tsx';

const root = '/workspace/retractions';

/** Taking back what was published: the words of the erratum, what the public will see, and it is gone. */
export function retractionsRoutes(ctx: Context) {
  const asked = (c: PageContext) =>
    getRetractable(ctx, officerOf(c), c.req.param('kind') ?? '', c.req.param('id') ?? '');
  const titled = (c: PageContext) => ({ title: c.get('view').t('correcting.pull_title'), workspace: true });

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const officer = officerOf(c);
      const body = <RetractionsPage standing={await standingIn(ctx, officer)} officer={officer} />;
      return page(c, body, { title: c.get('view').t('correcting.retractions'), workspace: true });
    })
    .get(`${root}/:kind/:id`, async (c) =>
      page(c, <RetractionPage found={await asked(c)} draft={{ zh: '', en: '' }} problems={{}} />, titled(c)),
    )
    .post(`${root}/:kind/:id`, async (c) => {
      const found = await asked(c);
      const fields = await readForm(c);
      const draft: ErratumDraft = { zh: fields.get('zh') ?? '', en: fields.get('en') ?? '' };
      const problems = noteProblems(draft);
      if (Object.keys(problems).length > 0)
        return page(c, <RetractionPage {...{ found, draft, problems }} />, {
          ...titled(c),
          status: 422,
          problem: true,
        });
      const note = noteOf(draft);
      if (fields.get('act') === 'change')
        return page(c, <RetractionPage {...{ found, draft, problems }} />, titled(c));
      if (fields.get('act') !== 'pull')
        return page(c, <RetractionPreviewPage {...{ found, draft, note }} />, titled(c));
      await pull(ctx, officerOf(c), found, note);
      return c.redirect(c.get('view').href(root), 303);
    });
}
