import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { listWaiting } from '../staff/approval-records.ts';
import { scopeOf } from '../staff/roles.ts';
import { WorkspaceHomePage } from './workspace-home-page.tsx';

/** An officer's day: what waits for a signature, and where the department's questionnaires stand. */
export const workspaceHomeRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/workspace', async (c) => {
    const officer = officerOf(c);
    const scope = scopeOf(officer);
    const questionnaires = (await listQuestionnaires(ctx)).filter((each) =>
      scope.includes(each.departmentId),
    );
    return page(
      c,
      <WorkspaceHomePage waiting={await listWaiting(ctx, officer)} questionnaires={questionnaires} />,
      { title: c.get('view').t('staff.today'), workspace: true },
    );
  });
