import { Hono } from 'hono';
import { dayOf } from '#shared/time.ts';
import { qrPng } from '../access/qr.ts';
import { deadlinesFor } from '../calendar/disclosure-deadlines.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { DeadlinesPage } from './deadlines-page.tsx';
import { readDeadlines } from './deadlines-request.ts';
import { channels, findStep, first } from './wayfinding.ts';
import { ChannelPage, QuestionPage, WAY } from './wayfinding-page.tsx';
import { WayfindingSheet } from './wayfinding-sheet.tsx';

/** Which way to go, and by when an answer is due. */
export const wayfindingRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get(WAY, (c) =>
      page(c, <QuestionPage question={first} first />, { title: c.get('view').t('wayfinding.title') }),
    )
    .get(`${WAY}/sheet`, (c) => {
      const { t, href } = c.get('view');
      const qr = qrPng(`${ctx.env.PUBLIC_URL}${href(WAY)}`);
      const all = Object.values(channels).flatMap((each) => each ?? []);
      return page(c, <WayfindingSheet channels={all} qr={qr} />, { title: t('wayfinding.sheet') });
    })
    .get(`${WAY}/:step`, (c) => {
      const step = findStep(c.req.param('step'));
      if (!step) throw new NotFoundError();
      const { say } = c.get('view');
      return 'question' in step
        ? page(c, <QuestionPage question={step.question} first={false} />, { title: say(step.question.text) })
        : page(c, <ChannelPage channel={step.channel} />, { title: say(step.channel.title) });
    })
    .get('/disclosure/deadlines', (c) => {
      const asked = readDeadlines((name) => c.req.query(name));
      const problem = asked.problems.size > 0;
      const deadlines = problem ? [] : deadlinesFor(asked.days, dayOf(ctx.clock.now()));
      return page(c, <DeadlinesPage asked={asked} deadlines={deadlines} />, {
        title: c.get('view').t('wayfinding.deadlines'),
        ...(problem ? { problem, status: 422 } : {}),
      });
    });
