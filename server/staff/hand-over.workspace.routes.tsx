import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { administratorOf } from './administrator-request.ts';
import { findHandOver, handOver, listHeirs, takeBack } from './hand-over.ts';
import { HandOverPage } from './hand-over-page.tsx';
import { endAllSessions, listSessions } from './officer-sessions.ts';
import { getAccount } from './officers.ts';
import { officersPath } from './officers-page.tsx';
import { openWorkOf } from './open-work.ts';
import { SessionsPage, sessionsPath } from './sessions-page.tsx';
import type { Problems } from './text-form.ts';

const root = `${officersPath}/:id/hand-over`;

/** Handing an officer's work over, and who is signed in. */
export function handOverRoutes(ctx: Context) {
  const show = async (c: PageContext, id: string, problems: Problems = new Map()) => {
    const account = await getAccount(ctx, id);
    const body = (
      <HandOverPage
        account={account}
        matters={await openWorkOf(ctx, id)}
        heirs={await listHeirs(ctx, account)}
        standing={await findHandOver(ctx, id)}
        problems={problems}
      />
    );
    const title = c.get('view').t('accounts.hand_over');
    const problem = problems.size > 0;
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

  const back = (c: PageContext, id: string) =>
    c.redirect(c.get('view').href(`${officersPath}/${encodeURIComponent(id)}/hand-over`), 303);

  return new Hono<PageEnv>()
    .get(root, (c) => {
      administratorOf(c);
      return show(c, c.req.param('id'));
    })
    .post(root, async (c) => {
      const by = administratorOf(c);
      const account = await getAccount(ctx, c.req.param('id'));
      const deputy = (await readForm(c)).get('deputy') ?? '';
      const heirs = await listHeirs(ctx, account);
      const missing = c.get('view').t('accounts.deputy_missing');
      if (!heirs.some(({ id }) => id === deputy)) return show(c, account.id, new Map([['deputy', missing]]));
      await handOver(ctx, by, account.id, deputy);
      return back(c, account.id);
    })
    .get(`${root}/end`, (c) => {
      administratorOf(c);
      return back(c, c.req.param('id'));
    })
    .post(`${root}/end`, async (c) => {
      const by = administratorOf(c);
      const { id } = await getAccount(ctx, c.req.param('id'));
      await takeBack(ctx, by, id);
      return back(c, id);
    })
    .get(sessionsPath, async (c) => {
      administratorOf(c);
      const title = c.get('view').t('accounts.sessions');
      return page(c, <SessionsPage sessions={await listSessions(ctx)} />, { title, workspace: true });
    })
    .post(sessionsPath, async (c) => {
      await endAllSessions(ctx, administratorOf(c));
      return c.redirect(c.get('view').href(sessionsPath), 303);
    });
}
