import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { DomainError } from '../errors.ts';

/** The largest body that anybody may send, in bytes. */
const LIMIT = 256 * 1024;
const MEGABYTE = 1024 * 1024;

/** Routes that take a file, with the largest body of each; their handlers limit the file itself. */
const uploads: readonly { path: RegExp; limit: number }[] = [
  { path: /^(\/en)?\/workspace\/officers\/import(\/accounts)?$/, limit: 2 * MEGABYTE },
  { path: /^(\/en)?\/workspace\/approvals\/[^/]+\/scan$/, limit: 8.5 * MEGABYTE },
  { path: /^(\/en)?\/workspace\/pieces\/[^/]+\/files$/, limit: 8.5 * MEGABYTE },
  { path: /^(\/en)?\/workspace\/pieces\/kinds\/[^/]+\/import$/, limit: 8.5 * MEGABYTE },
  { path: /^(\/en)?\/workspace\/inquiries\/exchange(\/taking)?$/, limit: 8.5 * MEGABYTE },
];

export class TooLargeError extends DomainError {
  readonly type = 'too-large';
  readonly status = 413;
}

/**
 * Refuses larger bodies: by their declared length where there is one, by counting what comes where there is none. To be
 * counted it is held in memory, before anybody knows whose it is: files must say how long they are.
 */
export function limitBody(): MiddlewareHandler {
  return async (c, next) => {
    if (!/^(GET|HEAD)$/.test(c.req.method) && c.req.header('transfer-encoding') !== undefined)
      await holdBody(c);
    const upload = uploads.find(({ path }) => path.test(c.req.path));
    if (Number(c.req.header('content-length') ?? 0) > (upload?.limit ?? LIMIT)) throw new TooLargeError();
    await next();
  };
}

/** Reads the body for whoever asks for it later: one of unknown length is counted while it comes. */
async function holdBody(c: HonoContext): Promise<void> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.byteLength;
    if (size > LIMIT) throw new TooLargeError();
    parts.push(part);
  }
  const { method, url, headers } = c.req.raw;
  c.req.raw = new Request(url, { method, headers, body: Buffer.concat(parts, size) });
}
