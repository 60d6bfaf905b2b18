import { Hono } from 'hono';
import { askedFromQuery } from '#shared/statistics/asked.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { requireCan } from '../staff/roles.ts';
import { FigureNotAskedError } from './ask.ts';
import type { Counters } from './counters.ts';
import { differencesBy } from './differences.ts';
import { DifferencesPage } from './differences-page.tsx';
import { choicesOf } from './explorer-choices.ts';
import { panelsOf } from './explorer-figures.ts';
import { ExplorerPage } from './explorer-page.tsx';
import { exploredQuery, readExplored } from './explorer-query.ts';
import { type FileEnding, figureFile } from './figure-file-reply.ts';
import { getInScope, type InScope } from './figure-scope.ts';
import { nameIn, nameProblem } from './figure-view-form.ts';
import { getView, keepView, listViews, removeView, renameView } from './figure-views.ts';
import { FigureViewsPage, type RefusedView } from './figure-views-page.tsx';

const root = '/workspace/questionnaires/:slug';

/** Figures that an officer asks for, where groups differ, and views that are kept. */
export function explorerRoutes(ctx: Context, counters: Counters) {
  const scoped = (c: PageContext) => getInScope(ctx, officerOf(c), c.req.param('slug') ?? '');
  const titled = (c: PageContext, { questionnaire }: InScope) => ({
    title: c.get('view').say(questionnaire.live.definition.title),
    workspace: true,
  });
  const asked = async (c: PageContext) => {
    const scope = await scoped(c);
    const { layout } = await counters.of(scope.questionnaire);
    const choices = choicesOf(scope, layout);
    const read = readExplored(new URL(c.req.url).searchParams, choices);
    const counted =
      layout.find(read.explored.item) ?? layout.variables.find(({ item }) => item === read.explored.item);
    if (counted && !scope.items.has(counted.item)) throw new NotFoundError();
    return { scope, choices, ...read };
  };
  /** The page's figures; a question that cannot be put becomes an obstacle, so that the form is kept. */
  const answered = async (c: PageContext) => {
    const { obstacles, ...chosen } = await asked(c);
    const { scope, explored, choices } = chosen;
    if (obstacles.size > 0) return { ...chosen, obstacles, panels: [] };
    try {
      const panels = await panelsOf(ctx, counters, scope.questionnaire, explored, choices);
      return { ...chosen, obstacles, panels };
    } catch (error) {
      if (!(error instanceof FigureNotAskedError || error instanceof NotFoundError)) throw error;
      return { ...chosen, obstacles: new Map([['by', { key: 'explorer.not_asked' } as const]]), panels: [] };
    }
  };
  /** The page's figures to take along, with all that stands beside them. */
  const file = (ending: FileEnding) => async (c: PageContext) => {
    const { panels, scope } = await answered(c);
    const [first, ...others] = panels.flatMap(({ rows }) => rows.map(({ figure }) => figure));
    if (!first || [first, ...others].every(({ withheld }) => withheld)) throw new NotFoundError();
    return figureFile(c, ending, [first, ...others], scope.questionnaire);
  };
  const viewsPage = async (c: PageContext, refused?: RefusedView) => {
    const scope = await scoped(c);
    const views = await listViews(ctx, officerOf(c), scope.questionnaire);
    const title = c.get('view').t('explorer.views');
    return page(c, <FigureViewsPage scope={scope} views={views} refused={refused} />, {
      title,
      workspace: true,
      ...(refused ? { status: 422, problem: true } : {}),
    });
  };
  const ownView = async (c: PageContext) => {
    const { questionnaire } = await scoped(c);
    const view = await getView(ctx, officerOf(c), c.req.param('id') ?? '');
    if (view.questionnaireId !== questionnaire.id) throw new NotFoundError();
    return { view, list: c.get('view').href(`/workspace/questionnaires/${questionnaire.slug}/views`) };
  };

  return new Hono<PageEnv>()
    .get(`${root}/figures`, async (c) => {
      const chosen = await answered(c);
      const views = await listViews(ctx, officerOf(c), chosen.scope.questionnaire);
      return page(c, <ExplorerPage {...chosen} views={views} />, {
        ...titled(c, chosen.scope),
        ...(chosen.obstacles.size > 0 ? { status: 422, problem: true } : {}),
      });
    })
    .get(`${root}/figures.csv`, file('csv'))
    .get(`${root}/figures.xlsx`, file('xlsx'))
    .get(`${root}/figures.json`, file('json'))
    .get(`${root}/figures.svg`, file('svg'))
    .get(`${root}/differences`, async (c) => {
      const scope = await scoped(c);
      const choices = choicesOf(scope, (await counters.of(scope.questionnaire)).layout);
      const profiles = choices.banners.filter(({ kind }) => kind === 'profile');
      const {
        by: [by = profiles[0]?.code ?? ''],
        weights,
      } = askedFromQuery(new URL(c.req.url).searchParams);
      const known = profiles.some(({ code }) => code === by) && (weights === 'none' || choices.weighted);
      const found = known
        ? await differencesBy(ctx, counters, scope.questionnaire, choices, { by, weights })
        : undefined;
      return page(c, <DifferencesPage {...{ scope, choices, by, weights, found }} />, {
        title: c.get('view').t('explorer.differences'),
        workspace: true,
        ...(found ? {} : { status: 422, problem: true }),
      });
    })
    .get(`${root}/views`, (c) => viewsPage(c))
    .post(`${root}/views`, async (c) => {
      const { questionnaire, ...scope } = await scoped(c);
      const officer = officerOf(c);
      requireCan(officer, 'see-figures', officer.department.id);
      const fields = await readForm(c);
      const choices = choicesOf({ questionnaire, ...scope }, (await counters.of(questionnaire)).layout);
      const given = fields.get('address') ?? '';
      const { explored, obstacles } = readExplored(new URLSearchParams(given), choices);
      const faulty = !given.startsWith('?item=') || obstacles.size > 0;
      const address = exploredQuery(explored);
      const name = nameIn(fields);
      const problem = nameProblem(name) ?? (faulty ? 'explorer.view_faulty' : undefined);
      if (problem) return viewsPage(c, { id: undefined, name, address, message: c.get('view').t(problem) });
      await keepView(ctx, { questionnaire, officer, name, address });
      return c.redirect(
        c.get('view').href(`/workspace/questionnaires/${questionnaire.slug}/figures${address}`),
        303,
      );
    })
    .get(`${root}/views/:id`, async (c) => {
      const { view } = await ownView(c);
      const slug = c.req.param('slug');
      return c.redirect(c.get('view').href(`/workspace/questionnaires/${slug}/figures${view.address}`), 303);
    })
    .post(`${root}/views/:id`, async (c) => {
      const { view, list } = await ownView(c);
      const name = nameIn(await readForm(c));
      const problem = nameProblem(name);
      if (problem)
        return viewsPage(c, { id: view.id, name, address: view.address, message: c.get('view').t(problem) });
      await renameView(ctx, officerOf(c), view.id, name);
      return c.redirect(list, 303);
    })
    .post(`${root}/views/:id/removal`, async (c) => {
      const { view, list } = await ownView(c);
      await removeView(ctx, officerOf(c), view.id);
      return c.redirect(list, 303);
    });
}
