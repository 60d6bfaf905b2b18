import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { clientFolder } from './assets.ts';
import { type Encoded, encodeAll, encodingFor } from './encode.ts';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="14" cy="14" r="10" fill="none" stroke="#0A5F98" stroke-width="5"/><circle cx="25" cy="25" r="5" fill="#0A5F98"/></svg>`;

/**
 * The built client's files, each read and compressed once. Their names change with their content, so browsers keep
 * them for a year.
 */
export function clientFiles(): MiddlewareHandler {
  const folder = join(clientFolder(), 'assets');
  const kept = new Map<string, Encoded>();
  return async (c, next) => {
    if (c.req.path === '/icon.svg')
      return c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' });
    const name = /^\/assets\/([\w-][\w.-]*)$/.exec(c.req.path)?.[1];
    if (name === undefined) return next();
    const file = kept.get(name) ?? (await readFile(join(folder, name)).then(encodeAll, () => undefined));
    if (!file) return next();
    kept.set(name, file);
    return sendFile(c, name, file);
  };
}

function sendFile(c: HonoContext, name: string, file: Encoded): Response {
  const encoding = encodingFor(c.req.header('accept-encoding'));
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  return c.body(file[encoding] as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': getMimeType(name) ?? 'application/octet-stream',
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
}
