import { Hono } from 'hono';
import { sayDay } from '#shared/text/dates.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download as downloadNamed, fileTypes } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { getQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { breaksOf, sectionsOfAll } from '../questionnaires/version-breaks.ts';
import { erratumOf, refusalOf, replyWithErratum } from '../staff/retraction-reply.tsx';
import type { Retraction } from '../staff/retractions.ts';
import { releaseWorkbook } from './exports/release-workbook-reply.ts';
import { type FileEnding, figureFile } from './figure-file-reply.ts';
import { NotReleasedPage } from './not-released-page.tsx';
import { type PublicRelease, publicReleases } from './public-releases.ts';
import { snapshotText, withSnapshot } from './release-snapshots.ts';
import {
  FigureNotReleasedError,
  NotReleasedError,
  releasedFigure,
  releasedWeighted,
} from './released-figures.ts';
import { releaseCsv } from './results-csv.ts';
import { FigurePage, ResultsPage } from './results-page.tsx';

/** Released results, each release at its own address; before there are any, the day by which they will be there. */
export function resultsRoutes(ctx: Context) {
  /** The release of the address, or the one that holds, with all of them. Throws NotFoundError. */
  const asked = async (c: PageContext) => {
    const questionnaire = await getQuestionnaire(ctx, c.req.param('slug') ?? '');
    const all = await publicReleases(ctx, questionnaire);
    const given = c.req.param('no')?.replace(/\.(csv|json|xlsx)$/, '');
    const release = given === undefined ? all.at(-1) : all.find(({ no }) => String(no) === given);
    if (given !== undefined && !release) throw new NotFoundError();
    return { questionnaire, all, release };
  };

  const show = async (c: PageContext) => {
    const { questionnaire, all, release } = await asked(c);
    const { t, say } = c.get('view');
    const title = t('results.page_title', { title: say(questionnaire.live.definition.title) });
    if (!release) return page(c, <NotReleasedPage questionnaire={questionnaire} />, { title });
    if (release.retraction) return showErratum(c, questionnaire, release.retraction, all.at(-1));
    const base = `/questionnaires/${questionnaire.slug}/results`;
    const shown = {
      release: await withSnapshot(ctx, release),
      base: c.req.param('no') === undefined ? base : `${base}/${release.no}`,
      listed: all.map(({ no, publishedAt, retraction }) => ({ no, publishedAt, retracted: !!retraction })),
      root: base,
      breaks: breaksOf(questionnaire),
    };
    const { item, by, raked } = figureAsked(c);
    if (raked) releasedWeighted(shown.release, item);
    const body = item ? (
      <FigurePage {...shown} questionnaire={questionnaire} item={item} by={by} />
    ) : (
      <ResultsPage {...shown} sections={sectionsOfAll(questionnaire)} />
    );
    return page(c, body, { title, figures: true });
  };

  const released = async (c: PageContext) => {
    const { questionnaire, release } = await asked(c);
    return withPublic(c, questionnaire, release);
  };

  const withPublic = (c: PageContext, questionnaire: Questionnaire, release: PublicRelease | undefined) => {
    if (release?.retraction)
      throw refusalOf(c.get('view'), release.retraction, questionnaire.live.definition.title);
    if (!release) throw new NotReleasedError(sayDay(questionnaire.resultsDueOn, c.get('view').language));
    return withSnapshot(ctx, release);
  };

  const csv = async (c: PageContext) => {
    const { questionnaire, release: found } = await asked(c);
    const release = await withPublic(c, questionnaire, found);
    const name = `${release.snapshot.questionnaire}-results-${release.no}.csv`;
    return download(c, releaseCsv(release, questionnaire, c.get('view')), 'text/csv', name);
  };

  const json = async (c: PageContext) => {
    const release = await released(c);
    const name = `${release.snapshot.questionnaire}-results-${release.no}.json`;
    return download(c, await snapshotText(ctx, release), 'application/json', name);
  };

  /** One figure of a release, the one that holds or the one named, as a file. */
  const figure = (ending: FileEnding) => async (c: PageContext) => {
    const no = c.req.query('release');
    const { questionnaire, all } = await asked(c);
    const chosen = no === undefined ? all.at(-1) : all.find((each) => String(each.no) === no);
    if (no !== undefined && !chosen) throw new NotFoundError();
    const release = await withPublic(c, questionnaire, chosen);
    const { item, by, raked } = figureAsked(c);
    const found = raked ? releasedWeighted(release, item) : releasedFigure(release, item, by);
    return figureFile(c, ending, [found], questionnaire);
  };

  const xlsx = async (c: PageContext) => {
    const { questionnaire } = await asked(c);
    const release = await released(c);
    const view = c.get('view');
    const file = `${questionnaire.slug}-results-${release.no}.xlsx`;
    const title = view.say(release.snapshot.title);
    return downloadNamed(c, await releaseWorkbook(questionnaire, release, view), {
      type: fileTypes.xlsx,
      name: file,
      called: view.t('exporting.file_table', { title, no: release.no }),
    });
  };

  return new Hono<PageEnv>()
    .get('/questionnaires/:slug/results', show)
    .get('/questionnaires/:slug/results/figure.csv', figure('csv'))
    .get('/questionnaires/:slug/results/figure.xlsx', figure('xlsx'))
    .get('/questionnaires/:slug/results/figure.json', figure('json'))
    .get('/questionnaires/:slug/results/figure.svg', figure('svg'))
    .get('/questionnaires/:slug/results.csv', csv)
    .get('/questionnaires/:slug/results.xlsx', xlsx)
    .get('/questionnaires/:slug/results.json', json)
    .get('/questionnaires/:slug/results/:no', (c) => {
      const no = c.req.param('no');
      if (no.endsWith('.xlsx')) return xlsx(c);
      return no.endsWith('.csv') ? csv(c) : no.endsWith('.json') ? json(c) : show(c);
    });
}

/** The figure of an address. Throws FigureNotReleasedError for weighted figures by groups: no release holds them. */
function figureAsked(c: PageContext) {
  const item = c.req.query('item') ?? '';
  const by = c.req.query('by') || null;
  const raked = item !== '' && c.req.query('weights') === 'raked';
  if (raked && by !== null) throw new FigureNotReleasedError();
  return { item, by, raked };
}

const download = (c: PageContext, body: string, type: string, name: string) =>
  c.body(body, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
  });

/** In the place of figures that were taken back: why, and the way to the release that holds. */
function showErratum(
  c: PageContext,
  { slug, live }: Questionnaire,
  retraction: Retraction,
  last: PublicRelease | undefined,
): Response {
  const label = c.get('view').t('correcting.to_current');
  const onward = last?.retraction ? undefined : { address: `/questionnaires/${slug}/results`, label };
  return replyWithErratum(c, erratumOf(retraction, live.definition.title), { onward });
}
