import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { encodingFor } from './encode.ts';
import { type Kept, keptPagesOf, placeOf } from './kept-pages.ts';
import { countAnswered } from './metrics.ts';

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

const plainHost = /^[a-z0-9._-]+(:\d{1,5})?$/;

/**
 * Sends a kept page at once, with the same bytes, headers and line in the log as the application does. Whatever is the
 * least bit unusual goes to the application: another method, a body, an odd host, an address that is not in its plain form.
 */
export function keptFirst(ctx: Context, application: Listener): Listener {
  const pages = keptPagesOf(ctx);
  return (incoming, outgoing) => {
    const started = performance.now();
    const { method, url = '', headers } = incoming;
    const plain =
      ctx.pages.fresh &&
      method === 'GET' &&
      url.length < 300 &&
      headers['content-length'] === undefined &&
      headers['transfer-encoding'] === undefined &&
      plainHost.test(headers.host ?? '');
    const place = plain ? placeOf(url, headers.cookie) : undefined;
    const page = place === undefined ? undefined : pages.find(place);
    if (!page?.security) return application(incoming, outgoing);
    const status = send(page, page.security, incoming, outgoing);
    const { route } = page;
    const ms = Math.round((performance.now() - started) * 10) / 10;
    countAnswered(ctx, 'GET', route, status, ms);
    ctx.log.info({ requestId: ctx.random(9).toString('base64url'), method, route, status, ms });
  };
}

function send(
  { encoded, etag, type }: Kept,
  security: [string, string][],
  { headers }: IncomingMessage,
  outgoing: ServerResponse,
): number {
  const lines = ['content-type', type, 'cache-control', 'no-cache', 'etag', etag];
  lines.push('vary', 'Accept-Encoding, Cookie', ...security.flat());
  if (headers['if-none-match'] === etag) {
    outgoing.writeHead(304, lines).end();
    return 304;
  }
  const encoding = encodingFor(headers['accept-encoding'] as string | undefined);
  const body = encoded[encoding];
  if (encoding !== 'identity') lines.push('content-encoding', encoding);
  lines.push('content-length', String(body.byteLength));
  outgoing.writeHead(200, lines).end(body);
  return 200;
}
