import { createRoute, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { variablesOf } from '#shared/questionnaire/variables.ts';
import { sayDay } from '#shared/text/dates.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { apiApp, badRequest, problemResponses } from '../http/api.ts';
import type { View } from '../http/view.ts';
import { getQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { refusalOf } from '../staff/retraction-reply.tsx';
import { withMethod } from './figure-file-reply.ts';
import { figureListSchema, figureSchema } from './figure-schema.ts';
import { crossedBy } from './figures.ts';
import { publicReleases } from './public-releases.ts';
import { type ReleaseWithSnapshot, withSnapshot } from './release-snapshots.ts';
import {
  FigureNotReleasedError,
  NotReleasedError,
  releasedFigure,
  releasedWeighted,
} from './released-figures.ts';
import { setsIn, weightedItems } from './weighting/weighted-figure.ts';

const query = z.strictObject({
  item: z.string().max(80).optional(),
  by: z.string().max(80).optional(),
  weights: z.enum(['none', 'raked']).default('none').openapi({
    description: 'raked: weighted shares beside raw ones, of those in the frame that the figure names',
  }),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  release: z.coerce.number().int().min(1).max(100_000).optional().openapi({
    description: 'The number of an earlier release; without it the one that holds',
  }),
});

const results = createRoute({
  method: 'get',
  path: '/questionnaires/{slug}/results',
  request: { params: z.object({ slug: z.string().max(80) }), query },
  responses: {
    200: {
      description: 'With `item` a figure of the current release, without it the list of its figures',
      content: { 'application/json': { schema: z.union([figureSchema, figureListSchema]) } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Released figures as the outside contract gives them. */
export const resultsApi = (ctx: Context) =>
  apiApp().openapi(results, async (c) => {
    const questionnaire = await getQuestionnaire(ctx, c.req.valid('param').slug);
    const { item, by, weights, cursor, limit, release: no } = c.req.valid('query');
    const unknown = unknownCodes(questionnaire, { item, by });
    if (unknown.length > 0) return badRequest(c, unknown) as never;
    const all = await publicReleases(ctx, questionnaire);
    const chosen = no === undefined ? all.at(-1) : all.find((each) => each.no === no);
    const { definition } = questionnaire.live;
    if (chosen?.retraction) throw refusalOf(viewOf(c), chosen.retraction, definition.title);
    if (!chosen && no !== undefined) throw new NotFoundError();
    const release = chosen && (await withSnapshot(ctx, chosen));
    const current = chosen === all.at(-1);
    if (!release) throw new NotReleasedError(sayDay(questionnaire.resultsDueOn, viewOf(c).language));
    const raked = weights === 'raked';
    if (raked && by !== undefined) throw new FigureNotReleasedError();
    const figureOf = (code: string) =>
      raked ? releasedWeighted(release, code) : releasedFigure(release, code, by ?? null);
    const body = item
      ? released(withMethod(figureOf(item), questionnaire), current)
      : listOf(release, { cursor, limit, current, raked });
    return c.json(body, 200);
  });

const viewOf = (c: HonoContext) => c.get('view') as View;

/** A public release's figure always names it. */
function released(figure: ReturnType<typeof withMethod>, current: boolean): z.infer<typeof figureSchema> {
  const { release, ...rest } = figure;
  if (!release) throw new FigureNotReleasedError();
  return { ...rest, release: { ...release, current } };
}

/** Codes that no version of the questionnaire knows; a profile item without an item to cross says nothing. */
function unknownCodes(
  { versions }: Questionnaire,
  given: { item: string | undefined; by: string | undefined },
) {
  const known = new Set(
    versions.flatMap(({ definition }) => [
      ...itemsOf(definition).map(({ code }) => code),
      ...variablesOf(definition).map(({ code }) => code),
    ]),
  );
  const wrong = (['item', 'by'] as const).filter((name) => {
    const code = given[name];
    return code !== undefined && (!known.has(code) || (name === 'by' && given.item === undefined));
  });
  return wrong.map((name) => ({ pointer: `/${name}`, code: 'unknown_code', message: name }));
}

interface ListAsked {
  cursor: string | undefined;
  limit: number;
  current: boolean;
  raked: boolean;
}

/** Throws FigureNotReleasedError where weighted figures are asked for and there are none. */
function listOf(
  { no, hash, publishedAt, proposedAt, snapshot }: ReleaseWithSnapshot,
  { cursor, limit, current, raked }: ListAsked,
): z.infer<typeof figureListSchema> {
  const { questionnaire, version, n, channels, note, variables, profiles, marginals } = snapshot;
  const shown = profiles.filter(({ code }) => marginals.some(({ item }) => item === code));
  const there = weightedItems(snapshot);
  const listed = raked ? variables.filter(({ code }) => there.has(code)) : [...shown, ...variables];
  if (raked && listed.length === 0) throw new FigureNotReleasedError();
  const all = listed.map(({ code, label }) => ({
    item: code,
    label,
    by: raked ? [] : crossedBy(snapshot, code),
  }));
  const from = cursor === undefined ? 0 : all.findIndex(({ item }) => item === cursor) + 1;
  const items = all.slice(from, from + limit);
  return {
    questionnaire,
    version,
    release: { no, at: localIso(publishedAt ?? proposedAt), hash, current },
    ...(snapshot.correction ? { correction: snapshot.correction } : {}),
    sample: snapshot.sample,
    n,
    channels: channels as { [channel: string]: number },
    weighting: (raked && setsIn(snapshot).at(0)?.weighting) || { kind: 'none' },
    note,
    items,
    next: from + limit < all.length ? (items.at(-1)?.item ?? null) : null,
  };
}
