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

/**
 * Refuses larger bodies: by their declared length where there is one, by counting what comes where there is none. To be
 * counted it is held in memory, before anybody knows whose it is: files must say how long they are.
 */
export function limitBody(): MiddlewareHandler {
  const counting = bodyLimit({ maxSize: LIMIT, onError: tooLarge });
  return (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return counting(c, next);
    const upload = uploads.find(({ path }) => path.test(c.req.path));
    if (Number(c.req.header('content-length') ?? 0) > (upload?.limit ?? LIMIT)) tooLarge();
    return next();
  };
}
