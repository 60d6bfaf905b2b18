import { gunzipSync, gzipSync } from 'node:zlib';
import { HTTPException } from 'hono/http-exception';
import { isDay } from '#shared/time.ts';
import type { Period } from './exchange-export.ts';
import { EXCHANGE_MAX } from './exchange-file.ts';

/** The file as the form carries it from the look to the taking: nothing is kept on the server in between. */
export const pack = (bytes: Uint8Array): string => gzipSync(bytes).toString('base64url');

/** Throws HTTPException 400 for what no form of ours sends. */
export function unpack(packed: string): Uint8Array {
  try {
    return gunzipSync(Buffer.from(packed, 'base64url'), { maxOutputLength: EXCHANGE_MAX });
  } catch (cause) {
    throw new HTTPException(400, { cause });
  }
}

/** A whole number of a hidden field; a form of ours always sends it. */
export function wholeIn(fields: URLSearchParams, name: string): number {
  const given = fields.get(name) ?? '';
  if (!/^\d{1,9}$/.test(given)) throw new HTTPException(400);
  return Number(given);
}

export function periodIn(query: (name: string) => string | undefined): Period | undefined {
  const [from = '', until = ''] = [query('from'), query('until')];
  return isDay(from) && isDay(until) && from <= until ? { from, until } : undefined;
}
