import { Hono } from 'hono';
import { phaseOf } from '#shared/phase.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { Counters } from './counters.ts';
import { getInScope } from './figure-scope.ts';
import { type Benchmarked, participationOf } from './participation.ts';
import { ParticipationPage } from './participation-page.tsx';
import { wordsFor } from './words.ts';

/** Who answers, against the census, while there is time to go where people are missing. */
export const participationRoutes = (ctx: Context, counters: Counters) =>
  new Hono<PageEnv>().get('/workspace/questionnaires/:slug/participation', async (c) => {
    const scope = await getInScope(ctx, officerOf(c), c.req.param('slug'));
    if (!scope.own) throw new NotFoundError();
    const { questionnaire } = scope;
    const benchmarks = benchmarksOf(questionnaire.live.definition);
    const participation = await participationOf(ctx, counters, questionnaire, benchmarks);
    const open = phaseOf(questionnaire, ctx.clock.now()) === 'open';
    return page(c, <ParticipationPage scope={scope} participation={participation} open={open} />, {
      title: c.get('view').t('participation.title'),
      workspace: true,
    });
  });

/** The population's numbers as the plan of the weighting declares them; shares need no rescaling. */
const benchmarksOf = ({ weighting }: Definition): Benchmarked[] =>
  (weighting?.variables ?? []).map(({ code, item, label, bands, source, ready }) => ({
    code,
    item,
    label,
    source: source?.title ?? wordsFor('participation.no_source'),
    year: source?.year ?? null,
    ready,
    groups: bands,
  }));
