import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { answerEntry, showEntry } from './entry-reply.tsx';
import { draftKnownAnswer } from './known-answers.ts';

/** A call or a talk at the counter, entered by a clerk; and what was answered, made into a published answer. */
export const inquiryEntryRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/workspace/inquiries/new', (c) => showEntry(ctx, c))
    .post('/workspace/inquiries/new', (c) => answerEntry(ctx, c))
    .post('/workspace/inquiries/:number/known-answer', async (c) => {
      const { id } = await draftKnownAnswer(ctx, officerOf(c), c.req.param('number'));
      return c.redirect(c.get('view').href(`/workspace/pieces/${id}`), 303);
    });
