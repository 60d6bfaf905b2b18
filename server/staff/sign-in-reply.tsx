import type { ComponentChildren } from 'preact';
import type { Context } from '../context.ts';
import { type PageContext, type PageOptions, page } from '../http/page.tsx';
import {
  dropSession,
  insideWorkspace,
  readSession,
  type SignInStep,
  signInPath,
  stepPath,
  writeSession,
} from '../http/session.ts';
import { CodesLeftPage } from './codes-left-page.tsx';
import type { Onward } from './onward-fields.tsx';
import { ResumePage } from './resume-page.tsx';
import { enrolmentOf } from './second-factor.ts';
import { findStanding, type Standing } from './sessions.ts';
import { SignInCodePage } from './sign-in-code-page.tsx';
import { SignInEnrolmentPage } from './sign-in-enrolment-page.tsx';
import { type DemoOfficer, SignInPage } from './sign-in-page.tsx';
import { SignInPasswordPage } from './sign-in-password-page.tsx';
import type { Problems } from './sign-in-step.tsx';

/** What travels along, as the form posted it. */
export const onwardOf = (form: URLSearchParams): Onward => ({
  next: insideWorkspace(form.get('next')),
  kept: form.get('kept') ?? undefined,
});

const show = (c: PageContext, title: string, body: ComponentChildren, more: Partial<PageOptions> = {}) =>
  page(c, body, { title, workspace: true, personal: true, ...more });

/** The page of the step that is still to be done. */
export function stepPage(
  ctx: Context,
  c: PageContext,
  { standing, step, onward }: { standing: Standing; step: SignInStep; onward: Onward },
  problems: Problems = new Map(),
) {
  const { t, say, site } = c.get('view');
  const props = { standing, onward, problems };
  const more = problems.size > 0 ? ({ problem: true, status: 422 } as const) : {};
  if (step === 'password')
    return show(c, t('security.own_password'), <SignInPasswordPage {...props} />, more);
  if (step === 'code') return show(c, t('security.give_code'), <SignInCodePage {...props} />, more);
  const device = enrolmentOf(ctx, standing, say(site.name));
  return show(c, t('security.enrol'), <SignInEnrolmentPage {...props} device={device} />, more);
}

/** A step is done, or the password was right: the next step, the form that waits, or where the officer wanted to go. */
export async function goOn(ctx: Context, c: PageContext, onward: Onward, token: string, codesLeft?: number) {
  writeSession(c, token);
  const standing = await findStanding(ctx, token);
  const { next, kept } = onward;
  if (!standing) return c.redirect(c.get('view').href(signInPath), 303);
  const { officer, step } = standing;
  if (step && kept !== undefined) return stepPage(ctx, c, { standing, step, onward });
  if (step) return c.redirect(c.get('view').href(stepPath(step, next)), 303);
  const view = { ...c.get('view'), officer };
  const fields = kept === undefined ? undefined : [...new URLSearchParams(kept)];
  if (fields === undefined && codesLeft === undefined) return c.redirect(view.href(next), 303);
  c.set('view', view);
  if (codesLeft !== undefined)
    return show(
      c,
      view.t('security.recovered'),
      <CodesLeftPage left={codesLeft} next={next} fields={fields} />,
    );
  return show(c, view.t('staff.resume'), <ResumePage next={next} fields={fields ?? []} />);
}

/** Too many wrong tries: the session has ended, and so has its cookie. */
export function refuseForNow(c: PageContext, onward: Onward, waitSeconds: number) {
  const { t } = c.get('view');
  const problem = t('staff.too_many_tries', { minutes: Math.ceil(waitSeconds / 60) });
  c.header('Retry-After', String(waitSeconds));
  dropSession(c);
  const body = <SignInPage onward={onward} problem={problem} demoOfficers={[]} />;
  return show(c, t('staff.sign_in'), body, { problem: true, status: 429 });
}

/** The session and its pending step, if it is this one. */
export async function findAt(ctx: Context, c: PageContext, step: SignInStep) {
  const token = readSession(c);
  const standing = token === undefined ? undefined : await findStanding(ctx, token);
  return token !== undefined && standing?.step === step ? { token, standing } : undefined;
}

/** There is no such step to be done: back to the door, which knows the way; what was entered in a form goes along. */
export async function elsewhere(
  ctx: Context,
  c: PageContext,
  onward: Onward,
  demoOfficers: readonly DemoOfficer[] = [],
) {
  const token = readSession(c);
  const standing = token === undefined ? undefined : await findStanding(ctx, token);
  const { href } = c.get('view');
  if (token !== undefined && standing) return goOn(ctx, c, onward, token);
  if (onward.kept === undefined)
    return c.redirect(href(`${signInPath}?next=${encodeURIComponent(onward.next)}`), 303);
  const title = c.get('view').t('staff.sign_in');
  return show(c, title, <SignInPage onward={onward} demoOfficers={demoOfficers} />, { status: 401 });
}
