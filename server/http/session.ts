import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { DomainError } from '../errors.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import type { PageContext, PageEnv } from './page.tsx';
import type { SignedIn } from './signed-in.ts';

export const readSession = (c: HonoContext): string | undefined => readCookie(c, 'session');
export const writeSession = (c: HonoContext, token: string): void => writeCookie(c, 'session', token);
export const dropSession = (c: HonoContext): void => dropCookie(c, 'session');

export const signInPath = '/workspace/sign-in';
export const interruptedPath = `${signInPath}/interrupted`;
export const signOutPath = '/workspace/sign-out';

/** What may still be to be done after the sign-in name and the password, before a session opens anything. */
export type SignInStep = 'password' | 'enrolment' | 'code';

/** Where it is done; `next` is where to go afterwards. */
export const stepPath = (step: SignInStep, next?: string): string =>
  `${signInPath}/${step}${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`;

/** An officer's session is needed, and this request cannot be put off until there is one. */
export class SignInNeededError extends DomainError {
  readonly type = 'sign-in-needed';
  readonly status = 401;
}

/** The officer whom the gate let in. */
export function officerOf(c: PageContext): SignedIn {
  const officer = c.get('officer');
  if (!officer) throw new SignInNeededError();
  return officer;
}

const withoutSession = /^\/workspace\/sign-(in|out)(?=[/?]|$)/;

/**
 * Lets nobody into the workspace but officers; sets `officer` and `view.officer`. Without a session, or with one that is
 * still pending, a page is asked for again after signing in; a posted form is handed over whole (307 keeps the method and
 * the body) to the sign-in page, which carries its fields along. What is not a form gets 401.
 */
export const staffGate =
  (
    findOfficer: (token: string) => Promise<SignedIn | undefined>,
    findStep: (token: string) => Promise<SignInStep | undefined> = async () => undefined,
  ): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const view = c.get('view');
    if (withoutSession.test(view.path)) return next();
    const token = readSession(c);
    const officer = token === undefined ? undefined : await findOfficer(token);
    if (officer) {
      c.set('officer', officer);
      c.set('view', { ...view, officer });
      return next();
    }
    const after = `?next=${encodeURIComponent(view.path)}`;
    if (c.req.method === 'GET' || c.req.method === 'HEAD') {
      const step = token === undefined ? undefined : await findStep(token);
      return c.redirect(view.href(step ? stepPath(step, view.path) : signInPath + after), 303);
    }
    if (!isForm(c)) throw new SignInNeededError();
    return c.redirect(view.href(interruptedPath + after), 307);
  };

const isForm = (c: HonoContext) =>
  c.req.method === 'POST' &&
  /^application\/x-www-form-urlencoded(;|$)/i.test(c.req.header('content-type') ?? '');

/** Where to go after signing in: an address inside the workspace, whatever was asked for. */
export function insideWorkspace(next: string | null | undefined): string {
  const home = '/workspace';
  if (!next?.startsWith(home) || /[\\\p{Cc}]/u.test(next)) return home;
  const { origin, pathname, search } = new URL(next, 'http://local');
  const inside = origin === 'http://local' && (pathname === home || pathname.startsWith(`${home}/`));
  return inside && !withoutSession.test(pathname) ? pathname + search : home;
}
