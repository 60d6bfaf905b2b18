import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { callerOf } from '../http/rate-limit.ts';
import {
  dropSession,
  insideWorkspace,
  interruptedPath,
  readSession,
  signInPath,
  signOutPath,
} from '../http/session.ts';
import { type SignInOutcome, signIn, signOut } from './sign-in.ts';
import { type DemoOfficer, SignInPage } from './sign-in-page.tsx';
import { elsewhere, goOn, onwardOf } from './sign-in-reply.tsx';

/** Signing in and out; in the demonstration the page offers its sign-ins. */
export function signInRoutes(ctx: Context, demoOfficers: readonly DemoOfficer[] = []) {
  return new Hono<PageEnv>()
    .get(signInPath, (c) => {
      const onward = { next: insideWorkspace(c.req.query('next')), kept: undefined };
      return page(c, <SignInPage onward={onward} demoOfficers={demoOfficers} />, titled(c));
    })
    .post(signInPath, async (c) => {
      const form = await readForm(c);
      const onward = onwardOf(form);
      const name = form.get('name') ?? '';
      const outcome = await signIn(ctx, {
        name,
        password: form.get('password') ?? '',
        caller: callerOf(ctx, c),
        earlierToken: readSession(c),
      });
      if ('token' in outcome) return goOn(ctx, c, onward, outcome.token);
      const problem = wordsOf(c, outcome);
      const body = <SignInPage onward={onward} name={name} problem={problem} demoOfficers={demoOfficers} />;
      return page(c, body, { ...titled(c), problem: true, status: refusedWith(c, outcome) });
    })
    .get(interruptedPath, (c) => c.redirect(c.get('view').href(signInPath), 303))
    .post(interruptedPath, async (c) => {
      const onward = { next: insideWorkspace(c.req.query('next')), kept: (await readForm(c)).toString() };
      return elsewhere(ctx, c, onward, demoOfficers);
    })
    .post(signOutPath, async (c) => {
      const token = readSession(c);
      if (token !== undefined) await signOut(ctx, token);
      dropSession(c);
      return c.redirect(c.get('view').href(signInPath), 303);
    });
}

type Refused = Extract<SignInOutcome, { refused: string }>;

const titled = (c: PageContext) => ({ title: c.get('view').t('staff.sign_in'), workspace: true });

function refusedWith(c: PageContext, outcome: Refused) {
  if (outcome.refused !== 'too-many') return 422;
  c.header('Retry-After', String(outcome.waitSeconds));
  return 429;
}

function wordsOf(c: PageContext, outcome: Refused) {
  const { t } = c.get('view');
  if (outcome.refused === 'expired') return t('security.password_expired');
  if (outcome.refused === 'wrong') return t('staff.wrong_sign_in');
  return t('staff.too_many_tries', { minutes: Math.ceil(outcome.waitSeconds / 60) });
}
