import { Hono } from 'hono';
import { sayDay } from '#shared/text/dates.ts';
import type { Context } from '../context.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { getQuestionnaire } from '../questionnaires/questionnaires.ts';
import { breaksOf, sectionsOfAll } from '../questionnaires/version-breaks.ts';
import { NotReleasedPage } from './not-released-page.tsx';
import { type ReleaseWithSnapshot, snapshotText } from './release-snapshots.ts';
import { NotReleasedError } from './released-figures.ts';
import { findCurrentRelease } from './releases.ts';
import { releaseCsv } from './results-csv.ts';
import { FigurePage, ResultsPage } from './results-page.tsx';

/** Released results, and before there are any, the day by which they will be there. */
export function resultsRoutes(ctx: Context) {
  const released = async (c: PageContext): Promise<ReleaseWithSnapshot> => {
    const questionnaire = await getQuestionnaire(ctx, c.req.param('slug') ?? '');
    const release = await findCurrentRelease(ctx, questionnaire);
    if (!release) throw new NotReleasedError(sayDay(questionnaire.resultsDueOn, c.get('view').language));
    return release;
  };

  const download = (c: PageContext, body: string, type: string, name: string) =>
    c.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    });

  return new Hono<PageEnv>()
    .get('/questionnaires/:slug/results', async (c) => {
      const questionnaire = await getQuestionnaire(ctx, c.req.param('slug'));
      const release = await findCurrentRelease(ctx, questionnaire);
      const { t, say } = c.get('view');
      const title = t('results.page_title', { title: say(questionnaire.live.definition.title) });
      if (!release) return page(c, <NotReleasedPage questionnaire={questionnaire} />, { title });
      const base = `/questionnaires/${questionnaire.slug}/results`;
      const item = c.req.query('item');
      const by = c.req.query('by') || null;
      const breaks = breaksOf(questionnaire);
      const body = item ? (
        <FigurePage release={release} item={item} by={by} base={base} breaks={breaks} />
      ) : (
        <ResultsPage release={release} sections={sectionsOfAll(questionnaire)} base={base} breaks={breaks} />
      );
      return page(c, body, { title });
    })
    .get('/questionnaires/:slug/results.csv', async (c) => {
      const release = await released(c);
      const name = `${release.snapshot.questionnaire}-results-${release.no}.csv`;
      return download(c, releaseCsv(release, c.get('view')), 'text/csv', name);
    })
    .get('/questionnaires/:slug/results.json', async (c) => {
      const release = await released(c);
      const name = `${release.snapshot.questionnaire}-results-${release.no}.json`;
      return download(c, await snapshotText(ctx, release), 'application/json', name);
    });
}
