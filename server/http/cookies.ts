import type { Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** `__Host-` and Secure on https; plain names on loopback http only. */
const named = (c: HonoContext, name: string) => (isSecure(c) ? `__Host-${name}` : name);

const isSecure = (c: HonoContext) => c.get('secure') === true;

export const readCookie = (c: HonoContext, name: string): string | undefined => getCookie(c, named(c, name));

/** Sets a cookie that scripts cannot read; without `maxAge` (seconds) it ends with the browser. */
export function writeCookie(c: HonoContext, name: string, value: string, maxAge?: number): void {
  setCookie(c, named(c, name), value, {
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    path: '/',
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

export const dropCookie = (c: HonoContext, name: string): void => {
  deleteCookie(c, named(c, name), { path: '/', secure: isSecure(c) });
};
