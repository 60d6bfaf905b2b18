import type { MiddlewareHandler } from 'hono';
import { NotFoundError } from '../errors.ts';

/** Text without the one character that PostgreSQL keeps in none: nobody writes it, and no page shows it. */
export const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

/** Fields without it, as every store keeps them. */
export function fieldsWithoutNul(fields: URLSearchParams): URLSearchParams {
  const given = [...fields];
  if (!given.some((pair) => pair.some((text) => text.includes('\0')))) return fields;
  return new URLSearchParams(given.map((pair) => pair.map(withoutNul)));
}

/** JSON without it: its escape is left out, and an escaped backslash before `u0000` stays what it is. */
export const jsonWithoutNul = (json: string): string =>
  json.includes('\\u0000')
    ? json.replace(/\\(?:u0000|.)/gs, (whole) => (whole === '\\u0000' ? '' : whole))
    : json;

/** Nothing has an address with it in its path; in a query it is left out. */
export const nulOutOfAddress: MiddlewareHandler = async (c, next) => {
  if (c.req.url.includes('%00')) {
    const url = new URL(c.req.url);
    if (url.pathname.includes('%00')) throw new NotFoundError();
    url.search = fieldsWithoutNul(url.searchParams).toString();
    const { method, headers, body } = c.req.raw;
    c.req.raw = new Request(url, { method, headers, ...(body ? { body, duplex: 'half' } : {}) });
  }
  await next();
};
