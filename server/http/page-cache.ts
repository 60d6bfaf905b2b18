import { createHash } from 'node:crypto';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import type { Context } from '../context.ts';
import { type Encoded, encodeAll, encodeOnce, encodingFor } from './encode.ts';

/** Milliseconds for which a page stands: long enough for a crowd, short enough for a closing time. */
const FRESH_MS = 5000;
const MOST = 400;

interface Kept {
  encoded: Encoded;
  etag: string;
  type: string;
  until: number;
  generation: number;
}

/**
 * Keeps public pages rendered and compressed, once for an address and mode. A request that carries anything of its own
 * (a session, a half answer) is rendered fresh and never kept. Neither is a page with a key in it; it is still sent
 * compressed: its key is a new one each time, so that sizes tell nothing of it.
 */
export function pageCache(ctx: Context): MiddlewareHandler {
  const kept = new Map<string, Kept>();
  return async (c, next) => {
    const key = keyOf(c);
    if (key === undefined) return next();
    const known = kept.get(key);
    const now = performance.now();
    if (known && known.until > now && known.generation === ctx.pages.generation) return replyWith(c, known);
    const { generation } = ctx.pages;
    await next();
    if (!isPublic(c.res)) return compress(c);
    const body = new Uint8Array(await c.res.clone().arrayBuffer());
    const entry = {
      encoded: encodeAll(body),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      type: c.res.headers.get('content-type') ?? '',
      until: now + FRESH_MS,
      generation,
    };
    if (kept.size >= MOST) kept.clear();
    kept.set(key, entry);
    c.res = undefined;
    c.res = replyWith(c, entry);
  };
}

/** Address and mode; undefined for a request that must be rendered by itself. */
function keyOf(c: HonoContext): string | undefined {
  if (c.req.method !== 'GET' || /^(\/en)?\/workspace/.test(c.req.path)) return undefined;
  const cookies = (c.req.header('cookie') ?? '').split(/;\s*/).filter((each) => each !== '');
  if (cookies.some((each) => !/^(__Host-)?mode=/.test(each))) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return search.length > 100 ? undefined : `${pathname}${search} ${cookies[0] ?? ''}`;
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

function replyWith(c: HonoContext, { encoded, etag, type }: Kept): Response {
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding, Cookie',
  };
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const encoding = encodingFor(c.req.header('accept-encoding'));
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  return new Response(encoded[encoding] as Uint8Array<ArrayBuffer>, { headers });
}
