import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download, fileTypes } from '../http/download.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { can, requireCan } from '../staff/roles.ts';
import type { Counters } from './counters.ts';
import { answerFormats, replyWithAnswers } from './exports/answers-reply.ts';
import { readmes, replyWithReadme } from './exports/codebook-reply.ts';
import { ExportsPage, exportsPath } from './exports/exports-page.tsx';
import { MicrodataPage } from './exports/microdata-page.tsx';
import { type Asked, nothingAsked, readAsked, wordProblems } from './exports/microdata-request.ts';
import { kindWords } from './exports/microdata-words.ts';
import { publicUseColumns, publicUseFile } from './exports/public-use.ts';
import { staffTable } from './exports/staff-table.ts';
import { statisticsWorkbook } from './exports/statistics-workbook.ts';
import { TablePage } from './exports/table-page.tsx';
import { getInScope } from './figure-scope.ts';
import {
  askMicrodata,
  decideMicrodata,
  getMicrodata,
  listMicrodata,
  type MicrodataRequest,
  mayDecide,
  obstacleToMicrodata,
  stateOf,
} from './microdata.ts';
import { weightingOf } from './weighting/weighting-state.ts';

const root = '/workspace/questionnaires/:slug/exports';

/** Data and tables to take away, for officers of the department that owns the questionnaire. */
export function exportsRoutes(ctx: Context, counters: Counters) {
  const owned = async (c: PageContext) => {
    const scope = await getInScope(ctx, officerOf(c), c.req.param('slug') ?? '');
    if (!scope.own) throw new NotFoundError();
    return scope;
  };

  const tallied = async (questionnaire: Questionnaire) => (await counters.of(questionnaire)).crossed;

  const weighted = async (questionnaire: Questionnaire) =>
    weightingOf(questionnaire, await tallied(questionnaire));

  const wrong = (problems: ReadonlyMap<string, string>) =>
    problems.size > 0 ? { status: 422 as const, problem: true } : {};

  const show = async (
    c: PageContext,
    questionnaire: Questionnaire,
    draft: Asked = nothingAsked,
    problems: ReadonlyMap<string, string> = new Map(),
  ) => {
    const analyst = can(officerOf(c), 'export-microdata', questionnaire.departmentId);
    const obstacle = await obstacleToMicrodata(ctx, questionnaire);
    const asks = analyst ? (obstacle ? 'later' : 'now') : 'never';
    const requests = await listMicrodata(ctx, questionnaire);
    const body = <ExportsPage {...{ questionnaire, requests, asks, draft, problems }} />;
    const title = c.get('view').t('exporting.heading');
    return page(c, body, { title, workspace: true, ...wrong(problems) });
  };

  const asked = async (c: PageContext) => {
    const { questionnaire } = await owned(c);
    return { questionnaire, request: await getMicrodata(ctx, questionnaire, c.req.param('id') ?? '') };
  };

  const showRequest = async (
    c: PageContext,
    { questionnaire, request }: { questionnaire: Questionnaire; request: MicrodataRequest },
    draft = '',
    problems: ReadonlyMap<string, string> = new Map(),
  ) => {
    const officer = officerOf(c);
    const takes =
      officer.id === request.officerId &&
      can(officer, 'export-microdata', request.departmentId) &&
      stateOf(request, ctx.clock.now()) === 'open';
    const file =
      takes && request.kind === 'public_use'
        ? await publicUseFile(ctx, questionnaire, await tallied(questionnaire))
        : undefined;
    const body = (
      <MicrodataPage
        {...{ questionnaire, request, takes, draft, problems }}
        decides={await mayDecide(ctx, officer, request)}
        coarsened={file?.coarsened}
        leftOut={request.kind === 'public_use' ? publicUseColumns(questionnaire).leftOut : []}
      />
    );
    const title = c.get('view').t(kindWords[request.kind]);
    return page(c, body, { title, workspace: true, ...wrong(problems) });
  };

  const app = new Hono<PageEnv>()
    .get(root, async (c) => show(c, (await owned(c)).questionnaire))
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
    })
    .post(`${root}/requests`, async (c) => {
      const { questionnaire } = await owned(c);
      const officer = officerOf(c);
      requireCan(officer, 'export-microdata', questionnaire.departmentId);
      const draft = readAsked(await readForm(c));
      const problems = wordProblems(c, 'purpose', draft.purpose);
      if (problems.size > 0) return show(c, questionnaire, draft, problems);
      const id = await askMicrodata(ctx, officer, questionnaire, draft);
      return c.redirect(c.get('view').href(`${exportsPath(questionnaire.slug)}/requests/${id}`), 303);
    })
    .get(`${root}/requests/:id`, async (c) => showRequest(c, await asked(c)))
    .post(`${root}/requests/:id/decision`, async (c) => {
      const known = await asked(c);
      const { questionnaire, request } = known;
      const fields = await readForm(c);
      const note = fields.get('note') ?? '';
      const problems = wordProblems(c, 'note', note);
      const officer = officerOf(c);
      if (problems.size > 0 && (await mayDecide(ctx, officer, request)))
        return showRequest(c, known, note, problems);
      await decideMicrodata(ctx, officer, request, { agreed: fields.get('agreed') === 'yes', note });
      return c.redirect(c.get('view').href(`${exportsPath(questionnaire.slug)}/requests/${request.id}`), 303);
    });
  for (const readme of readmes)
    app.get(`${root}/${readme}`, async (c) => {
      const { questionnaire } = await owned(c);
      return replyWithReadme(c, questionnaire, readme, await weighted(questionnaire));
    });
  for (const format of answerFormats)
    app.get(`${root}/requests/:id/${format}`, async (c) => {
      const { questionnaire, request } = await asked(c);
      const tally = await tallied(questionnaire);
      const weighting = weightingOf(questionnaire, tally);
      return replyWithAnswers(ctx, c, questionnaire, { request, format, weighting, tally });
    });
  return app;
}
