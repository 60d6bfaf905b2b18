import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { listEveryQuestionnaire } from '../questionnaires/questionnaires.ts';
import { scopeOf } from '../staff/roles.ts';
import { listBoards } from './boards.ts';
import { mattersOf } from './matters.ts';
import { WorkspaceHomePage } from './workspace-home-page.tsx';

/** An officer's day: what waits, and where the department's consultations and questionnaires stand. */
export const workspaceHomeRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/workspace', async (c) => {
    const officer = officerOf(c);
    const scope = scopeOf(officer);
    const questionnaires = (await listEveryQuestionnaire(ctx)).filter((each) =>
      scope.includes(each.departmentId),
    );
    const body = (
      <WorkspaceHomePage
        matters={await mattersOf(ctx, officer)}
        content={scope.length > 0}
        boards={(await listBoards(ctx, officer)).filter(({ outcome }) => !outcome)}
        questionnaires={questionnaires}
      />
    );
    return page(c, body, { title: c.get('view').t('staff.today'), workspace: true });
  });
