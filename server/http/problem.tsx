import type { Context as HonoContext } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Key, zhCN } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import { DomainError, isOutOfReach, StoreUnwritableError } from '../errors.ts';
import { isApi } from './api-path.ts';
import { NotStoredPage } from './not-stored-page.tsx';
import { type PageContext, page } from './page.tsx';
import { findPostedForm } from './posted-form.ts';
import { useView, type View } from './view.ts';
import { WorkspaceFrame } from './workspace-frame.tsx';

interface Refusal {
  type: string;
  status: ContentfulStatusCode;
  values: { [name: string]: string | number };
  retryAfter?: number | undefined;
}

/** The one mapper from errors to answers: a DomainError, Hono's HTTPException, and anything else, which is a bug. */
export function answerError(ctx: Context, c: HonoContext, error: unknown): Response | Promise<Response> {
  const refusal = refusalOf(error);
  if (isBrokenOff(error)) ctx.log.info({ requestId: c.get('requestId') }, 'broken off');
  else if (refusal.type === 'internal')
    ctx.log.error({ err: error, requestId: c.get('requestId'), route: c.req.routePath }, 'bug');
  else if (refusal.status >= 500)
    ctx.log.warn({ type: refusal.type, requestId: c.get('requestId') }, 'refused');
  if (refusal.retryAfter !== undefined) c.header('Retry-After', String(refusal.retryAfter));
  if (isApi(c.req.path)) return problemJson(c, refusal);
  return refusal.retryAfter === undefined
    ? problemPage(c as PageContext, refusal)
    : waitingPage(c as PageContext, refusal, refusal.retryAfter);
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) return error;
  if (isOutOfReach(error)) return new StoreUnwritableError();
  if (error instanceof HTTPException)
    return { type: typeOf(error.status), status: error.status as ContentfulStatusCode, values: {} };
  if (isBrokenOff(error)) return { type: 'bad-request', status: 400, values: {} };
  return { type: 'internal', status: 500, values: {} };
}

/** Whoever sent the request went away in the middle of its body, or sent one that is none: Node says so in these words. */
const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

const types: { [status: number]: string } = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-media-type',
  429: 'too-many-requests',
};

const typeOf = (status: number) => types[status] ?? (status >= 500 ? 'internal' : 'bad-request');

/** problem+json (RFC 9457); `errors` point into the request's body. */
export function problemJson(
  c: HonoContext,
  refusal: Refusal,
  errors?: { pointer: string; code: string; message: string }[],
): Response {
  const { t } = c.get('view') as View;
  const body = {
    type: `urn:wenji:problem:${refusal.type}`,
    title: t(titleKey(refusal.type), refusal.values),
    status: refusal.status,
    ...(hasHelp(refusal.type) ? { detail: t(helpKey(refusal.type), refusal.values) } : {}),
    ...(errors ? { errors } : {}),
  };
  return c.body(JSON.stringify(body), refusal.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  });
}

function problemPage(c: PageContext, refusal: Refusal): Response {
  const title = c.get('view').t(titleKey(refusal.type), refusal.values);
  return page(c, <ProblemPage refusal={refusal} title={title} />, {
    title,
    status: refusal.status,
    problem: true,
    personal: true,
  });
}

/** What can be taken later: a form that was posted comes back, to be sent again as it was. */
async function waitingPage(c: PageContext, refusal: Refusal, retryAfter: number): Promise<Response> {
  const { t, href, path } = c.get('view');
  const form = await findPostedForm(c, href(path));
  if (!form) return problemPage(c, refusal);
  const full = refusal.status === 503;
  const title = full ? t('common.not_stored') : t(titleKey(refusal.type));
  const why = full ? t('common.not_stored_why') : t('common.not_taken_why');
  const workspace = /^\/workspace(\/|$)/.test(path);
  const body = <NotStoredPage title={title} why={why} retryAfter={retryAfter} form={form} />;
  return page(c, workspace ? <WorkspaceFrame>{body}</WorkspaceFrame> : body, {
    title,
    status: refusal.status,
    problem: true,
    personal: true,
    workspace,
  });
}

function ProblemPage({ refusal, title }: { refusal: Refusal; title: string }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <h1>{title}</h1>
      {hasHelp(refusal.type) ? <p>{t(helpKey(refusal.type), refusal.values)}</p> : null}
      <p>
        <a href={href('/')}>{t('common.open')}</a>
      </p>
    </div>
  );
}

const titleKey = (type: string) => `error.${known(type)}` as Key;
const helpKey = (type: string) => `error.${known(type)}_help` as Key;
const known = (type: string) => (Object.hasOwn(zhCN.error, type) ? type : 'internal');
const hasHelp = (type: string) => Object.hasOwn(zhCN.error, `${known(type)}_help`);
