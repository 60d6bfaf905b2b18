import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { limited } from '../http/rate-limit.ts';
import { readAskedForm } from './asking-form.ts';
import { answerAsking, beginAsking } from './asking-reply.tsx';
import { DoorPage } from './door-page.tsx';
import { cleanNumber, followNumber } from './following.ts';
import { ProgressPage } from './progress-page.tsx';

/** The 12345 line for whoever asks: its door, asking, following by number. */
export const inquiriesRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/inquiries', (c) => page(c, <DoorPage />, { title: c.get('view').t('asking.door') }))
    .post('/inquiries', async (c) => answerAsking(ctx, c, readAskedForm(await readForm(c))))
    .get('/inquiries/new', (c) => beginAsking(ctx, c, c.req.query('topic') ?? ''))
    .use('/inquiries/progress', limited(ctx, { name: 'progress', limit: 20, minutes: 10, failures: true }))
    .get('/inquiries/progress', async (c) => {
      const written = cleanNumber(c.req.query('number') ?? '');
      const progress = written === '' ? undefined : await followNumber(ctx, written);
      const unknown = written !== '' && !progress;
      return page(c, <ProgressPage written={written} progress={progress} />, {
        title: c.get('view').t('asking.follow'),
        status: unknown ? 404 : 200,
        problem: unknown,
      });
    });
