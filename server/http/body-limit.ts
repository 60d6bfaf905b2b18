import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DomainError } from '../errors.ts';

/** The largest body that anybody may send, in bytes. */
const LIMIT = 256 * 1024;
const MEGABYTE = 1024 * 1024;

/** Routes that take a file, with the largest body of each; their handlers limit the file itself. */
const uploads: readonly { path: RegExp; limit: number }[] = [
  { path: /^(\/en)?\/workspace\/officers\/import(\/accounts)?$/, limit: 2 * MEGABYTE },
  { path: /^(\/en)?\/workspace\/approvals\/[^/]+\/scan$/, limit: 8.5 * MEGABYTE },
];

export class TooLargeError extends DomainError {
  readonly type = 'too-large';
  readonly status = 413;
}

const tooLarge = () => {
  throw new TooLargeError();
};

/** Refuses larger bodies: by their declared length where there is one, by counting what comes where there is none. */
export function limitBody(): MiddlewareHandler {
  const counting = counterOf(LIMIT);
  const counted = uploads.map((upload) => ({ ...upload, counting: counterOf(upload.limit) }));
  return (c, next) => {
    const upload = counted.find(({ path }) => path.test(c.req.path));
    if (c.req.header('transfer-encoding') !== undefined) return (upload?.counting ?? counting)(c, next);
    if (Number(c.req.header('content-length') ?? 0) > (upload?.limit ?? LIMIT)) tooLarge();
    return next();
  };
}

const counterOf = (maxSize: number) => bodyLimit({ maxSize, onError: tooLarge });
