import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { Counters } from './counters.ts';
import { getInScope } from './figure-scope.ts';
import { heaviestCells, movedBands, movedItems } from './weighting/moved.ts';
import { WeightingPage } from './weighting/weighting-page.tsx';
import { weightingOf } from './weighting/weighting-state.ts';

/** What weighting moved, and whether it does harm; for the department that owns the questionnaire. */
export const weightingRoutes = (ctx: Context, counters: Counters) =>
  new Hono<PageEnv>().get('/workspace/questionnaires/:slug/weighting', async (c) => {
    const scope = await getInScope(ctx, officerOf(c), c.req.param('slug'));
    if (!scope.own) throw new NotFoundError();
    const { crossed, crossedAsOf: asOf } = await counters.of(scope.questionnaire);
    const state = weightingOf(scope.questionnaire, crossed);
    const shown = state && state.obstacles.length === 0 ? state : undefined;
    const body = (
      <WeightingPage
        scope={scope}
        asOf={asOf}
        state={state}
        bands={state ? movedBands(crossed, state) : []}
        items={shown ? movedItems(crossed, shown) : []}
        heaviest={shown ? heaviestCells(shown) : []}
      />
    );
    return page(c, body, { title: c.get('view').t('weighting.title'), workspace: true });
  });
