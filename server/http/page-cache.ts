import { createHash } from 'node:crypto';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Context } from '../context.ts';
import { encodeAll, encodeOnce, encodingFor } from './encode.ts';
import { FRESH_MS, type Kept, keptPagesOf, placeOf } from './kept-pages.ts';

/**
 * Keeps public pages rendered and compressed, once for an address and mode. A request that carries anything of its own
 * (a session, a half answer) is rendered fresh and never kept. Neither is a page with a key in it; it is still sent
 * compressed: its key is a new one each time, so that sizes tell nothing of it. Who asks while a page is being rendered
 * waits for it; what comes out as it was before is not compressed again.
 */
export function pageCache(ctx: Context): MiddlewareHandler {
  const pages = keptPagesOf(ctx);
  const rendering = new Map<string, { generation: number; page: Promise<Kept | undefined> }>();

  async function render(c: HonoContext, key: string, next: () => Promise<void>): Promise<Kept | undefined> {
    const { generation } = ctx.pages;
    const until = performance.now() + FRESH_MS;
    await next();
    if (!isPublic(c.res)) return undefined;
    const body = new Uint8Array(await c.res.clone().arrayBuffer());
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const type = c.res.headers.get('content-type') ?? '';
    const old = pages.findOld(key);
    const encoded = old?.etag === etag ? old.encoded : encodeAll(body);
    const page = { encoded, etag, type, until, generation, route: routePath(c, -1) };
    pages.keep(key, page);
    return page;
  }

  return async (c, next) => {
    const key = keyOf(c);
    if (key === undefined) return next();
    const known = pages.find(key);
    if (known) return replyWith(c, known);
    const begun = rendering.get(key);
    const shared = begun?.generation === ctx.pages.generation ? await begun.page : undefined;
    if (shared) return replyWith(c, shared);
    const page = render(c, key, next);
    const quiet = page.catch(() => undefined);
    const mine = { generation: ctx.pages.generation, page: quiet };
    rendering.set(key, mine);
    const rendered = await page.finally(() => {
      if (rendering.get(key) === mine) rendering.delete(key);
    });
    if (!rendered) return compress(c);
    c.res = undefined;
    c.res = replyWith(c, rendered);
  };
}

/** What is kept for a request, where it may still be shown. */
export function keptAnswer(ctx: Context, c: HonoContext): Response | undefined {
  const key = keyOf(c);
  const page = key === undefined ? undefined : keptPagesOf(ctx).find(key);
  return page && replyWith(c, page);
}

/** Address and mode; undefined for a request that must be rendered by itself. */
function keyOf(c: HonoContext): string | undefined {
  if (c.req.method !== 'GET' || /^(\/en)?\/workspace/.test(c.req.path)) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return search.length > 100 ? undefined : placeOf(pathname + search, c.req.header('cookie'));
}

async function compress(c: HonoContext): Promise<void> {
  const { res } = c;
  const encoding = encodingFor(c.req.header('accept-encoding'));
  if (!isPage(res) || encoding === 'identity') return;
  const body = encodeOnce(new Uint8Array(await res.arrayBuffer()), encoding);
  c.res = new Response(body as Uint8Array<ArrayBuffer>, res);
  c.header('Content-Encoding', encoding);
  c.header('Vary', 'Accept-Encoding', { append: true });
}

const isPage = (res: Response) =>
  res.status === 200 &&
  /^text\/html/.test(res.headers.get('content-type') ?? '') &&
  !res.headers.has('set-cookie');

const isPublic = (res: Response) => isPage(res) && res.headers.get('cache-control') !== 'no-store';

function replyWith(c: HonoContext, page: Kept): Response {
  const headers: Record<string, string> = {
    'Content-Type': page.type,
    'Cache-Control': 'no-cache',
    ETag: page.etag,
    Vary: 'Accept-Encoding, Cookie',
  };
  c.set('kept', page);
  if (c.req.header('if-none-match') === page.etag) return new Response(null, { status: 304, headers });
  const encoding = encodingFor(c.req.header('accept-encoding'));
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  return new Response(page.encoded[encoding] as Uint8Array<ArrayBuffer>, { headers });
}
