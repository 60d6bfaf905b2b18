import { Hono } from 'hono';
import { phaseOf } from '#shared/phase.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { getEdition } from './open-day.ts';
import { OpenDayPage } from './open-day-page.tsx';

/** The Open Day's page, a year each. */
export const openDayRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/open-day/:year', async (c) => {
    const year = c.req.param('year');
    if (!/^\d{4}$/.test(year)) throw new NotFoundError();
    const edition = await getEdition(ctx, Number(year));
    const open = (await listQuestionnaires(ctx)).filter((each) => phaseOf(each, ctx.clock.now()) === 'open');
    return page(c, <OpenDayPage edition={edition} open={open} />, {
      title: c.get('view').t('openDay.title', { year }),
    });
  });
