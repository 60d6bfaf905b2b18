import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DomainError } from '../errors.ts';

/** The largest body that anybody may send, in bytes. */
const LIMIT = 256 * 1024;

export class TooLargeError extends DomainError {
  readonly type = 'too-large';
  readonly status = 413;
}

const tooLarge = () => {
  throw new TooLargeError();
};

/** Refuses larger bodies: by their declared length where there is one, by counting what comes where there is none. */
export function limitBody(): MiddlewareHandler {
  const counting = bodyLimit({ maxSize: LIMIT, onError: tooLarge });
  return (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return counting(c, next);
    if (Number(c.req.header('content-length') ?? 0) > LIMIT) tooLarge();
    return next();
  };
}
