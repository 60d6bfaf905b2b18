import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { readSession, SignInNeededError, writeSession } from '../http/session.ts';
import {
  changePassword,
  endOtherSessions,
  endOwnSession,
  getOwnAccount,
  renewRecoveryCodes,
} from './own-account.ts';
import { OwnAccountPage } from './own-account-page.tsx';
import { fieldOfPassword } from './own-passwords.ts';
import { PASSWORD_MIN } from './password-rules.ts';
import { RenewedCodesPage } from './renewed-codes-page.tsx';
import { findStanding } from './sessions.ts';
import { refuseForNow } from './sign-in-reply.tsx';
import type { Problems } from './sign-in-step.tsx';

const root = '/workspace/account';

/** What an officer sees and changes of the own account. */
export function ownAccountRoutes(ctx: Context) {
  const asking = async (c: PageContext) => {
    const token = readSession(c);
    const standing = token === undefined ? undefined : await findStanding(ctx, token);
    if (token === undefined || !standing) throw new SignInNeededError();
    return { token, standing };
  };

  const show = async (c: PageContext, problems: Problems = new Map()) => {
    const { standing } = await asking(c);
    const account = await getOwnAccount(ctx, standing);
    const body = <OwnAccountPage officer={standing.officer} account={account} problems={problems} />;
    const more = problems.size > 0 ? ({ problem: true, status: 422 } as const) : {};
    return page(c, body, { title: c.get('view').t('staff.account'), workspace: true, ...more });
  };

  const back = (c: PageContext) => c.redirect(c.get('view').href(root), 303);

  return new Hono<PageEnv>()
    .get(root, (c) => show(c))
    .get(`${root}/password`, back)
    .get(`${root}/recovery-codes`, back)
    .get(`${root}/sessions`, back)
    .post(`${root}/password`, async (c) => {
      const form = await readForm(c);
      const given = (name: string) => form.get(name) ?? '';
      const { token, standing } = await asking(c);
      const fields = { old: given('old'), password: given('password'), again: given('again') };
      const outcome = await changePassword(ctx, token, standing, fields);
      const { t } = c.get('view');
      if ('waitSeconds' in outcome) {
        const minutes = Math.ceil(outcome.waitSeconds / 60);
        return show(c, new Map([['old', t('staff.too_many_tries', { minutes })]]));
      }
      if ('problem' in outcome) {
        const { problem } = outcome;
        const field = problem === 'security.old_password_wrong' ? 'old' : fieldOfPassword(problem);
        return show(c, new Map([[field, t(problem, { limit: PASSWORD_MIN })]]));
      }
      writeSession(c, outcome.token);
      return back(c);
    })
    .post(`${root}/recovery-codes`, async (c) => {
      const code = (await readForm(c)).get('code') ?? '';
      const { token, standing } = await asking(c);
      const outcome = await renewRecoveryCodes(ctx, token, standing, code);
      if ('waitSeconds' in outcome) {
        c.set('view', { ...c.get('view'), officer: undefined });
        return refuseForNow(c, { next: root, kept: undefined }, outcome.waitSeconds);
      }
      const { t } = c.get('view');
      if ('refused' in outcome) return show(c, new Map([['code', t('security.code_wrong')]]));
      const body = <RenewedCodesPage codes={outcome.codes} title={standing.officer.title} />;
      return page(c, body, { title: t('security.codes_new'), workspace: true });
    })
    .post(`${root}/sessions`, async (c) => {
      const session = (await readForm(c)).get('session') ?? '';
      const { token, standing } = await asking(c);
      if (session === 'others') await endOtherSessions(ctx, token, standing);
      else await endOwnSession(ctx, standing, session);
      return back(c);
    });
}
