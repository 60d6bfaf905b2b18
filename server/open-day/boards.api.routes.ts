import { createRoute, z } from '@hono/zod-openapi';
import { dayOf, localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses, textSchema } from '../http/api.ts';
import { boardPath } from './board-content.ts';
import { boardOn } from './board-text.ts';
import { boardsOf, type PublishedBoard } from './boards.ts';
import { type Edition, getEdition } from './open-day.ts';

const dates = { valid_from: z.string().nullable(), valid_until: z.string().nullable() };
const lineSchema = z.object({ text: textSchema, ...dates });
const basisSchema = z.object({ law: textSchema, article: textSchema, ...dates });

const boardSchema = z
  .object({
    number: z.int(),
    title: textSchema,
    lines: z.array(lineSchema).openapi({ description: 'What holds today' }),
    coming: z.array(lineSchema).openapi({ description: 'What will hold later' }),
    basis: z.array(basisSchema),
    address: z.string(),
    version: z.object({ no: z.int(), hash: z.string() }),
    published_at: z.string(),
  })
  .openapi('Board');

const list = createRoute({
  method: 'get',
  path: '/open-days/{year}/boards',
  request: { params: z.object({ year: z.string().regex(/^\d{4}$/) }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Exhibition boards of an Open Day, by their numbers',
      content: { 'application/json': { schema: z.object({ items: z.array(boardSchema) }) } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Exhibition boards as programs read them. */
export const boardsApi = (ctx: Context) =>
  apiApp().openapi(list, async (c) => {
    const edition = await getEdition(ctx, Number(c.req.valid('param').year));
    const boards = await boardsOf(ctx, edition.year);
    return c.json({ items: boards.map((board) => boardOf(ctx, board, edition)) }, 200);
  });

function boardOf(ctx: Context, { content, no, hash, publishedAt }: PublishedBoard, edition: Edition) {
  const { title, lines, coming, basis } = boardOn(content, dayOf(ctx.clock.now()), edition);
  return {
    number: content.number,
    title,
    lines: lines.map(dated),
    coming: coming.map(dated),
    basis: basis.map(dated),
    address: `${ctx.env.PUBLIC_URL}${boardPath(content)}`,
    version: { no, hash },
    published_at: localIso(publishedAt),
  };
}

const dated = <T extends { valid_from?: string | undefined; valid_until?: string | undefined }>({
  valid_from = undefined,
  valid_until = undefined,
  ...line
}: T) => ({ ...line, valid_from: valid_from ?? null, valid_until: valid_until ?? null });
