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
  writeSession,
} from '../http/session.ts';
import type { Onward } from './onward-fields.tsx';
import { ResumePage } from './resume-page.tsx';
import { type SignInOutcome, signIn, signOut } from './sign-in.ts';
import { type DemoOfficer, SignInPage } from './sign-in-page.tsx';

/** Signing in and out; in the demonstration the page offers its sign-ins. */
export function signInRoutes(ctx: Context, demoOfficers: readonly DemoOfficer[] = []) {
  const show = (c: PageContext, onward: Onward, status: 200 | 401) =>
    page(c, <SignInPage onward={onward} demoOfficers={demoOfficers} />, { ...titled(c), status });

  return new Hono<PageEnv>()
    .get(signInPath, (c) => show(c, { next: insideWorkspace(c.req.query('next')), kept: undefined }, 200))
    .post(signInPath, async (c) => {
      const form = await readForm(c);
      const onward = { next: insideWorkspace(form.get('next')), kept: form.get('kept') ?? undefined };
      const name = form.get('name') ?? '';
      const outcome = await signIn(ctx, {
        name,
        password: form.get('password') ?? '',
        caller: callerOf(ctx, c),
        earlierToken: readSession(c),
      });
      if ('token' in outcome) return goOn(c, onward, outcome);
      const problem = wordsOf(c, outcome);
      const body = <SignInPage onward={onward} name={name} problem={problem} demoOfficers={demoOfficers} />;
      return page(c, body, { ...titled(c), problem: true, status: refusedWith(c, outcome) });
    })
    .get(interruptedPath, (c) => c.redirect(c.get('view').href(signInPath), 303))
    .post(interruptedPath, async (c) =>
      show(c, { next: insideWorkspace(c.req.query('next')), kept: (await readForm(c)).toString() }, 401),
    )
    .post(signOutPath, async (c) => {
      const token = readSession(c);
      if (token !== undefined) await signOut(ctx, token);
      dropSession(c);
      return c.redirect(c.get('view').href(signInPath), 303);
    });
}

type Refused = Extract<SignInOutcome, { refused: string }>;

const titled = (c: PageContext) => ({ title: c.get('view').t('staff.sign_in'), workspace: true });

function goOn(c: PageContext, { next, kept }: Onward, { token, officer }: Exclude<SignInOutcome, Refused>) {
  const view = { ...c.get('view'), officer };
  writeSession(c, token);
  if (kept === undefined) return c.redirect(view.href(next), 303);
  c.set('view', view);
  const fields = [...new URLSearchParams(kept)];
  return page(c, <ResumePage next={next} fields={fields} />, {
    title: view.t('staff.resume'),
    workspace: true,
  });
}

function refusedWith(c: PageContext, outcome: Refused) {
  if (outcome.refused === 'wrong') return 422;
  c.header('Retry-After', String(outcome.waitSeconds));
  return 429;
}

const wordsOf = (c: PageContext, outcome: Refused) =>
  outcome.refused === 'wrong'
    ? c.get('view').t('staff.wrong_sign_in')
    : c.get('view').t('staff.too_many_tries', { minutes: Math.ceil(outcome.waitSeconds / 60) });
