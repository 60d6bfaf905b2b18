import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import { type Job, listJobs } from './jobs.ts';
import { JobsPage } from './jobs-page.tsx';
import { mailState } from './mail-states.ts';
import { runJob } from './runs.ts';

const root = '/workspace/jobs';

/** How long the page waits for a run to end before it says that it is running. */
const PATIENCE_MS = 1500;

/** What comes due by itself, and its last run. */
export const jobsRoutes = (ctx: Context, jobs: readonly Job[]) =>
  new Hono<PageEnv>()
    .get(root, async (c) => {
      requireCan(officerOf(c), 'run-site');
      const body = <JobsPage states={await listJobs(ctx, jobs)} mail={await mailState(ctx)} />;
      return page(c, body, { title: c.get('view').t('staff.jobs'), workspace: true });
    })
    .get(`${root}/:name/runs`, (c) => c.redirect(c.get('view').href(root), 303))
    .post(`${root}/:name/runs`, async (c) => {
      const officer = officerOf(c);
      requireCan(officer, 'run-site');
      const job = jobs.find(({ name }) => name === c.req.param('name'));
      if (!job) throw new NotFoundError();
      await ctx.store.write((tx) =>
        record(tx, { officerId: officer.id, departmentId: null, act: 'job.started', subject: job.name }),
      );
      await Promise.race([runJob(ctx, job, { atOnce: true }), pause(PATIENCE_MS)]);
      return c.redirect(c.get('view').href(root), 303);
    });

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
