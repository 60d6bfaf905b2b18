import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { insideWorkspace, type SignInStep, stepPath } from '../http/session.ts';
import type { Onward } from './onward-fields.tsx';
import { fieldOfPassword, newPasswordProblem, takeOwnPassword } from './own-passwords.ts';
import { PASSWORD_MIN } from './password-rules.ts';
import { enrol } from './second-factor.ts';
import type { Standing } from './sessions.ts';
import { SignInCodesPage } from './sign-in-codes-page.tsx';
import { elsewhere, findAt, goOn, onwardOf, refuseForNow, stepPage } from './sign-in-reply.tsx';
import type { Problems } from './sign-in-step.tsx';
import { goOnWithKeptCodes, prove, verifySession } from './sign-in-steps.ts';

/** What is still to be done after the password: an own one, a device, a code. */
export function signInStepsRoutes(ctx: Context) {
  const asked = async (c: PageContext, step: SignInStep) => {
    const onward = { next: insideWorkspace(c.req.query('next')), kept: undefined };
    const at = await findAt(ctx, c, step);
    return at ? stepPage(ctx, c, { ...at, step, onward }) : elsewhere(ctx, c, onward);
  };

  const codesPage = (c: PageContext, { standing, codes, onward }: Kept, problems: Problems = new Map()) =>
    page(c, <SignInCodesPage standing={standing} codes={codes} onward={onward} problems={problems} />, {
      title: c.get('view').t('security.codes'),
      workspace: true,
      personal: true,
      ...(problems.size > 0 ? { problem: true, status: 422 as const } : {}),
    });

  return new Hono<PageEnv>()
    .get(stepPath('password'), (c) => asked(c, 'password'))
    .get(stepPath('enrolment'), (c) => asked(c, 'enrolment'))
    .get(`${stepPath('enrolment')}/codes`, (c) => asked(c, 'code'))
    .get(stepPath('code'), (c) => asked(c, 'code'))
    .post(stepPath('password'), async (c) => {
      const form = await readForm(c);
      const onward = onwardOf(form);
      const at = await findAt(ctx, c, 'password');
      if (!at) return elsewhere(ctx, c, onward);
      const given = { password: form.get('password') ?? '', again: form.get('again') ?? '' };
      const problem = await newPasswordProblem(ctx, at.standing, given);
      const words = problem && c.get('view').t(problem, { limit: PASSWORD_MIN });
      if (words)
        return stepPage(
          ctx,
          c,
          { ...at, step: 'password', onward },
          new Map([[fieldOfPassword(problem), words]]),
        );
      const token = await takeOwnPassword(ctx, at.token, at.standing, given.password);
      return token === undefined ? elsewhere(ctx, c, onward) : goOn(ctx, c, onward, token);
    })
    .post(stepPath('enrolment'), async (c) => {
      const form = await readForm(c);
      const onward = onwardOf(form);
      const at = await findAt(ctx, c, 'enrolment');
      if (!at) return elsewhere(ctx, c, onward);
      const codes = await enrol(ctx, at.standing, form.get('code') ?? '');
      if (codes) return codesPage(c, { ...at, codes, onward });
      const problems = new Map([['code', c.get('view').t('security.code_wrong')]]);
      return stepPage(ctx, c, { ...at, step: 'enrolment', onward }, problems);
    })
    .post(`${stepPath('enrolment')}/codes`, async (c) => {
      const form = await readForm(c);
      const onward = onwardOf(form);
      const at = await findAt(ctx, c, 'code');
      if (!at) return elsewhere(ctx, c, onward);
      const codes = (form.get('codes') ?? '').split(' ');
      if (form.get('kept-codes') !== 'yes') {
        const problems = new Map([['kept-codes', c.get('view').t('security.codes_not_kept')]]);
        return codesPage(c, { ...at, codes, onward }, problems);
      }
      const token = await goOnWithKeptCodes(ctx, at.token, at.standing, codes);
      return token === undefined ? elsewhere(ctx, c, onward) : goOn(ctx, c, onward, token);
    })
    .post(stepPath('code'), async (c) => {
      const form = await readForm(c);
      const onward = onwardOf(form);
      const at = await findAt(ctx, c, 'code');
      if (!at) return elsewhere(ctx, c, onward);
      const recovery = form.get('recovery');
      const proof = recovery === null ? { code: form.get('code') ?? '' } : { recovery };
      const outcome = await prove(ctx, at.token, at.standing, proof);
      if ('waitSeconds' in outcome) return refuseForNow(c, onward, outcome.waitSeconds);
      if ('refused' in outcome) {
        const { t } = c.get('view');
        const wrong: [string, string] =
          recovery === null ? ['code', t('security.code_wrong')] : ['recovery', t('security.recovery_wrong')];
        return stepPage(ctx, c, { ...at, step: 'code', onward }, new Map([wrong]));
      }
      const token = await verifySession(ctx, at.token, at.standing);
      if (token === undefined) return elsewhere(ctx, c, onward);
      return goOn(ctx, c, onward, token, outcome.recoveryCodesLeft);
    });
}

interface Kept {
  standing: Standing;
  codes: string[];
  onward: Onward;
}
