import type { Context as HonoContext } from 'hono';
import { DomainError } from '../errors.ts';
import { fieldsWithoutNul } from './nul.ts';

export class WrongMediaTypeError extends DomainError {
  readonly type = 'wrong-media-type';
  readonly status = 415;
}

/** The fields of a posted form. Only `application/x-www-form-urlencoded`: nothing here takes files. */
export async function readForm(c: HonoContext): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) throw new WrongMediaTypeError();
  return fieldsWithoutNul(new URLSearchParams(await c.req.text()));
}
